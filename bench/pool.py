"""The quick form starts a server once: what one program has done with, the next one takes."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager

from .processes import Server

Starts = Callable[[], AbstractAsyncContextManager[Server]]


class Pool:
    """Open, servers stay up until it closes. Closed, each use has a start and a stop of its own."""

    def __init__(self) -> None:
        self._idle: dict[str, list[Server]] = defaultdict(list)
        self._end: AsyncExitStack | None = None

    @property
    def is_open(self) -> bool:
        """Whether servers are used more than once."""
        return self._end is not None

    @asynccontextmanager
    async def open(self) -> AsyncIterator[None]:
        """Until the end of the run."""
        async with AsyncExitStack() as self._end:
            yield
        self._end = None
        self._idle.clear()

    @asynccontextmanager
    async def lends(self, kind: str, starts: Starts) -> AsyncIterator[Server]:
        """One that nobody uses now, or a new one."""
        if self._end is None:
            async with starts() as server:
                yield server
            return
        idle = self._idle[kind]
        server = idle.pop() if idle else await self._end.enter_async_context(starts())
        yield server
        if server.is_up:
            idle.append(server)


async def side_by_side(*starts: AbstractAsyncContextManager[Server]) -> None:
    """All of them up at the same moment, so that the pool has them for who comes next."""
    async with AsyncExitStack() as stack:
        await asyncio.gather(*(stack.enter_async_context(each) for each in starts))
