"""Hints and examples at the console, in a real browser, by keyboard alone where that is another way."""

import pytest
from playwright.sync_api import expect

from tests.browser.desk import Device, console
from tests.browser.hall import Workshop
from tests.checks import axe_problems

pytestmark = pytest.mark.browser
US = "Gaat dit over ons, of over inwoners?"


def test_hint_comes_while_one_types_and_stands_under_the_goal_until_it_is_said_otherwise(
    device: Device, workshop: Workshop
) -> None:
    workshop.does("open-step", step="subgoals")
    page = console(device, workshop)
    page.locator(".build > .add [data-sheet=goal]").click()
    sheet = page.locator("#sheet-goal")
    page.keyboard.type("Wij organiseren koffie")
    expect(sheet.locator(".hint summary")).to_have_text(US)
    expect(page.locator("#goal-text")).to_be_focused()
    expect(page.locator("#goal-text")).to_have_value("Wij organiseren koffie")
    page.keyboard.press("Enter")
    line = page.locator("#region-stage .hint")
    expect(line.locator("summary")).to_have_text(US)
    expect(sheet.locator(".hint")).to_have_count(0)

    line.locator("summary").press("Enter")
    expect(line.locator("p").first).to_contain_text("Wat merken inwoners als het lukt?")
    workshop.does("set-main-goal", text="Iedereen hoort erbij")
    expect(page.locator(".crown")).to_contain_text("Iedereen hoort erbij")
    expect(line.locator("p").first).to_be_visible()  # what was unfolded stays so through an update
    assert axe_problems(page) == []

    node = str(line.get_attribute("id")).removeprefix("hint-")
    workshop.does(
        "adopt-wording", wording=workshop.does("propose-wording", node=node, text="Buren kennen elkaar")
    )
    expect(line).to_have_count(0)


def test_example_is_found_and_taken_over_by_keyboard_without_touching_what_was_typed(
    device: Device, workshop: Workshop
) -> None:
    workshop.does("open-step", step="indicators")
    goal = workshop.does("add-goal", parent="main", text="Mensen zijn niet alleen")
    told = workshop.does("add-indicator", goal=goal, text="Minder eenzaam")
    page = console(device, workshop)
    page.locator(f"#tools-{told} > summary").press("Enter")
    page.locator(f"#node-{told} [data-sheet=describe]").press("Enter")
    sheet = page.locator("#sheet-describe")
    page.locator("#describe-frequency").fill("elke maand")
    sheet.locator("[data-examples] > summary").press("Enter")
    rows = sheet.locator(".found li:visible")
    expect(rows.first).to_be_visible()
    sheet.get_by_label("Zoek een woord").fill("trampoline")
    expect(sheet.locator("[data-count]")).to_have_text(
        "Geen voorbeeld gevonden. Zoek een ander woord, of kies minder."
    )
    expect(rows).to_have_count(0)
    sheet.get_by_label("Zoek een woord").fill("")
    sheet.get_by_label("Thema").select_option("contact")
    sheet.get_by_label("Vorm").select_option("telling")
    expect(rows.first).to_contain_text("vertellen")
    rows.first.get_by_role("link").press("Enter")
    expect(page.locator("#describe-telling")).to_be_checked()

    # Another one: what the first filled in makes way, what was typed stays.
    sheet.locator("[data-examples] > summary").press("Enter")
    sheet.get_by_label("Vorm").select_option("counting")
    sheet.get_by_label("Zoek een woord").fill("gierveld")
    expect(rows).to_have_count(1)
    sheet.get_by_label("Zoek een woord").press("Enter")  # looks for it; sends nothing, leaves nothing
    rows.get_by_role("link").press("Enter")
    expect(sheet.locator("[data-taken]")).to_have_text("8 velden ingevuld. Wat er al stond, bleef staan.")
    expect(sheet.locator("[data-examples] > summary")).to_be_focused()
    expect(page.locator("#describe-counting")).to_be_checked()
    expect(page.locator("#describe-frequency")).to_have_value("elke maand")
    expect(page.locator("#describe-instrument")).to_have_value("De Jong Gierveld (11 stellingen)")
    assert axe_problems(page) == []
    sheet.get_by_role("button", name="Bewaar").click()
    expect(sheet).to_be_hidden()
    expect(page.locator(f"#node-{told} .described")).to_contain_text("elke maand")
    tree = workshop.hall.call("GET", f"/trajectories/{workshop.id}/tree")
    (indicator,) = tree["mainGoal"]["children"][0]["children"]
    assert (indicator["form"], indicator["level"], indicator["existsAlready"]) == (
        "counting",
        "society",
        True,
    )
    assert indicator["unit"] == "% dat zich eenzaam voelt"


def test_only_words_are_taken_over_for_a_new_indicator(device: Device, workshop: Workshop) -> None:
    workshop.does("open-step", step="indicators")
    goal = workshop.does("add-goal", parent="main", text="Mensen zijn niet alleen")
    page = console(device, workshop)
    page.locator(f"#tools-{goal} > summary").press("Enter")
    page.locator(f"#tools-{goal} [data-sheet=indicator]").press("Enter")
    adds = page.locator("#sheet-indicator")
    adds.locator("[data-examples] > summary").press("Enter")
    expect(adds.get_by_label("Zoek een woord")).to_have_value("")
    adds.get_by_label("Thema").select_option("caring")
    expect(adds.locator(".found li[data-way]:visible")).to_have_count(0)
    adds.locator(".found li:visible").first.get_by_role("link").click()
    expect(page.locator("#indicator-text")).to_have_value("Mensen die voor een ander zorgen, houden het vol")
