"""Support on the phone: one's own shape, kept at once, changed until the close; the last answer counts."""

import json

import pytest
from playwright.sync_api import Page, expect

from tests.browser.hall import Workshop, fetched, heard, held
from tests.browser.witness import hears
from tests.checks import axe_problems_in_both_schemes

pytestmark = pytest.mark.browser
SAVED = "Bewaard. Je mag het nog veranderen."


def choice(page: Page, answer: str):
    """The row of an answer."""
    return page.locator(f"#answer-form .choice[value={answer}]")


def counts(workshop: Workshop, about: str) -> dict:
    """What the facilitator's tools know of a wording of the main goal."""
    tree = workshop.hall.call("GET", f"/trajectories/{workshop.id}/tree")
    found = next(each for each in tree["mainGoal"]["wordings"] if each["id"] == about)
    support: dict = found["support"]["parties"]["resident"]
    return support


@pytest.fixture
def asked(workshop, phone):
    """A resident's phone on which support for words is asked, and the id of those words."""
    page = phone("resident")
    workshop.does("open-step", step="main-goal")
    words = workshop.does("propose-wording", node="main", text="Niemand zorgt alleen")
    workshop.does("open-support", about=words)
    expect(choice(page, "yes")).to_be_visible()
    return page, words


def test_answer_is_kept_with_ones_own_shape_and_shown_after_the_close(asked, workshop):
    page, words = asked
    expect(page.locator("#region-asked h3")).to_have_text("Niemand zorgt alleen")
    expect(page.locator("#status")).to_contain_text("Voorstel A voor het hoofddoel. Niemand zorgt alleen.")
    expect(choice(page, "yes").locator("use")).to_have_attribute("href", "#resident")
    expect(choice(page, "no").locator("use")).to_have_attribute("href", "#resident-open")
    assert choice(page, "yes").bounding_box()["height"] >= 64
    choice(page, "yes").click()
    expect(page.locator("#answer-state")).to_have_text(SAVED)
    hears(page, SAVED)
    expect(choice(page, "yes")).to_have_attribute("aria-pressed", "true")
    assert counts(workshop, words)["answered"] == 1

    workshop.does("close-support", about=words)
    expect(choice(page, "yes")).to_be_hidden()
    expect(page.locator("#status")).to_have_text("De antwoorden zijn nu te zien.")
    expect(page.locator("#candidates .sentence")).to_contain_text("Gedragen door inwoners.")
    expect(page.locator("#candidates .counts li").last).to_contain_text("1 staan erachter")


def test_reason_follows_the_answer_and_both_survive_reload(asked, workshop):
    page, words = asked
    choice(page, "no").click()
    expect(page.locator("#reason")).to_be_focused()
    expect(page.locator("label[for=reason]")).to_contain_text("Hier sta ik niet achter, want")
    expect(page.locator("#answer-state")).to_have_text(SAVED)
    page.locator("#reason").press_sequentially("het zegt")
    page.reload()
    expect(page.locator("#reason")).to_have_value("het zegt")
    expect(choice(page, "no")).to_have_attribute("aria-pressed", "true")
    page.locator("#reason").fill("het zegt niets over werk")
    page.get_by_role("button", name="Bewaar", exact=True).click()
    expect(page.locator("#add-reason")).to_be_hidden()
    expect(page.locator("#answer-state")).to_have_text(SAVED)
    workshop.does("close-support", about=words)

    expect(page.locator("#candidates .reasons")).to_contain_text("het zegt niets over werk")


def test_last_answer_wins_offline_and_typed_reasons_stay(asked, workshop):
    page, words = asked
    sent: list[dict] = []
    # What came through: news of a try without a network may be told late.
    page.on(
        "requestfinished",
        lambda it: sent.append(json.loads(it.post_data)) if "answer-support" in it.url else None,
    )
    fetched(page, "support")
    page.context.set_offline(True)
    choice(page, "no").click()
    page.locator("#reason").fill("te vaag")
    page.keyboard.press("Enter")
    expect(page.locator("#answer-state")).to_have_text("op je telefoon")
    choice(page, "yes").click()
    choice(page, "yes-if").click()
    page.locator("#reason").fill("het ook over werk gaat")
    page.keyboard.press("Enter")
    choice(page, "no").click()
    expect(page.locator("#reason")).to_have_value("te vaag")
    choice(page, "yes-if").click()
    expect(page.locator("#reason")).to_have_value("het ook over werk gaat")
    assert not sent
    with page.expect_event("requestfinished", lambda it: "answer-support" in it.url):
        page.context.set_offline(False)
    expect(page.locator("#answer-state")).to_have_text(SAVED)

    once = {each["id"]: (each["answer"], each["reason"]) for each in sent}
    assert list(once.values()) == [("yes-if", "het ook over werk gaat")]
    assert counts(workshop, words)["answered"] == 1


def test_answer_survives_a_server_that_falls_over(asked, workshop, hall):
    page, words = asked
    hall.stop()
    choice(page, "yes").click()
    expect(page.locator("#net")).to_be_visible()
    page.evaluate("sessionStorage")
    hall.start()

    expect(page.locator("#answer-state")).to_have_text(SAVED)
    assert counts(workshop, words)["answered"] == 1


def test_tap_before_the_module_is_there_waits_for_it(workshop, phone):
    page = phone("resident")
    waiting = held(page, "**/support.js*")
    workshop.does("open-step", step="main-goal")
    words = workshop.does("propose-wording", node="main", text="Niemand zorgt alleen")
    workshop.does("open-support", about=words)
    place = page.url
    choice(page, "no").click()
    choice(page, "yes-if").click()
    heard(page, lambda: waiting, "the module is asked for")
    assert page.url == place
    assert counts(workshop, words)["answered"] == 0
    for each in waiting:
        each.continue_()
    expect(page.locator("#answer-state")).to_have_text(SAVED)

    expect(choice(page, "yes-if")).to_have_attribute("aria-pressed", "true")
    workshop.does("close-support", about=words)
    assert counts(workshop, words)["yesIf"] == 1


def test_tap_for_a_question_that_made_way_is_no_answer_to_the_next(workshop, phone):
    page = phone("resident")
    waiting = held(page, "**/support.js*")
    workshop.does("open-step", step="main-goal")
    first, second = (workshop.does("propose-wording", node="main", text=text) for text in ("Rust", "Geld"))
    workshop.does("open-support", about=first)
    choice(page, "no").click()
    workshop.does("close-support", about=first)
    workshop.does("open-support", about=second)
    expect(page.locator("#region-asked h3")).to_have_text("Geld")
    heard(page, lambda: waiting, "the module is asked for")
    sent: list[str] = []
    page.on("request", lambda it: sent.append(it.post_data) if "answer-support" in it.url else None)
    for each in waiting:
        each.continue_()
    expect(choice(page, "yes")).to_have_attribute("aria-pressed", "false")
    choice(page, "yes").click()
    expect(page.locator("#answer-state")).to_have_text(SAVED)

    assert [json.loads(each)["answer"] for each in sent] == ["yes"]


def test_several_questions_come_one_at_a_time(asked, workshop):
    page, _ = asked
    goal = workshop.does("add-goal", parent="main", text="Rust")
    workshop.does("open-support", about=goal)
    expect(page.locator("#question-count")).to_have_text("1 van 2")
    choice(page, "yes").click()
    page.get_by_role("button", name="Volgende").click()
    expect(page.locator("#region-asked .q:visible")).to_contain_text("Hoort dit bij het hoofddoel?")
    expect(page.locator("#region-asked .q:visible")).to_be_focused()
    expect(choice(page, "yes")).to_have_attribute("aria-pressed", "false")
    choice(page, "no").click()
    marks = page.locator("#question-marks use")
    expect(marks.first).to_have_attribute("href", "#resident")
    expect(marks.last).to_have_attribute("href", "#resident-open")


def test_question_that_closes_while_one_writes_waits_for_the_writer(asked, workshop):
    page, words = asked
    choice(page, "no").click()
    page.locator("#reason").press_sequentially("nog bezig")
    workshop.does("close-support", about=words)
    expect(page.locator("#moved")).to_be_visible()
    expect(page.locator("#reason")).to_have_value("nog bezig")
    expect(page.locator("#reason")).to_be_focused()
    page.get_by_role("button", name="Ga mee").click()
    expect(page.locator("#reason")).to_be_hidden()

    expect(page.locator("#mine-others .own").filter(has_text="nog bezig")).to_contain_text(
        "nog niet verstuurd"
    )


def test_answer_to_a_question_that_was_closed_meanwhile_is_not_for_the_next_round(asked, workshop):
    page, words = asked
    page.route("**/do/answer-support", lambda route: route.abort())
    choice(page, "yes").click()
    expect(page.locator("#answer-state")).to_have_text("op je telefoon")
    workshop.does("close-support", about=words)
    expect(choice(page, "yes")).to_be_hidden()
    page.unroute("**/do/answer-support")
    workshop.does("open-support", about=words)
    expect(choice(page, "yes")).to_have_attribute("aria-pressed", "false")

    assert counts(workshop, words)["answered"] == 0


def test_answering_needs_only_the_keyboard(asked, workshop):
    page, words = asked
    choice(page, "yes").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#reason")).to_be_focused()
    page.keyboard.type("het ook over werk gaat")
    page.keyboard.press("Enter")
    expect(page.locator("#answer-state")).to_have_text(SAVED)
    workshop.does("close-support", about=words)

    expect(page.locator("#candidates .reasons")).to_contain_text("het ook over werk gaat")


def test_answering_works_without_script(workshop, phone):
    page = phone("resident", java_script_enabled=False)
    workshop.does("open-step", step="main-goal")
    words = workshop.does("propose-wording", node="main", text="Niemand zorgt alleen")
    goal = workshop.does("add-goal", parent="main", text="Rust")
    for about in (words, goal):
        workshop.does("open-support", about=about)
    page.reload()
    page.locator(f"input[name=about][value='{words}']").check()
    page.locator("#reason").fill("te vaag")
    choice(page, "no").click()
    expect(page.locator("#answer-form .cards")).to_contain_text("te vaag")
    workshop.does("close-support", about=words)
    page.reload()

    expect(page.locator("#candidates .reasons")).to_contain_text("te vaag")


def test_answering_passes_the_judge_on_the_smallest_screen(asked, workshop):
    page, _ = asked
    page.set_viewport_size({"width": 320, "height": 568})
    choice(page, "no").click()
    expect(page.locator("#answer-state")).to_have_text(SAVED)
    wide = "document.documentElement.scrollWidth - window.innerWidth"
    assert page.evaluate(wide) <= 0
    assert not axe_problems_in_both_schemes(page)
    page.evaluate("document.documentElement.style.fontSize = '32px'")
    assert page.evaluate(wide) <= 0
