"""`python -m bench.soak --minutes 30`: sixty phones that send now and then; memory and p99 must stay flat."""

import argparse
import asyncio
from contextlib import AsyncExitStack
from dataclasses import dataclass

import uvloop

from . import servers
from .cards import Way
from .figures import Figure, middle, table
from .http import Http
from .processes import on_own_core
from .rooms import bearer, command, seated
from .screens import COMPRESSED, opening

PHONES, A_SECOND, SLICES = 60, 2.0, 10
P99_GROWS, MEMORY_GROWS = 1.5, 1.1


@dataclass(frozen=True)
class Slice:
    """A tenth of the time: the last phone's p99 (ms), and the server's memory (KiB) at its end."""

    p99: float
    memory: int


async def soak(minutes: float) -> list[Figure]:
    """The last third beside the first third; what is warm-up is in neither."""
    cards = max(5, round(minutes * 60 * A_SECOND / SLICES))
    found = []
    async with AsyncExitStack() as stack:
        server = await stack.enter_async_context(servers.ours())
        http = await stack.enter_async_context(Http(server.url))
        room = await seated(http, server.token, people=PHONES)
        live = f"{server.ws}/t/{room.id}/live?screen=participant&after=0"
        phones = [await opening(live, bearer(seat) | COMPRESSED) for seat in room.seats]
        for phone in phones:
            stack.callback(phone.close)
        path = f"/api/v1/trajectories/{room.id}/commands"

        async def says(number: int) -> int:
            # Sixty people do not fill a wall without end: each card is taken back by the next command.
            who = bearer(room.seats[number % PHONES])
            card = command("add-card", kind="association", text=f"kaartje {number}")
            await http.post(path, card, who)
            back = command("withdraw-card", card=card["id"])
            return int((await http.post(path, back, who)).json()["seq"])

        way = Way("ours", server, phones, says)
        for _ in range(SLICES + 1):
            await way.round(cards, A_SECOND)
            found.append(Slice(way.p99[-1], server.memory()))
            print(f"  p99 {found[-1].p99:6.1f} ms   memory {found[-1].memory / 1024:6.1f} MiB", flush=True)
    first, last = found[1 : 1 + SLICES // 3], found[-(SLICES // 3) :]
    return [
        Figure("soak", "p99, last third / first", _p99(last), P99_GROWS, _p99(first), unit="ms"),
        Figure("soak", "memory, last third / first", _memory(last), MEMORY_GROWS, _memory(first), unit="MiB"),
    ]


def _p99(slices: list[Slice]) -> float:
    return middle(each.p99 for each in slices)


def _memory(slices: list[Slice]) -> float:
    return middle(each.memory / 1024 for each in slices)


def main() -> None:
    """For as long as it is told."""
    parser = argparse.ArgumentParser(prog="bench.soak")
    parser.add_argument("--minutes", type=float, default=30)
    minutes = parser.parse_args().minutes
    print(f"{PHONES} phones, {A_SECOND:g} cards a second, {minutes:g} minutes")
    with on_own_core(), asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        print("\n" + table(runner.run(soak(minutes))))


if __name__ == "__main__":
    main()
