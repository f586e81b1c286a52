"""Goal 10: a thousand people come in at once, and come back at once after the server restarted."""

import asyncio
import html
import random
import re
import time
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial

from . import servers
from .figures import Figure, percentile
from .http import Answer, Http
from .processes import Server
from .rooms import seated
from .screens import COMPRESSED, Screen, newest, opening
from .sizes import Sizes
from .waiting import until

SEATS = 60
LIVE = re.compile(r'data-live="([^"]+)"')
PARTIES = ("municipality", "provider", "resident")


@dataclass
class Person:
    """One browser: a cookie, and a screen that comes back by itself as static/js/live.js does."""

    number: int
    http: Http
    url: str
    cookie: str = ""
    live: str = ""
    screen: Screen | None = None
    waits: list[float] = field(default_factory=list)

    async def comes_in(self, code: str) -> None:
        """Taps as on a phone; from the first page until the screen is live."""
        began = time.perf_counter()
        chair = f"/j/{code}/{PARTIES[self.number % 3] if self.number < SEATS else 'observer'}"
        for path in (f"/j/{code}", chair):
            assert (await self._get(path)).status == 200
        sat = await self.http.ask("POST", chair, b"", {"Origin": self.url})
        assert sat.status == 303, sat
        self.cookie = sat.headers["set-cookie"].partition(";")[0]
        page = await self._get(sat.headers["location"])
        found = LIVE.search(page.body.decode())
        assert found, (sat.headers, page.status)
        self.live = f"{self.url.replace('http', 'ws')}{html.unescape(found[1])}&after={newest(page.body)}"
        await self._listens()
        self.waits.append(1000 * (time.perf_counter() - began))

    async def comes_back(self, up: asyncio.Event, up_at: list[float]) -> None:
        """Tries again and again, a little later each time."""
        tries = 0
        while True:
            tries += 1
            try:
                await self._listens()
            except OSError:
                longest = min(5.0, 0.3 * 2 ** min(tries - 1, 5))
                await asyncio.sleep(longest * (0.5 + random.random() / 2))
                continue
            await up.wait()
            self.waits.append(1000 * (time.perf_counter() - up_at[0]))
            return

    async def _get(self, path: str) -> Answer:
        return await self.http.get(path, {"Accept": "text/html"} | self._known())

    def _known(self) -> dict[str, str]:
        return {"Cookie": self.cookie} if self.cookie else {}

    async def _listens(self) -> None:
        self.screen = await opening(self.live, {"Origin": self.url} | self._known() | COMPRESSED)
        await self.screen.heard


async def run(sizes: Sizes) -> list[Figure]:
    """Spread over some seconds, all at the same moment, and after a restart."""
    people, seconds = sizes.waves_people, sizes.waves_spread
    spread = await _spread(people, seconds)
    at_once, back = await _at_once(people)
    print(f"\n{people} people come in: over {seconds:g} s p95 {percentile(spread, 0.95):.0f} ms, at once")
    print(f"  p95 {percentile(at_once, 0.95):.0f} ms (last {max(at_once):.0f});", end=" ")
    print(f"{len(back)} came back after a restart: p95 {percentile(back, 0.95):.0f} ms")
    return [
        Figure(
            "10", f"{people} join within {seconds:g} s, p95 (ms)", percentile(spread, 0.95), 1000, unit="ms"
        ),
        Figure("10", f"{people} join at once, p95 (ms)", percentile(at_once, 0.95), 4000, unit="ms"),
        Figure("10", f"{people} come back, p95 (ms)", percentile(back, 0.95), 3000, unit="ms"),
        Figure("10", f"of {people} come back", len(back), people, at_least=True),
    ]


async def _spread(people: int, seconds: float) -> list[float]:
    async with servers.ours() as server:
        crowd = await _come_in(server, people, seconds)
        _hang_up(crowd)
    return [person.waits[0] for person in crowd]


async def _at_once(people: int) -> tuple[list[float], list[float]]:
    async with servers.ours() as server:
        crowd = await _come_in(server, people, 0.0)
        found = [person.waits[0] for person in crowd]
        server.stop()
        await _come_back(crowd, server)
        _hang_up(crowd)
    return found, [person.waits[1] for person in crowd if len(person.waits) > 1]


def _hang_up(crowd: list[Person]) -> None:
    for person in crowd:
        if person.screen:
            person.screen.close()


async def _come_in(server: Server, people: int, seconds: float) -> list[Person]:
    async with Http(server.url) as http:
        room = await seated(http, server.token, people=0)
        crowd = [Person(number, http, server.url) for number in range(people)]
        async with asyncio.TaskGroup() as group:
            first = time.perf_counter()
            for person in crowd:
                # The pace of the load itself, not a wait for something.
                await asyncio.sleep(max(0.0, first + person.number * seconds / people - time.perf_counter()))
                group.create_task(person.comes_in(room.code))
    return crowd


async def _come_back(crowd: list[Person], gone: Server) -> None:
    """The server is gone; everyone tries, and it gets up."""
    up, up_at = asyncio.Event(), list[float]()
    trying = [asyncio.create_task(person.comes_back(up, up_at)) for person in crowd]
    began = time.perf_counter()
    async with servers.ours_in(gone.folder, gone.port, waits=False) as server:
        await until(partial(_answers, gone.port), 30)
        up_at.append(time.perf_counter())
        up.set()
        await asyncio.wait_for(asyncio.gather(*trying), 30)
        print(f"\nThe server answered again after {1000 * (up_at[0] - began):.0f} ms ({server.url})")


async def _answers(port: int) -> bool:
    with suppress(OSError):
        _, out = await asyncio.open_connection("127.0.0.1", port)
        out.close()
        return True
    return False
