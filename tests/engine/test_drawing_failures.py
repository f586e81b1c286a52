"""A drawing that fails or is cut short: others see theirs, what the disk withheld comes later."""

import pytest

from app.engine import Runtime
from app.screens.audiences import Audience
from app.screens.regions import Region
from tests.engine.workbench import Workbench, frame_of
from tests.waiting import until_async

pytestmark = pytest.mark.anyio


async def test_screen_that_cannot_be_drawn_leaves_others_alone(bench: Workbench, monkeypatch, caplog):
    broken, whole = bench.watches("facilitator"), bench.watches("projector")
    as_it_was = Runtime.patches

    def patches(runtime: Runtime, audience: Audience, stale: set[Region]) -> dict[str, str]:
        if audience == broken.audience:
            raise RuntimeError("geheim")
        return as_it_was(runtime, audience, stale)

    monkeypatch.setattr(Runtime, "patches", patches)
    await bench.does("open-step", step="dream-images")

    assert 'id="region-' in await frame_of(whole)
    assert "RuntimeError" in caplog.text
    assert "geheim" not in caplog.text


async def test_drawing_that_failed_on_the_disk_is_tried_again(bench: Workbench, monkeypatch):
    screen = bench.watches("projector")
    await bench.settles()
    tries = []

    async def unreadable(_: Runtime) -> None:
        tries.append(1)
        raise OSError

    with monkeypatch.context() as broken:
        broken.setattr(bench.engine.drawing, "_make_sound", unreadable)
        await bench.does("open-step", step="dream-images")
        await until_async(lambda: bool(tries))
    await bench.engine.pulse()
    await bench.settles()

    assert 'id="region-stage"' in await frame_of(screen)


async def test_closing_waits_for_what_is_to_be_drawn(bench: Workbench):
    bench.watches("projector")
    await bench.settles()
    for _ in range(3):  # the second one has to wait a little after the first
        await bench.does("pause")
        await bench.does("resume")
    async with bench.engine.reading(bench.id) as runtime:
        pass
    await bench.engine.close()

    assert (runtime.planned, runtime.stale) == (False, {})
