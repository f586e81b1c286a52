"""Real servers in their own processes: Samenboom itself, and the reference."""

import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import httpx2

from .waiting import until

ROOT = Path(__file__).parent.parent
START_WITHIN = 30


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


async def _answers(url: str) -> None:
    async with httpx2.AsyncClient() as http:

        async def is_ready() -> bool:
            with suppress(httpx2.TransportError):
                return (await http.get(url)).status_code == 200
            return False

        await until(is_ready, START_WITHIN)


@asynccontextmanager
async def running(arguments: list[str], port: int, environment: dict[str, str]) -> AsyncIterator[str]:
    """A Python module as a server in its own process; its address, once it answers."""
    url = f"http://127.0.0.1:{port}"
    process = subprocess.Popen(  # noqa: ASYNC220 - only started here, never waited for while measuring
        [sys.executable, "-m", *arguments],
        cwd=ROOT,
        env={**os.environ, **environment},
        stdout=subprocess.DEVNULL,
    )
    try:
        await _answers(f"{url}/health/ready")
        yield url
    finally:
        process.terminate()
        process.wait()


@asynccontextmanager
async def samenboom() -> AsyncIterator[tuple[str, str]]:
    """The real server on an empty database: its address and a facilitator's token."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            "SAMENBOOM_DATABASE_URL": f"sqlite:///{folder}/bench.db",
            "SAMENBOOM_SECRET": "only for this measurement, and gone with it",
        }
        port = _free_port()
        serve = ["app", "serve", "--host", "127.0.0.1", "--port", str(port)]
        async with running(serve, port, environment) as url:
            added = subprocess.run(  # noqa: ASYNC221 - before the measurement begins
                [sys.executable, "-m", "app", "facilitator", "add", "bench"],
                cwd=ROOT, env={**os.environ, **environment}, capture_output=True, text=True, check=True,
            )  # fmt: skip
            yield url, added.stdout.strip().splitlines()[-1].removeprefix("token: ")


@asynccontextmanager
async def reference() -> AsyncIterator[str]:
    """The plain way, for comparison (see `reference.py`): its address."""
    with tempfile.TemporaryDirectory() as folder:
        port = _free_port()
        arguments = ["bench.reference", str(port), f"{folder}/reference.db"]
        async with running(arguments, port, {}) as url:
            yield url
