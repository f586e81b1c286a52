"""What became of one's own words, the tree as a list that folds, and what happened for who was not there."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.hall import Workshop
from tests.checks import axe_problems

pytestmark = pytest.mark.browser


def shows(page: Page, step: str) -> None:
    """Wait until the phone shows a step."""
    expect(page.locator("#region-now")).to_have_attribute("data-step", step)


def says(page: Page, text: str) -> None:
    """Send a card that is kept."""
    page.locator("#text").fill(text)
    page.keyboard.press("Enter")
    expect(page.locator("#mine .own").filter(has_text=text)).to_contain_text("bewaard")


def knots(page: Page, text: str):
    """The path of one's own card."""
    return page.locator("#mine-others .own").filter(has_text=text).locator(".path li")


@pytest.fixture
def written(workshop, phone):
    """A resident's phone that wrote two cards, revealed and gathered; text to card id."""
    page = phone("resident")
    workshop.does("open-step", step="associations")
    shows(page, "associations")
    for text in ("altijd aan staan", "de was"):
        says(page, text)
    workshop.does("reveal", step="associations")
    return page, {card["text"]: card["id"] for card in workshop.cards()}


def grow(workshop: Workshop, cards: dict[str, str]) -> tuple[str, str]:
    """Both cards grow into the tree; the ids of the two subgoals."""
    cluster = workshop.does("make-cluster", name="Op adem komen", cards=[cards["altijd aan staan"]])
    workshop.does("set-main-goal", text="Zorg in balans")
    other = workshop.does("add-goal", parent="main", text="Hulp", sources={"cards": [cards["de was"]]})
    rest = workshop.does("add-goal", parent="main", text="Rust", sources={"clusters": [cluster]})
    sources = {"cards": [cards["altijd aan staan"]]}
    workshop.does("add-indicator", goal=rest, text="Mensen slapen goed", sources=sources)
    return other, rest


def test_path_of_a_card_goes_from_cluster_to_indicator(written, workshop):
    page, cards = written
    grow(workshop, cards)
    workshop.does("open-step", step="look-back-2")

    expect(knots(page, "altijd aan staan")).to_have_text(
        ["in het groepjeOp adem komen", "werd subdoel 2Rust", "werd indicatorMensen slapen goed"]
    )
    expect(knots(page, "de was")).to_have_text(["werd subdoel 1Hulp"])
    expect(page.locator("#told")).to_have_text("Je schreef 2 kaartjes. 2 daarvan groeiden mee in de boom.")
    expect(page.locator("#mine-others .what").first).to_have_text("Associatie, sessie 1")


def test_path_ends_dotted_where_it_was_set_aside_and_follows_live(written, workshop):
    page, cards = written
    other, _ = grow(workshop, cards)
    workshop.does("open-step", step="look-back-2")
    expect(knots(page, "de was")).to_have_count(1)
    workshop.does("set-aside", node=other, reason="Komt in een eigen gesprek")
    expect(knots(page, "de was")).to_have_text(
        ["werd subdoelHulp", "apart gelegd‘Komt in een eigen gesprek’"]
    )
    expect(page.locator("#mine-others .path.ends")).to_have_count(1)
    expect(page.locator("#told")).to_contain_text("1 daarvan")
    page.locator("#set-aside summary").click()
    expect(page.locator("#set-aside li")).to_have_text("Hulp‘Komt in een eigen gesprek’")
    workshop.does("set-main-goal", text="Balans")
    expect(page.locator("#set-aside li")).to_be_visible()

    workshop.does("bring-back", node=other)
    expect(knots(page, "de was")).to_have_text(["werd subdoel 1Hulp"])
    expect(knots(page, "altijd aan staan").nth(1)).to_have_text("werd subdoel 2Rust")


def test_path_is_there_long_after(written, workshop):
    page, cards = written
    grow(workshop, cards)
    workshop.does("open-step", step="thanks")
    workshop.does("finish")
    page.reload()
    page.locator("#mine-rest > summary").click()

    expect(knots(page, "altijd aan staan")).to_have_count(3)


def test_branches_say_level_and_place_and_what_stands_beside_their_words(written, workshop):
    page, cards = written
    other, rest = grow(workshop, cards)
    child = workshop.does("add-goal", parent=rest, text="Vervangende zorg")
    workshop.does("link-goals", **{"from": child, "to": other})
    anna = workshop.sits("resident")
    workshop.does("open-step", step="main-goal")
    workshop.does("propose-wording", anna, node=rest, text="Echt uitrusten")
    workshop.does("open-support", about=rest)
    workshop.does("answer-support", anna, about=rest, answer="yes-if", reason="er geld is")
    workshop.does("close-support", about=rest)
    workshop.does("open-step", step="subgoals")
    branch = page.locator(f"#node-{rest}")

    expect(branch.locator("summary").first).to_contain_text("Subdoel 2, 2 van 2 op niveau 1:")
    expect(page.locator(f"#node-{child} summary")).to_contain_text("Subdoel 2a, 1 van 1 op niveau 2:")
    expect(page.locator(f"#node-{child} .sub")).to_contain_text("ook bij 1")
    marks = branch.locator(".sits").first.locator("svg")
    expect(marks.last).to_have_attribute("aria-label", "inwoner: kan ermee leven")
    expect(branch.locator(".reasons")).to_contain_text("er geld is")
    expect(branch.locator(".rivals li").last).to_contain_text("Echt uitrusten")
    assert not axe_problems(page)


def test_change_in_a_folded_branch_is_told_on_the_fold_until_it_is_opened(workshop, phone):
    page = phone("resident")
    goals = [workshop.does("add-goal", parent="main", text=f"Subdoel nummer {n}") for n in range(5)]
    workshop.does("open-step", step="subgoals")
    fold = page.locator(f"#fold-{goals[1]}")
    news = fold.locator("> summary .news")
    expect(fold).to_be_visible()
    expect(fold).not_to_have_attribute("open", "")
    page.locator(f"#fold-{goals[0]} > summary").click()
    workshop.does("add-indicator", goal=goals[1], text="Iets nieuws")
    expect(news).to_be_visible()
    workshop.does("add-indicator", goal=goals[0], text="In zicht")
    expect(page.locator(f"#fold-{goals[0]} .leaves li")).to_be_visible()
    expect(page.locator(f"#fold-{goals[0]} > summary .news")).to_be_hidden()
    expect(news).to_be_visible()
    fold.locator("> summary").press("Enter")

    expect(news).to_be_hidden()
    expect(fold.locator(".leaves .words")).to_have_text("Iets nieuws")


def test_who_was_not_there_reads_what_happened(written, workshop, phone):
    _, cards = written
    for party in ("provider", "municipality"):
        workshop.does("add-card", workshop.sits(party), kind="association", text="de was")
    grow(workshop, cards)
    workshop.does("close-session", session=1)
    newcomer = phone("resident", viewport={"width": 320, "height": 568})
    workshop.does("open-step", step="look-back-2")
    story = newcomer.locator("#story")
    story.locator("summary").click()

    expect(story).to_contain_text("Aan tafel zitten 1 van de gemeente, 1 aanbieder en 2 inwoners.")
    expect(story).to_contain_text("Deze woorden zeiden alle drie de partijen: de was")
    expect(story).to_contain_text("Dit werd ons hoofddoel: Zorg in balans")
    assert not axe_problems(newcomer)


def test_harvest_asks_what_one_did_not_know(workshop, phone):
    page = phone("resident")
    workshop.does("open-step", step="round-off")

    expect(page.locator("#question")).to_have_text(
        "Wat hoorde je van een andere partij dat je nog niet wist?"
    )
