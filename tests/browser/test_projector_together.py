"""The projector while the room chooses together, under a ruler and by its judges; its panel by hand."""

from collections.abc import Callable
from functools import cache

import pytest
from playwright.sync_api import Page, expect

from app.domain.state import MAIN, State
from tests.browser.conftest import Projector
from tests.browser.test_projector_drawing import HD, PHONE, SCREENS, is_last, judged, resized
from tests.checks import axe_problems, axe_problems_in_both_schemes, html_problems
from tests.screens.meetings import (
    ANSWERS,
    DREAMS,
    WORDS,
    Meeting,
    asked,
    associated,
    chosen,
    dotted,
    dreamed,
    gathered,
    grown,
    worded,
)
from tests.screens.rooms import LONG
from tests.screens.stand import origin_of, page_of, update

pytestmark = pytest.mark.browser
ALL_YES = {party: ["yes"] * 9 for party in ANSWERS}


def choosing(people: int = 7) -> State:
    meeting = Meeting(people)
    chosen(meeting)
    return meeting.state


def many_words() -> State:
    """Nine ways of saying it, long ones among them, with reasons that fill pages."""
    meeting = Meeting(7)
    found = worded(meeting, [*WORDS, LONG[:280], LONG[:200], *DREAMS[:4]])
    for wording in found[:4]:
        asked(meeting, wording, reasons=(LONG[:270], "want dat is te klein", LONG[:120]))
    asked(meeting, found[4], close=False)
    return meeting.state


def holding() -> Meeting:
    meeting = Meeting(5)
    goals = grown(meeting)
    for actor in meeting.everyone[:4]:
        meeting.each("propose-goal", actor, text=DREAMS[0], parent=goals[0])
    meeting.does("open-step", step="does-it-hold")
    asked(meeting, goals[0])
    asked(meeting, goals[1], ALL_YES, close=False)
    return meeting


def looking_back() -> State:
    meeting = dotted(gathered(Meeting(5)))
    meeting.does("close-session", session=1)
    meeting.does("open-step", step="look-back-2")
    return meeting.state


def in_the_light(what: str) -> State:
    meeting = Meeting(3)
    if what == "card":
        node = {"card": associated(meeting)[0]}
    elif what == "drawing":
        dreamed(meeting, 1, 0)
        node = {"card": next(iter(meeting.state.cards))}
    elif what == "long":
        meeting.does("open-step", step="dream-images")
        node = {"card": meeting.says(meeting.everyone[0], "dream-image", LONG[:280])}
        meeting.does("reveal", step="dream-images")
    else:
        cards = associated(meeting)
        meeting.does("make-cluster", name=LONG[:78], cards=cards)
        grown(meeting, [LONG[:280], *DREAMS[:3]])
        asked(meeting, MAIN)
        goal = next(node.id for node in meeting.state.nodes.values() if node.kind == "subgoal")
        worded(meeting, DREAMS, goal)
        node = {"node": goal}
    meeting.does("spotlight", **node)
    return meeting.state


STAGES: dict[str, Callable[[], State]] = {
    "gallery-few": lambda: dreamed(Meeting(1), 1, 0).state,
    "gallery-many": lambda: dreamed(Meeting(7), 1, 2).state,
    "laying": lambda: dotted(gathered(Meeting(7), 6, 5), silent=("resident",), reveal=False).state,
    "dots-2": lambda: dotted(gathered(Meeting(2))).state,
    "dots-12": lambda: dotted(gathered(Meeting(12), 9, 5)).state,
    "look-back": looking_back,
    "words-2": lambda: choosing(2),
    "words-7": choosing,
    "words-12": lambda: choosing(12),
    "words-many": many_words,
    "holding": lambda: holding().state,
    **{f"light-{what}": lambda what=what: in_the_light(what) for what in ("card", "drawing", "long", "node")},
}


@cache
def drawn(name: str) -> str:
    """The page of a stage, played once."""
    return page_of(STAGES[name]())


@pytest.mark.parametrize("name", STAGES)
def test_every_drawing_is_readable_and_whole(name: str, projector: Projector) -> None:
    page = projector(drawn(name))
    for size in SCREENS:
        resized(page, size)
        smallest = 26 * min(size[0] / HD[0], size[1] / HD[1])
        assert (size, judged(page, smallest)) == (size, [])
        while not is_last(page):
            page.click("#pager [data-do=on]")
            assert (size, judged(page, smallest)) == (size, [])
    resized(page, PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]


def test_the_pages_are_valid_html() -> None:
    pages = {name: drawn(name) for name in STAGES}
    meeting = holding()
    pages |= {f"origin {node}": origin_of(meeting.state, node) for node in meeting.state.nodes}
    assert html_problems(pages) == []


JUDGED = ("gallery-few", "laying", "dots-2", "words-7", "holding", "light-card", "light-node")


@pytest.mark.parametrize("name", JUDGED)
def test_axe_finds_nothing(name: str, projector: Projector) -> None:
    assert axe_problems_in_both_schemes(projector(drawn(name))) == []


@pytest.fixture
def tree(projector: Projector) -> tuple[Page, Meeting]:
    """A tree on the projector, and the table where it grows."""
    meeting = holding()
    return projector(page_of(meeting.state), lambda node: origin_of(meeting.state, node)), meeting


def goal_of(meeting: Meeting) -> str:
    return next(node.id for node in meeting.state.nodes.values() if node.kind == "subgoal")


def happens(page: Page, meeting: Meeting) -> None:
    """What the socket brings after a command."""
    update(page, meeting.state, "stage")
    update(page, meeting.state, "spotlight")


def test_where_it_comes_from_opens_by_keyboard_and_gives_the_focus_back(tree: tuple[Page, Meeting]) -> None:
    page, meeting = tree
    link = page.locator(f"#from-{goal_of(meeting)}")
    link.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#panel h1")).to_be_focused()
    expect(page.locator("#panel")).to_contain_text("Uit 5 kaartjes")
    expect(page.locator("#region-stage")).to_be_hidden()
    expect(page.locator(".ground .who")).to_be_visible()
    assert axe_problems(page) == []
    page.keyboard.press("Escape")
    expect(page.locator("#panel")).to_be_hidden()
    expect(link).to_be_focused()


def test_where_it_comes_from_opens_and_closes_by_a_tap(tree: tuple[Page, Meeting]) -> None:
    page, _ = tree
    page.click(".crown h1 a")
    expect(page.locator("#panel")).to_contain_text("Voorstellen die wachten")
    page.click("#panel .shut")
    expect(page.locator("#region-stage")).to_be_visible()


def test_an_open_panel_follows_and_closes_when_the_group_goes_on(
    tree: tuple[Page, Meeting],
) -> None:
    page, meeting = tree
    page.click(f"#from-{goal_of(meeting)}")
    expect(page.locator("#panel")).to_contain_text("Uit 5 kaartjes")
    worded(meeting, ["Iemand luistert"], goal_of(meeting))
    happens(page, meeting)
    expect(page.locator("#panel")).to_contain_text("Iemand luistert")
    meeting.does("open-step", step="look-back-3")
    happens(page, meeting)
    expect(page.locator("#panel")).to_be_hidden()


def test_a_house_that_does_not_answer_is_asked_as_a_page(projector: Projector) -> None:
    meeting = holding()
    page = projector(page_of(meeting.state), lambda node: "<p>elders</p>", "no-preference")
    page.click(f"#from-{goal_of(meeting)}")
    page.wait_for_url("**/from/*")


def test_the_light_covers_the_panel_until_the_facilitator_takes_it_away(
    tree: tuple[Page, Meeting],
) -> None:
    page, meeting = tree
    page.click(f"#from-{goal_of(meeting)}")
    expect(page.locator("#panel")).to_be_visible()
    meeting.does("spotlight", node=MAIN)
    happens(page, meeting)
    expect(page.locator("#panel")).to_be_hidden()
    expect(page.locator("#region-spotlight")).to_be_visible()
    expect(page.locator("#status")).to_have_text(f"Hoofddoel: {WORDS[0]}")
    page.keyboard.press("Escape")
    expect(page.locator("#region-spotlight")).to_be_visible()
    meeting.does("spotlight")
    happens(page, meeting)
    expect(page.locator("#region-spotlight")).to_be_hidden()
    expect(page.locator("#region-stage")).to_be_visible()


def test_what_is_in_the_light_is_paged_with_the_remote(projector: Projector) -> None:
    page = projector(page_of(in_the_light("node")), motion="no-preference")
    expect(page.locator("#page-number")).to_contain_text("1 van")
    seen = page.evaluate("document.querySelector('.over .cards').scrollLeft")
    page.keyboard.press("PageDown")
    expect(page.locator("#page-number")).to_contain_text("2 van")
    assert page.evaluate("document.querySelector('.over .behind .paged').scrollLeft") > seen


#: Every motion from now on, however short.
WATCH = """() => {
    window.moved = [];
    const animate = Element.prototype.animate;
    Element.prototype.animate = function (way, timing) {
        window.moved.push({ duration: timing.duration, pseudoElement: timing.pseudoElement });
        return animate.call(this, way, timing);
    };
}"""


def test_the_green_line_draws_when_all_three_carry_it(projector: Projector) -> None:
    meeting = Meeting(2)
    wording = worded(meeting)[0]
    asked(meeting, wording, ALL_YES, close=False)
    page = projector(page_of(meeting.state), motion="no-preference")
    page.evaluate(WATCH)
    meeting.does("close-support", about=wording)
    happens(page, meeting)
    expect(page.locator(".is-carried")).to_have_count(1)
    assert {"duration": 420, "pseudoElement": "::after"} in page.evaluate("moved")


@pytest.mark.parametrize(("motion", "moved"), [("no-preference", 12), ("reduce", 0)])
def test_dots_come_row_by_row_unless_one_wants_less_motion(
    motion: str, moved: int, projector: Projector
) -> None:
    meeting = dotted(gathered(Meeting(2)), reveal=False)
    page = projector(page_of(meeting.state), motion=motion)
    page.evaluate(WATCH)
    meeting.does("reveal", step="gather")
    happens(page, meeting)
    expect(page.locator(".laid")).to_have_count(4)
    assert page.evaluate("moved.filter(({ duration }) => duration === 300).length") == moved


def test_answers_come_in_without_a_jump(projector: Projector) -> None:
    meeting = Meeting(3)
    wording = worded(meeting)[0]
    asked(meeting, wording, {}, close=False)
    page = projector(page_of(meeting.state))
    place = "document.querySelectorAll('.candidate')[1].getBoundingClientRect().top"
    before = page.evaluate(place)
    for actor in meeting.everyone:
        meeting.each("answer-support", actor, about=wording, answer="yes")
        happens(page, meeting)
    expect(page.locator(".candidate .said .m")).to_have_count(9)
    assert page.evaluate(place) == before
