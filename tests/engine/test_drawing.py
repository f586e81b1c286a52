"""Each stale region is drawn once per audience that listens and per batch, whatever the number of screens."""

import asyncio

import pytest

from app.screens.audiences import Audience
from app.screens.regions import Live, all_regions, listening
from app.screens.render import draw
from tests.engine.workbench import Workbench, frame_of, opened

pytestmark = pytest.mark.anyio

WALL, PHONE = Audience("projector", "nl"), Audience("participant", "nl")


async def _drawn(bench: Workbench, screens: int) -> dict[tuple[str, Audience], int]:
    """What one card makes the engine draw with so many screens of two kinds."""
    walls = [bench.watches("projector") for _ in range(screens)]
    phones = [bench.watches("participant") for _ in range(screens)]
    await bench.settles()
    async with bench.engine.reading(bench.id) as runtime:
        for audience in (WALL, PHONE):  # else what was never drawn yet would count as news of the card
            runtime.drawn(audience)
    bench.engine.draws.clear()
    await bench.says("een kaartje")
    frames = {await frame_of(screen) for screen in walls}
    await bench.settles()
    assert len(frames) == 1
    for screen in (*walls, *phones):
        bench.hub.leave(screen)
    return dict(bench.engine.draws)


async def test_draws_are_the_same_with_3_and_with_300_screens(bench: Workbench):
    few, many = await _drawn(bench, 3), await _drawn(bench, 300)

    assert few == many
    assert set(few.values()) == {1}
    assert {audience for _, audience in few} <= {WALL, PHONE}
    assert ("region-stage", WALL) in few


async def test_region_that_shows_what_it_showed_is_not_drawn_though_its_number_moves_on(bench: Workbench):
    """A panel of the projector is fetched again when the number of the stage moves."""
    wall = bench.watches("projector")
    await bench.says("een")
    assert 'id="region-ground"' in await frame_of(wall)
    bench.engine.draws.clear()

    await bench.says("twee")

    frame = await frame_of(wall)
    assert bench.engine.draws == {("region-stage", WALL): 1}
    async with bench.engine.reading(bench.id) as runtime:
        assert frame.count(f'data-seq="{runtime.state.seq}"') == 3
        regions = [region for region in listening(all_regions(), WALL) if not region.live]
        anew = {each.id: draw(each, runtime.state, WALL, runtime.changed[each], Live()) for each in regions}
        assert {id_: runtime.newer(WALL, 0)[id_] for id_ in anew} == anew


async def test_nobody_listening_means_nothing_drawn(bench: Workbench):
    bench.engine.draws.clear()
    await bench.says("een kaartje")
    await bench.settles()

    assert bench.engine.draws == {}


async def test_burst_of_cards_is_a_handful_of_draws(bench: Workbench):
    screen = bench.watches()
    await bench.settles()
    bench.engine.draws.clear()

    await asyncio.gather(*(bench.says(f"kaartje {n}") for n in range(60)))
    await frame_of(screen)
    await bench.settles()

    assert bench.engine.draws["region-stage", WALL] <= 3


async def test_loading_a_page_again_draws_nothing_anew(bench: Workbench):
    async with bench.engine.reading(bench.id) as runtime:
        first = runtime.drawn(PHONE)
        bench.engine.draws.clear()
        assert runtime.drawn(PHONE) == first
    static = {region.id for region in listening(all_regions(), PHONE) if not region.live}
    assert not {region for region, _ in bench.engine.draws} & static


async def test_page_after_a_restart_equals_the_patched_screen(bench: Workbench):
    bench.watches("projector")
    await bench.says("een")
    await bench.does("reveal", step="associations")
    async with bench.engine.reading(bench.id) as runtime:
        patched = runtime.newer(WALL, 0)
    async with opened(bench.store) as later, later.engine.reading(bench.id) as runtime:
        fresh = runtime.newer(WALL, 0)
        regions = [region for region in listening(all_regions(), WALL) if not region.live]
        redrawn = {
            each.id: draw(each, runtime.state, WALL, runtime.changed[each], Live()) for each in regions
        }

    assert {id_: patched[id_] for id_ in redrawn} == {id_: fresh[id_] for id_ in redrawn} == redrawn


async def test_presence_is_drawn_when_it_changed_and_only_then(bench: Workbench):
    console = bench.watches("facilitator")
    await bench.engine.pulse()
    await frame_of(console)
    bench.engine.draws.clear()

    await bench.engine.pulse()
    assert bench.engine.draws == {}

    bench.presence.connected(bench.id, bench.seats[0].seat or "")
    await bench.engine.pulse()
    assert set(bench.engine.draws.values()) == {1}
    assert "data-seq" not in await frame_of(console)


async def test_screen_that_never_reads_holds_only_the_newest(bench: Workbench):
    slow, quick = bench.watches(), bench.watches()
    for number in range(10):
        await bench.says(f"kaartje {number}")
        await frame_of(quick)

    assert (await frame_of(slow)).count('id="region-stage"') == 1


async def test_presence_that_came_and_went_while_nobody_looked_is_told_right(bench: Workbench):
    anna = bench.seats[0].seat or ""
    early = bench.watches("facilitator")
    await bench.engine.pulse()
    empty = await frame_of(early)
    bench.hub.leave(early)
    bench.presence.connected(bench.id, anna)
    await bench.engine.pulse()
    console = bench.watches("facilitator")
    async with bench.engine.reading(bench.id) as runtime:
        console.post(runtime.newer(Audience("facilitator", "nl"), 99))
    assert await frame_of(console) != empty

    bench.presence.disconnected(bench.id, anna)
    await bench.engine.pulse()

    assert await frame_of(console) in empty
