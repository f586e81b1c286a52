"""Sixty phones for a while, as `make soak` in short: nothing heaps up, and the last card costs as the first.

How long it takes is for `make soak`; here what it takes is counted: draws, and letters on the line.
"""

import gc
import tracemalloc
from pathlib import Path

import pytest

from app.live.hub import Screen
from tests.engine.workbench import Workbench, opened
from tests.stores import sqlite

pytestmark = pytest.mark.anyio
PHONES, ROUNDS, CARDS = 60, 4, 5
#: KiB for a card and its withdrawal: what the log remembers of them; one frame of the wall is as much.
REMEMBERED = 4
#: Numbers grow longer.
LONGER = 1.02


async def _told(screens: list[Screen]) -> int:
    """How many letters they hear."""
    return sum([len(await screen.frame() or "") for screen in screens if not screen.is_empty])


async def _round(bench: Workbench, screens: list[Screen]) -> tuple[int, int]:
    """Draws and letters of some cards, until every phone was told."""
    bench.engine.draws.clear()
    letters = 0
    for number in range(CARDS):
        seat = bench.seats[number % len(bench.seats)]
        card = await bench.says("een kaartje", seat)
        await bench.settles()
        letters += await _told(screens)
        await bench.does("withdraw-card", seat, card=card)
        await bench.settles()
        letters += await _told(screens)
    return bench.engine.draws.total(), letters


async def test_sixty_phones_for_a_while_cost_no_more_at_the_end(tmp_path: Path):
    async with opened(sqlite(tmp_path)) as bench:
        await bench.begins()
        await bench.does("reveal", step="associations")
        screens = [bench.watches("participant", holder=f"seat {number}") for number in range(PHONES)]
        cost, held = [], []
        for _ in range(ROUNDS):
            cost.append(await _round(bench, screens))
            if not tracemalloc.is_tracing():  # what is new since the first round is all that is counted
                tracemalloc.start()
            gc.collect()
            held.append(tracemalloc.get_traced_memory()[0] / 1024)
        tracemalloc.stop()

    assert (held[-1] - held[1]) / (CARDS * (ROUNDS - 2)) < REMEMBERED, held
    (draws, letters), (last_draws, last_letters) = cost[1], cost[-1]
    assert 0 < last_draws <= draws, cost
    assert 0 < last_letters < LONGER * letters, cost
