"""Which trajectories are in memory: one of each, and none that nobody looks at."""

import asyncio

import pytest

from tests.engine.workbench import Workbench

LATER = float("inf")


async def test_what_nobody_asks_for_leaves_memory_and_comes_back_as_it_was(bench: Workbench):
    before = await bench.says("een woord")
    await bench.settles()
    bench.engine.memory.rest((), LATER)
    assert bench.id not in bench.engine.memory

    again = await bench.asks("add-card", bench.seats[0], before, kind="association", text="een woord")
    assert again.repeated, "ids that were used are known again"
    after = await bench.says("nog een")

    async with bench.engine.reading(bench.id) as runtime:
        assert runtime.state == await bench.folded()
        assert {before, after} <= set(runtime.state.cards)


async def test_what_was_asked_for_just_now_stays(bench: Workbench):
    await bench.settles()
    bench.engine.memory.rest(())
    assert bench.id in bench.engine.memory


async def test_where_someone_listens_it_stays(bench: Workbench):
    await bench.settles()
    bench.watches()
    bench.engine.memory.rest(bench.hub.rooms(), LATER)
    assert bench.id in bench.engine.memory


async def test_at_work_it_stays_and_is_never_there_twice(bench: Workbench):
    await bench.settles()
    async with bench.engine.reading(bench.id) as runtime:
        waits = asyncio.ensure_future(bench.says("terwijl er gelezen wordt"))
        await asyncio.sleep(0)
        bench.engine.memory.rest((), LATER)
        assert bench.engine.memory.known(bench.id) is runtime
    await waits
    assert bench.engine.memory.known(bench.id) is runtime


@pytest.mark.parametrize("asking", [2, 5])
async def test_who_asks_at_the_same_moment_gets_the_same(bench: Workbench, asking: int):
    await bench.settles()
    bench.engine.memory.rest((), LATER)
    found = await asyncio.gather(*(bench.engine.memory.get(bench.id) for _ in range(asking)))
    assert len({id(each) for each in found}) == 1
