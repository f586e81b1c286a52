"""Sitting down: by the code on the wall, by one's own seat code, or as an observer."""

from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import uuid4

from fastapi import Request
from sqlalchemy import Connection
from starlette.responses import Response

from app.domain.acts import Command
from app.domain.refusals import Refusal
from app.domain.state import Actor, Event
from app.engine.core import REVOKED
from app.store import directory, keys
from app.store.secrets import canonical, plain, token
from app.web import trajectories
from app.web.house import House
from app.web.identity import look_cookie, result_cookie, seat_cookie
from app.web.problems import problem, refused
from app.web.taking import code_of

#: Browsers keep no cookie longer; people come back after weeks.
A_LONG_TIME = 400 * 24 * 3600


@dataclass(frozen=True)
class Seated:
    """A seat and the secrets that hold it: `token` for this device, `seat_code` for the next one."""

    trajectory: str
    seat: str
    number: int
    party: str
    token: str
    seat_code: str


async def find(at: House, join_code: str) -> Any:
    """The trajectory of a join code, forgiving how it was typed; 404 unknown."""
    await at.doorkeeper.turn()
    found = await at.database.glance(lambda rows: directory.with_code(rows, plain(join_code)))
    if found is None:
        at.doorkeeper.wrong()
        raise problem("unknown-code")
    return found


async def take_seat(at: House, join_code: str, party: str) -> Seated:
    """The first free seat of a party; 409 `party-full`, `door-closed`."""
    trajectory = (await find(at, join_code)).id
    command, mine = Command(str(uuid4()), "take-seat", {"party": party}), token()
    code, taken = code_of(at, trajectory, command.id), list[Event]()

    def give(connection: Connection, event: Event) -> None:
        keys.Fresh(event.at, trajectory, "seat", mine, event.data["seat"])(connection)
        keys.Fresh(event.at, trajectory, "seat-code", plain(code), event.data["seat"])(connection)
        taken.append(event)

    outcome = await at.engine.submit(trajectory, Actor("join"), command, give)
    if isinstance(outcome, Refusal):
        raise refused(outcome)
    data = taken[-1].data
    return Seated(trajectory, data["seat"], data["number"], data["party"], mine, code)


async def come_back(at: House, code: str) -> Seated:
    """The same seat on another device; the devices that had it are told."""
    await at.doorkeeper.turn()
    mine = token()
    key = await at.database.write(partial(_another_device, code=plain(code), mine=mine))
    if key is None:
        at.doorkeeper.wrong()
        raise problem("unknown-code")
    trajectory, seat_id = key
    async with at.engine.reading(trajectory) as runtime:
        seat = runtime.state.seats[seat_id]
    for screen in at.hub.screens(trajectory):
        if screen.holder == seat_id:
            screen.remark(ELSEWHERE)
    return Seated(trajectory, seat_id, seat.number, seat.party, mine, canonical(code))


#: Tells a phone that its seat was opened on another device. A comment: it changes no region.
ELSEWHERE = "<!-- elsewhere -->"


def _another_device(connection: Connection, code: str, mine: str) -> tuple[str, str] | None:
    found = keys.find(connection, code)
    if found is None or found.kind != "seat-code" or found.seat is None:
        return None
    fresh = keys.Fresh(directory.now().isoformat(), found.trajectory, "seat", mine, found.seat)
    keys.next_device(connection, fresh)
    return found.trajectory, found.seat


async def observe(at: House, join_code: str) -> tuple[str, str]:
    """The trajectory's id and a token that sees the projector's screen."""
    trajectory = (await find(at, join_code)).id
    return trajectory, await look(at, trajectory, "observer")


async def look(at: House, trajectory: str, kind: str) -> str:
    """A new token that sees the projector's screen: of an `observer`, or of who has the `project` link."""
    mine, moment = token(), directory.now().isoformat()
    await trajectories.write(at, trajectory, keys.Fresh(moment, trajectory, kind, mine))
    return mine


async def show_out(at: House, trajectory: str) -> None:
    """All observers' tokens end and their screens close; the join code gives new ones."""
    moment = directory.now().isoformat()
    end = partial(keys.revoke, at=moment, trajectory=trajectory, kind="observer")
    at.hub.close_keys(await at.database.write(end), REVOKED)


def keep_seat(request: Request, answer: Response, seated: Seated) -> None:
    """Remember the seat on this device."""
    _keep(request, answer, seat_cookie(seated.trajectory), seated.token)


def keep_look(request: Request, answer: Response, trajectory: str, mine: str) -> None:
    """Remember on this device that it may see the projector's screen."""
    _keep(request, answer, look_cookie(trajectory), mine)


def keep_result(request: Request, answer: Response, trajectory: str, secret: str) -> None:
    """Remember on this device that it has the link of the result page."""
    _keep(request, answer, result_cookie(trajectory), secret)


def leave(answer: Response, trajectory: str) -> None:
    """Forget the seat on this device; the seat stays taken."""
    answer.delete_cookie(seat_cookie(trajectory))


def _keep(request: Request, answer: Response, name: str, value: str) -> None:
    is_safe = request.url.scheme == "https"
    answer.set_cookie(name, value, max_age=A_LONG_TIME, httponly=True, samesite="lax", secure=is_safe)
