"""Random commands by random actors, mostly about things that exist, sometimes about what does not."""

from collections.abc import Iterator
from random import Random
from typing import Any

from app.domain.fields import COMMANDS
from app.domain.script import KINDS, NAMES, SESSIONS
from app.domain.state import MAIN, PARTIES, Actor, State
from app.domain.support import TREE
from tests.domain.random_dice import UNKNOWN
from tests.domain.random_tree import TreeDice

FACILITATOR, OBSERVER, JOINER = Actor("facilitator"), Actor("observer"), Actor("join")
STEPS = ("associations", "dream-images", "gather", "main-goal", "signs", "the-check")
#: How often a command is tried against the others; the rest once.
OFTEN = {
    "take-seat": 4,
    "move-seat": 3,
    "free-seat": 2,
    "seat-by-hand": 3,
    "open-step": 6,
    "reveal": 7,
    "add-card": 22,
    "edit-card": 5,
    "withdraw-card": 4,
    "restore-card": 5,
    "hide-card": 4,
    "redact": 2,
    "make-cluster": 6,
    "dissolve-cluster": 2,
    "move-cards": 6,
    "place-dots": 20,
    "spotlight": 3,
    "propose-wording": 8,
    "adopt-wording": 5,
    "propose-goal": 6,
    "add-goal": 9,
    "add-indicator": 5,
    "describe-indicator": 4,
    "move-goal": 9,
    "link-goals": 12,
    "unlink-goals": 2,
    "set-aside": 5,
    "bring-back": 5,
    "open-support": 5,
    "close-support": 4,
    "answer-support": 26,
    "propose-indicator": 3,
    "check-indicator": 12,
    "agree": 2,
    "undo": 8,
    "redo": 8,
}
TYPES = list(COMMANDS)
WEIGHTED = [name for name in TYPES for _ in range(OFTEN.get(name, 1))]


class Chooser(TreeDice):
    """Makes one command: type, actor and data, from what the state holds."""

    def command(self) -> tuple[Actor, str, dict[str, Any]]:
        """Anyone's command."""
        if self.state.here.finished and not self.chance(3):
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
        return FACILITATOR if self.chance(6) else self.of(sitting)  # type: ignore[no-any-return] # an actor

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
        kind = self.of([*KINDS, "association", "association", "dream-image", "sign"])
        by_hand = [seat for seat, it in self.state.seats.items() if it.by_hand]
        voices = [{}, {}, {}, {"forParty": self.of(PARTIES)}, {"forSeat": self.of([*by_hand, UNKNOWN])}]
        about = {"about": self.id_in("nodes")} if kind == "sign" else {}
        return {
            "kind": kind,
            "text": self.words,
            **about,
            **self.of(voices),
            **({"round": self.of([1, 2, 3])} if self.chance(4) else {}),
            **({"drawing": [[[self.mark, 7], [8, 9]]]} if kind == "dream-image" and self.chance(2) else {}),
        }

    def _restore_card(self) -> dict[str, Any]:
        withdrawn = [card.id for card in self.state.cards.values() if card.withdrawn]
        return {"card": self.id_in("cards") if self.chance(5) else self.id_of(withdrawn)}

    def _edit_card(self) -> dict[str, Any]:
        return {"card": self.id_in("cards"), "text": self.words}

    def _withdraw_card(self) -> dict[str, Any]:
        return {"card": self.id_in("cards"), **self.some(reason=lambda: self.words)}

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

    def _place_dots(self) -> dict[str, Any]:
        return {"cluster": self.id_in("clusters"), "count": self.of([0, 1, 1, 2, 2, 3, 5]), **self.for_seat()}

    def _check_indicator(self) -> dict[str, Any]:
        leaves = [node.id for node in self.state.nodes.values() if node.kind == "indicator"]
        return {
            "indicator": self.id_in("nodes") if self.chance(8) else self.id_of(leaves),
            "answer": self.of(["yes", "partly", "no"]),
            **self.some(reason=lambda: self.words),
            **self.for_seat(),
        }

    def _agree(self) -> dict[str, Any]:
        return {"text": self.words, **self.some(who=lambda: self.words, when=lambda: self.words)}

    def _spotlight(self) -> dict[str, Any]:
        return (
            {"card": self.id_in("cards")} if self.chance(2) else self.some(node=lambda: self.id_in("nodes"))
        )

    def _undo(self) -> dict[str, Any]:
        return self.some(seq=lambda: self.of([*self.state.deeds, self.state.seq + 1]))

    def _redo(self) -> dict[str, Any]:
        return self.some(seq=lambda: self.of([*self.state.redoable, *self.state.redoable, 1]))


def some_way(state: State) -> Iterator[tuple[Actor, str, dict[str, Any]]]:
    """How a room gets under way: each as soon as the one before has happened."""
    for party in PARTIES * 2:
        yield JOINER, "take-seat", {"party": party}
    for step in ("associations", "dream-images", "gather", "main-goal", "the-check"):
        yield FACILITATOR, "open-step", {"step": step}
    for name in ("a", "b"):
        yield FACILITATOR, "make-cluster", {"name": name}
    for _ in range(3):
        yield FACILITATOR, "add-goal", {"text": "goal", "parent": [*state.nodes][-1]}
        yield FACILITATOR, "add-goal", {"text": "goal", "parent": MAIN}
    yield FACILITATOR, "add-indicator", {"text": "indicator", "goal": [*state.nodes][-1]}


def all_voices(dice: Random, state: State) -> Iterator[tuple[Actor, str, dict[str, Any]]]:
    """Everyone answers one question; then it is closed, or not yet."""
    about, answers = (
        dice.choice([TREE, MAIN, *state.wordings]),
        dice.choice([["yes"], ["yes", "yes-if", "no"]]),
    )
    yield FACILITATOR, "open-support", {"about": about}
    for seat in [seat.id for seat in state.seats.values() if seat.taken]:
        yield _seat(seat), "answer-support", {"about": about, "answer": dice.choice(answers)}
    if dice.randrange(2):
        yield FACILITATOR, "close-support", {"about": about}


def _seat(id_: str | None) -> Actor:
    return Actor("seat", id_)
