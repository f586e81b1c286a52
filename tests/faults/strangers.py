"""Programs that mean no good, while people write: rubbish on every door, and people notice nothing."""

import asyncio
import random
from contextlib import suppress

import httpx2
from websockets.asyncio.client import connect
from websockets.exceptions import WebSocketException
from websockets.frames import Frame, Opcode

from tests.browser.hall import Hall
from tests.desk import by
from tests.faults.chance import Size, dice
from tests.faults.nothing_lost import judged
from tests.faults.room import Room, opened
from tests.waiting import PATIENCE

FRAMES, CODES = 10_000, 10_000
MEGABYTE = 1024 * 1024


async def rubbish(hall: Hall, seed: int, size: Size) -> str:
    """All of it at once, while everyone writes."""
    rolls = dice("rubbish", seed)
    async with opened(hall, rolls, size) as room:
        room.writes(size)
        frames, many = (FRAMES, CODES) if size.faults > 3 else (FRAMES // 5, CODES // 60)
        bad = [
            _garbage(hall, rolls),
            _halves(hall),
            _flood(room, frames),
            _huge(room),
            _fragments(room),
            _codes(hall, many),
        ]
        told = await asyncio.gather(room.empties(), *bad)
        await judged(room)
        return f"{room.stored} commands stored among {', '.join(str(each) for each in told[1:])}"


async def _garbage(hall: Hall, rolls: random.Random) -> str:
    """Bytes that are no HTTP."""
    for _ in range(30):
        _, writer = await asyncio.open_connection("127.0.0.1", hall.port)
        begin = rolls.choice(
            [b"", b"GET / HTTP/1.1\r\n", b"POST /api/v1/seats HTTP/1.1\r\nHost: x\r\n", b"\x16\x03"]
        )
        with suppress(OSError):
            writer.write(begin + rolls.randbytes(rolls.randint(1, 5000)) + b"\r\n\r\n")
            await writer.drain()
        writer.transport.abort()
    return "30 times garbage"


async def _halves(hall: Hall) -> str:
    """Half a request, half a handshake, half a body: each is left as it is until we are done."""
    halves = (
        b"GET /health/live HTT",
        b"GET /t/x/live HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgr",
        b"POST /api/v1/seats HTTP/1.1\r\nHost: x\r\nContent-Length: 60000\r\n\r\n{",
    )
    lines = [await asyncio.open_connection("127.0.0.1", hall.port) for _ in range(100) for _ in halves]
    for (_, writer), half in zip(lines, halves * 100, strict=True):
        writer.write(half)
    async with httpx2.AsyncClient(timeout=PATIENCE) as http:
        assert (await http.get(f"{hall.address}/health/ready")).status_code == 200
    for _, writer in lines:
        writer.transport.abort()
    return f"{len(lines)} half requests"


def _socket(room: Room) -> connect:
    url = f"{room.hall.address.replace('http', 'ws')}/t/{room.workshop.id}/live?screen=participant&after=0"
    return connect(url, additional_headers=by(room.phones[0].token), compression=None, max_size=None)


async def _flood(room: Room, many: int) -> str:
    """So many frames, as fast as they go."""
    async with _socket(room) as line:
        reading = asyncio.create_task(_reads(line))
        for number in range(many):
            await line.send(f'{{"held": {number}}}' if number % 2 else "\N{EVERGREEN TREE}{[")
        await line.send('{"held": 0}')
        reading.cancel()
    return f"{many} frames"


async def _reads(line: object) -> None:
    with suppress(WebSocketException):
        async for _ in line:  # type: ignore[attr-defined] # a connection
            pass


async def _huge(room: Room) -> str:
    """A megabyte in one frame, and in one body."""
    with suppress(WebSocketException):
        async with _socket(room) as line:
            await line.send("x" * MEGABYTE)
            await _reads(line)
            assert line.close_code == 1009, line.close_code
    url = f"{room.hall.address}/api/v1/trajectories/{room.workshop.id}/commands"
    async with httpx2.AsyncClient(timeout=PATIENCE) as http:
        answer = await http.post(url, content=b"x" * MEGABYTE, headers=by(room.phones[0].token))
        assert answer.status_code == 413, answer.text
    return "a megabyte twice"


async def _fragments(room: Room) -> str:
    """A message in pieces that never ends: closed once it is too long, however small the pieces."""
    with suppress(WebSocketException, OSError):
        async with _socket(room) as line:
            for number in range(MEGABYTE // 1000):
                line.transport.write(
                    Frame(Opcode.CONT if number else Opcode.TEXT, b"x" * 1000, fin=False).serialize(mask=True)
                )
            await _reads(line)
            assert line.close_code == 1009, line.close_code
    return "endless fragments"


async def _codes(hall: Hall, many: int) -> str:
    """Wrong join codes, a hundred at a time; who writes does not wait for them."""
    codes = [f"{number:06d}".translate(str.maketrans("0123456789", "BCDFGHJKLM")) for number in range(many)]
    async with httpx2.AsyncClient(base_url=hall.address, timeout=PATIENCE) as http:

        async def some(mine: list[str]) -> None:
            for code in mine:
                answer = await http.post("/api/v1/seats", json={"joinCode": code, "party": "resident"})
                assert answer.status_code in (404, 429), answer.text

        await asyncio.gather(*(some(codes[each::100]) for each in range(100)))
    return f"{many} wrong codes"
