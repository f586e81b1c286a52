"""Signs and indicators on the phone: which subgoal comes first, and that it never moves under a finger."""

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
LABELS = "#region-choices label .words"


def choose(page: Page) -> None:
    """Open the choice of the subgoal."""
    page.locator("#choose summary").click()


@pytest.fixture
def goals(workshop):
    """The ids of three subgoals."""
    workshop.does("open-step", step="main-goal")
    return [workshop.does("add-goal", parent="main", text=text) for text in ("Rust", "Geld", "Vervoer")]


def test_subgoals_with_fewest_signs_of_ones_own_party_come_first(workshop, phone, goals):
    page, other = phone("resident"), workshop.sits("resident")
    provider = workshop.sits("provider")
    workshop.does("open-step", step="signs")
    expect(page.locator(LABELS)).to_have_text(["Rust", "Geld", "Vervoer"])
    expect(page.locator(".written").first).to_have_text("nog niets van inwoners")
    for about in (goals[0], goals[0], goals[1]):
        workshop.does("add-card", other, kind="sign", text="x", about=about)
    workshop.does("add-card", provider, kind="sign", text="x", about=goals[2])
    counted = re.compile(rf'"{goals[1]}": {{"municipality": 0, "provider": 0, "resident": 1}}')
    expect(page.locator("#region-signed")).to_have_attribute("data-signed", counted)
    expect(page.locator(LABELS)).to_have_text(["Rust", "Geld", "Vervoer"])
    page.locator("#region-choices label").nth(1).click()
    expect(page.locator("#chosen")).to_have_text("2 Geld")
    choose(page)
    expect(page.locator(LABELS)).to_have_text(["Vervoer", "Geld", "Rust"])
    expect(page.locator(".written")).to_have_text(
        ["nog niets van inwoners", "1 van inwoners", "2 van inwoners"]
    )
    expect(page.locator(f"#about-{goals[1]}")).to_be_checked()
    workshop.does("add-card", other, kind="sign", text="x", about=goals[2])
    workshop.does("add-card", other, kind="sign", text="x", about=goals[2])
    workshop.does("add-card", other, kind="sign", text="x", about=goals[2])
    page.locator(f"#about-{goals[1]}").focus()
    words = workshop.does("propose-wording", node=goals[0], text="Uitgerust zijn")
    workshop.does("adopt-wording", wording=words)

    expect(page.locator(LABELS)).to_have_text(["Vervoer", "Geld", "Uitgerust zijn"])
    expect(page.locator(f"#about-{goals[1]}")).to_be_focused()
    page.locator("#region-choices label").first.click()
    page.locator("#text").fill("de bus rijdt")
    page.keyboard.press("Enter")
    expect(page.locator("#mine .own")).to_contain_text("bewaard")
    assert [card["about"] for card in workshop.cards()].count(goals[2]) == 5


def test_indicator_is_proposed_from_the_outbox_and_followed(workshop, phone, goals):
    page = phone("resident")
    workshop.does("open-step", step="indicators")
    expect(page.locator("#question")).to_contain_text("tellen")
    page.locator("#text").fill("Mensen slapen door")
    page.keyboard.press("Enter")
    expect(page.locator("#note")).to_have_text("Kies eerst een subdoel.")
    page.route("**/do/propose-indicator", lambda route: route.abort())
    page.locator("#region-choices label").first.click()
    expect(page.locator("#text")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#mine-late .own")).to_contain_text("op je telefoon")
    page.reload()
    expect(page.locator("#mine-late .own")).to_contain_text("op je telefoon")
    page.unroute("**/do/propose-indicator")
    expect(page.locator("#waiting li")).to_contain_text("Mensen slapen door")
    expect(page.locator("#waiting .yours")).to_be_visible()
    expect(page.locator("#mine .own, #mine-late .own")).to_contain_text("bewaard")
    proposal = workshop.hall.call("GET", f"/trajectories/{workshop.id}/tree")["proposals"][0]["id"]
    workshop.does("add-indicator", goal=goals[0], proposal=proposal)

    expect(page.locator("#waiting")).to_have_count(0)
    expect(page.locator("#mine .path, #mine-late .path")).to_contain_text("werd indicator")
    expect(page.locator("#region-tree .leaves .yours")).to_be_visible()
