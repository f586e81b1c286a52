"""Many screens that note when each frame reached them: light, so that the load is not what is measured.

A frame is only taken off the line and stamped; what stands in it is read when the measurement is over.
"""

import asyncio
import os
import re
import time
import zlib
from base64 import b64encode
from collections.abc import Iterator
from contextlib import AsyncExitStack
from typing import cast
from urllib.parse import urlsplit

SEQ = re.compile(rb'data-seq=\\?"(\d+)')
LEFT = re.compile(rb'data-at=\\?"(\d+)')
AT_ONCE = 20
TEXT, DEFLATED, PING, CLOSE = 0x81, 0xC1, 0x89, 0x88
PONG = 0x8A
#: What a browser offers; and what it takes to speak to socket.io once the socket is open.
COMPRESSED = {"Sec-WebSocket-Extensions": "permessage-deflate; client_max_window_bits"}
SOCKET_IO, HELLO, ENGINE_PING, ENGINE_PONG = "/socket.io/?EIO=4&transport=websocket", b"40", b"2", b"3"


class Screen(asyncio.Protocol):
    """One open socket of a server that neither masks nor splits its frames: (time in s, kind, payload) as
    they came.
    """

    def __init__(self, request: bytes, hello: bytes = b"") -> None:
        self.frames: list[tuple[float, int, bytes]] = []
        self.bytes = 0
        self.head = b""
        self.is_closed = False
        self.heard: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.open: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.line: asyncio.Transport | None = None
        self._request, self._hello, self._waiting = request, hello, b""
        self._wanted: tuple[int, asyncio.Future[None]] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Ask for the socket."""
        self.line = cast(asyncio.Transport, transport)
        self.line.write(self._request)

    def connection_lost(self, exc: Exception | None) -> None:
        """The server hung up, or we did."""
        self.is_closed = True
        self.heard.add_done_callback(lambda heard: heard.cancelled() or heard.exception())
        for waits in (self.open, self.heard, self._wanted and self._wanted[1]):
            if waits and not waits.done():
                waits.set_exception(exc or ConnectionError("closed"))

    def data_received(self, data: bytes) -> None:
        """The answer to the handshake, then frames."""
        self.bytes += len(data)
        if self._waiting:
            data = self._waiting + data
        if not self.head:
            self.head, end, rest = data.partition(b"\r\n\r\n")
            if not end:
                self.head, self._waiting = b"", data
                return
            data = rest
            self._welcome()
        now = time.perf_counter()
        while (end := _end(data)) is not None:
            self._hear(now, data[0], data[end[0] : end[1]])
            data = data[end[1] :]
        self._waiting = data

    def _welcome(self) -> None:
        if b" 101 " not in self.head.splitlines()[0]:
            self.open.set_exception(ConnectionError(self.head))
            return
        self.open.set_result(None)
        if self._hello:
            self.say(TEXT, self._hello)

    def _hear(self, now: float, kind: int, payload: bytes) -> None:
        if kind in (TEXT, DEFLATED):
            self.frames.append((now, kind, payload))
            if not self.heard.done():
                self.heard.set_result(None)
            if payload == ENGINE_PING:
                self.say(TEXT, ENGINE_PONG)
            elif self._wanted:
                self._look()
        elif kind == PING:
            self.say(PONG, payload)

    def say(self, kind: int, payload: bytes) -> None:
        """A short frame to the server, masked with nothing."""
        if self.line:
            self.line.write(bytes((kind, 0x80 | len(payload), 0, 0, 0, 0)) + payload)

    def reaches(self, seq: int) -> "asyncio.Future[None]":
        """Done once a frame of this number or later is here. Before it is asked, frames are stamped only."""
        reached: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._wanted = seq, reached
        self._look()
        return reached

    def _look(self) -> None:
        latest = max((newest(text) for _, text in self.texts(last=3)), default=0)
        if self._wanted and latest >= self._wanted[0]:
            if not self._wanted[1].done():
                self._wanted[1].set_result(None)
            self._wanted = None

    def texts(self, last: int = 0) -> Iterator[tuple[float, bytes]]:
        """When each frame came, and what it says."""
        for at, kind, payload in self.frames[-last:]:
            yield at, inflated(payload) if kind == DEFLATED else payload

    def seen(self) -> list[tuple[float, int]]:
        """When which number was shown first, in the order of time."""
        found, highest = [], 0
        for at, text in self.texts():
            if (number := newest(text)) > highest:
                highest = number
                found.append((at, number))
        return found

    def forget(self) -> None:
        """Begin anew."""
        self.frames.clear()
        self.bytes = 0

    def close(self) -> None:
        """Hang up."""
        if self.line:
            self.line.abort()


def _end(data: bytes) -> tuple[int, int] | None:
    """Where the payload of the first frame begins and ends, when it is here."""
    if len(data) < 2:
        return None
    size, start = data[1], 2
    if size >= 126:
        start = 4 if size == 126 else 10
        size = int.from_bytes(data[2:start], "big")
    return (start, start + size) if len(data) >= start + size else None


def inflated(payload: bytes) -> bytes:
    """What a frame says that was compressed by itself."""
    return zlib.decompressobj(wbits=-15).decompress(payload + b"\x00\x00\xff\xff")


def newest(payload: bytes) -> int:
    """The highest number that stands in a frame."""
    return max((int(number) for number in SEQ.findall(payload)), default=0)


async def opened(
    stack: AsyncExitStack, url: str, count: int, headers: dict[str, str] | None = None, hello: bytes = b""
) -> list[Screen]:
    """Open the sockets, a few at a time; they close with the stack."""
    screens: list[Screen] = []
    for start in range(0, count, AT_ONCE):
        some = range(min(AT_ONCE, count - start))
        screens += await asyncio.gather(*(opening(url, headers or {}, hello) for _ in some))
    for screen in screens:
        stack.callback(screen.close)
    return screens


async def opening(url: str, headers: dict[str, str], hello: bytes = b"") -> Screen:
    """One screen, open."""
    where = urlsplit(url)
    asks = {
        "Host": where.netloc,
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": b64encode(os.urandom(16)).decode(),
    }
    lines = [f"GET {where.path}?{where.query} HTTP/1.1", *(f"{k}: {v}" for k, v in (asks | headers).items())]
    request = ("\r\n".join(lines) + "\r\n\r\n").encode()
    loop = asyncio.get_running_loop()
    _, screen = await loop.create_connection(lambda: Screen(request, hello), where.hostname, where.port)
    await screen.open
    return screen
