"""Opening a trajectory says how long it took: aloud when that is long, and never with a word of anyone."""

import logging

import pytest

from app.engine import opening
from tests.engine.workbench import Workbench


@pytest.mark.parametrize(("long", "level"), [(0.0, logging.WARNING), (3600.0, logging.INFO)])
async def test_opening_says_how_many_events_and_how_long(
    bench: Workbench,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
    long: float,
    level: int,
) -> None:
    await bench.says("een woord")
    await bench.settles()
    bench.engine.memory.rest((), float("inf"))
    monkeypatch.setattr(opening, "LONG", long)
    with caplog.at_level(logging.INFO, logger=opening.__name__):
        async with bench.engine.reading(bench.id) as runtime:
            count = runtime.state.seq

    said = caplog.records[-1]
    assert said.levelno == level
    assert said.getMessage().startswith(f"trajectory {bench.id} opened: {count} events in ")
    assert "een woord" not in caplog.text
    assert not any(seat in caplog.text for seat in runtime.state.seats)
