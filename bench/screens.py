"""Many screens that note when each frame reached them: light, so that the load is not what is measured.

A frame is only taken off the line and stamped; what stands in it is read when the measurement is over.
"""

import asyncio
import os
import re
import time
from base64 import b64encode
from contextlib import AsyncExitStack
from typing import cast
from urllib.parse import urlsplit

SEQ = re.compile(rb'data-seq="(\d+)"')
AT_ONCE = 20
TEXT, PING, PONG = 0x1, 0x9, 0xA


class Screen(asyncio.Protocol):
    """One open socket of a server that neither masks nor splits its frames: (time in s, payload) as they
    came.
    """

    def __init__(self, request: bytes) -> None:
        self.frames: list[tuple[float, bytes]] = []
        self.open: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._request, self._waiting = request, b""
        self._line: asyncio.Transport | None = None
        self._wanted: tuple[int, asyncio.Future[None]] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Ask for the socket."""
        self._line = cast(asyncio.Transport, transport)
        self._line.write(self._request)

    def data_received(self, data: bytes) -> None:
        """The answer to the handshake, then frames."""
        self._waiting += data
        if not self.open.done():
            head, end, rest = self._waiting.partition(b"\r\n\r\n")
            if not end:
                return
            assert b" 101 " in head.splitlines()[0], head
            self._waiting = rest
            self.open.set_result(None)
        while (frame := self._taken()) is not None:
            self._hear(*frame)

    def _taken(self) -> tuple[int, bytes] | None:
        waiting = self._waiting
        if len(waiting) < 2:
            return None
        size, start = waiting[1], 2
        if size >= 126:
            start = 4 if size == 126 else 10
            size = int.from_bytes(waiting[2:start], "big")
        if len(waiting) < start + size:
            return None
        self._waiting = waiting[start + size :]
        return waiting[0] & 0xF, waiting[start : start + size]

    def _hear(self, kind: int, payload: bytes) -> None:
        if kind == TEXT:
            self.frames.append((time.perf_counter(), payload))
            self._look(payload)
        elif kind == PING and self._line:
            self._line.write(bytes((0x80 | PONG, 0x80 | len(payload), 0, 0, 0, 0)) + payload)

    def reaches(self, seq: int) -> "asyncio.Future[None]":
        """Done once a frame of this number or later is here. Before it is asked, frames are stamped only."""
        reached: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._wanted = seq, reached
        for _, payload in self.frames[-3:]:
            self._look(payload)
        return reached

    def _look(self, payload: bytes) -> None:
        if self._wanted and newest(payload) >= self._wanted[0]:
            self._wanted[1].set_result(None)
            self._wanted = None

    def seen(self) -> list[tuple[float, int]]:
        """When which number was shown first, in the order of time."""
        found, highest = [], 0
        for at, payload in self.frames:
            if (number := newest(payload)) > highest:
                highest = number
                found.append((at, number))
        return found

    def close(self) -> None:
        """Hang up."""
        if self._line:
            self._line.abort()


def newest(payload: bytes) -> int:
    """The highest number that stands in a frame."""
    return max((int(number) for number in SEQ.findall(payload)), default=0)


async def opened(stack: AsyncExitStack, url: str, count: int, headers: dict[str, str]) -> list[Screen]:
    """Open the sockets, a few at a time."""
    screens: list[Screen] = []
    for start in range(0, count, AT_ONCE):
        some = range(min(AT_ONCE, count - start))
        screens += await asyncio.gather(*(_open(url, headers) for _ in some))
    for screen in screens:
        stack.callback(screen.close)
    return screens


async def _open(url: str, headers: dict[str, str]) -> Screen:
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
    _, screen = await loop.create_connection(lambda: Screen(request), where.hostname, where.port)
    await screen.open
    return screen
