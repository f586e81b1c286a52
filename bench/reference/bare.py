"""Reference (f): what is left when there is no framework. One frame, written to N sockets on uvloop."""

import asyncio
import sys
from base64 import b64encode
from hashlib import sha1
from typing import cast
from urllib.parse import parse_qs, urlsplit

import uvloop

from app.live.frames import Frame
from bench.reference.frame import news

GUID = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"
LINES: set[asyncio.Transport] = set()


class Line(asyncio.Protocol):
    """Opens sockets, and hears when to write."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Whoever it is."""
        self.transport = cast(asyncio.Transport, transport)

    def connection_lost(self, exc: Exception | None) -> None:
        """Gone."""
        LINES.discard(self.transport)

    def data_received(self, data: bytes) -> None:
        """A handshake, or `POST /frames?count=…&every=…&size=…`; what sockets say is let go."""
        if data.startswith(b"POST /frames"):
            self.asked = asyncio.create_task(self._write_all(data.split()[1].decode()))
        elif b"Upgrade: websocket" in data:
            key = data.partition(b"Sec-WebSocket-Key: ")[2].split(b"\r\n")[0]
            accept = b64encode(sha1(key + GUID, usedforsecurity=False).digest())
            head = b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            self.transport.write(head + b"Sec-WebSocket-Accept: " + accept + b"\r\n\r\n")
            LINES.add(self.transport)
        elif data.startswith(b"GET"):
            self.transport.write(OK)

    async def _write_all(self, address: str) -> None:
        asks = {name: float(values[0]) for name, values in parse_qs(urlsplit(address).query).items()}
        loop = asyncio.get_running_loop()
        start = loop.time()
        for number in range(int(asks["count"])):
            await asyncio.sleep(start + number * asks["every"] - loop.time())
            frame = Frame(news(number + 1, int(asks["size"]))).plain
            for line in LINES:
                line.write(frame)
        self.transport.write(OK)


async def serve(port: int) -> None:
    """Until it is stopped."""
    server = await asyncio.get_running_loop().create_server(Line, "127.0.0.1", port, backlog=2048)
    await server.serve_forever()


if __name__ == "__main__":
    uvloop.run(serve(int(sys.argv[1])))
