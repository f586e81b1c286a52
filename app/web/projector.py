"""The page for the beamer, and its door: the key behind # in the link, or the code on the wall, typed."""

from secrets import compare_digest
from typing import Any
from urllib.parse import urlsplit

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from app.screens import origins
from app.screens.qr import qr
from app.store import directory
from app.web import identity, seating
from app.web.house import house
from app.web.language import language_of
from app.web.pages import html, screen_page
from app.web.paths import base, join_path, project_secret, projector_path
from app.web.problems import Problem, problem

router = APIRouter(include_in_schema=False)


@router.get("/t/{trajectory}/projector")
async def projector(request: Request, trajectory: str) -> Response:
    """What the room sees; who may not see it yet is asked for the code."""
    found = await _found(request, trajectory)
    if await identity.may_project(request, trajectory) is None:
        return _door(request, trajectory)
    address = base(request)
    return await screen_page(
        request,
        trajectory,
        "projector",
        "pages/projector.html",
        is_shared=True,
        join_code=found.join_code,
        join_address=urlsplit(address).netloc,
        qr=qr(address + join_path(found.join_code)),
    )


@router.get("/t/{trajectory}/from/{node}")
async def origin(request: Request, trajectory: str, node: str) -> Response:
    """Where a node of the tree comes from, for whoever may see the projector."""
    await identity.for_screen(request, trajectory, "projector")
    language = language_of(request)
    async with house(request).engine.reading(trajectory) as runtime:
        if node not in runtime.state.nodes:
            raise problem("not-found")
        view = origins.origin(runtime.state, node, language)
    return html(request, "pages/origin.html", view=view)


@router.post("/t/{trajectory}/projector")
async def open_projector(request: Request, trajectory: str) -> Response:
    """By the key of the link, or by this trajectory's join code: from then on this browser may look."""
    await _found(request, trajectory)
    form = await request.form()
    try:
        mine = await _let_in(request, trajectory, str(form.get("key", "")), str(form.get("code", "")))
    except Problem as wrong:
        if wrong.code != "unknown-code":
            raise
        return _door(request, trajectory, wrong.status, wrong.sentence(language_of(request)))
    answer = RedirectResponse(projector_path(trajectory), 303)
    seating.keep_look(request, answer, trajectory, mine)
    return answer


async def _found(request: Request, trajectory: str) -> Any:
    found = await house(request).database.glance(lambda rows: directory.row(rows, trajectory))
    if found is None:
        raise problem("not-found")
    return found


async def _let_in(request: Request, trajectory: str, key: str, code: str) -> str:
    at = house(request)
    if not key:
        found = await seating.find(at, code)
        if found.id != trajectory:
            raise problem("unknown-code")
        return await seating.look(at, trajectory, "observer")
    if not compare_digest(key.encode(), project_secret(at, trajectory).encode()):
        raise problem("unknown-code")
    return await seating.look(at, trajectory, "project")


def _door(request: Request, trajectory: str, status: int = 200, sentence: str = "") -> Response:
    return html(request, "pages/projector_door.html", status, trajectory=trajectory, sentence=sentence)
