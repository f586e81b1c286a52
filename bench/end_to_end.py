"""End to end: cards by POST, durable, to every screen. The last screen's p99 beside the plain `send_text`
way.
"""

import asyncio
import statistics
import time
import uuid
from contextlib import AsyncExitStack
from typing import Any

import httpx2

from . import servers
from .screens import Screen, opened

SCREENS, A_SECOND = 200, 20


async def run(cards: int, rounds: int) -> None:
    """Ours and the reference in turn (A B A B), then the ratio of the medians."""
    print(f"\nEnd to end: {SCREENS} screens, {A_SECOND} cards/s, durable; last screen, ms")
    ours, theirs = [], []
    for _ in range(rounds):
        ours.append(await _ours(cards))
        theirs.append(await _reference(cards))
    _print("Samenboom", ours)
    _print("send_text loop", theirs)
    ratio = statistics.median(p99 for _, p99 in ours) / statistics.median(p99 for _, p99 in theirs)
    print(f"  ratio of p99: {ratio:.2f} (goal: at most 1.0)")


def _print(name: str, found: list[tuple[float, float]]) -> None:
    p50, p99 = (statistics.median(values) for values in zip(*found, strict=True))
    print(f"  {name:16} p50 {p50:7.1f}   p99 {p99:7.1f}   rounds {len(found)}")


async def _ours(cards: int) -> tuple[float, float]:
    async with servers.samenboom() as (url, token), AsyncExitStack() as stack:
        http = await stack.enter_async_context(httpx2.AsyncClient(base_url=f"{url}/api/v1"))
        room, seats = await seated(http, token)
        observer = await http.post("/observers", json={"joinCode": room["joinCode"]})
        live = f"{url}/t/{room['id']}/live?screen=projector&after=0".replace("http", "ws", 1)
        screens = await opened(stack, live, SCREENS, _bearer(observer.json()["token"]))

        async def say(number: int) -> int:
            data = {"kind": "association", "text": f"kaartje {number}"}
            command = {"id": str(uuid.uuid4()), "type": "add-card", "data": data}
            path = f"/trajectories/{room['id']}/commands"
            answer = await http.post(path, json=command, headers=_bearer(seats[number % len(seats)]))
            return int(answer.raise_for_status().json()["seq"])

        return await _measure(screens, say, cards)


async def _reference(cards: int) -> tuple[float, float]:
    async with servers.reference() as url, AsyncExitStack() as stack:
        http = await stack.enter_async_context(httpx2.AsyncClient(base_url=url))
        screens = await opened(stack, f"{url}/live".replace("http", "ws", 1), SCREENS, {})

        async def say(number: int) -> int:
            return int((await http.post("/cards", json={"text": f"kaartje {number}"})).json()["seq"])

        return await _measure(screens, say, cards)


async def seated(http: httpx2.AsyncClient, token: str) -> tuple[dict[str, Any], list[str]]:
    """A trajectory in its first collecting step, with nine people at the table."""
    made = await http.post("/trajectories", json={"theme": "meting"}, headers=_bearer(token))
    room = made.raise_for_status().json()
    seats = []
    for party in ("municipality", "provider", "resident") * 3:
        taken = await http.post("/seats", json={"joinCode": room["joinCode"], "party": party})
        seats.append(taken.raise_for_status().json()["token"])
    step = {"id": str(uuid.uuid4()), "type": "open-step", "data": {"step": "associations"}}
    opened_step = await http.post(f"/trajectories/{room['id']}/commands", json=step, headers=_bearer(token))
    opened_step.raise_for_status()
    return room, seats


def _bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


async def _measure(screens: list[Screen], say: Any, cards: int) -> tuple[float, float]:
    """Say the cards at an even pace; p50 and p99 (ms) of the time until the last screen shows a card."""
    begun: list[tuple[int, float]] = []
    tasks = []

    async def one(number: int) -> None:
        start = time.perf_counter()
        begun.append((await say(number), start))

    async with asyncio.TaskGroup() as group:
        first = time.perf_counter()
        for number in range(cards):
            # The pace of the load itself, not a wait for something.
            await asyncio.sleep(max(0.0, first + number / A_SECOND - time.perf_counter()))
            tasks.append(group.create_task(one(number)))
    newest = max(seq for seq, _ in begun)
    await asyncio.wait_for(asyncio.gather(*(screen.reaches(newest) for screen in screens)), timeout=30)
    last = sorted(_last_screen(screens, begun))
    return statistics.median(last), last[min(len(last) - 1, int(len(last) * 0.99))]


def _last_screen(screens: list[Screen], begun: list[tuple[int, float]]) -> list[float]:
    """For every card the time (ms) from its POST until the slowest screen showed it."""
    waits = dict.fromkeys((seq for seq, _ in begun), 0.0)
    for screen in screens:
        seen = iter(screen.seen())
        at, shown = next(seen)
        for seq, start in sorted(begun):
            while shown < seq:
                at, shown = next(seen)
            waits[seq] = max(waits[seq], 1000 * (at - start))
    return list(waits.values())
