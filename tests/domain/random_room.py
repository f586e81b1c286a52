"""Random commands by random actors, mostly about things that exist, sometimes about what does not."""

from collections.abc import Callable, Sequence
from random import Random
from typing import Any
from uuid import UUID, uuid5

from app.domain.cards import is_shown
from app.domain.fields import COMMANDS
from app.domain.script import KINDS, NAMES, SESSIONS
from app.domain.state import MAIN, PARTIES, Actor, State

SPACE = UUID(int=20260302)
UNKNOWN = str(uuid5(SPACE, "nothing has this id"))
FACILITATOR, OBSERVER, JOINER = Actor("facilitator"), Actor("observer"), Actor("join")
STEPS = ("associations", "dream-images", "signs", "the-check")
#: How often a command is tried against the others; the rest once.
OFTEN = {
    "take-seat": 5,
    "move-seat": 4,
    "free-seat": 2,
    "seat-by-hand": 2,
    "open-step": 4,
    "reveal": 4,
    "add-card": 16,
    "edit-card": 5,
    "withdraw-card": 4,
    "restore-card": 5,
    "hide-card": 4,
    "redact": 2,
    "make-cluster": 5,
    "move-cards": 6,
    "add-goal": 7,
    "add-indicator": 5,
    "describe-indicator": 4,
    "move-goal": 6,
    "undo": 6,
    "redo": 6,
}
TYPES = [name for name, spec in COMMANDS.items() if not spec.later]
WEIGHTED = [name for name in TYPES for _ in range(OFTEN.get(name, 1))]


class Chooser:
    """Makes one command: type, actor and data, from what the state holds."""

    def __init__(self, dice: Random, state: State, words: str) -> None:
        self.dice, self.state, self.words = dice, state, words

    def of(self, options: Sequence[Any]) -> Any:
        """One of these."""
        return self.dice.choice(options)

    def chance(self, one_in: int) -> bool:
        """True once in so many times."""
        return self.dice.randrange(one_in) == 0

    def id_in(self, table: str, *others: str) -> str:
        """The id of a thing; now and then one that is unknown or of another kind."""
        ids = [*getattr(self.state, table), *others]
        if not ids or self.chance(25):
            return str(self.of([UNKNOWN, *self.state.seats]))
        return str(self.of(ids))

    def some_cards(self) -> list[str]:
        """Cards that may be clustered, mostly; they may be none, or one twice."""
        seen = [card.id for card in self.state.cards.values() if is_shown(self.state, card)]
        if not seen or self.chance(8):
            return [self.id_in("cards")]
        return [str(self.of(seen)) for _ in range(self.dice.randrange(4))]

    def some(self, **fields: Callable[[], Any]) -> dict[str, Any]:
        """Fields that need not be there: each is, half of the times."""
        return {name: make() for name, make in fields.items() if self.chance(2)}

    def command(self) -> tuple[Actor, str, dict[str, Any]]:
        """Anyone's command."""
        if self.state.here.finished and self.chance(3):
            return FACILITATOR, "undo", {}
        type_ = str(self.of(WEIGHTED))
        data = getattr(self, f"_{type_.replace('-', '_')}", dict)()
        return self._actor(type_, data), type_, data

    def _actor(self, type_: str, data: dict[str, Any]) -> Actor:
        if self.chance(15):
            return self.of([OBSERVER, JOINER, FACILITATOR, *map(_seat, self.state.seats)])  # type: ignore[no-any-return] # all of these are actors
        if type_ == "take-seat":
            return JOINER
        sitting = [_seat(id_) for id_, seat in self.state.seats.items() if seat.taken]
        if "S" not in COMMANDS[type_].actors or not sitting or data.keys() & {"forSeat", "forParty"}:
            return FACILITATOR
        card = self.state.cards.get(data.get("card", ""))
        if card and not self.chance(5):
            return FACILITATOR if card.by_facilitator else _seat(card.seat)
        return self.of([*sitting, FACILITATOR])  # type: ignore[no-any-return] # all of these are actors

    def _open_step(self) -> dict[str, Any]:
        return {
            "step": self.of([*STEPS, *STEPS, *NAMES]),
            **self.some(
                question=lambda: self.words,
                seconds=lambda: self.of([0, 60]),
                newRound=lambda: self.of([True, True, False]),
            ),
        }

    def _reveal(self) -> dict[str, Any]:
        return {"step": self.of([self.state.here.step] * 8 + list(STEPS) + ["welcome"])}

    def _close_session(self) -> dict[str, Any]:
        return {"session": self.of(SESSIONS)}

    def _set_timer(self) -> dict[str, Any]:
        return {"seconds": self.of([0, 60, 300])}

    def _take_seat(self) -> dict[str, Any]:
        return {"party": self.of(PARTIES)}

    def _free_seat(self) -> dict[str, Any]:
        return {"seat": self.id_in("seats")}

    _seat_by_hand = _renew_seat_code = _free_seat

    def _move_seat(self) -> dict[str, Any]:
        return {"seat": self.id_in("seats"), "party": self.of(PARTIES)}

    def _set_seats(self) -> dict[str, Any]:
        return {"count": self.of([1, 2, 3, 4])}

    def _add_card(self) -> dict[str, Any]:
        kind = self.of([*KINDS, "association", "association", "sign"])
        by_hand = [seat for seat, it in self.state.seats.items() if it.by_hand]
        voices = [{}, {}, {}, {"forParty": self.of(PARTIES)}, {"forSeat": self.of([*by_hand, UNKNOWN])}]
        about = {"about": self.id_in("nodes")} if kind == "sign" else {}
        return {
            "kind": kind,
            "text": self.words,
            **about,
            **self.of(voices),
            **({"round": self.of([1, 2, 3])} if self.chance(4) else {}),
        }

    def _restore_card(self) -> dict[str, Any]:
        return {"card": self.id_in("cards")}

    def _edit_card(self) -> dict[str, Any]:
        return {**self._restore_card(), "text": self.words}

    def _withdraw_card(self) -> dict[str, Any]:
        return {**self._restore_card(), **self.some(reason=lambda: self.words)}

    _hide_card = _withdraw_card

    def _redact(self) -> dict[str, Any]:
        return {"target": self.id_in("words"), **self.some(reason=lambda: self.words)}

    def _make_cluster(self) -> dict[str, Any]:
        return self.some(name=lambda: self.words, cards=self.some_cards)

    def _rename_cluster(self) -> dict[str, Any]:
        return {"cluster": self.id_in("clusters"), **self.some(name=lambda: self.words)}

    def _dissolve_cluster(self) -> dict[str, Any]:
        return {"cluster": self.id_in("clusters")}

    def _move_cards(self) -> dict[str, Any]:
        return {"cards": self.some_cards(), "cluster": self.of([None, self.id_in("clusters")])}

    def _sources(self) -> dict[str, list[str]]:
        return {"cards": self.some_cards(), "clusters": [self.id_in("clusters")] if self.chance(2) else []}

    def _grown(self) -> dict[str, Any]:
        return {
            "text": self.words,
            **self.some(sources=self._sources, position=lambda: self.dice.randrange(4)),
        }

    def _set_main_goal(self) -> dict[str, Any]:
        return {"text": self.words, **self.some(sources=self._sources)}

    def _add_goal(self) -> dict[str, Any]:
        return {"parent": self.id_in("nodes", MAIN), **self._grown()}

    def _add_indicator(self) -> dict[str, Any]:
        return {"goal": self.id_in("nodes"), **self._grown()}

    def _describe_indicator(self) -> dict[str, Any]:
        free = {name: lambda: self.words for name in ("who", "unit", "target")}
        return {
            "indicator": self.id_in("nodes"),
            "form": self.of(["counting", "telling"]),
            **self.some(**free),
        }

    def _move_goal(self) -> dict[str, Any]:
        place = self.some(position=lambda: self.dice.randrange(5))
        return {"node": self.id_in("nodes"), "parent": self.id_in("nodes", MAIN), **place}

    def _undo(self) -> dict[str, Any]:
        return self.some(seq=lambda: self.of([*self.state.deeds, self.state.seq + 1]))

    def _redo(self) -> dict[str, Any]:
        return self.some(seq=lambda: self.of([*self.state.redoable, *self.state.redoable, 1]))


def _seat(id_: str | None) -> Actor:
    return Actor("seat", id_)
