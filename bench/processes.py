"""A server in a process of its own, on a core of its own; what it uses, the operating system says."""

import asyncio
import os
import re
import socket
import subprocess
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from .http import Http
from .waiting import until

ROOT = Path(__file__).parent.parent
CORES = sorted(os.sched_getaffinity(0))
START_WITHIN, STILL = 30, 6
TICKS = os.sysconf("SC_CLK_TCK")
PSS = re.compile(r"^Pss:\s+(\d+) kB", re.MULTILINE)


@dataclass(frozen=True)
class Server:
    """Where it answers, which process it is; and where it is ours, its folder and a facilitator's token."""

    port: int
    process: "subprocess.Popen[bytes]"
    folder: str = ""
    token: str = ""

    @property
    def url(self) -> str:
        """The address."""
        return f"http://127.0.0.1:{self.port}"

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

    def stop(self) -> None:
        """It ends as it does when told to (SIGTERM)."""
        self.process.terminate()
        self.process.wait()

    @property
    def is_up(self) -> bool:
        """Whether it was not stopped."""
        return self.process.poll() is None

    def keeps_to_first_core(self) -> None:
        """All its threads; what they start stays there."""
        for thread in Path(f"/proc/{self.process.pid}/task").iterdir():
            with suppress(ProcessLookupError):  # it ended just now
                os.sched_setaffinity(int(thread.name), {CORES[0]})

    def memory(self) -> int:
        """KiB of memory that are its own (Pss)."""
        rolled = Path(f"/proc/{self.process.pid}/smaps_rollup").read_text()
        found = PSS.search(rolled)
        assert found
        return int(found[1])


@contextmanager
def on_own_core() -> Iterator[None]:
    """This process keeps to the last core, servers keep to the first; with one core: both."""
    os.sched_setaffinity(0, {CORES[-1]})
    try:
        yield
    finally:
        os.sched_setaffinity(0, set(CORES))


def free_port() -> int:
    """A port where nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


async def _answers(url: str) -> None:
    async with Http(url) as http:

        async def is_ready() -> bool:
            with suppress(OSError, asyncio.IncompleteReadError):
                return (await http.get("/health/ready")).status == 200
            return False

        await until(is_ready, START_WITHIN)


@asynccontextmanager
async def running(
    command: list[str], port: int, environment: dict[str, str] | None = None, *, waits: bool = True
) -> AsyncIterator[Server]:
    """A program as a server in its own process, once it answers and is at rest."""
    process = subprocess.Popen(  # noqa: ASYNC220 - only started here, never waited for while measuring
        command,
        cwd=ROOT,
        env={**os.environ, **(environment or {})},
        stdout=subprocess.DEVNULL,
    )
    server = Server(port, process)
    try:
        if os.sched_getaffinity(0) != set(CORES):  # before the measuring itself, a start may use all
            server.keeps_to_first_core()
        if waits:
            await _answers(server.url)
            server.keeps_to_first_core()
            await server.rests()
        yield server
    finally:
        server.stop()
