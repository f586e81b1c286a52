"""The projector in the third session, under a ruler and by its judges; reading aloud by key and presenter."""

from collections.abc import Callable
from functools import cache

import pytest
from playwright.sync_api import Page, expect

from app.domain.state import State
from tests.browser.conftest import Projector
from tests.browser.test_projector_drawing import HD, PHONE, is_last, judged, resized
from tests.browser.witness import moved, watch_motion
from tests.checks import axe_problems_in_both_schemes, html_problems
from tests.screens.evenings import REAL, answered, checked, planted, reworded
from tests.screens.meetings import ANSWERS, Meeting, asked
from tests.screens.rooms import DREAMS, LONG
from tests.screens.stand import page_of, update

pytestmark = pytest.mark.browser
SCREENS = (HD, (1280, 720))


def evening(step: str = "", people: int = 6) -> Meeting:
    """Eight subgoals and thirty indicators, in words as they are."""
    meeting = Meeting(people)
    planted(meeting)
    if step and step != "indicators":
        meeting.does("open-step", step=step)
    return meeting


def signing() -> State:
    meeting = evening("signs")
    goals = [node.id for node in meeting.state.nodes.values() if node.kind == "subgoal"]
    for seat, actor in enumerate(meeting.everyone):
        meeting.says(actor, "sign", DREAMS[seat % len(DREAMS)], about=goals[seat % len(goals)])
    return meeting.state


def checking(reveal: bool = True) -> State:
    meeting = evening()
    checked(meeting, reveal=reveal)
    return meeting.state


def anew() -> State:
    """A second round, of two indicators that were reworded."""
    meeting = evening()
    found = checked(meeting)
    for indicator in found[:2]:
        reworded(meeting, indicator, LONG[:200])
    meeting.does("open-step", step="the-check", newRound=True)
    answered(meeting, found[:1])
    return meeting.state


def chained(is_long: bool) -> State:
    meeting = Meeting(12 if is_long else 6)
    found = planted(
        meeting, {LONG[:280]: [LONG[:280]]} if is_long else REAL, *([LONG[:280]] if is_long else [])
    )
    meeting.does("open-step", step="the-check")
    said = (
        (("no", LONG[:280]), ("partly", LONG[:120]), ("yes", ""))
        if is_long
        else (("partly", "want het telt"),)
    )
    answered(meeting, found[-1:], said)
    meeting.does("reveal", step="the-check")
    meeting.does("spotlight", node=found[-1])
    return meeting.state


def whole(
    step: str = "whole-tree", text: str = "We meten hoe zwaar mantelzorgers zich belast voelen"
) -> Meeting:
    meeting = evening("does-it-hold")
    goals = [node.id for node in meeting.state.nodes.values() if node.kind == "subgoal"]
    asked(meeting, goals[0])
    meeting.does("open-step", step="whole-tree")
    asked(meeting, "tree", reasons=(text, "want zonder geld lukt het niet"))
    for _ in range(4):
        meeting.does("agree", text=text, who="Wmo-consulent", when="elk half jaar, in mei en november")
    if step != "whole-tree":
        meeting.does("open-step", step=step)
    return meeting


def reading() -> State:
    meeting = whole("thanks", LONG[:280])
    meeting.does("spotlight", node="main")
    return meeting.state


STAGES: dict[str, Callable[[], State]] = {
    "signs": signing,
    "checking": lambda: checking(reveal=False),
    "checking-anew": anew,
    "check": checking,
    "check-chain": lambda: chained(False),
    "check-chain-long": lambda: chained(True),
    "whole": lambda: whole().state,
    "whole-long": lambda: whole(text=LONG[:280]).state,
    "read-in-the-light": reading,
    "tree-of-eight-and-thirty": lambda: evening("indicators").state,
}


@cache
def drawn(name: str) -> str:
    """The page of a stage. Half of them take a second to play: each is played once."""
    return page_of(STAGES[name]())


@pytest.mark.parametrize("name", STAGES)
def test_every_drawing_is_readable_and_whole(name: str, projector: Projector) -> None:
    page = projector(drawn(name))
    for size in SCREENS:
        resized(page, size)
        page.keyboard.press("Home")
        smallest = 26 * min(size[0] / HD[0], size[1] / HD[1])
        assert (size, judged(page, smallest)) == (size, [])
        while not is_last(page):
            page.click("#pager [data-do=on]")
            assert (size, judged(page, smallest)) == (size, [])
    resized(page, PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]


def test_the_pages_are_valid_html() -> None:
    assert html_problems({name: drawn(name) for name in STAGES}) == []


JUDGED = ("signs", "check", "check-chain", "whole", "read-in-the-light")


def test_axe_finds_nothing(projector: Projector) -> None:
    found = [axe_problems_in_both_schemes(projector(drawn(name))) for name in JUDGED]
    assert found == [[]] * len(JUDGED)


def test_the_tree_of_eight_and_thirty_is_one_picture(projector: Projector) -> None:
    page = projector(page_of(evening("indicators").state))
    expect(page.locator("#pager")).to_be_hidden()
    expect(page.locator(".twig .leaves li:visible")).to_have_count(30)


def where(page: Page) -> str:
    return page.inner_text("#page-number") if page.is_visible("#pager") else ""


def presses(page: Page, *keys: str) -> str:
    for key in keys:
        page.keyboard.press(key)
    return where(page)


def test_reading_aloud_by_key_and_presenter_after_the_finish(projector: Projector) -> None:
    meeting = whole("thanks")
    meeting.does("finish")
    page = projector(page_of(meeting.state))
    assert where(page) == ""
    assert presses(page, "PageUp") == "", "the tree comes first"
    assert presses(page, "PageDown") == "1 van 43"
    expect(page.locator(".sheet:visible h1")).to_have_text(
        "Mantelzorgers houden balans tussen zorgen, werken en tijd voor zichzelf"
    )
    expect(page.locator("#status")).to_contain_text("Dit willen we samen bereiken: Mantelzorgers houden")
    expect(page.locator(".sheet:visible .reader")).to_have_text("Misschien leest een inwoner dit voor")
    assert presses(page, "ArrowRight", "ArrowDown", "PageUp") == "2 van 43"
    expect(page.locator(".sheet:visible .reader")).to_have_text(
        "Misschien leest iemand van de gemeente dit voor"
    )
    assert presses(page, "End", "PageDown") == "43 van 43"
    expect(page.locator(".sheet:visible")).to_contain_text("Wanneer: elk half jaar")
    assert presses(page, "Escape") == ""
    expect(page.locator(".crown")).to_be_visible()
    assert presses(page, "r") == "1 van 43"
    update(page, meeting.state)
    assert where(page) == "1 van 43", "an update does not take it away"
    assert presses(page, "PageUp") == ""
    expect(page.locator(".crown")).to_be_visible()


def test_every_sentence_is_readable_and_whole(projector: Projector) -> None:
    meeting = Meeting(2)
    planted(meeting, {"Er is tijd": [LONG[:200], LONG[:110]], LONG[:280]: [LONG[:280]]}, LONG[:280])
    meeting.does("agree", text=LONG[:280], who=LONG[:200], when=LONG[:200])
    meeting.does("open-step", step="thanks")
    page = projector(page_of(meeting.state))
    page.keyboard.press("r")
    seen = set()
    while where(page) not in seen:
        seen.add(where(page))
        assert judged(page, 26) == []
        page.keyboard.press("PageDown")
    assert "7 van 7" in " ".join(seen)


def test_a_tree_in_slices_is_stepped_through_before_it_is_read(projector: Projector) -> None:
    meeting = evening("thanks", 2)
    for number in range(4):
        meeting.does("add-goal", parent="main", text=f"Nog een subdoel {number}")
    page = projector(page_of(meeting.state))
    assert where(page) == "Tak 1 van 12"
    assert presses(page, *["PageDown"] * 11) == "Tak 12 van 12"
    assert presses(page, "PageDown") == "1 van 43"
    assert presses(page, "PageUp") == "Tak 12 van 12"
    page.mouse.move(900, 500)
    page.click("[data-do=aloud]")
    assert where(page) == "1 van 43"


def test_what_is_agreed_shows_by_itself_and_a_changed_tree_comes_back(projector: Projector) -> None:
    meeting = evening("whole-tree", 2)
    page = projector(page_of(meeting.state))
    expect(page.locator("[data-do=aloud]")).to_be_hidden()
    meeting.does("agree", text="We meten in mei")
    update(page, meeting.state)
    expect(page.locator(".sheet.whole")).to_contain_text("We meten in mei")
    expect(page.locator("#status")).to_have_text("We meten in mei")
    assert presses(page, "PageUp") == ""
    expect(page.locator(".crown")).to_be_visible()
    asked(meeting, "tree", {party: ["yes"] * 2 for party in ANSWERS})
    update(page, meeting.state)
    expect(page.locator(".sheet.whole .verdict")).to_have_text("Gedragen door alle drie de partijen.")
    meeting.does("add-goal", parent="main", text="Nog een subdoel")
    update(page, meeting.state)
    expect(page.locator(".sheet.whole")).to_be_hidden()
    expect(page.locator(".twig .fresh")).to_be_visible()


@pytest.mark.parametrize(("motion", "slides"), [("no-preference", 1), ("reduce", 0)])
def test_the_next_sentence_slides_in_unless_one_wants_less_motion(
    motion: str, slides: int, projector: Projector
) -> None:
    page = projector(page_of(evening("thanks", 1).state), motion=motion)
    page.keyboard.press("PageDown")
    watch_motion(page)
    page.keyboard.press("PageDown")
    assert len(moved(page)) == slides
