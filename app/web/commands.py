"""The door for screens: `POST /t/{trajectory}/do/{type}`, from our own pages only, as JSON or as a form."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any
from uuid import uuid4

from fastapi import APIRouter, Request
from starlette.datastructures import FormData
from starlette.responses import JSONResponse, RedirectResponse, Response

from app.domain.fields import COMMANDS
from app.web import identity
from app.web.bodies import from_form, json_object
from app.web.errors import drawn, wants_json
from app.web.identity import Who
from app.web.paths import local, participant_path
from app.web.problems import Problem, problem
from app.web.taking import take

#: Draws a screen once more for a form that was refused: (request, trajectory, what is wrong, what was typed).
Again = Callable[[Request, str, Problem, Mapping[str, str]], Awaitable[Response]]
#: By screen, the form's field `screen`; without it the error page says what is wrong.
AGAIN: dict[str, Again] = {}
#: What the console does that is no command of the contract: (request, trajectory, what it sends).
Act = Callable[[Request, str, Mapping[str, Any]], Awaitable[None]]
ACTS: dict[str, Act] = {}
#: Fields of a form that are no data: its id, where to go on, on which screen it stands, in which role.
BESIDES = ("id", "next", "screen", "as")

router = APIRouter(include_in_schema=False)


@router.post("/t/{trajectory}/do/{command_type}")
async def do(request: Request, trajectory: str, command_type: str) -> Response:
    """Take one command of a screen."""
    if "json" in request.headers.get("content-type", ""):
        return await _from_script(request, trajectory, command_type)
    return await take_form(request, trajectory, command_type, await request.form())


async def take_form(request: Request, trajectory: str, command_type: str, form: FormData) -> Response:
    """A form of one of our pages; refused, its screen is drawn again with the words in the field."""
    try:
        answer = await _from_form(request, trajectory, command_type, form)
    except Problem as wrong:
        return await _again(request, trajectory, form, wrong)
    if wants_json(request):
        return JSONResponse(answer)
    return RedirectResponse(local(form.get("next"), participant_path(trajectory)), 303)


async def _from_form(request: Request, trajectory: str, command_type: str, form: FormData) -> dict[str, Any]:
    if command_type in ACTS:
        await ACTS[command_type](request, trajectory, form)
        return {}
    who = await _who(request, trajectory, command_type, form)
    data = from_form(command_type, form, BESIDES) if command_type in COMMANDS else {}
    return await take(request, who, trajectory, form.get("id") or str(uuid4()), command_type, data)


async def _from_script(request: Request, trajectory: str, command_type: str) -> Response:
    data = await json_object(request)
    if command_type in ACTS:
        await ACTS[command_type](request, trajectory, data)
        return JSONResponse({})
    who = await _who(request, trajectory, command_type, data)
    id_ = data.get("id", str(uuid4()))
    fields = {name: value for name, value in data.items() if name not in BESIDES}
    return JSONResponse(await take(request, who, trajectory, id_, command_type, fields))


async def _who(request: Request, trajectory: str, command_type: str, data: Mapping[str, Any]) -> Who:
    """The seat where a seat may do it, else the facilitator; a laptop that is both says `as=facilitator`."""
    spec = COMMANDS.get(command_type)
    is_for_seats = spec is None or "S" in spec.actors
    speaks_for = data.get("as") or request.query_params.get("as")
    seat = await identity.seat_of(request, trajectory)
    is_for_other = "forSeat" in data or "forParty" in data
    if seat and is_for_seats and speaks_for != "facilitator" and not is_for_other:
        return seat
    who = await identity.facilitates(request, trajectory) or seat
    if who is None:
        who = await identity.looker_of(request, trajectory)
    if who is None:
        raise problem("no-seat" if await identity.exists(request, trajectory) else "not-found")
    return who


async def _again(request: Request, trajectory: str, form: FormData, wrong: Problem) -> Response:
    again = AGAIN.get(str(form.get("screen", "")))
    if again is None or wants_json(request) or wrong.status in (401, 404):
        return drawn(request, wrong)
    typed = {name: value for name, value in form.items() if isinstance(value, str)}
    return await again(request, trajectory, wrong, typed)
