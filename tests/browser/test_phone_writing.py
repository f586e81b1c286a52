"""Writing is never disturbed: drafts survive, no update touches the field, moving on is an invitation."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.witness import hears

pytestmark = pytest.mark.browser


def now(page: Page, step: str) -> None:
    """Wait until the phone shows a step."""
    expect(page.locator("#region-now")).to_have_attribute("data-step", step)


def test_draft_survives_reload(workshop, phone):
    page = phone()
    workshop.does("open-step", step="associations")
    now(page, "associations")
    page.locator("#text").fill("halve zi")
    page.reload()

    expect(page.locator("#text")).to_have_value("halve zi")


def test_group_that_moves_on_waits_for_who_writes(workshop, phone):
    page = phone()
    workshop.does("open-step", step="associations")
    now(page, "associations")
    page.locator("#text").press_sequentially("nog bezig")
    workshop.does("open-step", step="dream-images")
    expect(page.locator("#moved")).to_be_visible()

    now(page, "associations")
    expect(page.locator("#text")).to_have_value("nog bezig")
    expect(page.locator("#text")).to_be_focused()
    hears(page, "De groep is verder")


def test_card_sent_meanwhile_goes_to_the_step_in_which_it_was_written(workshop, phone):
    page = phone()
    workshop.does("open-step", step="associations")
    now(page, "associations")
    page.locator("#text").press_sequentially("thuis")
    workshop.does("open-step", step="dream-images")
    expect(page.locator("#moved")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator("#mine .own")).to_contain_text("bewaard")

    assert [card["kind"] for card in workshop.cards()] == ["association"]
    page.get_by_role("button", name="Ga mee").click()
    now(page, "dream-images")


def test_draft_stays_with_its_step_and_can_be_sent_later(workshop, phone):
    page = phone()
    workshop.does("open-step", step="associations")
    now(page, "associations")
    page.locator("#text").press_sequentially("half")
    workshop.does("open-step", step="dream-images")
    page.get_by_role("button", name="Ga mee").click()
    now(page, "dream-images")
    expect(page.locator("#text")).to_have_value("")
    expect(page.locator("#question")).to_be_focused()
    page.locator("#text").fill("een droom")

    workshop.does("open-step", step="associations")
    page.get_by_role("button", name="Ga mee").click()
    now(page, "associations")
    expect(page.locator("#text")).to_have_value("half")

    draft = page.locator("#mine-others .own").filter(has_text="een droom")
    expect(draft).to_contain_text("nog niet verstuurd")  # in sight: words that were never sent do not hide
    draft.locator("summary").click()
    draft.get_by_role("button", name="Stuur alsnog").click()
    expect(page.locator("#mine-others .own")).to_contain_text("bewaard")
    assert [card["kind"] for card in workshop.cards()] == ["dream-image"]


def test_empty_field_follows_the_group_at_once(workshop, phone):
    page = phone()
    workshop.does("open-step", step="associations")
    now(page, "associations")
    workshop.does("open-step", step="dream-images")

    now(page, "dream-images")
    expect(page.locator("#moved")).to_be_hidden()


def test_reveal_leaves_field_focus_and_place_alone(workshop, phone):
    page = phone(viewport={"width": 320, "height": 568})
    workshop.does("open-step", step="associations")
    now(page, "associations")
    for word in ("een", "twee", "drie", "vier", "vijf", "zes"):
        page.locator("#text").fill(word)
        page.keyboard.press("Enter")
    expect(page.locator("#mine-now .own")).to_have_count(6)
    page.locator("#text").press_sequentially("ik schrijf")
    page.evaluate("window.scrollTo(0, 60)")
    before = page.locator("#text").bounding_box()
    workshop.does("pause")
    expect(page.locator("#region-pause")).to_be_visible()
    workshop.does("reveal", step="associations")
    expect(page.locator("#region-wall [data-card]").first).to_be_attached()

    assert page.locator("#text").bounding_box()["y"] == pytest.approx(before["y"], abs=1)
    expect(page.locator("#text")).to_be_focused()
    expect(page.locator("#text")).to_have_value("ik schrijf")
    assert page.evaluate("document.getElementById('text').selectionStart") == len("ik schrijf")


def test_what_one_reads_stays_in_its_place_when_cards_come_in_above(workshop, phone):
    page = phone(viewport={"width": 320, "height": 568})
    other = workshop.sits("provider")
    workshop.does("open-step", step="associations")
    for number in range(30):
        workshop.does("add-card", other, kind="association", text=f"woord {number:02}")
    workshop.does("reveal", step="associations")
    expect(page.locator("#region-wall [data-card]")).to_have_count(30)
    read = page.locator("#region-wall [data-card]").nth(20)
    page.evaluate(
        "document.querySelectorAll('#region-wall [data-card]')[20].scrollIntoView({block: 'center'})"
    )
    text, before = read.inner_text(), read.bounding_box()["y"]
    resident = workshop.sits("resident")
    for number in range(3):
        workshop.does("add-card", resident, kind="association", text=f"laat {number}")
    expect(page.locator("#region-wall [data-card]")).to_have_count(33)

    same = page.locator("#region-wall [data-card]").filter(has_text=text).first
    assert same.bounding_box()["y"] == pytest.approx(before, abs=2)

    workshop.does("open-step", step="dream-images")
    now(page, "dream-images")
    expect(page.locator("#question")).to_be_in_viewport()
    page.wait_for_function("window.scrollY === 0")


def test_long_text_is_counted_in_signs_and_never_cut(workshop, phone):
    page = phone()
    workshop.does("open-step", step="associations")
    now(page, "associations")
    page.locator("#text").fill("🌳" * 50)
    expect(page.locator("#left")).to_have_text("nog 10 tekens")
    page.locator("#text").fill("🌳" * 61)
    expect(page.locator("#left")).to_have_text("1 te veel")
    page.keyboard.press("Enter")
    expect(page.locator("#note")).to_contain_text("te lang")
    expect(page.locator("#left")).to_be_hidden()  # one message at a time
    assert workshop.cards() == []

    page.locator("#text").fill("🌳" * 60)
    page.keyboard.press("Enter")
    expect(page.locator("#mine .own")).to_contain_text("bewaard")


def test_sign_is_about_the_chosen_subgoal_and_the_choice_survives(workshop, phone):
    page = phone()
    first = workshop.does("add-goal", parent="main", text="Buren kennen elkaar")
    second = workshop.does("add-goal", parent="main", text="Hulp is dichtbij")
    workshop.does("open-step", step="signs")
    now(page, "signs")
    page.locator("#text").fill("ik zwaai")
    page.keyboard.press("Enter")
    expect(page.locator("#note")).to_have_text("Kies eerst een subdoel.")
    page.locator(f"#about-{second}").click()
    expect(page.locator("#text")).to_be_focused()
    workshop.does("add-goal", parent="main", text="Rust is ook echt rust", position=0)
    expect(page.locator("#choose input")).to_have_count(3)
    expect(page.locator("#chosen")).to_have_text("3 Hulp is dichtbij")
    page.reload()
    expect(page.locator("#chosen")).to_contain_text("Hulp is dichtbij")
    expect(page.locator("#text")).to_have_value("ik zwaai")
    page.locator("#text").press("Enter")
    expect(page.locator("#mine .own")).to_contain_text("bewaard")

    assert [card["about"] for card in workshop.cards()] == [second] != [first]


def test_card_sent_after_the_reveal_tells_its_state_beside_the_field(workshop, phone):
    page = phone()
    workshop.does("open-step", step="associations")
    now(page, "associations")
    page.locator("#text").fill("op tijd")
    page.keyboard.press("Enter")
    expect(page.locator("#mine-now .own")).to_contain_text("bewaard")
    workshop.does("reveal", step="associations")
    expect(page.locator("#region-now")).to_contain_text("Wat je nu nog stuurt, ziet iedereen meteen.")
    page.context.set_offline(True)
    page.locator("#text").fill("te laat")
    page.keyboard.press("Enter")
    expect(page.locator("#mine-late .own")).to_contain_text("op je telefoon")
    page.context.set_offline(False)
    expect(page.locator("#mine-late .own")).to_contain_text("bewaard")
    expect(page.locator("#mine-now .own")).to_have_count(1)
    page.locator("#mine-late summary").click()
    page.get_by_role("button", name="Trek terug").first.click()
    expect(page.locator("#mine-late .own")).to_contain_text("teruggetrokken")


def test_open_branches_stay_open(workshop, phone):
    page = phone()
    goal = ""
    for number in range(6):
        goal = workshop.does("add-goal", parent="main", text=f"Subdoel {number}")
    workshop.does("open-step", step="subgoals")
    now(page, "subgoals")
    page.locator(f"#fold-{goal} > summary").click()
    workshop.does("add-indicator", goal=goal, text="Iets om te zien")
    expect(page.locator(f"#node-{goal} .leaves li")).to_be_visible()

    assert page.locator("#region-tree details[open]").count() == 1


def test_changing_a_card_takes_the_place_of_nothing(workshop, phone):
    page = phone()
    workshop.does("open-step", step="associations")
    now(page, "associations")
    page.locator("#text").fill("zrg")
    page.keyboard.press("Enter")
    expect(page.locator("#mine .own")).to_contain_text("bewaard")
    page.locator("#text").fill("nog bezig")
    page.locator("#mine .own summary").click()
    page.get_by_role("button", name="Wijzig", exact=True).click()
    expect(page.locator("#text")).to_have_value("zrg")
    page.locator("#text").fill("zorg")
    page.reload()
    expect(page.locator("#text")).to_have_value("nog bezig")

    page.locator("#mine-now .own summary").click()
    page.get_by_role("button", name="Wijzig", exact=True).click()
    expect(page.locator("#text")).to_have_value("zorg")
    page.keyboard.press("Enter")
    expect(page.locator("#mine-now .own")).to_contain_text("zorg")
    expect(page.locator("#text")).to_have_value("nog bezig")
    page.get_by_role("button", name="Stuur kaartje").click()
    expect(page.locator("#mine-now .own").filter(has_text="bewaard")).to_have_count(2)
    workshop.does("reveal", step="associations")
    assert sorted(workshop.words()) == ["nog bezig", "zorg"]
