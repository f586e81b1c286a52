"""Proposing words and subgoals: the same field and outbox as cards, kept, never twice, never lost."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.hall import Workshop
from tests.browser.witness import hears

pytestmark = pytest.mark.browser
KEPT, WAITING = re.compile("bewaard"), re.compile("op je telefoon")


def shows(page: Page, step: str) -> None:
    """Wait until the phone shows a step."""
    expect(page.locator("#region-now")).to_have_attribute("data-step", step)


def propose(page: Page, text: str) -> None:
    """Type a proposal and send it with Enter."""
    page.locator("#text").fill(text)
    page.locator("#text").press("Enter")


def tree(workshop: Workshop) -> dict:
    """The tree as the facilitator's tools see it."""
    found: dict = workshop.hall.call("GET", f"/trajectories/{workshop.id}/tree")
    return found


@pytest.fixture
def main_goal(workshop, phone):
    """A resident's phone on which the main goal is worded."""
    page = phone("resident")
    workshop.does("open-step", step="main-goal")
    shows(page, "main-goal")
    return page


@pytest.fixture
def subgoals(workshop, phone):
    """A resident's phone in the step of the subgoals, and the ids of two subgoals."""
    page = phone("resident")
    workshop.does("open-step", step="main-goal")
    goals = [workshop.does("add-goal", parent="main", text=text) for text in ("Rust", "Gehoord worden")]
    workshop.does("open-step", step="subgoals")
    shows(page, "subgoals")
    return page, goals


def test_words_for_the_main_goal_are_kept_and_stand_among_the_candidates(main_goal, workshop):
    expect(main_goal.locator("#send")).to_have_text("Stuur voorstel")
    propose(main_goal, "Niemand zorgt alleen")

    expect(main_goal.locator("#mine-late .own")).to_contain_text(KEPT)
    hears(main_goal, "Voorstel bewaard.")
    expect(main_goal.locator("#text")).to_be_focused()
    candidate = main_goal.locator("#candidates li")
    expect(candidate).to_contain_text("Niemand zorgt alleen")
    expect(candidate.locator(".yours")).to_be_visible()
    expect(candidate.locator("svg[role=img]")).to_have_attribute("aria-label", "inwoner")
    words = tree(workshop)["mainGoal"]["wordings"]
    assert [(word["text"], word["by"], word["status"]) for word in words] == [
        ("Niemand zorgt alleen", "resident", "proposed")
    ]


def test_proposal_waits_offline_survives_reload_and_is_never_doubled(main_goal, workshop):
    main_goal.route("**/do/propose-wording", lambda route: route.abort())
    propose(main_goal, "Samen zorgen")
    expect(main_goal.locator("#mine-late .own")).to_contain_text(WAITING)
    main_goal.reload()
    expect(main_goal.locator("#mine-late .own")).to_contain_text(WAITING)
    main_goal.unroute("**/do/propose-wording")
    main_goal.route("**/do/propose-wording", lambda route: (route.fetch(), route.abort()))
    expect(main_goal.locator("#candidates li")).to_have_count(1)
    main_goal.unroute("**/do/propose-wording")

    expect(main_goal.locator("#mine .own, #mine-late .own")).to_contain_text(KEPT)
    assert len(tree(workshop)["mainGoal"]["wordings"]) == 1


def test_new_subgoal_hangs_under_the_chosen_goal_and_tells_what_became_of_it(subgoals, workshop):
    page, (rest, _) = subgoals
    page.locator("#choose summary").click()
    page.locator(f"#at-{rest}").click()
    expect(page.locator("#text")).to_be_focused()
    expect(page.locator("#chosen")).to_have_text("1 Rust")
    propose(page, "Vervangende zorg")
    expect(page.locator("#mine-late .path")).to_have_text("staat nog bij de voorstellen")
    expect(page.locator("#waiting li")).to_contain_text("onder subdoel 1")
    (proposal,) = tree(workshop)["proposals"]
    workshop.does("add-goal", parent=rest, proposal=proposal["id"])

    expect(page.locator("#mine-late .path")).to_have_text("werd subdoel 1aVervangende zorg")
    expect(page.locator("#waiting li")).to_have_count(0)


def test_other_words_are_for_a_chosen_subgoal_and_the_choice_survives(subgoals, workshop):
    page, (rest, _) = subgoals
    page.locator("label:has(#type-wording)").click()
    expect(page.locator("#at-row-main")).to_be_hidden()
    propose(page, "Echt kunnen rusten")
    expect(page.locator("#note")).to_have_text("Kies eerst een subdoel.")
    page.locator(f"#at-{rest}").click()
    page.reload()
    expect(page.locator("#chosen")).to_have_text("1 Rust")
    expect(page.locator("#text")).to_have_value("Echt kunnen rusten")
    page.locator("#text").press("Enter")

    expect(page.locator("#mine-late .own, #mine .own")).to_contain_text(KEPT)
    words = tree(workshop)["mainGoal"]["children"][0]["wordings"]
    assert [(word["text"], word["by"]) for word in words] == [
        ("Rust", "facilitator"),
        ("Echt kunnen rusten", "resident"),
    ]


def test_proposal_is_made_with_the_keyboard_alone(subgoals, workshop):
    page, _ = subgoals
    page.locator("#type-goal").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.locator("#text")).to_be_focused()
    page.keyboard.type("Met het toetsenbord")
    page.keyboard.press("Enter")

    expect(page.locator("#mine-late .own")).to_contain_text(KEPT)
    assert len(tree(workshop)["mainGoal"]["children"][0]["wordings"]) == 2


def test_proposal_under_what_was_set_aside_comes_back_with_the_reason(subgoals, workshop):
    page, (rest, _) = subgoals
    page.locator("label:has(#type-wording)").click()
    page.locator(f"#at-{rest}").click()
    page.route("**/do/propose-wording", lambda route: route.fulfill(
        status=409, content_type="application/problem+json",
        body='{"code": "unknown-id", "detail": "Dat bestaat niet in dit traject.", "status": 409}',
    ))  # fmt: skip
    propose(page, "Te laat")

    expect(page.locator("#note")).to_have_text("Niet aangenomen, want: Dat bestaat niet in dit traject.")
    expect(page.locator("#text")).to_have_value("Te laat")


def test_what_is_missing_is_proposed_where_the_tree_is_tested(workshop, phone):
    page = phone("resident")
    workshop.does("open-step", step="main-goal")
    workshop.does("open-step", step="does-it-hold")
    shows(page, "does-it-hold")
    expect(page.locator("#region-choices h2")).to_have_text("Wat ontbreekt er nog?")
    propose(page, "Geld")

    expect(page.locator("#waiting li")).to_contain_text("Geld")


def test_draft_of_a_proposal_stays_with_its_step_and_can_be_sent_later(subgoals, workshop):
    page, (rest, _) = subgoals
    page.locator("label:has(#type-wording)").click()
    page.locator(f"#at-{rest}").click()
    page.locator("#text").press_sequentially("Rusten")
    workshop.does("open-step", step="main-goal")
    page.get_by_role("button", name="Ga mee").click()
    shows(page, "main-goal")
    expect(page.locator("#text")).to_have_value("")
    draft = page.locator("#mine-others .own").filter(has_text="Rusten")
    draft.locator("summary").click()
    draft.get_by_role("button", name="Stuur alsnog").click()

    expect(page.locator(".own").filter(has_text="Rusten")).to_contain_text(KEPT)
    words = tree(workshop)["mainGoal"]["children"][0]["wordings"]
    assert [word["text"] for word in words] == ["Rust", "Rusten"]


def test_proposals_work_without_script(workshop, phone):
    page = phone("resident", java_script_enabled=False)
    rest = workshop.does("add-goal", parent="main", text="Rust")
    workshop.does("open-step", step="main-goal")
    page.reload()
    page.locator("#text").fill("Niemand zorgt alleen")
    page.get_by_role("button", name="Stuur voorstel").click()
    expect(page.locator("#candidates")).to_contain_text("Niemand zorgt alleen")
    workshop.does("open-step", step="subgoals")
    page.reload()
    page.locator("label:has(#type-wording)").click()
    page.locator("#choose summary").click()
    page.locator(f"#at-{rest}").check(force=True)
    page.locator("#text").fill("Rust is ook echt rust")
    page.get_by_role("button", name="Stuur voorstel").click()
    expect(page.locator("#mine .own").first).to_contain_text("Rust is ook echt rust")

    words = tree(workshop)["mainGoal"]["children"][0]["wordings"]
    assert [word["text"] for word in words] == ["Rust", "Rust is ook echt rust"]
