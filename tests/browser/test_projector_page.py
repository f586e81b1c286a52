"""The projector's page: its keys and buttons, what arrives while it stands, and its judges."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from playwright.sync_api import BrowserContext, expect

from app.domain.state import Deed, Node, State, Wording
from tests import given
from tests.browser.conftest import Projector
from tests.browser.witness import marked, moved, watch_marks, watch_motion
from tests.checks import axe_problems_in_both_schemes, html_problems
from tests.screens.rooms import DREAMS, FULL, LELYSTAD, associations, gathered, grow, reveal, room, say
from tests.screens.stand import page_of, show, update
from tests.waiting import until

pytestmark = pytest.mark.browser
Device = Callable[..., BrowserContext]
HD = {"width": 1920, "height": 1080}


def counting() -> State:
    state = room("associations", timer_ends="2026-11-22T19:33:40+00:00")
    associations(state)
    return state


def gathering() -> State:
    state = room("gather")
    associations(state)
    return gathered(reveal(state, "associations"), {"Op adem komen": 5, "Gezien worden": 7})


def dreaming() -> State:
    state = room("dream-images")
    say(state, "dream-image", {"resident": DREAMS, "provider": DREAMS})
    return reveal(state, "dream-images")


STATES: dict[str, Callable[[], State]] = {
    "lobby": room,
    "counting": counting,
    "words": lambda: reveal(counting(), "associations"),
    "sentences": dreaming,
    "clusters": gathering,
    "empty": lambda: room("main-goal"),
    "tree": lambda: grow(room("whole-tree"), *LELYSTAD),
    "full": lambda: grow(room("indicators"), *FULL),
    "paused": lambda: room("gather", paused=True),
    "closed": lambda: room("round-off", closed=frozenset({1})),
}


def still(context: BrowserContext) -> None:
    """The browser's clock stands still until it is told to run."""
    context.clock.install(time="2020-01-01T00:00:00Z")
    context.clock.pause_at("2020-01-01T00:00:01Z")
    context.clock.pause_at("2020-01-01T01:00:00Z")


def test_the_pages_are_valid_html() -> None:
    assert html_problems({name: page_of(make()) for name, make in STATES.items()}) == []


@pytest.mark.parametrize("name", STATES)
def test_axe_finds_nothing(name: str, projector: Projector) -> None:
    page = projector(page_of(STATES[name]()))
    page.evaluate("document.body.classList.add('awake')")
    assert axe_problems_in_both_schemes(page) == []


def test_the_tools_show_while_the_mouse_moves(device: Device) -> None:
    context = device(viewport=HD)
    still(context)
    page = show(context, page_of(room()))
    page.mouse.move(600, 600)
    expect(page.locator("body.awake")).to_be_attached()
    context.clock.run_for(5_000)
    expect(page.locator("body.awake")).to_have_count(0)


def test_keys_show_the_code_and_quiet_the_room(projector: Projector) -> None:
    page = projector(page_of(counting()))
    page.keyboard.press("c")
    until(lambda: (page.locator(".qr").bounding_box() or {"width": 0})["width"] > 600, what="a large QR code")
    page.keyboard.press("q")
    expect(page.locator("#quiet")).to_be_visible()
    expect(page.locator("#status")).to_have_text("Kijk elkaar aan")
    page.keyboard.press("Escape")
    expect(page.locator("#quiet")).to_be_hidden()
    expect(page.locator("body.large-code")).to_have_count(0)


def test_zoom_grows_the_page_and_is_remembered(device: Device) -> None:
    context = device(viewport=HD)
    page = show(context, page_of(counting()))
    size = "() => parseFloat(getComputedStyle(document.querySelector('.sum h2')).fontSize)"
    before = page.evaluate(size)
    page.keyboard.press("+")
    grown = page.evaluate(size)
    assert grown == pytest.approx(before * 1.1)
    assert show(context, page_of(counting())).evaluate(size) == pytest.approx(grown)
    page.click("[data-do=smaller]", force=True)
    assert page.evaluate(size) == pytest.approx(before)
    page.keyboard.press("-")
    page.keyboard.press("0")
    assert page.evaluate(size) == pytest.approx(before)


def test_single_keys_can_be_turned_off(projector: Projector) -> None:
    page = projector(page_of(counting()))
    page.focus("[data-do=keys]")
    page.keyboard.press("Enter")
    page.keyboard.press("q")
    expect(page.locator("#quiet")).to_be_hidden()
    expect(page.locator("[data-do=keys]")).to_have_attribute("aria-pressed", "false")
    page.click("[data-do=keys]")
    page.keyboard.press("q")
    expect(page.locator("#quiet")).to_be_visible()


def test_counts_grow_and_the_reveal_shows_the_wall(projector: Projector) -> None:
    state = counting()
    page = projector(page_of(state), motion="no-preference")
    watch_motion(page)
    say(state, "association", {"resident": ["later woord"]})
    state.seq += 1
    update(page, state)
    expect(page.locator(".counts .big")).to_have_text(["15", "18", "16"])
    expect(page.locator(".counts section:last-child .m")).to_have_count(16)
    state.seq += 1
    update(page, reveal(state, "associations"))
    expect(page.locator(".shared.three li")).to_have_count(5)
    assert len(moved(page)) > 20, "the words appear one by one"
    expect(page.locator(".own section.resident")).to_contain_text("later woord")


def test_who_wants_less_motion_gets_none(projector: Projector) -> None:
    state = counting()
    page = projector(page_of(state))
    watch_motion(page)
    state.seq += 1
    update(page, reveal(state, "associations"))
    expect(page.locator(".shared.three li")).to_have_count(5)
    assert moved(page) == []
    running = "document.getAnimations().filter(one => one.effect.getTiming().duration > 1).length"
    assert page.evaluate(running) == 0


def indicator(state: State, text: str) -> str:
    """A new indicator under the last subgoal, as the facilitator adds it; the node's id."""
    goal = [node.id for node in state.nodes.values() if node.kind == "subgoal"][-1]
    state.seq += 1
    node = Node(f"new-{state.seq}", "indicator", goal, state.nodes[goal].rank + 99, wording=f"w{state.seq}")
    state.nodes[node.id], state.wordings[f"w{state.seq}"] = (
        node,
        Wording(f"w{state.seq}", node.id, text, "facilitator"),
    )
    state.deeds[state.seq] = Deed(state.seq, "indicator-added", {}, (state.put("nodes", node),))
    return node.id


def test_what_just_changed_is_marked_and_the_rest_stays(projector: Projector) -> None:
    state = grow(room("indicators"), *LELYSTAD)
    page = projector(page_of(state))
    assert page.locator(".fresh").count() == 0
    watch_marks(page)
    page.evaluate("() => { window.first = document.querySelector('.leaves li'); }")
    one = indicator(state, "De lantaarns branden")
    update(page, state)
    assert marked(page) == {f"node-{one}"}
    assert page.evaluate("window.first.isConnected && window.first === document.querySelector('.leaves li')")
    other = indicator(state, "De bankjes zijn bezet")
    update(page, state)
    assert marked(page) == {f"node-{one}", f"node-{other}"}


def test_what_just_changed_comes_into_sight(projector: Projector) -> None:
    more = {f"{name}, later": below for name, below in FULL[1].items()}
    state = grow(room("indicators"), FULL[0], FULL[1] | more)
    page = projector(page_of(state))
    node = indicator(state, "De lantaarns branden")
    update(page, state)
    expect(page.locator(f"#node-{node}")).to_be_in_viewport()
    expect(page.locator(".crown")).to_be_in_viewport()


def test_another_step_marks_nothing_and_is_told_once(projector: Projector) -> None:
    page = projector(page_of(room("main-goal")))
    state = grow(room("whole-tree"), *LELYSTAD)
    update(page, state)
    expect(page.locator(".twig")).to_have_count(2)
    assert page.locator(".fresh").count() == 0
    expect(page.locator("#status")).to_have_text("De hele boom. Is dit samen onze boom?")


def test_a_new_drawing_begins_at_its_first_page_and_an_update_stays(projector: Projector) -> None:
    state = room("dream-images")
    say(state, "dream-image", {"resident": DREAMS * 8})
    page = projector(page_of(reveal(state, "dream-images")))
    page.click("#pager [data-do=on]")
    expect(page.locator("#page-number")).to_contain_text("2 van")
    say(state, "dream-image", {"provider": ["nog één"]})
    state.seq += 1
    update(page, state)
    expect(page.locator(".card")).to_have_count(73)
    expect(page.locator("#page-number")).to_contain_text("2 van")
    assert page.locator("[data-paged]").evaluate("wall => wall.scrollLeft") > 0
    other = grow(room("whole-tree"), *FULL)
    other.seq += 100
    update(page, other)
    expect(page.locator("#pager")).to_be_hidden()


def test_the_pause_arrives_and_is_told(projector: Projector) -> None:
    state = counting()
    page = projector(page_of(state))
    state.room["room"] = replace(state.here, paused=True)
    state.seq += 1
    update(page, state, "pause")
    expect(page.locator("#region-pause")).to_be_visible()
    expect(page.locator("#status")).to_have_text("Even naar elkaar luisteren")


def test_the_clock_runs_by_the_server_and_ends_calmly(device: Device) -> None:
    context = device(viewport=HD)
    still(context)
    page = show(context, page_of(counting()))
    expect(page.locator("#region-timer")).to_have_text("nog 3:40")
    context.clock.run_for("03:10")
    expect(page.locator("#region-timer")).to_have_text("nog 0:30")
    context.clock.run_for("01:00")
    expect(page.locator("#region-timer")).to_have_text("rustig afronden")


def test_a_lost_link_is_said(projector: Projector) -> None:
    page = projector(page_of(counting()))
    tell = "state => document.dispatchEvent(new CustomEvent('samenboom:link', { detail: { state } }))"
    page.evaluate(tell, "lost")
    expect(page.locator("#link")).to_have_text("Geen verbinding. Dit scherm loopt achter.")
    page.evaluate(tell, "live")
    expect(page.locator("#link")).to_be_hidden()


def test_nothing_is_asked_of_others(device: Device) -> None:
    context = device(viewport=HD)
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    show(context, page_of(grow(room("whole-tree"), *FULL)))
    assert asked
    assert [url for url in asked if not url.startswith(f"{given.ADDRESS}/")] == []
