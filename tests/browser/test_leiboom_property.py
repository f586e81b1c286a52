"""Random trees in a real browser: no text over another, nothing cut, the order kept, the size right."""

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from app.engine.pieces import drawn
from tests.browser.random_tree import Grower, stage
from tests.screens.rooms import room
from tests.screens.stand import give, page_of, show

pytestmark = pytest.mark.browser
HERE = Path(__file__).parent
MEASURE, JUDGE = ((HERE / name).read_text(encoding="utf-8") for name in ("measure.js", "leiboom.js"))
HD = (1920, 1080)
MORE = int(os.environ.get("TREES", "1"))
EVERY = {"roomy", "low", "full", "dense", "weighed", "slices"}
#: Screen, and how many trees are drawn on it, of six shapes in turn; TREES=5 draws five times as many.
SCREENS = {HD: 36, (1280, 720): 12, (1024, 768): 6, (1366, 768): 6, (3840, 2160): 6}


@pytest.fixture
def beamer(chromium: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """An empty projector's page with a judge in it."""
    width, height = request.param
    context = chromium.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce")
    page = show(context, page_of(room("indicators")))
    page.evaluate(f"window.judged = {MEASURE}")
    yield page
    context.close()


@pytest.mark.parametrize(("beamer", "screen"), [(each, each) for each in SCREENS], indirect=["beamer"])
def test_random_trees_are_readable_whole_and_rightly_sized(beamer: Page, screen: tuple[int, int]) -> None:
    smallest = 26 * min(screen[0] / HD[0], screen[1] / HD[1])
    sizes = Counter[str]()
    for turn, seed in enumerate(range(screen[0], screen[0] + SCREENS[screen] * MORE)):
        seq = 1000 + turn
        html = stage(Grower(seed).tree(), seq, step=f"seed-{seed}", asks=seed % 2 == 0)
        give(beamer, drawn(html, seq, None))
        found = beamer.evaluate(JUDGE, smallest)
        assert found["faults"] == [], f"seed {seed} on {screen}: {found['size']}"
        sizes[found["size"]] += 1
    if screen == HD:
        assert {name for size in sizes for name in size.split()} == EVERY, "every size was among them"
