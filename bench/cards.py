"""Goals 4 and 5: cards by POST, each on disk before it is told, until the last screen shows it."""

import asyncio
import gc
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field

from . import servers
from .figures import Figure, middle, percentile
from .http import Http
from .processes import Server
from .rooms import bearer, command, observer, seated, wall_of
from .screens import COMPRESSED, HELLO, SOCKET_IO, Screen, opened
from .sizes import Sizes
from .waiting import until

Says = Callable[[int], Awaitable[int]]
#: So many looks without a byte for any screen: all that was said is there; and the seconds that it may take.
STILL, WITHIN = 6, 60


@dataclass
class Way:
    """One way to bring cards. Per round: last screen p50 and p99 (ms), processor (ms) per card."""

    name: str
    server: Server
    screens: list[Screen]
    says: Says
    p50: list[float] = field(default_factory=list)
    p99: list[float] = field(default_factory=list)
    per_card: list[float] = field(default_factory=list)
    busy: list[float] = field(default_factory=list)
    bytes: list[float] = field(default_factory=list)

    async def round(self, cards: int, a_second: float) -> None:
        """Say the cards at an even pace."""
        for screen in self.screens:
            screen.forget()
        gc.collect()
        gc.disable()  # a pause of the load itself is nobody's slowness
        began, own, used = time.perf_counter(), time.process_time(), self.server.cpu()
        begun = await said(self.says, cards, a_second)
        newest = max(seq for seq, _ in begun)
        await silence(self.screens)
        self.per_card.append(1000 * (self.server.cpu() - used) / cards)
        self.busy.append((time.process_time() - own) / (time.perf_counter() - began))
        gc.enable()
        await asyncio.wait_for(asyncio.gather(*(screen.reaches(newest) for screen in self.screens)), WITHIN)
        self.bytes.append(middle(screen.bytes / cards for screen in self.screens))
        last = last_screen(self.screens, begun)
        self.p50.append(middle(last))
        self.p99.append(percentile(last, 0.99))

    def told(self) -> None:
        """In a line."""
        print(
            f"  {self.name:24} last screen p50 {middle(self.p50):7.1f}  p99 {middle(self.p99):7.1f} ms"
            f"   {middle(self.per_card):6.2f} CPU-ms and {middle(self.bytes):7.0f} bytes a card a screen"
            f"   load {percentile(self.busy, 1):.0%}"
        )


async def said(says: Says, cards: int, a_second: float) -> list[tuple[int, float]]:
    """(seq, when its POST began) of each card."""
    begun: list[tuple[int, float]] = []

    async def one(number: int) -> None:
        start = time.perf_counter()
        begun.append((await says(number), start))

    async with asyncio.TaskGroup() as group:
        first = time.perf_counter()
        for number in range(cards):
            # The pace of the load itself, not a wait for something.
            await asyncio.sleep(max(0.0, first + number / a_second - time.perf_counter()))
            group.create_task(one(number))
    return sorted(begun)


async def silence(screens: list[Screen]) -> None:
    """Who reads frames while the last ones still come measures their own reading."""
    heard = [-1]

    async def is_still() -> bool:
        heard.append(sum(screen.bytes for screen in screens))
        return heard[-1] in heard[:-STILL]

    await until(is_still, WITHIN)


def last_screen(screens: list[Screen], begun: list[tuple[int, float]]) -> list[float]:
    """For every card the time (ms) from its POST until the slowest screen showed it."""
    waits = dict.fromkeys((seq for seq, _ in begun), 0.0)
    for screen in screens:
        seen = iter(screen.seen())
        at, shown = next(seen)
        for seq, start in begun:
            while shown < seq:
                at, shown = next(seen)
            waits[seq] = max(waits[seq], 1000 * (at - start))
    return list(waits.values())


@asynccontextmanager
async def ours(width: int) -> AsyncIterator[Way]:
    """Through the real app: sixty people at the table, all screens on the wall, as browsers ask for it."""
    async with AsyncExitStack() as stack:
        server = await stack.enter_async_context(servers.ours())
        http = await stack.enter_async_context(Http(server.url))
        room = await seated(http, server.token, people=60)
        asks = bearer(await observer(http, room)) | COMPRESSED
        screens = await opened(stack, wall_of(server, room), width, asks)

        async def says(number: int) -> int:
            card = command("add-card", kind="association", text=f"kaartje {number}")
            path, who = f"/api/v1/trajectories/{room.id}/commands", room.seats[number % len(room.seats)]
            return int((await http.post(path, card, bearer(who))).json()["seq"])

        yield Way("ours", server, screens, says)


@asynccontextmanager
async def theirs(name: str, width: int) -> AsyncIterator[Way]:
    """Through a reference."""
    async with AsyncExitStack() as stack:
        is_node = name == "socket.io"
        program = servers.socket_io() if is_node else servers.plain()
        server = await stack.enter_async_context(program)
        http = await stack.enter_async_context(Http(server.url))
        live, hello = (server.ws + SOCKET_IO, HELLO) if is_node else (f"{server.ws}/live", b"")
        screens = await opened(stack, live, width, hello=hello)

        async def says(number: int) -> int:
            return int((await http.post("/cards", {"text": f"kaartje {number}"})).json()["seq"])

        yield Way(name, server, screens, says)


async def steady(sizes: Sizes) -> list[Figure]:
    """Goal 4: 200 screens, 20 cards a second."""
    width, cards, rounds = sizes.cards_width, sizes.cards, sizes.cards_rounds
    async with ours(width) as a, theirs("socket.io", width) as b, theirs("send_text", width) as c:
        for _ in range(rounds):
            for way in (a, b, c):
                await way.round(cards, 20)
    print(f"\nCards, {width} screens, 20 a second, durable; {rounds} rounds of {cards}")
    for way in (a, b, c):
        way.told()
    return [
        Figure("4", f"last screen p99, {width} screens", middle(a.p99), 1.0, middle(b.p99), unit="ms"),
        Figure("4", "the same, in itself (ms)", middle(a.p99), 25, unit="ms"),
    ]


async def burst(sizes: Sizes) -> list[Figure]:
    """Goal 5: 200 cards within a second, 1000 screens."""
    width, cards, rounds = sizes.burst_width, sizes.burst, sizes.burst_rounds
    async with ours(width) as a, theirs("socket.io", width) as b:
        for way in (a, b):
            await way.round(5, sizes.burst_warm)
            for kept in (way.p50, way.p99, way.per_card, way.busy, way.bytes):
                kept.clear()
        for number in range(rounds):
            await a.round(cards, cards)
            if number % 3 == 0:
                await b.round(cards, cards)
        slow = Way("ours, 20 a second", a.server, a.screens, a.says)
        for _ in range(sizes.burst_steady_rounds):
            await slow.round(sizes.burst_steady, 20)
    print(f"\nBurst: {cards} cards in a second, {width} screens, durable; {rounds} rounds")
    for way in (a, b, slow):
        way.told()
    return [
        Figure("5", f"burst, last screen p99, {width}", middle(a.p99), 0.1, middle(b.p99), unit="ms"),
        Figure("5", "the same, in itself (ms)", middle(a.p99), 250, unit="ms"),
        Figure(
            "5",
            f"CPU per card, burst / steady, {width}",
            middle(a.per_card),
            0.35,
            middle(slow.per_card),
            unit="ms",
        ),
    ]
