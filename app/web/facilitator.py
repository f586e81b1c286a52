"""The facilitator's pages around the console: trajectories, a new one, erasing one."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from typing import Any

from babel.dates import format_date
from fastapi import APIRouter, Request
from starlette.datastructures import FormData
from starlette.responses import RedirectResponse, Response

from app.domain.state import State
from app.engine import Gone
from app.screens.questions import GOALS, goal_name
from app.screens.script import session_title, step_title
from app.store import directory
from app.store.rows import Unreadable
from app.store.secrets import canonical
from app.store.tables import Trajectory
from app.web import facilitator_console, identity, pages, trajectories
from app.web.bodies import checked
from app.web.house import house
from app.web.identity import Who
from app.web.language import language_of
from app.web.paths import console_path, projector_path
from app.web.problems import Problem, problem

OWN = "own"
MOST_SEATS = 20
NOTHING_TYPED = dict.fromkeys(("theme", "purpose", "policyGoal", "ownGoal", "seatsPerParty", "language"), "")

router = APIRouter(include_in_schema=False)
router.include_router(facilitator_console.router)


@router.get("/trajectories")
async def listed(request: Request) -> Response:
    """All trajectories that this facilitator owns or shares, the newest first."""
    who = await identity.facilitator_of(request)
    if who is None:
        return RedirectResponse("/sign-in", 303)
    rows = await house(request).database.read(lambda session: directory.theirs(session, who.key))
    found = []
    for row in rows:
        with suppress(Gone):  # erased this very moment
            found.append(await _summary(request, who, row))
    return pages.html(request, "pages/trajectories.html", trajectories=found, name=who.name)


async def _summary(request: Request, who: Who, row: Trajectory) -> dict[str, Any]:
    of_row = {
        "id": row.id,
        "theme": row.theme,
        "began": row.created_at[:10],
        "began_on": _long(date.fromisoformat(row.created_at[:10]), request),
        "erase_on": row.erase_on.isoformat(),
        "erased_on": _long(row.erase_on, request),
        "is_owner": row.owner == who.key,
        "console": console_path(row.id),
        "projector": projector_path(row.id),
    }
    try:
        async with house(request).engine.reading(row.id) as runtime:
            return of_row | _of_state(runtime.state, language_of(request))
    except Unreadable as stop:
        return of_row | {"stopped": problem(stop.code).sentence(language_of(request))}


def _of_state(state: State, language: str) -> dict[str, Any]:
    return {
        "stopped": "",
        "theme": state.here.theme,
        "where": _where(state, language),
        "finished": state.here.finished,
        "taken": sum(seat.taken and not seat.left for seat in state.seats.values()),
    }


def _long(day: date, request: Request) -> str:
    """A date as people say it: 22 november 2026."""
    return format_date(day, "long", locale={"nl": "nl_NL", "en": "en_GB"}[language_of(request)])


def _where(state: State, language: str) -> str:
    here = state.here
    return f"{session_title(here.session, language).partition(':')[0]}, {step_title(here.step, language)}"


@router.get("/trajectories/new")
async def blank(request: Request) -> Response:
    """The form of a new trajectory."""
    if await identity.facilitator_of(request) is None:
        return RedirectResponse("/sign-in", 303)
    usual = {"language": language_of(request), "seatsPerParty": "5"}
    return _form(request, usual, "", 200)


@router.post("/trajectories/new")
async def begin(request: Request) -> Response:
    """Begin it and open its console; what was wrong comes back with what was typed."""
    who = await identity.facilitator_of(request)
    if who is None:
        raise problem("sign-in")
    form = await request.form()
    try:
        fields = checked(_fields(form), trajectories.NEEDS, trajectories.MAY)
    except Problem as wrong:
        typed = {name: value for name, value in form.items() if isinstance(value, str)}
        language = language_of(request)
        said = [fault.en if language == "en" else fault.nl for fault in wrong.faults]
        return _form(request, typed, " ".join(said), wrong.status)
    row = await trajectories.begin(house(request), who.key, fields)
    return RedirectResponse(console_path(row.id), 303)


def _fields(form: FormData) -> dict[str, Any]:
    """What the form says in the words of the contract."""
    given = {name: str(form.get(name, "")).strip() for name in ("theme", "purpose", "language", "policyGoal")}
    if given["policyGoal"] == OWN:
        given["policyGoal"] = str(form.get("ownGoal", "")).strip()
    seats = str(form.get("seatsPerParty", ""))
    fields = {name: value for name, value in given.items() if value or name == "theme"}
    return fields | ({"seatsPerParty": int(seats) if seats.isascii() and seats.isdecimal() else seats})


def _form(request: Request, typed: Mapping[str, str], sentence: str, status: int) -> Response:
    language = language_of(request)
    return pages.html(
        request,
        "pages/new-trajectory.html",
        status,
        goals=[(goal, goal_name(goal, language)) for goal in GOALS],
        own=OWN,
        typed=NOTHING_TYPED | dict(typed),
        sentence=sentence,
        most_seats=MOST_SEATS,
    )


@router.get("/trajectories/{trajectory}/delete")
async def ask_to_delete(request: Request, trajectory: str) -> Response:
    """Asks for the code of the trajectory, so that no other one is erased by mistake."""
    row = await _owned(request, trajectory)
    return _delete_page(request, row, "", 200)


@router.post("/trajectories/{trajectory}/delete")
async def delete(request: Request, trajectory: str) -> Response:
    """Everything of it goes, for good."""
    row = await _owned(request, trajectory)
    form = await request.form()
    if canonical(str(form.get("code", ""))) != canonical(row.join_code):
        return _delete_page(request, row, str(form.get("code", "")), 400)
    await house(request).engine.erase(trajectory)
    return RedirectResponse("/trajectories", 303)


def _delete_page(request: Request, row: Trajectory, typed: str, status: int) -> Response:
    return pages.html(
        request, "pages/delete-trajectory.html", status, theme=row.theme, code=row.join_code, typed=typed
    )


async def _owned(request: Request, trajectory: str) -> Trajectory:
    """The trajectory, for its owner; who helps to facilitate is told who can, to others it does not exist."""
    who = await identity.facilitates(request, trajectory)
    row = await house(request).database.read(lambda session: directory.trajectory(session, trajectory))
    if who is None or row is None:
        raise problem("not-found")
    if not who.is_owner:
        raise problem("not-owner")
    return row
