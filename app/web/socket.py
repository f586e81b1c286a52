"""Screens that stay up to date: by a socket, by polling where none can live, and each seat's own list."""

import asyncio
import json
import re
from collections.abc import Coroutine
from contextlib import suppress
from typing import Any

from fastapi import APIRouter, Request, WebSocket
from starlette.requests import HTTPConnection
from starlette.responses import HTMLResponse, JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocketDisconnect

from app.domain.fields import Fault
from app.domain.state import State
from app.engine import Gone
from app.engine.core import ERASED
from app.engine.stopped import STOPPED
from app.live.frames import JOINT, Frame
from app.live.hub import Screen
from app.screens.audiences import SCREENS, Audience
from app.screens.mine import own
from app.store.rows import Unreadable
from app.web import identity
from app.web.house import House, house
from app.web.identity import Who
from app.web.language import language_of
from app.web.lines import short_line
from app.web.problems import Problem, problem
from app.web.seating import ELSEWHERE
from app.web.security import is_same_origin

LIVE = re.compile("/t/([^/]+)/live")
MOST_HELD = 10_000
MOST_SAID = 4096

router = APIRouter(include_in_schema=False)


class Sockets:
    """Straight to a screen's socket: what Starlette and FastAPI keep around one for all its life is 4 KiB."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Take what is a screen's; of any other the app says that it is not there."""
        if scope["type"] == "websocket" and (found := LIVE.fullmatch(scope["path"])):
            await live(WebSocket(scope, receive, send), found[1])
        else:
            await self.app(scope, receive, send)


async def live(socket: WebSocket, trajectory: str) -> None:
    """Accepted first, then closed with a reason: a refused handshake is tried again for ever."""
    await socket.accept()
    try:
        who, audience, after = await _admitted(socket, trajectory)
        is_preview = identity.is_preview(socket)
        screen = Screen(trajectory, audience, who.seat, who.key, short_line(socket.scope), is_preview)
        if who.seat:
            _note_held(house(socket), trajectory, who.seat, socket.query_params.get("held"))
        await _enter(house(socket), screen, after, socket)
    except (Problem, Gone, Unreadable) as wrong:
        await socket.close(_code(wrong))
        return
    try:
        if await identity.is_elsewhere(socket, who):
            screen.remark(ELSEWHERE)
        await _until_either(_bring(socket, screen), _hear(socket, screen))
    finally:
        _leave(house(socket), screen)


def _code(wrong: Problem | Gone | Unreadable) -> int:
    if isinstance(wrong, Problem):
        return 4000 + wrong.status
    return ERASED if isinstance(wrong, Gone) else STOPPED


@router.get("/t/{trajectory}/regions")
async def regions(request: Request, trajectory: str) -> HTMLResponse:
    """What the socket would have brought; the asking itself counts as being here."""
    who, audience, after = await _admitted(request, trajectory)
    at = house(request)
    if who.seat:
        at.presence.polled(trajectory, who.seat)
        _note_held(at, trajectory, who.seat, request.query_params.get("held"))
    async with at.engine.reading(trajectory) as runtime:
        _must_sit_there(runtime.state, who.seat, request.query_params.get("party"))
        _must_be_of_this_era(at, request, runtime.state, after)
        pieces = runtime.newer(audience, after)
    told = [ELSEWHERE] if await identity.is_elsewhere(request, who) else []
    return HTMLResponse(JOINT.join([*pieces.values(), *told]), headers={"Cache-Control": "no-store"})


@router.get("/t/{trajectory}/mine")
async def mine(request: Request, trajectory: str) -> JSONResponse:
    """What the asking seat said: shared HTML does not say whose anything is."""
    who = await identity.seat_of(request, trajectory)
    if who is None or who.seat is None:
        raise problem("no-seat" if await identity.exists(request, trajectory) else "not-found")
    async with house(request).engine.reading(trajectory) as runtime:
        found = own(runtime.state, who.seat, language_of(request))
    return JSONResponse(found, headers={"Cache-Control": "no-store"})


async def _admitted(connection: HTTPConnection, trajectory: str) -> tuple[Who, Audience, int]:
    """Who may see which screen, and where that screen stands."""
    is_socket = connection.scope["type"] == "websocket"
    speaks_by_cookie = identity.bearer(connection) is None and connection.cookies
    if is_socket and speaks_by_cookie and not is_same_origin(connection, house(connection).settings.base_url):
        raise problem("other-site")
    screen, after = connection.query_params.get("screen", ""), connection.query_params.get("after", "0")
    faults = []
    if screen not in SCREENS:
        faults.append(Fault("screen", "not-a-choice", "Dit scherm is er niet.", "There is no such screen."))
    if not after.isascii() or not after.removeprefix("-").isdecimal() or len(after) > 12:
        faults.append(Fault("after", "not-a-number", "Dit is geen nummer.", "This is not a number."))
    if faults:
        raise problem("bad-input", faults)
    who = await identity.for_screen(connection, trajectory, screen)
    return who, Audience(screen, language_of(connection)), int(after)


async def _enter(at: House, screen: Screen, after: int, socket: WebSocket) -> None:
    """Listen and catch up in one breath, so that nothing falls between."""
    async with at.engine.reading(screen.room) as runtime:
        _must_sit_there(runtime.state, screen.holder, socket.query_params.get("party"))
        _must_be_of_this_era(at, socket, runtime.state, after)
        at.hub.enter(screen)
        _note_present(at, screen, by=1)
        audience = screen.audience
        assert isinstance(audience, Audience)  # noqa: S101 - the hub does not know what an audience is
        try:
            screen.post(runtime.newer(audience, after))
        except Exception:  # nobody will read this mailbox
            _leave(at, screen)
            raise


def _must_sit_there(state: State, seat: str | None, party: str | None) -> None:
    """A page that was drawn for another party than its seat now has begins anew.

    Moving a seat ends its screens; one that was only just on its way here would never hear of it.
    """
    sits = state.seats.get(seat or "")
    if sits and party and sits.party != party:
        raise problem("no-seat")


def _must_be_of_this_era(at: House, connection: HTTPConnection, state: State, after: int) -> None:
    """A page from before a copy was put back begins anew: its numbers are those of another log.

    Only our own pages say of which era they are; who does not is brought everything, see `Runtime.newer`.
    """
    era = connection.query_params.get("era")
    if era is not None and (era != at.era or after > state.seq):
        raise problem("put-back")


def _leave(at: House, screen: Screen) -> None:
    at.hub.leave(screen)
    _note_present(at, screen, by=-1)


def _note_present(at: House, screen: Screen, by: int) -> None:
    """A seat's screen says that its holder is here; of any other one the room hears that it came or went."""
    if not screen.holder:
        at.presence.changed.add(screen.room)
    elif by > 0:
        at.presence.connected(screen.room, screen.holder)
    else:
        at.presence.disconnected(screen.room, screen.holder)


async def _bring(socket: WebSocket, screen: Screen) -> None:
    """Frames as they come; a screen that reads slowly waits here alone."""
    while True:
        frame = await screen.frame()
        if frame is None:
            await socket.close(screen.closing or 1000)
            return
        if frame and not (screen.line and screen.line.takes(Frame(frame))):
            await socket.send_text(frame)
        del frame  # else each screen would hold what it was told last


async def _hear(socket: WebSocket, screen: Screen) -> None:
    """A phone says now and then how many cards wait on it. What we do not understand we let pass."""
    while True:
        message = await socket.receive()
        if message["type"] == "websocket.disconnect":
            return
        with suppress(ValueError, AttributeError, RecursionError):
            said = json.loads((message.get("text") or "")[:MOST_SAID])
            if screen.holder:
                _note_held(house(socket), screen.room, screen.holder, str(said.get("held")))


def _note_held(at: House, trajectory: str, seat: str, held: str | None) -> None:
    if held and held.isascii() and held.isdecimal() and int(held[:6]) <= MOST_HELD:
        at.presence.says_held(trajectory, seat, int(held[:6]))


async def _until_either(*works: Coroutine[Any, Any, None]) -> None:
    """Until the line or the screen ends."""
    tasks = [asyncio.create_task(work) for work in works]
    for task in tasks:
        task.add_done_callback(_let_go)
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            with suppress(WebSocketDisconnect):
                task.result()
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.wait(tasks)


def _let_go(task: asyncio.Task[None]) -> None:
    """A line may still break while it is closed: that failure is looked at, and is for nobody."""
    if not task.cancelled():
        task.exception()
