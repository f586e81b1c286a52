"""Many screens that note when each card reached them. They live outside the server's process."""

import asyncio
import re
import time
from contextlib import AsyncExitStack
from dataclasses import dataclass, field

from websockets.asyncio.client import ClientConnection, connect

SEQ = re.compile(r'data-seq="(\d+)"')
CONNECT_AT_ONCE = 20
FRAME_LIMIT = 8 * 1024 * 1024


@dataclass
class Screen:
    """One open socket: the time (s) at which each number was first seen, and how much came."""

    socket: ClientConnection
    newest: int = 0
    seen: list[tuple[int, float]] = field(default_factory=list)
    frames: int = 0
    size: int = 0
    news: asyncio.Condition = field(default_factory=asyncio.Condition)

    async def watch(self) -> None:
        """Read until the socket closes."""
        async for frame in self.socket:
            text = frame if isinstance(frame, str) else frame.decode()
            self.frames, self.size = self.frames + 1, self.size + len(text)
            newest = max((int(seq) for seq in SEQ.findall(text)), default=0)
            if newest > self.newest:
                self.newest = newest
                self.seen.append((newest, time.perf_counter()))
                async with self.news:
                    self.news.notify_all()

    async def shows(self, seq: int) -> None:
        """Wait until the screen shows this number or a newer one."""
        async with self.news:
            await self.news.wait_for(lambda: self.newest >= seq)

    def reached(self, seq: int) -> float:
        """When the screen first showed this number or a newer one."""
        return next(at for newest, at in self.seen if newest >= seq)


async def opened(stack: AsyncExitStack, url: str, count: int, headers: dict[str, str]) -> list[Screen]:
    """Open the sockets, a few at a time, each with its reader."""
    screens: list[Screen] = []
    group = await stack.enter_async_context(asyncio.TaskGroup())
    for start in range(0, count, CONNECT_AT_ONCE):
        some = range(min(CONNECT_AT_ONCE, count - start))
        sockets = await asyncio.gather(*(_open(url, headers) for _ in some))
        for socket in sockets:
            stack.push_async_callback(socket.close)
            screens.append(Screen(socket))
            group.create_task(screens[-1].watch())
    return screens


async def _open(url: str, headers: dict[str, str]) -> ClientConnection:
    return await connect(url, additional_headers=headers, compression=None, max_size=FRAME_LIMIT)
