"""Sixty phones for a while, as `make soak` in short: nothing heaps up, and the last card is not slower."""

import gc
import time
import tracemalloc
from pathlib import Path
from statistics import median

import pytest

from app.domain.state import Actor
from app.live.hub import Screen
from tests.engine.workbench import Workbench, opened
from tests.stores import sqlite

pytestmark = pytest.mark.anyio
PHONES, ROUNDS, CARDS = 60, 5, 10
#: KiB for a card and its withdrawal: what the log remembers of them; one frame of the wall is as much.
REMEMBERED, SLOWER = 4, 3


async def _told(screens: list[Screen]) -> None:
    for screen in screens:
        if not screen.is_empty:
            await screen.frame()


async def _round(bench: Workbench, seats: list[Actor], screens: list[Screen]) -> float:
    """The median of a card, from being sent until every phone was told (s)."""
    took = []
    for number in range(CARDS):
        began = time.perf_counter()
        card = await bench.says("een kaartje", seats[number % len(seats)])
        await bench.settles()
        await _told(screens)
        took.append(time.perf_counter() - began)
        await bench.does("withdraw-card", seats[number % len(seats)], card=card)
    return median(took)


async def test_sixty_phones_for_a_while_neither_grow_nor_slow(tmp_path: Path):
    async with opened(sqlite(tmp_path)) as bench:
        await bench.begins()
        await bench.does("reveal", step="associations")
        screens = [bench.watches("participant", holder=f"seat {number}") for number in range(PHONES)]
        took, held = [], []
        for _ in range(ROUNDS):
            took.append(await _round(bench, bench.seats, screens))
            if not tracemalloc.is_tracing():  # what is new since the first round is all that is counted
                tracemalloc.start()
            gc.collect()
            held.append(tracemalloc.get_traced_memory()[0] / 1024)
        tracemalloc.stop()

    assert (held[-1] - held[1]) / (CARDS * (ROUNDS - 2)) < REMEMBERED, held
    assert median(took[-2:]) < SLOWER * median(took[1:3]), took
