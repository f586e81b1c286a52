"""The projector's drawings under a ruler: readable from the back, nothing cut, nothing covered, in order."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, ViewportSize

from app.domain.state import State
from tests.browser.conftest import Projector
from tests.screens.rooms import (
    DREAMS,
    FULL,
    LELYSTAD,
    LONG,
    associations,
    gathered,
    grow,
    reveal,
    room,
    say,
)
from tests.screens.stand import page_of

pytestmark = pytest.mark.browser
MEASURE = (Path(__file__).parent / "measure.js").read_text(encoding="utf-8")
HD, PHONE = (1920, 1080), (320, 640)
SCREENS = (HD, (1280, 720), (1024, 768))

LEVELS = {
    "Mantelzorgers kunnen op tijd uitrusten": {
        "Er is op tijd iemand die het overneemt": ["Vervangende zorg is binnen een week geregeld"],
        "Rust is ook echt rust": {
            "Nachten zijn stil": ["Mantelzorgers slapen goed"],
            "Een weekend weg is gewoon te regelen": ["Minder mantelzorgers zijn overbelast"],
        },
    },
    "Werk en zorgen gaan samen": ["Je durft het op je werk te vertellen"],
}
TREES = {
    "empty": ("", {}),
    "only-main": ("Samen", {}),
    "one": ("Samen", {"Bewoners hebben contact": ["Ze groeten elkaar"]}),
    "lelystad": LELYSTAD,
    "three": (FULL[0], dict(list(FULL[1].items())[:3])),
    "levels": (FULL[0], LEVELS),
    "five": (FULL[0], dict(list(FULL[1].items())[:5])),
    "seven": (FULL[0], dict(list(FULL[1].items())[:7])),
    "full": FULL,
    "uneven": (FULL[0], FULL[1] | {"Werk en zorgen gaan samen": ["Collega’s tonen begrip"]}),
    "twelve": (FULL[0], FULL[1] | {f"{name}, ook later": below for name, below in list(FULL[1].items())[:4]}),
    "long": (LONG[:280], {LONG[:280]: [LONG[:280], "Kort"], LONG[90:200]: [LONG[100:180]]}),
    "long-full": (LONG[:280], {LONG[: 280 - number]: [LONG[:200], "Kort"] for number in range(5)}),
    "long-word": ("Samen", {"x" * 280: ["y" * 280], "z": [], "w": [], "v": ["u" * 140]}),
}


def tree(name: str) -> State:
    """A tree that is drawn in the step that shows most."""
    text, below = TREES[name]
    return grow(room("indicators"), text, below) if text else room("indicators")


def counted(number: int) -> State:
    state = room("associations")
    say(
        state,
        "association",
        {party: ["w"] * (number // 3) for party in ("municipality", "provider", "resident")},
    )
    return state


def words(extra: int) -> State:
    state = room("associations")
    associations(state)
    say(state, "association", {"provider": [f"zorg en nummer {number}" for number in range(extra)]})
    say(state, "association", {"resident": [LONG[:60], "x" * 60]} if extra else {})
    return reveal(state, "associations")


def dreams(times: int, text: str = "") -> State:
    state = room("dream-images")
    said = [text] if text else [*DREAMS]
    say(state, "dream-image", dict.fromkeys(("municipality", "provider", "resident"), said * times))
    return reveal(state, "dream-images")


def clusters(number: int, each: int, name: str = "Even op adem komen") -> State:
    state = room("gather")
    associations(state)
    reveal(state, "associations")
    return gathered(state, {f"{name} {index}": each for index in range(number)})


def signs() -> State:
    state = grow(room("signs"), *FULL)
    for goal in [node.id for node in state.nodes.values() if node.kind == "subgoal"]:
        say(state, "sign", {"resident": DREAMS[:3], "provider": DREAMS[3:5]}, about=goal)
    return reveal(state, "signs")


STAGES: dict[str, Callable[[], State]] = {
    "lobby": room,
    "lobby-long": lambda: room(theme=LONG[:280], purpose=LONG),
    "counting-0": lambda: counted(0),
    "counting-200": lambda: counted(200),
    "counting-1500": lambda: counted(1500),
    "counting-long": lambda: room("associations", questions={("associations", 1): LONG[:280]}),
    "words": lambda: words(0),
    "words-many": lambda: words(200),
    "sentences": lambda: dreams(1),
    "sentences-many": lambda: dreams(8),
    "sentences-long": lambda: dreams(3, LONG[:280]),
    "loose": lambda: clusters(0, 0),
    "clusters-2": lambda: clusters(2, 20),
    "clusters-4": lambda: clusters(4, 6),
    "clusters-8": lambda: clusters(8, 5),
    "clusters-long": lambda: clusters(6, 3, LONG[:78]),
    "signs": signs,
    "closed": lambda: room("round-off", closed=frozenset({1})),
    "paused": lambda: room("round-off", paused=True),
    **{f"tree-{name}": lambda name=name: tree(name) for name in TREES},
}


@pytest.fixture
def drawn(projector: Projector) -> Callable[[State], Page]:
    """Draws a state on the projector."""
    return lambda state: projector(page_of(state))


def sized(size: tuple[int, int]) -> ViewportSize:
    return {"width": size[0], "height": size[1]}


def resized(page: Page, size: tuple[int, int]) -> None:
    """Another screen; its sizes are chosen before the next frame."""
    page.set_viewport_size(sized(size))
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")


def judged(page: Page, smallest: float) -> list[str]:
    """What is wrong on the page as it stands."""
    found = page.evaluate(MEASURE, smallest)
    assert found["texts"], "nothing on the page"
    return [f"{what}: {text}" for what in ("small", "cut", "overlap") for text in found[what]]


def is_last(page: Page) -> bool:
    return page.is_hidden("#pager") or page.is_disabled("#pager [data-do=on]")


@pytest.mark.parametrize("name", STAGES)
def test_every_drawing_is_readable_and_whole(name: str, drawn: Callable[[State], Page]) -> None:
    page = drawn(STAGES[name]())
    for size in SCREENS:
        resized(page, size)
        smallest = 26 * min(size[0] / HD[0], size[1] / HD[1])
        assert (size, judged(page, smallest)) == (size, [])
        while not is_last(page):
            page.click("#pager [data-do=on]")
            assert (size, judged(page, smallest)) == (size, [])
    resized(page, PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]


@pytest.mark.parametrize("name", ["lelystad", "levels", "full"])
def test_a_tree_is_read_in_order(name: str, drawn: Callable[[State], Page]) -> None:
    page = drawn(tree(name))
    text, below = TREES[name]
    said = page.locator(".crown bdi, .bough bdi").all_text_contents()
    assert [line.replace("\u00ad", "") for line in said] == [text, *_in_order(below)]
    places = page.locator(".twig").evaluate_all(PLACES)
    assert places == sorted(places), "from left to right, bough by bough"


@pytest.mark.parametrize("name", ["five", "seven", "full", "uneven"])
def test_nothing_grows_over_the_trunk(name: str, drawn: Callable[[State], Page]) -> None:
    page = drawn(tree(name))
    trunk = page.locator(".trunk").bounding_box()
    assert trunk
    assert trunk["x"] == pytest.approx((HD[0] - trunk["width"]) / 2, abs=1)
    left, right = trunk["x"], trunk["x"] + trunk["width"]
    twigs = page.locator(".twig").evaluate_all(SIDES)
    assert [sides for sides in twigs if not (sides[1] <= left or sides[0] >= right)] == []


SIDES = """all => all.map(twig => twig.getBoundingClientRect()).map(({ left, right }) => [left, right])"""


PLACES = """all => all.map(twig =>
    [twig.parentElement.getBoundingClientRect().top, twig.getBoundingClientRect().left])"""


def _in_order(below: object) -> list[str]:
    if isinstance(below, dict):
        return [each for name, inside in below.items() for each in (name, *_in_order(inside))]
    return list(below)  # type: ignore[call-overload] # the leaves are a list


def test_a_tree_of_eight_and_thirty_fits_without_scrolling(drawn: Callable[[State], Page]) -> None:
    page = drawn(tree("full"))
    assert page.is_hidden("#pager")
    assert page.locator(".leaves li").count() == 30
    assert page.locator(".leaves li").evaluate_all(LOWEST) <= 1000


LOWEST = "all => Math.max(...all.map(leaf => leaf.getBoundingClientRect().bottom))"


def test_two_hundred_words_are_all_on_some_page(drawn: Callable[[State], Page]) -> None:
    page = drawn(words(200))
    seen = set(page.evaluate(IN_SIGHT))
    while not is_last(page):
        page.keyboard.press("PageDown")
        seen |= set(page.evaluate(IN_SIGHT))
    assert seen == set(page.locator("[data-word]").evaluate_all("all => all.map(word => word.id)"))


IN_SIGHT = """() => [...document.querySelectorAll("[data-word]")].filter(word => {
    const box = word.getBoundingClientRect();
    const room = (word.closest("[data-paged]") ?? document.body).getBoundingClientRect();
    return box.left >= room.left - 1 && box.right <= room.right + 1 && box.bottom <= room.bottom + 1;
}).map(word => word.id)"""
