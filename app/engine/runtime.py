"""One trajectory in memory: its state, what waits, and when each region last changed."""

import asyncio
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from markupsafe import Markup
from sqlalchemy import Connection

from app.domain import workshop
from app.domain.acts import Command
from app.domain.refusals import Refusal
from app.domain.state import Actor, Event, State
from app.engine.pieces import Drawn, drawn, moved_on
from app.screens.audiences import Audience
from app.screens.regions import Live, Region, all_regions, listening
from app.screens.render import draw, fill
from app.store.log import Kept


class Gone(LookupError):
    """There is no such trajectory, or it was erased."""


@dataclass(frozen=True)
class Outcome:
    """The command is on disk: seq of its first event, and whether it was known already."""

    seq: int
    repeated: bool


@dataclass
class Waiting:
    """A command whose sender waits. `also` writes what belongs to the same moment, such as a seat's keys."""

    actor: Actor
    command: Command
    fingerprint: str
    also: Callable[[Connection, Event], None] | None
    answer: "asyncio.Future[Outcome | Refusal]"


@dataclass
class Runtime:
    """Read it within `engine.reading`: then all of it is on disk."""

    id: str
    live: Callable[["Runtime"], Live]
    draws: Counter[tuple[str, Audience]]
    regions: tuple[Region, ...] = field(default_factory=all_regions)
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    waiting: list[Waiting] = field(default_factory=list)
    planned: bool = False
    drawn_at: float = float("-inf")
    is_sound: bool = False
    is_gone: bool = False

    state: State = field(init=False)
    kept: dict[str, Kept] = field(init=False)
    changed: dict[Region, int] = field(init=False)
    stale: dict[Region, int] = field(default_factory=dict)
    live_stale: bool = True
    has_result: bool = False
    _drawn: dict[tuple[Audience, Region], tuple[int, Drawn, Mapping[str, Any]]] = field(default_factory=dict)
    #: What others made of it, for as long as its words stand.
    pages: dict[Hashable, Any] = field(default_factory=dict)
    _drawn_live: dict[Audience, tuple[int, Live, dict[Region, str]]] = field(default_factory=dict)
    _whole: dict[Audience, tuple[int, dict[Region, str], dict[str, Markup]]] = field(default_factory=dict)
    _told: dict[tuple[Audience, Region], str] = field(default_factory=dict)

    def fold(self, events: Iterable[Event], kept: dict[str, Kept]) -> None:
        """Begin anew from the log."""
        events = list(events)
        self.state, self.kept = workshop.fold(self.id, events), kept
        last = {event.type: event.seq for event in events}
        self.changed = {region: self._last(region, last) for region in self.regions}
        self._drawn.clear()
        self._drawn_live.clear()
        self._whole.clear()
        self.pages.clear()
        self.is_sound = True

    def take(self, event: Event) -> None:
        """Fold one more event, not yet on disk."""
        workshop.evolve(self.state, event)
        self.changed |= dict.fromkeys(self._touched(event), event.seq)

    def forget(self, commands: Iterable[str]) -> None:
        """Their words were erased on disk: a command that is sent again has nothing to be compared with."""
        for id_ in self.kept.keys() & set(commands):
            self.kept[id_] = Kept("", self.kept[id_].seq)

    def mark(self, events: Iterable[Event]) -> None:
        """These events are on disk: what they touch is to be drawn, all of it that is newer than them."""
        for event in events:
            for region in self._touched(event):
                self.stale.setdefault(region, event.seq - 1)
            self.live_stale = True

    @property
    def is_at_work(self) -> bool:
        """Whether someone waits for it, reads it, or is to be told of it."""
        return self.lock.locked() or bool(self.waiting) or self.planned or bool(self.stale)

    @property
    def is_ticking(self) -> bool:
        """Whether presence or timer may look different from a second ago."""
        return self.live_stale or (self.is_sound and self.state.here.timer_ends is not None)

    def _as_drawn(self, region: Region, audience: Audience) -> Drawn:
        seq, found, shown = self._drawn.get((audience, region), (-1, None, None))
        if found is None or seq != self.changed[region]:
            seq, shows = self.changed[region], region.view(self.state, audience)
            if found and shows == shown:  # after most events most regions show what they showed
                found = moved_on(found, seq)
            else:
                self.draws[region.id, audience] += 1
                found = drawn(fill(region, audience, seq, shows), seq, found)
            self._drawn[audience, region] = seq, found, shows
        return found

    def drawn(self, audience: Audience) -> dict[str, Markup]:
        """Every region of a screen by name, for a whole page; put together once for all who come in."""
        live = self._live_now(audience)
        seq, known, whole = self._whole.get(audience, (-1, live, {}))
        if seq != self.state.seq or known is not live:
            pieces = {
                region.name: live[region] if region.live else self._as_drawn(region, audience).whole
                for region in self._on(audience)
            }
            whole = {name: Markup(piece) for name, piece in pieces.items()}  # noqa: S704 - our own templates
            self._whole[audience] = self.state.seq, live, whole
        return whole

    def _live_now(self, audience: Audience) -> dict[Region, str]:
        """Presence and timer, drawn once for all who come in while they look the same."""
        live = self.live(self)
        seq, known, pieces = self._drawn_live.get(audience, (-1, live, {}))
        if (seq, known) != (self.state.seq, live):
            on = [region for region in self._on(audience) if region.live]
            self.draws.update((region.id, audience) for region in on)
            pieces = {region: draw(region, self.state, audience, 0, live) for region in on}
            self._drawn_live[audience] = self.state.seq, live, pieces
        return pieces

    def newer(self, audience: Audience, after: int) -> dict[str, str]:
        """What a screen that stands at `after` misses; presence and timer whole."""
        # A number from the future comes from before a backup was put back: then everything is news.
        since = after if after <= self.state.seq else -1
        live = self._live_now(audience)
        self._note_live(audience, live)
        told = {region.id: html for region, html in live.items()}
        for region in self._on(audience):
            if not region.live and self.changed[region] > since:
                told |= self._as_drawn(region, audience).newer(region.id, since)
        return told

    def _note_live(self, audience: Audience, pieces: Mapping[Region, str]) -> None:
        """One screen just heard something else than all were told last: at the next pulse all hear it."""
        for region, piece in pieces.items():
            if self._told.get((audience, region)) != piece:
                self._told.pop((audience, region), None)
                self.live_stale = True

    def patches(self, audience: Audience, stale: Mapping[Region, int]) -> dict[str, str]:
        """What became new in the stale regions of a screen, each since a seq."""
        told: dict[str, str] = {}
        for region in self._on(audience):
            if region in stale:
                told |= self._as_drawn(region, audience).newer(region.id, stale[region])
        return told

    def live_patches(self, audience: Audience) -> dict[str, str]:
        """Presence and timer, as far as they differ from what was told last."""
        news = {}
        for region, piece in self._live_now(audience).items():
            if self._told.get((audience, region)) != piece:
                self._told[audience, region] = news[region.id] = piece
        return news

    def _touched(self, event: Event) -> list[Region]:
        return [region for region in self.regions if not region.live and region.is_stale_after(event.type)]

    def _on(self, audience: Audience) -> list[Region]:
        return listening(self.regions, audience)

    @staticmethod
    def _last(region: Region, last: Mapping[str, int]) -> int:
        seqs = (seq for type_, seq in last.items() if region.is_stale_after(type_))
        return max(chain([0], seqs))
