"""/api/v1: the contract. It adds nothing to the rules; bearer tokens only, cookies are ignored."""

from contextlib import suppress
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import JSONResponse, Response

from app.domain import publishing
from app.domain.fields import Fault
from app.domain.kinds import OneOf
from app.domain.script import KINDS
from app.domain.state import PARTIES
from app.engine import Gone
from app.exports import FORMATS
from app.store import directory, log
from app.store.rows import Unreadable
from app.store.tables import Trajectory
from app.web import identity, imports, seating, summaries, trajectories, tree_summary
from app.web.bodies import UNKNOWN, Code, checked, json_object
from app.web.exports import exported
from app.web.house import house
from app.web.identity import Who
from app.web.openapi import document
from app.web.paths import links
from app.web.problems import problem
from app.web.taking import take

router = APIRouter(prefix="/api/v1", include_in_schema=False)

CODE = Code()
COMMAND_FIELDS = ("id", "type", "data")
LONGEST_NUMBER = 9


@router.get("/openapi.json")
async def openapi() -> JSONResponse:
    """The contract for machines."""
    return JSONResponse(document())


@router.post("/trajectories")
async def create(request: Request) -> JSONResponse:
    """Begin a trajectory."""
    who = await _facilitator(request)
    fields = checked(await json_object(request), trajectories.NEEDS, trajectories.MAY)
    return await _made(request, await trajectories.begin(house(request), who.key, fields))


async def _made(request: Request, row: Trajectory) -> JSONResponse:
    async with house(request).engine.reading(row.id) as runtime:
        seats = len([seat for seat in runtime.state.seats.values() if seat.party == PARTIES[0]])
        seq = runtime.state.seq
    told = {"id": row.id, "joinCode": row.join_code, "seatsPerParty": seats, "seq": seq}
    return JSONResponse(told | _of_row(request, row), 201)


@router.get("/trajectories")
async def mine(request: Request) -> JSONResponse:
    """The facilitator's own and shared ones; a seat's own."""
    who = await identity.token_holder(request)
    if who.role == "facilitator":
        rows = await house(request).database.read(lambda session: directory.theirs(session, who.key))
        return JSONResponse(await _summaries(request, who, [row.id for row in rows]))
    return JSONResponse([await _summary(request, who, who.trajectory)] if who.role == "seat" else [])


@router.get("/trajectories/{trajectory}")
async def one(request: Request, trajectory: str) -> JSONResponse:
    """Where the group is."""
    who = await identity.at(request, trajectory)
    if who.role == "observer":
        raise problem("not-found")
    return JSONResponse(await _summary(request, who, trajectory))


@router.delete("/trajectories/{trajectory}")
async def erase(request: Request, trajectory: str) -> Response:
    """Everything of it goes."""
    who = await identity.at(request, trajectory)
    if not who.is_owner:
        raise problem("not-allowed")
    await house(request).engine.erase(trajectory)
    return Response(status_code=204)


@router.post("/trajectories/import")
async def restore(request: Request) -> JSONResponse:
    """A copy of a json export."""
    who = await _facilitator(request)
    return await _made(request, await imports.copy(request, who.key, await imports.body(request)))


@router.post("/seats")
async def sit_down(request: Request) -> JSONResponse:
    """Take a seat by the join code, or one's own by its code."""
    data = await json_object(request)
    if "seatCode" in data:
        code = checked(data, {"seatCode": CODE}, {})["seatCode"]
        return _seated(await seating.come_back(house(request), code))
    fields = checked(data, {"joinCode": CODE, "party": OneOf(PARTIES)}, {})
    return _seated(await seating.take_seat(house(request), fields["joinCode"], fields["party"]))


@router.post("/observers")
async def look_on(request: Request) -> JSONResponse:
    """A token that only reads the projector's screen."""
    fields = checked(await json_object(request), {"joinCode": CODE}, {})
    trajectory, token = await seating.observe(house(request), fields["joinCode"])
    return JSONResponse({"trajectoryId": trajectory, "token": token}, 201)


@router.delete("/trajectories/{trajectory}/observers")
async def show_out(request: Request, trajectory: str) -> Response:
    """Every observer's token ends."""
    await _at(request, trajectory, "facilitator")
    await seating.show_out(house(request), trajectory)
    return Response(status_code=204)


@router.post("/trajectories/{trajectory}/commands")
async def command(request: Request, trajectory: str) -> JSONResponse:
    """The one door."""
    who = await identity.at(request, trajectory)
    body = await json_object(request)
    faults = [Fault(name, *UNKNOWN) for name in body if name not in COMMAND_FIELDS]
    id_, type_, data = body.get("id"), body.get("type"), body.get("data", {})
    return JSONResponse(await take(request, who, trajectory, id_, type_, data, faults))


@router.get("/trajectories/{trajectory}/events")
async def events(request: Request, trajectory: str) -> JSONResponse:
    """The log, without seats and without words that are not revealed."""
    await _at(request, trajectory, "facilitator")
    after = _after(request)
    async with house(request).engine.reading(trajectory) as runtime:
        facts = await house(request).database.read(lambda session: log.read(session, trajectory, after))
        return JSONResponse([publishing.event(runtime.state, fact) for fact in facts])


@router.get("/trajectories/{trajectory}/cards")
async def cards(request: Request, trajectory: str) -> JSONResponse:
    """All cards of a kind; hidden ones without their words."""
    who = await _at(request, trajectory, "seat", "facilitator")
    kind = request.query_params.get("kind")
    if kind is not None and kind not in KINDS:
        raise problem("bad-input", [Fault("kind", "not-a-choice", "Deze soort is er niet.", "No such kind.")])
    async with house(request).engine.reading(trajectory) as runtime:
        return JSONResponse(summaries.cards(runtime.state, kind, who.seat))


@router.get("/trajectories/{trajectory}/clusters")
async def clusters(request: Request, trajectory: str) -> JSONResponse:
    """What lies together."""
    await _at(request, trajectory, "seat", "facilitator")
    async with house(request).engine.reading(trajectory) as runtime:
        return JSONResponse(summaries.clusters(runtime.state))


@router.get("/trajectories/{trajectory}/tree")
async def tree(request: Request, trajectory: str) -> JSONResponse:
    """The goal tree."""
    await _at(request, trajectory, "seat", "facilitator")
    async with house(request).engine.reading(trajectory) as runtime:
        return JSONResponse(tree_summary.tree(runtime.state))


async def _facilitator(request: Request) -> Who:
    who = await identity.token_holder(request)
    if who.role != "facilitator":
        raise problem("not-allowed")
    return who


async def _at(request: Request, trajectory: str, *roles: str) -> Who:
    who = await identity.at(request, trajectory)
    if who.role not in roles:
        raise problem("not-allowed")
    return who


async def _summaries(request: Request, who: Who, trajectories: list[str]) -> list[dict[str, Any]]:
    told = []
    for each in trajectories:
        with suppress(Gone, Unreadable):  # erased this very moment; or it says itself what is wrong
            told.append(await _summary(request, who, each))
    return told


async def _summary(request: Request, who: Who, trajectory: str) -> dict[str, Any]:
    at, sees_seats = house(request), who.role == "facilitator"
    async with at.engine.reading(trajectory) as runtime:
        told = summaries.trajectory(runtime.state, at.presence.present(trajectory), sees_seats)
    row = await at.database.read(lambda session: directory.trajectory(session, trajectory))
    if row is None:
        raise Gone(trajectory)
    return told | ({"joinCode": row.join_code} | _of_row(request, row) if sees_seats else {})


def _of_row(request: Request, row: Trajectory) -> dict[str, Any]:
    return {"eraseOn": row.erase_on.isoformat(), "links": links(request, row.id, row.join_code)}


def _seated(seated: seating.Seated) -> JSONResponse:
    told = {
        "trajectoryId": seated.trajectory,
        "seatId": seated.seat,
        "number": seated.number,
        "party": seated.party,
        "token": seated.token,
        "seatCode": seated.seat_code,
    }
    return JSONResponse(told, 201)


def _after(request: Request) -> int:
    given = request.query_params.get("after", "0")
    if not (given.isascii() and given.isdecimal()) or len(given) > LONGEST_NUMBER:
        raise problem("bad-input", [Fault("after", "not-a-number", "Dit is geen nummer.", "Not a number.")])
    return int(given)


@router.get("/trajectories/{trajectory}/exports")
async def formats(request: Request, trajectory: str) -> JSONResponse:
    """Which files there are."""
    await _at(request, trajectory, "facilitator")
    return JSONResponse([{"format": each.name, "mediaType": each.media_type} for each in FORMATS.values()])


@router.get("/trajectories/{trajectory}/exports/{format_}")
async def export(request: Request, trajectory: str, format_: str) -> Response:
    """One file; it takes the language that is asked for."""
    await _at(request, trajectory, "facilitator")
    return await exported(request, trajectory, format_)
