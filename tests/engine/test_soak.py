"""Sixty phones for a while, as `make soak` in short: nothing heaps up, and the last card costs as the first.

How long it takes is for `make soak`; here what it takes is counted: draws, letters on the line, events read.
"""

import gc
import tracemalloc
from pathlib import Path

import pytest

from app.domain.state import Event
from app.live.hub import Screen
from app.store import log, rows
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


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The numbers of the events that are read from the log."""
    seen: list[int] = []
    plain = rows.event

    def noted(row: rows.Row) -> Event:
        seen.append(row.seq)
        return plain(row)

    monkeypatch.setattr(rows, "event", noted)
    return seen


async def test_words_taken_back_before_the_reveal_have_only_themselves_read(tmp_path: Path, read: list[int]):
    async with opened(sqlite(tmp_path)) as bench:
        await bench.begins()
        for _ in range(CARDS):
            card = await bench.says("een kaartje")
            await bench.does("edit-card", bench.seats[0], card=card, text="een ander kaartje")
        read.clear()

        await bench.does("withdraw-card", bench.seats[0], card=card)
        *_, said, changed, taken_back = [event.seq for event in await bench.log()]
        assert read[:-taken_back] == [said, changed, taken_back]

        async with bench.engine.reading(bench.id) as runtime:
            assert runtime.state == await bench.folded()
            assert runtime.kept == await bench.database.read(lambda each: log.kept_commands(each, bench.id))


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
