"""What every answer carries and every request must pass: host, size, origin. Pure ASGI: for sockets too."""

import ipaddress
import re
from functools import lru_cache
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
        elif not self._knows(_headers(scope).get(b"host", b"").decode("latin-1")):
            await _turn_away(scope, receive, send)
        elif scope["type"] == "websocket":
            await self.app(scope, receive, send)
        elif wrong := self._wrong(scope):
            await _drain(receive)
            await drawn(Request(scope), wrong)(scope, receive, _with_headers(scope, send))
        else:
            await self.app(scope, _counted(scope, receive), _with_headers(scope, send))

    def _knows(self, host: str) -> bool:
        name = _name(host)
        return name is not None and (
            not self.settings.hosts or name in self.settings.hosts or _is_address(name)
        )

    def _wrong(self, scope: Scope) -> Problem | None:
        headers, path = _headers(scope), scope["path"]
        length = headers.get(b"content-length", b"0").decode("latin-1")
        if not length.isdecimal() or int(length) > _most(path):
            return _too_large(path)
        needs_origin = scope["method"] not in SAFE and not path.startswith(API)
        speaks_for_itself = b"authorization" in headers  # then cookies are ignored (identity.py)
        if (
            needs_origin
            and not speaks_for_itself
            and not is_same_origin(Request(scope), self.settings.base_url)
        ):
            return problem("other-site")
        return None


def _headers(scope: Scope) -> dict[bytes, bytes]:
    """By name; of one that came twice the first, as everywhere."""
    return dict(reversed(scope["headers"]))


@lru_cache(maxsize=100)
def _name(host: str) -> str | None:
    """The name in a Host header; None when that is none."""
    return (urlsplit(f"//{host}").hostname or "") if HOST.fullmatch(host) else None


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
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            host = _headers(scope)[b"host"].decode("latin-1")
            ours = _always(host, scope.get("scheme") == "https")
            message["headers"] = [*message.get("headers", ()), *ours]
            if scope["path"].startswith(API):
                MutableHeaders(scope=message).setdefault("Cache-Control", "no-store")
        await send(message)

    return sending


@lru_cache(maxsize=100)
def _always(host: str, is_secure: bool) -> tuple[tuple[bytes, bytes], ...]:
    """What every answer carries, as it stands on the line."""
    policy = {"Content-Security-Policy": content_policy(host)}
    if is_secure:  # over http browsers complain about it
        policy["Cross-Origin-Opener-Policy"] = "same-origin"
    words = HEADERS | VERSION | policy
    return tuple((name.lower().encode("latin-1"), said.encode("latin-1")) for name, said in words.items())
