"""The example: Lelystad, played through all three sessions by ordinary commands (`python -m app demo`)."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any
from uuid import uuid4

from app.domain.acts import Command, derived_id
from app.domain.fields import check
from app.domain.refusals import Refusal
from app.domain.script import STEP_OF_KIND
from app.domain.state import Actor
from app.domain.workshop import opened
from app.engine import Engine
from app.live.presence import Presence
from app.store import directory
from app.store.tables import Trajectory

WORDS = Path(__file__).with_name("demo.toml")
FACILITATOR = "facilitator"
#: Not commands: someone opens or closes the phone. Who is missing is kept for ever.
ARRIVES, LEAVES = "arrives", "leaves"
OPENING = ("theme", "purpose", "policyGoal", "language", "seatsPerParty")


@dataclass(frozen=True)
class Line:
    """Who (`facilitator`, or a seat such as `resident 2`) does what. `id` is the command's own id."""

    actor: str
    type: str
    data: dict[str, Any] = field(default_factory=dict)
    id: str = ""


@cache
def words() -> dict[str, Any]:
    """All that is said in the example."""
    return tomllib.loads(WORDS.read_text(encoding="utf-8"))


def opening(halfway: bool = False) -> dict[str, Any]:
    """With what the trajectory opens; the name tells which of the two it is."""
    said = {name: words()[name] for name in OPENING}
    return said | {"theme": words()["halfway"]} if halfway else said


def script(trajectory: str, halfway: bool = False) -> list[Line]:
    """All that everyone does, in order; halfway: up to the first subgoal, in the middle of session 2."""
    lines = list(_Play(trajectory).lines())
    if not halfway:
        return lines
    first = next(place for place, line in enumerate(lines) if line.type == "add-goal")
    return lines[: first + 1]


def actor_of(trajectory: str, line: Line) -> Actor:
    """Who gives the command of a line, as the domain knows them."""
    if line.actor == FACILITATOR:
        return Actor("facilitator")
    if line.type == "take-seat":
        return Actor("join")
    return Actor("seat", seat_id(trajectory, line.actor))


def seat_id(trajectory: str, seat: str) -> str:
    """The id of a chair that stands from the start, such as `resident 2`."""
    return derived_id(trajectory, seat)


class _Play:
    """Writes the script for one trajectory; every id follows from the trajectory's."""

    def __init__(self, trajectory: str) -> None:
        self._trajectory, self._count = trajectory, 0
        self._said: dict[str, list[str]] = {}
        self._clusters: dict[str, str] = {}

    def lines(self) -> Iterator[Line]:
        """The three sessions."""
        yield from self._first()
        yield from self._second()
        yield from self._third()

    def _first(self) -> Iterator[Line]:
        yield from self._sit_down()
        yield self._lead("open-step", step="welcome")
        for kind in ("association", "dream-image", "what-helps"):
            yield from self._asks(kind, words()["cards"][kind])
        yield from self._says("parking", words()["cards"]["parking"])
        yield from self._gather()
        yield from self._asks("harvest", words()["cards"]["harvest"])
        yield self._lead("close-session", session=1)

    def _second(self) -> Iterator[Line]:
        main = words()["main"]
        yield self._lead("open-step", step="look-back-2")
        yield self._lead("open-step", step="main-goal", seconds=1200)
        yield self._lead("set-main-goal", text=main["first"])
        yield self._lead("set-main-goal", text=main["text"], sources=self._from(main["clusters"]))
        yield self._lead("open-step", step="subgoals")
        for goal in words()["goals"]:
            yield self._lead(
                "add-goal",
                goal["text"],
                text=goal["text"],
                parent="main",
                sources=self._from(goal["clusters"]),
            )
        yield self._lead("open-step", step="does-it-hold")
        yield self._lead("close-session", session=2)

    def _third(self) -> Iterator[Line]:
        providers = [seat for seat in _sitting() if seat.startswith("provider")]
        yield from (Line(seat, LEAVES) for seat in providers)
        yield self._lead("open-step", step="look-back-3")
        yield from (Line(seat, ARRIVES) for seat in providers)
        yield self._lead("open-step", step="signs")
        for goal in words()["goals"]:
            about = self._id(goal["text"])
            yield from self._says("sign", {seat: [text] for seat, text in goal["signs"].items()}, about=about)
        yield self._lead("reveal", step="signs")
        yield self._lead("open-step", step="indicators")
        for goal in words()["goals"]:
            yield from self._indicators(goal)
        for step in ("the-check", "whole-tree", "thanks"):
            yield self._lead("open-step", step=step)
        yield self._lead("close-session", session=3)
        yield self._lead("finish")

    def _sit_down(self) -> Iterator[Line]:
        by_hand = words()["seats"]["byHand"]
        for seat in _sitting():
            if seat != by_hand:
                yield Line(seat, "take-seat", {"party": seat.split()[0]}, self._id(f"{seat} sits down"))
                yield Line(seat, ARRIVES)
        yield self._lead("seat-by-hand", seat=seat_id(self._trajectory, by_hand))

    def _asks(self, kind: str, said: dict[str, list[str]]) -> Iterator[Line]:
        """A step from its opening to its reveal."""
        yield self._lead("open-step", step=STEP_OF_KIND[kind])
        yield from self._says(kind, said)
        yield self._lead("reveal", step=STEP_OF_KIND[kind])

    def _says(self, kind: str, said: dict[str, list[str]], **more: str) -> Iterator[Line]:
        for seat, texts in said.items():
            for text in texts:
                card = self._id(f"{seat}: {text}")
                self._said.setdefault(text, []).append(card)
                yield self._voice(seat, {"kind": kind, "text": text, **more}, card)

    def _voice(self, seat: str, data: dict[str, Any], card: str) -> Line:
        if seat != words()["seats"]["byHand"]:
            return Line(seat, "add-card", data, card)
        return Line(FACILITATOR, "add-card", {**data, "forSeat": seat_id(self._trajectory, seat)}, card)

    def _gather(self) -> Iterator[Line]:
        yield self._lead("open-step", step="gather")
        for cluster in words()["clusters"]:
            self._clusters[cluster["name"]] = self._id(cluster["name"])
            cards = [card for text in cluster["cards"] for card in self._said[text]]
            yield self._lead("make-cluster", cluster["name"], name=cluster["name"], cards=cards)

    def _indicators(self, goal: dict[str, Any]) -> Iterator[Line]:
        for indicator in goal["indicators"]:
            described = {name: value for name, value in indicator.items() if name not in ("text", "from")}
            sources = {"cards": self._said[indicator["from"]]}
            text, under = indicator["text"], self._id(goal["text"])
            yield self._lead("add-indicator", text, text=text, goal=under, sources=sources)
            yield self._lead("describe-indicator", indicator=self._id(text), **described)

    def _from(self, clusters: list[str]) -> dict[str, list[str]]:
        return {"clusters": [self._clusters[name] for name in clusters]}

    def _lead(self, type_: str, key: str = "", /, **data: Any) -> Line:
        self._count += 1
        return Line(FACILITATOR, type_, data, self._id(key or f"{self._count} {type_}"))

    def _id(self, key: str) -> str:
        return derived_id(self._trajectory, f"demo {key}")


def _sitting() -> list[str]:
    seats = words()["seats"]
    parties = ("resident", "municipality", "provider")
    return [f"{party} {number}" for party in parties for number in range(1, seats[party] + 1)]


def command_of(line: Line) -> Command:
    """The command of a line, its fields checked as at the door."""
    clean, faults = check(line.type, line.data)
    if faults:
        raise ValueError(f"{line}: {faults}")
    return Command(line.id, line.type, clean)


async def build(
    engine: Engine, presence: Presence, owner: str, join_code: str, erase_on: date, halfway: bool = False
) -> str:
    """Play the example through the one door, for a facilitator; returns the trajectory's id."""
    trajectory, now = str(uuid4()), datetime.now(UTC)
    row = Trajectory(
        id=trajectory,
        theme=opening(halfway)["theme"],
        join_code=join_code,
        owner=owner,
        created_at=now.isoformat(),
        erase_on=erase_on,
    )
    first = opened(trajectory, opening(halfway), now)
    await engine.open(first, trajectory, lambda connection: directory.add_trajectory(connection, row))
    for line in script(trajectory, halfway):
        await _do(engine, presence, trajectory, line)
    for seat in presence.present(trajectory):
        presence.disconnected(trajectory, seat)
    return trajectory


async def _do(engine: Engine, presence: Presence, trajectory: str, line: Line) -> None:
    if line.type in (ARRIVES, LEAVES):
        move = presence.connected if line.type == ARRIVES else presence.disconnected
        return move(trajectory, seat_id(trajectory, line.actor))
    answer = await engine.submit(trajectory, actor_of(trajectory, line), command_of(line))
    if isinstance(answer, Refusal):
        raise ValueError(f"{line.type}: {answer.code}")
    return None
