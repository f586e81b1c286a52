"""Who is here: a holder with an open screen, or who polled a moment ago. And what their phones still hold."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

POLL_LASTS = 15.0
#: A phone that is here and gets nothing off its hands for so long is stuck.
STUCK_AFTER = 20.0
#: A phone that drops for a moment comes back within this; until then nobody is told "you are the only one".
LINGERS = 8.0


@dataclass
class _Here:
    sockets: int = 0
    polled: float = float("-inf")
    held: int = 0
    since: float = 0.0
    is_stuck: bool = False


class Presence:
    """Per room; `changed` holds the rooms whose picture changed since it was last taken out."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._rooms: dict[str, dict[str, _Here]] = {}
        self._left: dict[str, dict[str, float]] = {}
        self.changed: set[str] = set()

    def connected(self, room: str, holder: str) -> None:
        """One more screen of this holder is open."""
        self._here(room, holder).sockets += 1
        self.changed.add(room)

    def disconnected(self, room: str, holder: str) -> None:
        """One screen less."""
        here = self._here(room, holder)
        here.sockets -= 1
        self.changed.add(room)
        self._forget_absent(room)

    def polled(self, room: str, holder: str) -> None:
        """This holder asked for news; that counts for a while."""
        here = self._here(room, holder)
        if not self._is_present(here):
            self.changed.add(room)
        here.polled = self._clock()

    def says_held(self, room: str, holder: str, held: int) -> None:
        """The phone says how many cards wait on it."""
        here = self._here(room, holder)
        if held < here.held or not here.held:  # something came through, or waiting begins
            here.since, here.is_stuck = self._clock(), False
        if here.held != held:
            here.held = held
            self.changed.add(room)

    def present(self, room: str) -> frozenset[str]:
        """The holders that are here."""
        return frozenset(
            holder for holder, here in self._rooms.get(room, {}).items() if self._is_present(here)
        )

    def lately(self, room: str) -> frozenset[str]:
        """Those, and who dropped only just now."""
        return self.present(room) | self._left.get(room, {}).keys()

    def held(self, room: str) -> Mapping[str, int]:
        """How many cards wait on the phones that are here, for those that hold any."""
        rooms = self._rooms.get(room, {})
        return {holder: here.held for holder, here in rooms.items() if here.held and self._is_present(here)}

    def stuck(self, room: str) -> frozenset[str]:
        """Those of them whose cards do not get through, though their phone is here."""
        return frozenset(holder for holder, here in self._rooms.get(room, {}).items() if here.is_stuck)

    def sweep(self) -> None:
        """Let go of those whose last poll is too long ago; see who got stuck."""
        for room in list(self._rooms):
            self._see_stuck(room)
            before = len(self._rooms[room])
            self._forget_absent(room)
            if len(self._rooms.get(room, {})) != before:
                self.changed.add(room)
        self._let_go()

    def _let_go(self) -> None:
        """Who stayed away is gone."""
        for room in list(self._left):
            left = self._left[room]
            self._left[room] = {who: at for who, at in left.items() if self._clock() - at < LINGERS}
            if len(self._left[room]) != len(left):
                self.changed.add(room)
            if not self._left[room]:
                del self._left[room]

    def _see_stuck(self, room: str) -> None:
        for here in self._rooms[room].values():
            if here.held and not here.is_stuck and self._clock() - here.since >= STUCK_AFTER:
                here.is_stuck = True
                self.changed.add(room)

    def taken_out(self) -> set[str]:
        """The rooms that changed, once."""
        changed, self.changed = self.changed, set()
        return changed

    def _here(self, room: str, holder: str) -> _Here:
        return self._rooms.setdefault(room, {}).setdefault(holder, _Here())

    def _is_present(self, here: _Here) -> bool:
        return here.sockets > 0 or self._clock() - here.polled < POLL_LASTS

    def _forget_absent(self, room: str) -> None:
        holders = self._rooms.get(room, {})
        for holder in [holder for holder, here in holders.items() if not self._is_present(here)]:
            del holders[holder]
            self._left.setdefault(room, {})[holder] = self._clock()
        if not holders:
            self._rooms.pop(room, None)
