"""Reading a copy in: the contract's door and the facilitator's page. All of it comes in, or nothing."""

import asyncio
from collections.abc import AsyncIterator

from fastapi import APIRouter, Request
from starlette.datastructures import UploadFile
from starlette.responses import RedirectResponse, Response

from app.exports.json_read import MOST, Unreadable, read
from app.store.tables import Trajectory
from app.web import identity, pages, trajectories
from app.web.house import house
from app.web.language import language_of
from app.web.paths import console_path
from app.web.problems import Problem, problem

#: The file's own field in the form.
FIELD = "file"
PAGE = "/trajectories/import"

router = APIRouter(include_in_schema=False)


@router.get(PAGE)
async def ask(request: Request) -> Response:
    """Which file?"""
    if await identity.facilitator_of(request) is None:
        return RedirectResponse("/sign-in", 303)
    return pages.html(request, "pages/import.html", refused="", faults=[])


@router.post(PAGE)
async def take(request: Request) -> Response:
    """Begin the copy and open its console; what is wrong with the file is told beside the form."""
    who = await identity.facilitator_of(request)
    if who is None:
        raise problem("sign-in")
    try:
        row = await copy(request, who.key, await _sent(request))
    except Problem as wrong:
        return _again(request, wrong)
    return RedirectResponse(console_path(row.id), 303)


async def _sent(request: Request) -> bytes:
    async with request.form(max_files=1, max_fields=2) as form:
        file = form.get(FIELD)
        if not isinstance(file, UploadFile) or not file.size:
            raise problem("no-file")
        if file.size > MOST:
            raise problem("file-too-large")
        return await file.read()


def _again(request: Request, wrong: Problem) -> Response:
    language = language_of(request)
    faults = [(fault.field, fault.en if language == "en" else fault.nl) for fault in wrong.faults]
    return pages.html(
        request, "pages/import.html", wrong.status, refused=wrong.sentence(language), faults=faults
    )


async def copy(request: Request, owner: str, file: bytes) -> Trajectory:
    """A new trajectory with all that the file holds. One file at a time is read: it may be a large one."""
    async with house(request).reading:
        try:
            content = await asyncio.to_thread(read, file)
        except Unreadable as no:
            raise problem(no.code, no.faults) from None
        return await trajectories.copy(house(request), owner, content)


async def body(request: Request) -> bytes:
    """The whole body, as long as it is no longer than a file may be."""
    found = bytearray()
    chunks: AsyncIterator[bytes] = request.stream()
    async for chunk in chunks:
        found += chunk
        if len(found) > MOST:
            raise problem("file-too-large")
    return bytes(found)
