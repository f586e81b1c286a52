"""What every answer carries and every request must pass: host, size, origin. Pure ASGI: for sockets too."""

import ipaddress
import re
from urllib.parse import urlsplit

from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection, Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.exports.json_read import MOST as MOST_COPY
from app.settings import Settings
from app.web.errors import drawn
from app.web.problems import Problem, problem

MOST_BODY = 64 * 1024
MOST_DRAINED = 64 * 1024 * 1024
#: A copy that is read in may be larger; what comes around the file in a form is little.
MOST_OF_FILES = {"/api/v1/trajectories/import": MOST_COPY, "/trajectories/import": MOST_COPY + MOST_BODY}
SAFE = ("GET", "HEAD", "OPTIONS")
HOST = re.compile(r"[\w.-]+(:\d+)?|\[[\da-fA-F:.]+\](:\d+)?")
API = "/api/"
VERSION = {"API-Version": "1.0.0"}

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",  # with no-referrer browsers send `Origin: null` for our own forms
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Robots-Tag": "noindex",  # a workshop is for who is in the room
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


def content_policy(host: str) -> str:
    """Safari before 16 does not take 'self' for sockets, so their address is named."""
    return (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        f"connect-src 'self' ws://{host} wss://{host}; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'self'; frame-src 'self'"
    )


def is_same_origin(connection: HTTPConnection, base_url: str = "") -> bool:
    """Whether a browser's request comes from our own page; without the header nobody can tell, so no."""
    secure = connection.url.scheme in ("https", "wss")
    own = f"{'https' if secure else 'http'}://{connection.headers.get('host', '')}"
    public = urlsplit(base_url)
    return connection.headers.get("origin") in {own, f"{public.scheme}://{public.netloc}"}


class Guard:
    """Stands before everything else."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.app, self.settings = app, settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse what may not come in; put the headers on what goes out."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
        elif not self._knows(HTTPConnection(scope).headers.get("host", "")):
            await _turn_away(scope, receive, send)
        elif scope["type"] == "websocket":
            await self.app(scope, receive, send)
        elif wrong := self._wrong(Request(scope)):
            await _drain(receive)
            await drawn(Request(scope), wrong)(scope, receive, _with_headers(scope, send))
        else:
            await self.app(scope, _counted(scope, receive), _with_headers(scope, send))

    def _knows(self, host: str) -> bool:
        if not HOST.fullmatch(host):
            return False
        name = urlsplit(f"//{host}").hostname or ""
        return not self.settings.hosts or name in self.settings.hosts or _is_address(name)

    def _wrong(self, request: Request) -> Problem | None:
        length, most = request.headers.get("content-length", "0"), _most(request.url.path)
        if not length.isdecimal() or int(length) > most:
            return _too_large(request.url.path)
        needs_origin = request.method not in SAFE and not request.url.path.startswith(API)
        speaks_for_itself = "authorization" in request.headers  # then cookies are ignored (identity.py)
        if needs_origin and not speaks_for_itself and not is_same_origin(request, self.settings.base_url):
            return problem("other-site")
        return None


def _most(path: str) -> int:
    return MOST_OF_FILES.get(path, MOST_BODY)


def _too_large(path: str) -> Problem:
    return problem("file-too-large" if path in MOST_OF_FILES else "too-large")


def _is_address(name: str) -> bool:
    """A number cannot be pointed elsewhere by someone else's DNS."""
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


async def _turn_away(scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.close", "code": 4403})
    else:
        answer = drawn(Request(scope), problem("unknown-host"))
        answer.headers.update(VERSION)
        await answer(scope, receive, send)


async def _drain(receive: Receive) -> None:
    """Hear a body out before refusing it: who is still sending does not read the answer."""
    size = 0
    while size < MOST_DRAINED:
        message = await receive()
        size += len(message.get("body", b""))
        if not message.get("more_body"):
            return


def _counted(scope: Scope, receive: Receive) -> Receive:
    """A body without a length is counted while it comes in."""
    size = 0

    async def counting() -> Message:
        nonlocal size
        message = await receive()
        size += len(message.get("body", b""))
        if size > _most(scope["path"]):
            raise _too_large(scope["path"])
        return message

    return counting


def _with_headers(scope: Scope, send: Send) -> Send:
    connection = HTTPConnection(scope)
    policy = {"Content-Security-Policy": content_policy(connection.headers["host"])}
    if connection.url.scheme == "https":  # over http browsers complain about it
        policy["Cross-Origin-Opener-Policy"] = "same-origin"

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers.update(HEADERS | VERSION | policy)
            if scope["path"].startswith(API):
                headers.setdefault("Cache-Control", "no-store")
        await send(message)

    return sending
