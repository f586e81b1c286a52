"""The check on the phone: one indicator at a time, kept at once, never moved on by what others do."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.hall import Workshop, heard, held
from tests.browser.witness import hears
from tests.checks import axe_problems_in_both_schemes

pytestmark = pytest.mark.browser
SAVED = "Bewaard. Je mag het nog veranderen."


def says(page: Page, answer: str):
    """The button of an answer in the check."""
    return page.locator(f"#check-form .choice[value={answer}]")


def leaf(page: Page):
    """The one indicator that is shown."""
    return page.locator("#region-check .q:visible h3")


def counts(workshop: Workshop, indicator: str) -> dict:
    """What the facilitator's tools know of the residents' answers."""
    tree = workshop.hall.call("GET", f"/trajectories/{workshop.id}/tree")
    found = next(each for each in tree["mainGoal"]["children"][0]["children"] if each["id"] == indicator)
    check: dict = found["check"]["parties"]["resident"]
    return check


@pytest.fixture
def checking(workshop, phone):
    """A resident's phone in the check, and the ids of three indicators and their subgoal."""
    page = phone("resident")
    workshop.does("set-main-goal", text="Niemand zorgt alleen")
    goal = workshop.does("add-goal", parent="main", text="Rust")
    leaves = [
        workshop.does("add-indicator", goal=goal, text=text)
        for text in ("Slapen", "Uitgaan", "Bezoekers van de salon")
    ]
    workshop.does("open-step", step="the-check")
    expect(says(page, "yes")).to_be_visible()
    return page, leaves, goal


def test_answer_waits_on_the_phone_survives_reload_and_counts_once(checking, workshop):
    page, leaves, _ = checking
    expect(page.locator("#check-form .which")).to_have_text("1 van 3")
    page.route("**/do/check-indicator", lambda route: route.abort())
    says(page, "no").click()
    expect(page.locator("#check-form .st")).to_have_text("op je telefoon")
    page.reload()
    expect(page.locator("#check-form .st")).to_have_text("op je telefoon")
    expect(says(page, "no")).to_have_attribute("aria-pressed", "true")
    page.unroute("**/do/check-indicator")
    page.locator("#check-form .after").click()
    expect(leaf(page)).to_have_text("Uitgaan")
    page.locator("#check-form .before").click()
    expect(page.locator("#check-form .st")).to_have_text(SAVED)
    says(page, "partly").click()
    hears(page, SAVED)
    expect(page.locator("#check-form .marks use").first).to_have_attribute("href", "#resident-half")
    assert counts(workshop, leaves[0])["answered"] == 1
    workshop.does("reveal", step="the-check")

    expect(page.locator("#status")).to_have_text("De antwoorden zijn nu te zien.")
    expect(page.locator("#region-check .q:visible .counts li").last).to_contain_text("1 een beetje")
    expect(page.locator("#check-form .said")).to_contain_text("Een beetje")
    expect(says(page, "yes")).to_be_hidden()
    assert counts(workshop, leaves[0])["partly"] == 1


def test_half_a_reason_stays_and_nobody_is_moved_to_another_indicator(checking, workshop):
    page, leaves, goal = checking
    page.locator("#check-form .after").click()
    says(page, "no").click()
    expect(page.locator("#check-form .st")).to_have_text(SAVED)
    page.locator("#omdat").press_sequentially("ik was net zo")
    words = workshop.does("propose-wording", node=leaves[1], text="Een avond weg")
    workshop.does("adopt-wording", wording=words)
    expect(leaf(page)).to_have_text("Een avond weg")
    workshop.does("set-aside", node=leaves[0])
    workshop.does("add-indicator", goal=goal, text="Vooraan", position=0)
    expect(page.locator("#check-form .which")).to_have_text("2 van 3")
    expect(page.locator("#omdat")).to_be_focused()
    expect(page.locator("#omdat")).to_have_value("ik was net zo")
    page.keyboard.type(" moe")
    workshop.does("reveal", step="the-check")
    expect(page.locator("#moved")).to_be_visible()
    expect(page.locator("#omdat")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#check-form .add")).to_be_hidden()
    page.get_by_role("button", name="Ga mee").click()

    expect(page.locator("#region-check .q:visible .reasons")).to_contain_text("ik was net zo moe")
    expect(leaf(page)).to_have_text("Een avond weg")


def test_written_reason_goes_along_with_whoever_goes_on(checking, workshop):
    page, _, _ = checking
    says(page, "yes").click()
    page.locator("#omdat").fill("wie slaapt, houdt het vol")
    page.locator("#check-form .after").click()
    expect(leaf(page)).to_have_text("Uitgaan")
    expect(page.locator("#region-check .q:visible")).to_be_focused()
    expect(page.locator("#omdat")).to_be_hidden()
    page.locator("#check-form .before").click()
    expect(page.locator("#omdat")).to_have_value("wie slaapt, houdt het vol")
    expect(page.locator("#check-form .st")).to_have_text(SAVED)
    workshop.does("reveal", step="the-check")

    expect(page.locator("#check-form .said")).to_contain_text("wie slaapt, houdt het vol")


def test_keyboard_goes_from_indicator_to_answer_to_the_next(checking):
    page, _, _ = checking
    expect(leaf(page)).to_have_text("Slapen")
    page.locator("#region-check .q:visible").evaluate("each => { each.tabIndex = -1; each.focus(); }")
    pressed = []
    for answer in ("yes", "partly"):
        page.keyboard.press("Tab")
        while not page.evaluate("document.activeElement.matches('#check-form .choice')"):
            page.keyboard.press("Tab")
        while page.evaluate("document.activeElement.value") != answer:
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(says(page, answer)).to_have_attribute("aria-pressed", "true")
        pressed.append(leaf(page).text_content())
        while not page.evaluate("document.activeElement.matches('#check-form .after')"):
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
    assert pressed == ["Slapen", "Uitgaan"]
    expect(leaf(page)).to_have_text("Bezoekers van de salon")


def test_tap_before_the_module_is_there_waits_and_is_for_what_stood_there(workshop, phone):
    page = phone("resident")
    waiting = held(page, "**/check.js*")
    goal = workshop.does("add-goal", parent="main", text="Rust")
    leaves = [workshop.does("add-indicator", goal=goal, text=text) for text in ("Slapen", "Uitgaan")]
    workshop.does("open-step", step="the-check")
    expect(leaf(page)).to_have_text("Slapen")
    says(page, "no").click()
    heard(page, lambda: waiting, "the module is asked for")
    for each in waiting:
        each.continue_()
    expect(page.locator("#check-form .st")).to_have_text(SAVED)
    expect(says(page, "no")).to_have_attribute("aria-pressed", "true")

    assert [counts(workshop, each)["answered"] for each in leaves] == [1, 0]


def test_new_round_asks_anew_and_the_rest_is_settled(checking, workshop):
    page, leaves, _ = checking
    for _ in leaves:
        says(page, "yes").click()
        expect(page.locator("#check-form .st")).to_have_text(SAVED)
        page.locator("#check-form .after").click()
    workshop.does("reveal", step="the-check")
    words = workshop.does("propose-wording", node=leaves[2], text="Wie komt, gaat blijer weg")
    workshop.does("adopt-wording", wording=words)
    workshop.does("open-step", step="the-check", newRound=True)
    expect(leaf(page)).to_have_text("Wie komt, gaat blijer weg")
    expect(says(page, "yes")).to_have_attribute("aria-pressed", "false")
    expect(page.locator("#settled summary")).to_have_text("2 indicatoren zijn al klaar")
    says(page, "no").click()
    expect(page.locator("#check-form .st")).to_have_text(SAVED)

    assert counts(workshop, leaves[2])["answered"] == 1


def test_answer_on_its_way_when_a_new_round_begins_is_for_the_round_it_was_given_in(checking, workshop):
    page, leaves, _ = checking
    page.route("**/do/check-indicator", lambda route: route.abort())
    says(page, "no").click()
    expect(page.locator("#check-form .st")).to_have_text("op je telefoon")
    words = workshop.does("propose-wording", node=leaves[0], text="Zij slapen door")
    workshop.does("adopt-wording", wording=words)
    workshop.does("reveal", step="the-check")
    workshop.does("open-step", step="the-check", newRound=True)
    expect(leaf(page)).to_have_text("Zij slapen door")
    expect(page.locator("#region-check .q.led[data-round='2']:visible")).to_be_visible()
    says(page, "yes").click()
    page.unroute("**/do/check-indicator")
    expect(page.locator("#check-form .st")).to_have_text(SAVED)

    tree = workshop.hall.call("GET", f"/trajectories/{workshop.id}/tree")
    found = tree["mainGoal"]["children"][0]["children"][0]["check"]
    assert [each["parties"]["resident"]["no"] for each in found["earlier"]] == [1]
    assert counts(workshop, leaves[0])["answered"] == 1


def test_answering_passes_the_judge_on_the_smallest_screen(checking):
    page, _, _ = checking
    page.set_viewport_size({"width": 320, "height": 568})
    says(page, "no").click()
    expect(page.locator("#check-form .st")).to_have_text(SAVED)
    expect(page.locator("link[href$='css/checking.css']")).to_have_count(1)
    wide = "document.documentElement.scrollWidth - window.innerWidth"
    assert page.evaluate(wide) <= 0
    assert not axe_problems_in_both_schemes(page)
    page.evaluate("document.documentElement.style.fontSize = '32px'")
    assert page.evaluate(wide) <= 0
    heights = page.locator("#check-form button:visible").evaluate_all("all => all.map(e => e.offsetHeight)")
    assert min(heights) >= 44


def test_check_is_answered_without_script(workshop, device):
    goal = workshop.does("add-goal", parent="main", text="Rust")
    leaves = [workshop.does("add-indicator", goal=goal, text=text) for text in ("Slapen", "Uitgaan")]
    workshop.does("open-step", step="the-check")
    page = device(java_script_enabled=False).new_page()
    page.goto(f"{workshop.hall.address}/j/{workshop.code}")
    page.locator("a[href$='/resident']").click()
    page.locator("form[action*='/j/'] button.go").click()
    page.wait_for_url(re.compile("/t/"))
    page.locator(f"input[name=indicator][value='{leaves[1]}']").check()
    page.locator("#omdat").fill("te weinig")
    says(page, "no").click()
    expect(page.locator("#check-form .cards")).to_contain_text("Uitgaan")
    expect(page.locator("#check-form .cards")).to_contain_text("te weinig")

    assert [counts(workshop, each)["answered"] for each in leaves] == [0, 1]
