"""Joining: from the code on the wall to a chair in at most three taps, and back to it by its seat card."""

from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from app.domain.seats import chairs, free
from app.domain.state import PARTIES, Room, Seat, State
from app.engine.runtime import Runtime
from app.web import identity, seating
from app.web.house import house
from app.web.language import language_of
from app.web.pages import html, shared
from app.web.paths import join_path, participant_path, projector_path
from app.web.problems import Problem, problem

router = APIRouter(include_in_schema=False)


@router.get("/")
async def home(request: Request) -> Response:
    """A field for the code on the wall."""
    return html(request, "pages/home.html", typed="", sentence="")


@router.get("/j")
async def look_up(request: Request) -> Response:
    """The code as it was typed; a wrong one comes back with a sentence."""
    return await _looked_up(request, request.query_params.get("code", ""))


async def _looked_up(request: Request, code: str) -> Response:
    try:
        found = await seating.find(house(request), code)
    except Problem as wrong:
        sentence = wrong.sentence(language_of(request))
        return html(request, "pages/home.html", wrong.status, typed=code, sentence=sentence)
    return RedirectResponse(join_path(found.join_code), 303)


@router.get("/j/{code}")
async def join(request: Request, code: str) -> Response:
    """Which party? Who sits already is offered to go on; who is wrong about the code gets the field again."""
    try:
        return await _parties(request, code)
    except Problem as wrong:
        if wrong.code != "unknown-code":
            raise
        return await _looked_up(request, code)


async def _parties(request: Request, code: str, status: int = 200, sentence: str = "") -> Response:
    found = await seating.find(house(request), code)
    who = await identity.seat_of(request, found.id)
    runtime, room, parties, mine = await _seen(request, found.id, who.seat if who else None)
    context: dict[str, Any] = {"code": found.join_code, "trajectory": found.id, "sentence": sentence}
    context |= {"room": room, "parties": parties, "mine": mine}
    return shared(request, runtime, "pages/join.html", status, **context)


async def _seen(
    request: Request, trajectory: str, seat: str | None
) -> tuple[Runtime, Room, list[tuple[str, int]], Seat | None]:
    """Where the group is, the free chairs per party, and the seat that this phone has."""
    async with house(request).engine.reading(trajectory) as runtime:
        state = runtime.state
        left = [(party, _free(state, party)) for party in PARTIES]
        return runtime, state.here, left, state.seats.get(seat or "")


def _free(state: State, party: str) -> int:
    return len(free(state, party))


@router.get("/j/{code}/observer")
async def observer(request: Request, code: str) -> Response:
    """What an observer sees and does not do."""
    found = await seating.find(house(request), code)
    async with house(request).engine.reading(found.id) as runtime:
        return shared(request, runtime, "pages/observer.html", room=runtime.state.here, code=found.join_code)


@router.post("/j/{code}/observer")
async def observe(request: Request, code: str) -> Response:
    """Look along on this device."""
    trajectory, token = await seating.observe(house(request), code)
    answer = RedirectResponse(projector_path(trajectory), 303)
    seating.keep_look(request, answer, trajectory, token)
    return answer


@router.get("/j/{code}/{party}")
async def chair(request: Request, code: str, party: str) -> Response:
    """This is your chair: the first free one, and who sits beside it."""
    if party not in PARTIES:
        raise problem("not-found")
    found = await seating.find(house(request), code)
    if await identity.seat_of(request, found.id):
        return RedirectResponse(join_path(found.join_code), 303)
    async with house(request).engine.reading(found.id) as runtime:
        all_chairs, is_open = chairs(runtime.state, party), runtime.state.here.door_open
        numbers = [seat.number for seat in free(runtime.state, party)]
    if not numbers or not is_open:
        return RedirectResponse(join_path(found.join_code), 303)
    context: dict[str, Any] = {"code": found.join_code, "party": party, "number": numbers[0]}
    return shared(request, runtime, "pages/seat.html", chairs=all_chairs, **context)


@router.post("/j/{code}/{party}")
async def sit_down(request: Request, code: str, party: str) -> Response:
    """Take the seat. Who was pressed twice, or has a seat already, keeps the first."""
    if party not in PARTIES:
        raise problem("not-found")
    found = await seating.find(house(request), code)
    if await identity.seat_of(request, found.id):
        return RedirectResponse(participant_path(found.id), 303)
    try:
        seated = await seating.take_seat(house(request), code, party)
    except Problem as wrong:
        return await _parties(request, code, wrong.status, wrong.sentence(language_of(request)))
    answer = RedirectResponse(participant_path(seated.trajectory), 303)
    seating.keep_seat(request, answer, seated)
    return answer


@router.get("/seat")
async def seat_card(request: Request) -> Response:
    """A field for the code of one's own seat."""
    return html(request, "pages/seat_code.html", typed="", sentence="")


@router.post("/seat")
async def come_back(request: Request) -> Response:
    """The same seat on this device."""
    typed = str((await request.form()).get("code", ""))
    try:
        seated = await seating.come_back(house(request), typed)
    except Problem as wrong:
        sentence = wrong.sentence(language_of(request))
        return html(request, "pages/seat_code.html", wrong.status, typed=typed, sentence=sentence)
    answer = RedirectResponse(participant_path(seated.trajectory), 303)
    seating.keep_seat(request, answer, seated)
    return answer


@router.get("/erased")
async def erased(request: Request) -> Response:
    """The trajectory is no more."""
    return html(request, "pages/erased.html")
