"""The examples, played by ordinary commands (`python -m app demo`): Lelystad, through all three sessions, and
Mantelzorg, up to the middle of session 2.
"""

from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

from app.demo_play import ARRIVES, FACILITATOR, LEAVES, Line, Play, seat_id, words
from app.domain.acts import Command
from app.domain.fields import check
from app.domain.refusals import Refusal
from app.domain.state import Actor
from app.domain.workshop import opened
from app.engine import Engine
from app.live.presence import Presence
from app.store import directory
from app.store.tables import Trajectory

__all__ = ["ARRIVES", "LEAVES", "actor_of", "build", "command_of", "opening", "script"]
FINISHED, HALFWAY = "lelystad", "mantelzorg"
OPENING = ("theme", "purpose", "policyGoal", "language", "seatsPerParty")


def _example(halfway: bool) -> str:
    return HALFWAY if halfway else FINISHED


def opening(halfway: bool = False) -> dict[str, Any]:
    """With what the trajectory opens."""
    said = words(_example(halfway))
    return {name: said[name] for name in OPENING}


def script(trajectory: str, halfway: bool = False) -> list[Line]:
    """All that everyone does, in order."""
    return list(Play(trajectory, _example(halfway)).lines())


def actor_of(trajectory: str, line: Line) -> Actor:
    """Who gives the command of a line, as the domain knows them."""
    if line.actor == FACILITATOR:
        return Actor("facilitator")
    if line.type == "take-seat":
        return Actor("join")
    return Actor("seat", seat_id(trajectory, line.actor))


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
