"""Goal 12: many trajectories at once, each with its screens, beside one alone with as many cards."""

import asyncio
import gc
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field, replace

from . import servers
from .cards import WITHIN, last_screen, said
from .figures import Figure, middle, percentile
from .http import Http
from .processes import Server
from .rooms import Room, bearer, command, observer, seated, wall_of
from .screens import COMPRESSED, Screen, opened
from .sizes import Sizes

AT_ONCE, A_SECOND = 20, 20
#: Seconds after the last card in which frames are only stamped: thousands of heartbeats are never still.
STAMPS = 0.5
#: Of a room in which nothing happens nothing may be felt; what is measured so swings by a tenth.
GROWS = 1.25


@dataclass
class Crowd:
    """A trajectory, who looks at it, and its cards of this round: (seq, when its POST began)."""

    room: Room
    screens: list[Screen]
    begun: list[tuple[int, float]] = field(default_factory=list)


@dataclass
class Way:
    """Where the cards go, in turn. Per round: its own last screen (ms), processor (ms) per card."""

    name: str
    server: Server
    http: Http
    crowds: list[Crowd]
    p50: list[float] = field(default_factory=list)
    p99: list[float] = field(default_factory=list)
    per_card: list[float] = field(default_factory=list)

    async def round(self, cards: int) -> None:
        """Say the cards at an even pace, whatever the number of trajectories."""
        for crowd in self.crowds:
            crowd.begun.clear()
            for screen in crowd.screens:
                screen.forget()
        gc.collect()
        gc.disable()  # as in `cards`
        used = self.server.cpu()
        await said(self._says, cards, A_SECOND)
        spoken = [crowd for crowd in self.crowds if crowd.begun]
        await asyncio.sleep(STAMPS)
        self.per_card.append(1000 * (self.server.cpu() - used) / cards)
        gc.enable()
        shown = [screen.reaches(max(crowd.begun)[0]) for crowd in spoken for screen in crowd.screens]
        await asyncio.wait_for(asyncio.gather(*shown), WITHIN)
        last = [wait for crowd in spoken for wait in last_screen(crowd.screens, sorted(crowd.begun))]
        self.p50.append(middle(last))
        self.p99.append(percentile(last, 0.99))

    async def _says(self, number: int) -> int:
        crowd, began = self.crowds[number % len(self.crowds)], time.perf_counter()
        path = f"/api/v1/trajectories/{crowd.room.id}/commands"
        card = command("add-card", kind="association", text=f"kaartje {number}")
        seq = int((await self.http.post(path, card, bearer(crowd.room.seats[0]))).json()["seq"])
        crowd.begun.append((seq, began))
        return seq

    async def at_rest(self, seconds: float) -> float:
        """Processor (ms) a second while nobody says anything: the span of time is what is measured."""
        used = self.server.cpu()
        await asyncio.sleep(seconds)
        return 1000 * (self.server.cpu() - used) / seconds

    def told(self) -> None:
        """In a line."""
        print(
            f"  {self.name:14} last screen p50 {middle(self.p50):6.1f}  p99 {middle(self.p99):6.1f} ms"
            f"   {middle(self.per_card):6.2f} CPU-ms a card"
        )


async def run(sizes: Sizes) -> list[Figure]:
    """One alone, all in turn, and one while the others only exist."""
    count, width, cards, rounds = sizes.many_rooms, sizes.many_width, sizes.many_cards, sizes.many_rounds
    async with _filled(1, width) as alone, _filled(count, width) as every:
        beside = replace(every, name=f"one of {count}", crowds=every.crowds[:1], p50=[], p99=[], per_card=[])
        ways = (alone, every, beside)
        for _ in range(rounds):
            for way in ways:
                await way.round(cards)
        still = [await way.at_rest(sizes.many_rest) for way in (alone, every)]
    print(f"\n{count} trajectories with {width} screens each, {A_SECOND} cards a second; {rounds} of {cards}")
    for way in ways:
        way.told()
    print(f"  nothing happens: {still[0]:.1f} CPU-ms a second with one, {still[1]:.1f} with {count}")
    return [
        Figure(
            "12", f"last screen p99, {count} / one alone", middle(every.p99), 2, middle(alone.p99), unit="ms"
        ),
        Figure(
            "12",
            f"CPU per card, one of {count} / one alone",
            middle(beside.per_card),
            GROWS,
            middle(alone.per_card),
            unit="ms",
        ),
    ]


@asynccontextmanager
async def _filled(count: int, width: int) -> AsyncIterator[Way]:
    """A server with trajectories in which someone at the table has said one card, which all screens show."""
    async with AsyncExitStack() as stack:
        server = await stack.enter_async_context(servers.ours())
        http = await stack.enter_async_context(Http(server.url))
        limit = asyncio.Semaphore(AT_ONCE)

        async def crowd() -> Crowd:
            async with limit:
                room = await seated(http, server.token, people=1)
                asks = bearer(await observer(http, room)) | COMPRESSED
                return Crowd(room, await opened(stack, wall_of(server, room), width, asks))

        crowds = await asyncio.gather(*(crowd() for _ in range(count)))
        way = Way("one alone" if count == 1 else f"{count} in turn", server, http, crowds)
        await way.round(count)
        yield replace(way, p50=[], p99=[], per_card=[])
