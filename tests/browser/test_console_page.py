"""The console's pages before their judges: the HTML checker, axe, narrow screens."""

from collections.abc import Callable, Iterator
from functools import cache
from itertools import cycle

import pytest
from playwright.sync_api import Browser, Page, expect

from app.domain.state import State
from app.screens.regions import Live
from tests import given
from tests.checks import axe_problems, axe_problems_in_both_schemes, html_problems
from tests.screens import console_session3, console_stand
from tests.screens.console_stand import asked, gathered, grown, here, page_of, seated
from tests.table import Table
from tests.waiting import PATIENCE

pytestmark = pytest.mark.browser
DESK = {"width": 1280, "height": 800}


def revealed() -> Table:
    table = asked()
    table.does("reveal", step="associations")
    return table


def finished() -> Table:
    table = grown()
    table.does("open-step", step="thanks")
    table.does("finish")
    return table


def signs() -> Table:
    table = grown()
    table.does("open-step", step="signs")
    table.does("pause")
    return table


MAKE: dict[str, Callable[[], Table]] = {
    "empty": Table,
    "welcome": seated,
    "asked": asked,
    "wall": revealed,
    "gather": gathered,
    "tree": grown,
    "signs": signs,
    "finished": finished,
    "dots": console_stand.dotted,
    "counted": console_stand.counted,
    "drawings": console_stand.drawn,
    "recap": console_stand.recalled,
    "words": console_stand.proposed,
    "chosen": console_stand.chosen,
    "branches": console_stand.branched,
    "holds": console_stand.held,
    "checking": lambda: console_session3.asked_again()[0],
    "indicators": console_session3.proposed,
    "agreed": console_session3.agreed,
    "ending": console_session3.ending,
    "ended": console_session3.ended,
    "checked": lambda: console_session3.walking()[0],
}


@cache
def drawn(name: str, language: str = "nl") -> tuple[State, str]:
    """A state, and its page with everyone here but one phone that still holds cards."""
    table = MAKE[name]()
    held = {seat.id: 2 for seat in table.state.seats.values() if seat.taken and seat.number == 1}
    live = here(table, **held) if name != "empty" else Live()
    return table.state, page_of(table.state, live, language)


@pytest.fixture(scope="module")
def desk(chromium: Browser) -> Iterator[Page]:
    """One page on which all states are put, one after the other."""
    context = chromium.new_context(viewport=DESK, reduced_motion="reduce", locale="nl-NL")
    context.set_default_timeout(PATIENCE * 1000)
    yield context.new_page()
    context.close()


def show(page: Page, name: str, language: str = "nl") -> Page:
    """Open a page as if for the first time."""
    if page.url.startswith(given.ADDRESS):
        page.evaluate("localStorage.clear(); sessionStorage.clear()")
    page.set_viewport_size(DESK)
    page.goto(given.page("/t/1/console", drawn(name, language)[1]))
    page.evaluate("document.fonts.ready")
    return page


def unfold(page: Page, folds: str) -> None:
    """Open them all."""
    page.locator(folds).evaluate_all("folds => folds.forEach(fold => { fold.open = true })")


def test_the_pages_are_valid_html() -> None:
    """Every state, in one language or the other: both are drawn by the same templates."""
    languages = cycle(("nl", "en"))
    assert html_problems({name: drawn(name, next(languages))[1] for name in MAKE}) == []


@pytest.mark.parametrize("name", MAKE)
def test_every_state_is_accessible_in_reach_and_whole(name: str, desk: Page) -> None:
    """Targets are large enough, nothing sticks out, axe finds nothing in any fold, in light and in dark."""
    page = show(desk, name)
    assert page.evaluate(SMALL) == []
    assert sticks_out(page) == {}
    unfold(page, "details:not([data-preview])")
    assert axe_problems_in_both_schemes(page) == []


@pytest.mark.parametrize("name", MAKE)
def test_nothing_sticks_out_in_english(name: str, desk: Page) -> None:
    assert sticks_out(show(desk, name, "en")) == {}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_head_is_one_row_or_two_on_a_tablet(desk: Page, language: str) -> None:
    page = show(desk, "tree", language)
    for width, most in ((1366, 60), (1280, 60), (1024, 60), (820, 100), (768, 100)):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.locator(".top").evaluate("(top) => top.offsetHeight") <= most, width


SMALL = """() => [...document.querySelectorAll('a[href], button, summary, label.pick')]
    .filter((one) => one.offsetParent && !one.closest('[hidden]'))
    .map((one) => [one.textContent.trim() || one.ariaLabel, one.getBoundingClientRect()])
    .filter(([, box]) => box.width > 1 && Math.min(box.width, box.height) < 24)
    .map(([text, box]) => `${text} ${Math.round(box.width)}x${Math.round(box.height)}`)"""
WIDE = """() => [...document.querySelectorAll('html, .mid, .left, .right, .foot, .top')]
    .filter((box) => box.scrollWidth > box.clientWidth + 1).map((box) => box.className || 'page')"""


def sticks_out(page: Page) -> dict[int, list[str]]:
    """At 320 px, at twice the size of text, on tablets: what scrolls sideways, by width."""
    found = {}
    for width, size in ((320, 16), (360, 32), (768, 16), (1024, 16), (1280, 32)):
        page.set_viewport_size({"width": width, "height": 740})
        page.evaluate(f"document.documentElement.style.fontSize = '{size}px'")
        found[width] = page.evaluate(WIDE)
    page.evaluate("document.documentElement.style.fontSize = ''")
    page.set_viewport_size(DESK)
    return {width: boxes for width, boxes in found.items() if boxes}


#: What opens each sheet. The page behind them is that of the tree, judged above: under a sheet only once.
SHEETS = {
    "paper": "Kaartje invoeren", "main": "Andere woorden", "goal": "Subdoel erbij", "timer": "Andere tijd",
    "question": "Andere vraag", "move": "Verplaats naar …", "describe": "Beschrijf",
    "indicator": "Indicator erbij", "erase": "Wis de woorden",
    "card": "Groot laten zien, weghalen of wissen", "wording": "Stel andere woorden voor",
    "aside": "Leg apart", "link": "Draagt ook bij aan …",
}  # fmt: skip
WITH_PAGE = "paper"


@pytest.fixture(scope="module")
def tree(desk: Page) -> Page:
    """The console with a tree, all its nodes open: one for all sheets, which close again."""
    page = show(desk, "tree")
    unfold(page, ".node details")
    return page


@pytest.mark.parametrize("sheet", SHEETS)
def test_axe_finds_nothing_in_a_sheet_and_escape_closes_it(sheet: str, tree: Page) -> None:
    tree.get_by_role("link", name=SHEETS[sheet]).first.click()
    dialog = tree.locator(f"#sheet-{sheet}")
    expect(dialog).to_be_visible()
    assert dialog.evaluate("sheet => sheet.contains(document.activeElement)")
    assert axe_problems(tree, "" if sheet == WITH_PAGE else f"#sheet-{sheet}") == []
    tree.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
