"""Trajectories for the tests of exports, by the rules of the domain and without a server."""

from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import count
from typing import Any
from uuid import UUID

from app import demo
from app.domain.acts import Command, Moment, derived_id
from app.domain.fields import check
from app.domain.redaction import blank, erased_by
from app.domain.state import PARTIES, Actor, Event, State
from app.domain.workshop import decide, evolve, fold, opened

NOW = datetime(2026, 11, 22, 12, 0, 7, 654321, tzinfo=UTC)
TRAJECTORY = "2b6cbe9e-7b0b-4a6c-9f0e-0f2b3d6c8a11"


def lelystad(halfway: bool = False) -> State:
    """The example of `make demo`."""
    state = fold(TRAJECTORY, [opened(TRAJECTORY, demo.opening(halfway), NOW)])
    here: set[str] = set()
    for line in demo.script(TRAJECTORY, halfway):
        if line.type in (demo.ARRIVES, demo.LEAVES):
            (here.add if line.type == demo.ARRIVES else here.discard)(line.actor)
            continue
        present = frozenset(seat.split()[0] for seat in here)
        found = decide(state, demo.actor_of(TRAJECTORY, line), demo.command_of(line), Moment(NOW, present))
        assert isinstance(found, Event), (line, found)
        evolve(state, found)
    return state


class Room:
    """A small trajectory of one's own: `room("add-goal", text=…)` by the facilitator, `as_=` by a seat."""

    def __init__(self, **opening: Any) -> None:
        said = {"theme": "Thema", "purpose": "", "policyGoal": "", "language": "nl", "seatsPerParty": 2}
        self._log = [opened(TRAJECTORY, said | opening, NOW)]
        self.state = fold(TRAJECTORY, self._log)
        self._ids = count(1)
        for party in PARTIES:
            self("take-seat", as_=Actor("join"), party=party)

    def __call__(self, type_: str, as_: Actor | None = None, **data: Any) -> str:
        clean, faults = check(type_, data)
        assert not faults, faults
        id_ = str(UUID(int=(2**127 + 7919 * next(self._ids))))
        found = decide(
            self.state,
            as_ or Actor("facilitator"),
            Command(id_, type_, clean),
            Moment(NOW, frozenset(PARTIES)),
        )
        assert isinstance(found, Event), found
        self._log.append(found)
        evolve(self.state, found)
        if ids := erased_by(found):  # as the server does: the words go from the log, which is folded anew
            self._log = [blank(event, ids) for event in self._log]
            self.state = fold(TRAJECTORY, self._log)
        return id_

    def says(self, party: str, text: str, kind: str = "association", **more: Any) -> str:
        """A card of a party's first seat."""
        return self("add-card", seat(party), kind=kind, text=text, **more)

    def asks(self, about: str, **answers: Sequence[str]) -> None:
        """Ask for support; a party's seats answer one after the other: "yes", or "no because …"."""
        self("open-support", about=about)
        for party, said in answers.items():
            for number, answer in enumerate(said, 1):
                word, _, reason = answer.partition(" ")
                self("answer-support", seat(party, number), about=about, answer=word, reason=reason)

    def lays(self, party: str, cluster: str, count: int) -> str:
        """Dots of a party's first seat."""
        return self("place-dots", seat(party), cluster=cluster, count=count)

    def checks(self, party: str, indicator: str, answer: str, reason: str = "omdat") -> str:
        """What a party's first seat finds of an indicator."""
        return self("check-indicator", seat(party), indicator=indicator, answer=answer, reason=reason)

    def proposes(self, party: str, type_: str, **data: Any) -> str:
        """What a party's first seat would like in the tree."""
        return self(type_, seat(party), **data)

    def fills(self, count: int) -> None:
        """Every party has this many seats, all of them taken; the first is already."""
        for party in PARTIES:
            for _ in range(count - 1):
                self("take-seat", as_=Actor("join"), party=party)


def seat(party: str, number: int = 1) -> Actor:
    """Someone at the table."""
    return Actor("seat", derived_id(TRAJECTORY, f"{party} {number}"))


def tree(goals: int, leaves: int, text: str = "Dit merk je", main: str = "Het hoofddoel") -> State:
    """A tree of one level with as many leaves under every subgoal."""
    room = Room()
    room("set-main-goal", text=main)
    for goal in range(goals):
        under = room("add-goal", text=f"{text} {goal + 1}.", parent="main")
        for leaf in range(leaves):
            room("add-indicator", text=f"{text} {goal + 1}-{leaf + 1}.", goal=under)
    return room.state
