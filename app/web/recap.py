"""The recap of a session: for everyone who sits at the table, and for who looks on."""

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, Response

from app.domain.script import SESSIONS
from app.exports import recap
from app.store import log
from app.web import identity
from app.web.house import house
from app.web.language import language_of
from app.web.pages import HEADERS
from app.web.problems import problem

router = APIRouter(include_in_schema=False)


@router.get("/t/{trajectory}/recap/{session}")
async def recalled(request: Request, trajectory: str, session: str) -> Response:
    """What was done and what stood when this session was closed."""
    if not await _may_see(request, trajectory) or session not in map(str, SESSIONS):
        raise problem("not-found")
    async with house(request).engine.reading(trajectory):
        events = await house(request).database.read(lambda reading: log.read(reading, trajectory))
    found = recap.evening(trajectory, events, int(session))
    if found is None:
        raise problem("no-recap")
    return HTMLResponse(recap.make(found, int(session), language_of(request)), headers=HEADERS)


async def _may_see(request: Request, trajectory: str) -> bool:
    doors = (identity.facilitates, identity.seat_of, identity.looker_of)
    for door in doors:
        if await door(request, trajectory):
            return True
    return False
