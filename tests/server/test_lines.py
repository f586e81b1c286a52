"""The contract with uvicorn: the short way to a socket keeps order and bears a screen that never reads."""

import asyncio
import secrets
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any

import httpx2
import pytest
import uvicorn
from websockets.asyncio.client import ClientConnection, connect

from app.live.frames import Frame
from app.live.hub import Hub, Screen
from app.main import create_app
from app.screens.audiences import Audience
from app.settings import Settings
from app.store import directory
from app.web.lines import SharedLine
from app.web.patience import PatientHttp
from tests.desk import by
from tests.waiting import PATIENCE, until_async

pytestmark = pytest.mark.anyio
WALL = Audience("projector", "nl")
BIG = 100_000


class Hall:
    """A server in this very loop, with a trajectory; `ws` is where its projector listens."""

    def __init__(self, hub: Hub, room: str, token: str, ws: str) -> None:
        self.hub, self.room, self.token, self.ws = hub, room, token, ws
        self._opened: list[ClientConnection] = []

    async def opens(self, **options: object) -> ClientConnection:
        """A screen; returns when the server knows it."""
        before = len(self.screens())
        found = await connect(self.ws, additional_headers=by(self.token), **{"compression": None, **options})
        self._opened.append(found)
        await until_async(lambda: len(self.screens()) > before)
        return found

    async def ends(self) -> None:
        """No line outlives its loop, also not one that the server let go of and that does not know yet."""
        for each in self._opened:
            each.transport.abort()
            await each.wait_closed()

    def screens(self) -> tuple[Screen, ...]:
        """The server's side of them."""
        return tuple(self.hub.screens(self.room))

    def posts(self, number: int, size: int = 10) -> None:
        """News for all of them."""
        self.hub.post(self.room, WALL, {"a": f"<piece>{number}" + "x" * size})


@asynccontextmanager
async def opened(folder: Path, **settings: Any) -> AsyncIterator[Hall]:
    app = create_app(Settings(var=folder, secret="only for tests"))
    server = uvicorn.Server(uvicorn.Config(app, ws=SharedLine, log_level="warning", **settings))
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port = listening.getsockname()[1]
        serving = asyncio.create_task(server.serve(sockets=[listening]))
        await until_async(lambda: server.started)
        house = app.state.house
        await house.database.write(partial(directory.add_facilitator, name="ann", token="ann"))
        async with httpx2.AsyncClient(headers=by("ann"), timeout=PATIENCE) as http:
            made = await http.post(f"http://127.0.0.1:{port}/api/v1/trajectories", json={"theme": "x"})
        room = made.json()["id"]
        hall = Hall(house.hub, room, "ann", f"ws://127.0.0.1:{port}/t/{room}/live?screen=projector&after=99")
        yield hall
        server.should_exit = True
        await serving
        await hall.ends()


@pytest.fixture
async def hall(tmp_path: Path, anyio_backend: str) -> AsyncIterator[Hall]:
    async with opened(tmp_path) as found:
        yield found


async def _hears(screen: ClientConnection, words: str) -> list[str]:
    """Every frame up to the one with these words."""
    frames: list[str] = []
    async with asyncio.timeout(PATIENCE):
        while not frames or words not in frames[-1]:
            frames.append(str(await screen.recv()))
    return frames


@pytest.mark.parametrize("size", [10, 200, 70_000])
async def test_shared_frame_of_any_length_arrives_whole(hall: Hall, size: int):
    screen = await hall.opens(max_size=None)
    await until_async(lambda: hall.screens()[0].is_empty)

    hall.posts(1, size)

    assert (await _hears(screen, "<piece>"))[-1].endswith("<piece>1" + "x" * size)
    assert hall.screens()[0].line is not None


async def test_frames_come_in_order_by_whichever_way(hall: Hall):
    screen = await hall.opens(max_size=None)
    for number in range(300):
        hall.posts(number, 5_000)
        if number % 7 == 0:
            await asyncio.sleep(0)

    frames = await _hears(screen, "<piece>299x")
    numbers = [int(frame.rpartition("<piece>")[2].rstrip("x")) for frame in frames if "<piece>" in frame]

    assert numbers == sorted(numbers)


async def test_screen_that_never_reads_neither_slows_others_nor_grows(hall: Hall):
    deaf = await hall.opens(max_size=None, max_queue=1)
    stuck = hall.screens()[0]
    quick = await hall.opens(max_size=None, max_queue=None)
    for number in range(200):
        hall.posts(number, BIG)
        await asyncio.sleep(0)

    frames = await _hears(quick, "<piece>199x")

    assert frames
    transport = stuck.line.write.__self__
    assert not stuck.line.is_open
    assert 0 < transport.get_write_buffer_size() <= 64 * 1024 + 2 * BIG
    deaf.transport.abort()


async def test_dead_line_is_dropped_although_bytes_wait(tmp_path: Path):
    async with opened(tmp_path, ws_ping_interval=1, ws_ping_timeout=1) as hall:
        deaf = await hall.opens(max_size=None, max_queue=1)
        deaf.transport.pause_reading()
        for number in range(50):
            hall.posts(number, BIG)

        await until_async(lambda: not hall.screens())

        deaf.transport.abort()


@pytest.mark.parametrize(
    "half",
    [
        b"",
        b"GET /health/live HTT",
        b"POST /api/v1/seats HTTP/1.1\r\nHost: x\r\nContent-Length: 60000\r\n\r\n{",
        b"GET /health/live HTTP/1.1\r\nHost: x\r\n\r\nGET /t/x/live?screen=projector HTTP/1.1\r\nUpgr",
    ],
)
async def test_half_a_request_is_let_go_of(tmp_path: Path, half: bytes):
    hasty = type("Hasty", (PatientHttp,), {"patience": 0.3})
    async with opened(tmp_path, http=hasty) as hall:
        port = int(hall.ws.split(":")[2].split("/")[0])
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(half)
        async with asyncio.timeout(PATIENCE):
            with suppress(ConnectionResetError):
                while await reader.read(1000):
                    writer.write(b"x")  # one sign now and then keeps no line

        screen = await hall.opens()
        await until_async(lambda: hall.screens()[0].is_empty)
        hall.posts(1)
        assert await _hears(screen, "<piece>1")
        writer.close()
        with suppress(ConnectionResetError):
            await writer.wait_closed()


async def test_closed_screen_is_written_to_no_more(hall: Hall):
    await hall.opens()
    screen = hall.screens()[0]
    hall.hub.close(hall.room, 4410)
    await until_async(lambda: not hall.screens())

    assert not screen.line.takes(Frame("late"))


async def test_frame_is_compressed_once_and_fits_all_that_take_it_so(hall: Hall):
    screens = [await hall.opens(max_size=None, compression=how) for how in ("deflate", "deflate", None)]
    for number in (1, 2):
        hall.posts(number, 5_000)

    heard = [(await _hears(screen, "<piece>2"))[-1] for screen in screens]

    assert heard == ["<piece>2" + "x" * 5_000] * 3
    assert sorted(screen.line.deflates for screen in hall.screens()) == [False, True, True]


async def test_catch_up_of_a_choked_line_is_compressed_too(hall: Hall):
    screen = await hall.opens(max_size=None, max_queue=1, compression="deflate")
    noise = [secrets.token_hex(BIG) for _ in range(60)]
    for each in noise:
        hall.hub.post(hall.room, WALL, {"a": f"<piece>{each}"})
        await asyncio.sleep(0)
    assert not hall.screens()[0].line.is_open

    frames = await _hears(screen, noise[-1])

    assert len(frames) < len(noise)


def test_heartbeat_is_not_worth_compressing():
    beat = Frame("<!-- beat -->")

    assert beat.deflated is beat.plain
