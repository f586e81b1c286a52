"""A network between people and the server that can be cut, black-holed, slow and lossy."""

import asyncio
import random
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from tests.faults.chance import passes
from tests.ports import free_port

CHUNK = 64 * 1024


@dataclass
class Network:
    """A TCP proxy. `mode` is how it is at this moment; set it with `becomes`.

    - `good`
    - `cut`: every line breaks, none can be made
    - `hole`: lines stay open and nothing comes through: those that lived in it are dead for ever, and silent
    - `slow`: everything takes `delay` longer each way
    - `lossy`: 30 % of all pieces come `delay` late, as after sending again; one in twenty breaks its line
    """

    target: int
    rolls: random.Random
    delay: float = 0.3
    mode: str = "good"
    port: int = field(default_factory=free_port)
    _server: asyncio.Server | None = None
    _lines: set[asyncio.StreamWriter] = field(default_factory=set)
    _dead: set[asyncio.StreamWriter] = field(default_factory=set)
    _tasks: set["asyncio.Task[None]"] = field(default_factory=set)
    _over: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def address(self) -> str:
        """Where people find the server through it."""
        return f"http://127.0.0.1:{self.port}"

    async def start(self) -> None:
        """From now on it listens."""
        self._server = await asyncio.start_server(self._meet, "127.0.0.1", self.port)

    def becomes(self, mode: str) -> None:
        """Another kind of network, for all lines at once."""
        self.mode = mode
        if mode == "cut":
            for line in self._lines:
                line.transport.abort()
        if mode == "hole":
            self._dead |= self._lines

    async def close(self) -> None:
        """Nothing of it is left."""
        assert self._server is not None
        self._server.close()
        self._over.set()
        for line in tuple(self._lines):
            line.transport.abort()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _meet(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        self._lines.add(writer)
        if self.mode == "hole":
            self._dead.add(writer)
        try:
            if self.mode != "cut":
                await self._join(reader, writer)
        finally:
            self._lines.discard(writer)
            self._dead.discard(writer)
            writer.transport.abort()

    async def _join(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError):
            there, further = await asyncio.open_connection("127.0.0.1", self.target)
            self._lines.add(further)
            if writer in self._dead:
                self._dead.add(further)
            ways = [self._carry(reader, further, writer), self._carry(there, writer, writer)]
            both = [asyncio.create_task(way) for way in ways]
            try:
                await asyncio.wait(both, return_when=asyncio.FIRST_COMPLETED)
            finally:
                for way in both:
                    way.cancel()
                await asyncio.gather(*both, return_exceptions=True)
                self._lines.discard(further)
                self._dead.discard(further)
                further.transport.abort()

    async def _carry(
        self, from_: asyncio.StreamReader, to: asyncio.StreamWriter, line: asyncio.StreamWriter
    ) -> None:
        while piece := await from_.read(CHUNK):
            if self.mode == "slow" or (self.mode == "lossy" and self.rolls.random() < 0.3):
                await passes(self.delay)
            if self.mode == "lossy" and self.rolls.random() < 0.05:
                return
            if line in self._dead:
                await self._over.wait()
            to.write(piece)
            await to.drain()
        if line in self._dead:  # the other end closed, and this one never hears it
            await self._over.wait()


@contextmanager
def beside(network: Network) -> Iterator[Callable[[str], None]]:
    """The same in a thread of its own, for tests that wait on a browser; gives its `becomes`."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, name="network")
    thread.start()

    def does(work: Callable[[], None]) -> None:
        done = threading.Event()
        loop.call_soon_threadsafe(lambda: (work(), done.set()))
        done.wait()

    asyncio.run_coroutine_threadsafe(network.start(), loop).result()
    try:
        yield lambda mode: does(lambda: network.becomes(mode))
    finally:
        asyncio.run_coroutine_threadsafe(network.close(), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()
