"""The phone's page: for the seat that this device holds. A facilitator sees it empty, as a preview."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import uuid4

from fastapi import APIRouter, Request
from starlette.datastructures import FormData
from starlette.responses import RedirectResponse, Response

from app.domain.state import Seat
from app.screens.mine import laying, own
from app.store.secrets import digest
from app.web import commands, identity, seating
from app.web.house import house
from app.web.identity import Who
from app.web.language import language_of
from app.web.pages import html, screen_page
from app.web.paths import participant_path, projector_path
from app.web.problems import Problem, problem

NOBODY = Seat("", "", 0)
#: What the one field may say; and how a proposal calls the node that was chosen (`at`).
AT = {"add-card": "", "propose-goal": "parent", "propose-indicator": "parent", "propose-wording": "node"}
OF_CARDS = ("kind", "round", "about")

router = APIRouter(include_in_schema=False)


@router.get("/t/{trajectory}")
async def phone(request: Request, trajectory: str) -> Response:
    """What this seat sees now."""
    who = await identity.seat_of(request, trajectory)
    if who and not identity.is_preview(request):
        return await _page(request, trajectory, who)
    if await identity.facilitates(request, trajectory):
        return await _preview(request, trajectory)
    if await identity.looker_of(request, trajectory):
        return RedirectResponse(projector_path(trajectory), 303)
    if who or await identity.exists(request, trajectory):
        return RedirectResponse(participant_path(trajectory) + ("" if who else "/gone"), 303)
    raise problem("not-found")


async def _page(request: Request, trajectory: str, who: Who, status: int = 200, **context: Any) -> Response:
    async with house(request).engine.reading(trajectory) as runtime:
        seat = runtime.state.seats[who.seat or ""]
        mine = own(runtime.state, seat.id, language_of(request))
        lays = laying(runtime.state, seat.id)
    given = {"refusal": "", "typed": "", "is_preview": False, "lays": lays}
    given |= {"is_elsewhere": await identity.is_elsewhere(request, who)} | context
    return await _drawn(request, trajectory, seat, mine, status, **given)


async def _preview(request: Request, trajectory: str) -> Response:
    given = {"refusal": "", "typed": "", "is_elsewhere": False, "is_preview": True, "lays": []}
    return await _drawn(request, trajectory, NOBODY, [], 200, **given)


async def _drawn(
    request: Request, trajectory: str, seat: Seat, mine: Sequence[Any], status: int, **context: Any
) -> Response:
    return await screen_page(
        request,
        trajectory,
        "participant",
        "pages/participant.html",
        status,
        seat=seat,
        seat_key=_key(seat),
        mine=mine,
        fresh_id=str(uuid4()),
        say_url=f"/t/{trajectory}/say",
        **context,
    )


def _key(seat: Seat) -> str:
    """Under which the phone keeps its cards: tells seats apart on one phone, and is no seat id."""
    return digest(f"phone {seat.id}")[:16]


async def _again(request: Request, trajectory: str, wrong: Problem, typed: Mapping[str, str]) -> Response:
    """The same page with the words back in the field, and why they were refused."""
    who = await identity.seat_of(request, trajectory)
    if who is None:
        raise problem("no-seat")
    language = language_of(request)
    faults = [fault.en if language == "en" else fault.nl for fault in wrong.faults]
    sentence = " ".join(faults or [wrong.sentence(language)])
    return await _page(request, trajectory, who, wrong.status, refusal=sentence, typed=typed.get("text", ""))


commands.AGAIN["participant"] = _again


@router.post("/t/{trajectory}/say")
async def say(request: Request, trajectory: str) -> Response:
    """The one field without script: what its words are (`type`) stands in the form."""
    form = await request.form()
    type_ = str(form.get("type", "add-card"))
    if type_ not in AT:
        raise problem("bad-input")
    return await commands.take_form(request, trajectory, type_, _words(type_, form))


def _words(type_: str, form: FormData) -> FormData:
    """Only the fields that belong to this command."""
    at = AT[type_]
    strange = ("type", *(OF_CARDS if at else ("at",)))
    return FormData(
        [(at if name == "at" else name, value) for name, value in form.multi_items() if name not in strange]
    )


@router.get("/t/{trajectory}/leave")
async def leave(request: Request, trajectory: str) -> Response:
    """Asks once: this phone forgets everything of the seat."""
    who = await identity.seat_of(request, trajectory)
    if who is None:
        return RedirectResponse("/", 303)
    async with house(request).engine.reading(trajectory) as runtime:
        seat = runtime.state.seats[who.seat or ""]
    return html(request, "pages/leave.html", trajectory=trajectory, seat=seat, seat_key=_key(seat))


@router.post("/t/{trajectory}/leave")
async def left(request: Request, trajectory: str) -> Response:
    """This phone has no seat any more; the seat stays taken, for its card or for the facilitator to free."""
    answer = RedirectResponse("/left", 303)
    seating.leave(answer, trajectory)
    return answer


@router.get("/left")
async def goodbye(request: Request) -> Response:
    """Nothing of this seat is left on this phone."""
    return html(request, "pages/left.html")


@router.get("/t/{trajectory}/gone")
async def gone(request: Request, trajectory: str) -> Response:
    """The seat is no longer of this phone; what was not sent still stands on it."""
    if await identity.seat_of(request, trajectory):
        return RedirectResponse(f"/t/{trajectory}", 303)
    return html(request, "pages/gone.html", trajectory=trajectory)
