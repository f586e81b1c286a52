"""Goals 1-3: one piece of news of 1000 bytes to all screens, through the real hub and its lines.

Every way has its server and its screens open at once; they take turns, less than a second each.
"""

import asyncio
import threading
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field

from . import servers
from .figures import Figure, middle, percentile
from .http import Http
from .processes import Server
from .rooms import bearer, room_with_wall
from .screens import COMPRESSED, HELLO, LEFT, SOCKET_IO, Screen, newest, opened
from .sizes import Sizes

SIZE = 1000
#: Deliveries a second, whatever the number of screens: the same load for the one who measures.
PACE = 40_000
NAP = 0.002
NOBODY = threading.Event()


@dataclass
class Way:
    """One way to bring news. Per turn: deliveries per CPU-second, bytes a frame, last screen (ms)."""

    name: str
    server: Server
    screens: list[Screen]
    per_cpu: list[float] = field(default_factory=list)
    frame: list[float] = field(default_factory=list)
    last: list[float] = field(default_factory=list)
    busy: list[float] = field(default_factory=list)

    async def works(self, count: int, every: float) -> None:
        """What it costs: who measures naps, for a write that must wake a reader costs more than one that need
        not, and real screens are not on the same machine.
        """
        began, own, used = time.perf_counter(), time.process_time(), self.server.cpu()
        napping = asyncio.create_task(_nap())
        await self.turn(count, every)
        napping.cancel()
        self.per_cpu.append(count * len(self.screens) / (self.server.cpu() - used))
        self.busy.append((time.process_time() - own) / (time.perf_counter() - began))
        self.frame.append(middle(screen.bytes / count for screen in self.screens))

    async def hurries(self, count: int, every: float) -> None:
        """How soon the last screen has it."""
        await self.turn(count, every)
        self.last.append(middle(last_of(self.screens).values()))

    async def turn(self, count: int, every: float, size: int = SIZE) -> None:
        """Some news, until it is everywhere."""
        for screen in self.screens:
            screen.forget()
        async with Http(self.server.url, bearer(self.server.token or "-")) as http:
            (await http.post(f"/frames?count={count}&every={every}&size={size}", {})).json()
        await asyncio.wait_for(asyncio.gather(*(screen.reaches(count) for screen in self.screens)), 30)


async def run(sizes: Sizes) -> list[Figure]:
    """A hall."""
    return await _wide(sizes.fan_out_width, sizes)


async def wider(sizes: Sizes) -> list[Figure]:
    """A larger one."""
    return await _wide(sizes.fan_out_wider, sizes)


async def _wide(width: int, sizes: Sizes) -> list[Figure]:
    every = width / PACE
    async with _ways(width) as ways:
        for way in ways:
            await way.turn(sizes.fan_out_warm, every)
        for _ in range(sizes.fan_out_rounds):
            for way in ways:
                await way.works(round(sizes.fan_out_turn / every), every)
            for way in ways:
                await way.hurries(round(sizes.fan_out_turn / 3 / every), every)
    return _told(width, {way.name: way for way in ways})


async def _nap() -> None:
    while True:
        NOBODY.wait(NAP)  # all of this process naps
        await asyncio.sleep(0)


def _told(width: int, ways: dict[str, Way]) -> list[Figure]:
    bare = ways["bare"]
    print(f"\nFan-out to {width} screens, {SIZE} bytes; load program {percentile(bare.busy, 1):.0%} busy")
    for way in ways.values():
        share = middle(way.per_cpu) / middle(bare.per_cpu)
        print(
            f"  {way.name:16}{middle(way.per_cpu):9.0f} deliveries/CPU-s  {share:5.2f} of (f)"
            f"   {middle(way.frame):5.0f} bytes   last screen p50 {middle(way.last):5.2f} ms"
            f"   load {percentile(way.busy, 1):.0%}"
        )

    def cpu(goal: str, name: str, than: str, limit: float) -> Figure:
        reference = middle(ways[than].per_cpu)
        what = f"{name} / {than}, {width} screens, deliveries per CPU-second"
        return Figure(goal, what, middle(ways[name].per_cpu), limit, reference, at_least=True)

    one, two = ways["ours"], ways["ours, deflated"]
    return [
        cpu("1", "ours", "bare", 0.80),
        cpu("1", "ours, deflated", "bare", 0.75),
        Figure("1", f"bytes deflated, {width}", middle(two.frame), 0.35, middle(one.frame)),
        cpu("2", "ours", "send_text", 1.6),
        cpu("2", "ours", "socket.io", 1.4),
        Figure("3", f"last screen p50, {width}", middle(one.last), 1.25, middle(bare.last), unit="ms"),
    ]


def last_of(screens: list[Screen]) -> dict[int, float]:
    """For every frame the time (ms) from its leaving until the slowest screen had it."""
    waits: dict[int, float] = {}
    for screen in screens:
        for at, text in screen.texts():
            if left := LEFT.search(text):
                number = newest(text)
                waits[number] = max(waits.get(number, 0.0), at * 1000 - int(left[1]) / 1e6)
    return waits


@asynccontextmanager
async def _ways(width: int) -> AsyncIterator[list[Way]]:
    async with AsyncExitStack() as stack:
        bare = await stack.enter_async_context(servers.bare())
        plain = await stack.enter_async_context(servers.plain())
        node = await stack.enter_async_context(servers.socket_io())
        ways = [
            Way("bare", bare, await opened(stack, f"{bare.ws}/live", width)),
            Way("send_text", plain, await opened(stack, f"{plain.ws}/live", width)),
            Way("socket.io", node, await opened(stack, node.ws + SOCKET_IO, width, hello=HELLO)),
        ]
        for name, asks in (("ours", {}), ("ours, deflated", COMPRESSED)):
            server = await stack.enter_async_context(servers.ours(tapped=True))
            live, headers = await room_with_wall(server)
            ways.append(Way(name, server, await opened(stack, live, width, headers | asks)))
        yield ways
