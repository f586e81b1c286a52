"""Random news in a real browser: told a little at a time or much at once, what stands there then is what one
sees on a page that is opened now.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from playwright.sync_api import Browser, Page

from app.screens.audiences import SCREENS, Audience
from app.screens.render import static
from tests import given
from tests.browser.random_news import Room
from tests.table import FACILITATOR

pytestmark = pytest.mark.browser
HEARS = Path(__file__).with_name("news.js").read_text(encoding="utf-8")
STEPS = ("gather", "main-goal", "subgoals", "does-it-hold", "indicators", "the-check")
#: How many rooms are played at each screen; NEWS=30 plays ten times as many.
SEEDS = int(os.environ.get("NEWS", "3"))
TURNS, TURNS_A_STEP = 25, 10
#: How much happens between two looks: mostly one thing, now and then a lot.
MUCH = (1, 1, 1, 1, 2, 9)
EMPTY = f"""<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>Nieuws</title>
<script src="{static("vendor/htmx-4.0.1.min.js")}"></script></head><body data-seq="0"></body></html>"""


@pytest.fixture(scope="module")
def page(chromium: Browser) -> Iterator[Page]:
    """Nothing but the modules that take in news."""
    context = chromium.new_context()
    found = context.new_page()
    found.goto(given.page("/nieuws", EMPTY))
    yield found
    context.close()


def told(room: Room, who: Audience, dice: Random, turn: int) -> list[str]:
    """Some things happen; the frames in which a screen hears of them."""
    frames, seen = [], room.state.seq
    if turn % TURNS_A_STEP == 0:
        room.asks(FACILITATOR, "open-step", step=dice.choice(STEPS))
    for _ in range(dice.choice(MUCH)):
        room.someone_acts(dice)
        if dice.randrange(2):
            frames.append(room.news(who, seen))
            seen = room.state.seq
    return [*frames, room.news(who, seen)]


@pytest.mark.parametrize("seed", range(SEEDS))
@pytest.mark.parametrize("screen", SCREENS)
def test_what_was_told_is_what_a_page_shows_that_is_opened_now(page: Page, screen: str, seed: int) -> None:
    dice, room, who = Random(f"{screen} {seed}"), Room(), Audience(screen, "nl")
    page.evaluate("html => { document.body.innerHTML = html; }", room.page(who))
    for turn in range(TURNS):
        frames = told(room, who, dice, turn)
        busy = dice.random() if dice.randrange(2) else 0
        found = page.evaluate(HEARS, [frames, room.page(who), busy])
        assert found == [], f"turn {turn}, last {[event.type for event in room.log[-3:]]}"
