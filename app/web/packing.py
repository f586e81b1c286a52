"""Compressed answers for who takes them: whole ones that are worth it and are not compressed already.

Starlette's own compares each answer with some dozen kinds of files; here it is text or nothing.
"""

import asyncio
import gzip

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LEVEL = 6
WORTH_IT = 700
#: Larger ones would hold up everyone else.
LARGE = 128 * 1024
TEXT = ("text/", "application/json", "application/problem+json", "image/svg+xml")


class Packing:
    """Stands around everything."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the answer through, compressed if that is wanted."""
        if scope["type"] == "http" and "gzip" in Headers(scope=scope).get("accept-encoding", ""):
            send = _packing(send)
        await self.app(scope, receive, send)


def _packing(send: Send) -> Send:
    begin: Message | None = None

    async def packing(message: Message) -> None:
        nonlocal begin
        if message["type"] == "http.response.start":
            begin = message
            return
        if begin is not None:
            begun, begin = begin, None
            if _is_worth_it(begun, message):
                await _pack(begun, message)
            await send(begun)
        await send(message)

    return packing


def _is_worth_it(begun: Message, message: Message) -> bool:
    headers = Headers(raw=begun["headers"])
    is_whole = not message.get("more_body") and len(message.get("body", b"")) >= WORTH_IT
    is_text = headers.get("content-type", "").startswith(TEXT)
    return is_whole and is_text and "content-encoding" not in headers


async def _pack(begun: Message, message: Message) -> None:
    body = message["body"]
    if len(body) < LARGE:
        message["body"] = gzip.compress(body, LEVEL, mtime=0)
    else:
        message["body"] = await asyncio.to_thread(gzip.compress, body, LEVEL, mtime=0)
    headers = MutableHeaders(raw=begun["headers"])
    headers["Content-Encoding"] = "gzip"
    headers["Content-Length"] = str(len(message["body"]))
    headers.add_vary_header("Accept-Encoding")
