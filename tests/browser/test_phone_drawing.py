"""A dream image drawn with a finger: strokes, colours, undo; with words, kept like words; never markup."""

import json
from collections.abc import Sequence

import pytest
from playwright.sync_api import Page, expect

from tests.checks import axe_problems_in_both_schemes

pytestmark = pytest.mark.browser
HOUSE = ((0.2, 0.8), (0.2, 0.5), (0.5, 0.2), (0.8, 0.5), (0.8, 0.8), (0.2, 0.8))
LINE = ((0.1, 0.9), (0.5, 0.92), (0.9, 0.9))
MESS = "Array.from({length: 9000}, (_, n) => [(n * 7919) % 1000, (n * 104729) % 1000])"


def stroke(page: Page, points: Sequence[tuple[float, float]]) -> None:
    """One line, in parts of the sheet's sides."""
    page.locator("#sheet").scroll_into_view_if_needed()
    box = page.locator("#sheet").bounding_box()
    at = [(box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in points]
    page.mouse.move(*at[0])
    page.mouse.down()
    for place in at[1:]:
        page.mouse.move(*place, steps=4)
    page.mouse.up()


def lines(page: Page):
    """The strokes on the sheet."""
    return page.locator("#sheet path")


@pytest.fixture
def sheet(workshop, phone):
    """A resident's phone that draws its dream."""
    page = phone("resident")
    workshop.does("open-step", step="dream-images")
    page.locator("label:has([value=draw])").click()
    expect(page.locator("#sheet")).to_be_visible()
    return page


def test_drawing_goes_to_the_wall_with_its_words(sheet, workshop):
    stroke(sheet, HOUSE)
    sheet.locator("label:has([value=blue])").click()
    stroke(sheet, LINE)
    expect(lines(sheet)).to_have_count(2)
    sheet.locator("#send").click()
    expect(sheet.locator("#note")).to_have_text("Schrijf erbij wat het is, een paar woorden.")
    sheet.locator("#text").fill("Altijd iemand thuis")
    sheet.keyboard.press("Enter")
    expect(sheet.locator("#mine-now .own")).to_contain_text("bewaard")
    expect(sheet.locator("#mine-now .drawing path")).to_have_count(2)
    expect(lines(sheet)).to_have_count(0)
    workshop.does("reveal", step="dream-images")

    expect(sheet.locator("#region-wall .drawing .stroke.blue")).to_have_count(1)
    (card,) = workshop.cards()
    assert (card["text"], [each["colour"] for each in card["drawing"]]) == (
        "Altijd iemand thuis",
        ["ink", "blue"],
    )
    assert len(card["drawing"][0]["points"]) == len(HOUSE)  # what lies on the way between two is left out


def test_drawing_survives_reload_and_waits_offline(sheet, workshop):
    stroke(sheet, HOUSE)
    sheet.reload()
    expect(lines(sheet)).to_have_count(1)
    sheet.context.set_offline(True)
    sheet.locator("#text").fill("Thuis")
    sheet.keyboard.press("Enter")
    expect(sheet.locator("#mine-now .own")).to_contain_text("op je telefoon")
    expect(sheet.locator("#mine-now .drawing path")).to_have_count(1)
    sheet.context.set_offline(False)
    expect(sheet.locator("#mine-now .own")).to_contain_text("bewaard")

    workshop.does("reveal", step="dream-images")
    assert len(workshop.cards()) == 1


def test_line_is_taken_away_and_put_back_and_all_is_wiped_after_asking(sheet):
    stroke(sheet, HOUSE)
    stroke(sheet, LINE)
    sheet.get_by_role("button", name="Lijn weg").click()
    expect(lines(sheet)).to_have_count(1)
    sheet.get_by_role("button", name="Lijn terug").click()
    expect(lines(sheet)).to_have_count(2)
    sheet.get_by_role("button", name="Wis alles").click()
    expect(sheet.locator("#pad-wipe-yes")).to_be_focused()
    sheet.get_by_role("button", name="Nee").click()
    expect(lines(sheet)).to_have_count(2)
    sheet.get_by_role("button", name="Wis alles").first.click()
    sheet.get_by_role("button", name="Ja, wis alles").click()
    expect(lines(sheet)).to_have_count(0)


def test_who_writes_instead_sends_no_drawing_and_keeps_it(sheet, workshop):
    stroke(sheet, HOUSE)
    sheet.locator("label:has([value=write])").click()
    sheet.locator("#text").fill("alleen woorden")
    sheet.keyboard.press("Enter")
    expect(sheet.locator("#mine-now .own")).to_contain_text("bewaard")
    expect(sheet.locator("#mine-now .drawing")).to_have_count(0)
    sheet.locator("label:has([value=draw])").click()
    expect(lines(sheet)).to_have_count(1)


def test_drawing_that_was_begun_makes_the_group_wait_and_can_be_sent_later(sheet, workshop):
    stroke(sheet, HOUSE)
    workshop.does("open-step", step="what-helps")
    expect(sheet.locator("#moved")).to_be_visible()
    expect(lines(sheet)).to_have_count(1)
    sheet.get_by_role("button", name="Ga mee").click()
    expect(sheet.locator("#sheet")).to_have_count(0)
    draft = sheet.locator("#mine-others .own")
    expect(draft.locator(".drawing path")).to_have_count(1)
    draft.locator("summary").click()
    draft.get_by_role("button", name="Stuur alsnog").click()
    expect(sheet.locator("#mine-others .own")).to_contain_text("bewaard")

    workshop.does("reveal", step="dream-images")
    (card,) = workshop.cards()
    assert (card["kind"], card["text"]) == ("dream-image", "Tekening zonder woorden")


def test_drawing_that_grows_too_large_is_made_coarser_and_never_too_large(sheet):
    sizes = sheet.evaluate(f"""async () => {{
        const {{ fitted, simplified }} = await import('/static/js/simplify.js');
        const mess = {MESS};
        const curve = Array.from({{length: 400}}, (_, n) => [n, Math.round(500 + 200 * Math.sin(n / 60))]);
        const small = fitted(curve, 600);
        return [simplified([[0, 0], [5, 5], [10, 10]]).length, JSON.stringify(small).length, small.length,
            fitted(mess, 500)];
    }}""")

    assert sizes[0] == 2
    assert sizes[1] <= 600
    assert sizes[2] > 5
    assert sizes[3] is None


def test_keyboard_and_screen_reader_write_instead(workshop, phone):
    page = phone("resident")
    workshop.does("open-step", step="dream-images")
    expect(page.get_by_role("radio", name="Schrijf")).to_be_checked()
    page.get_by_role("radio", name="Schrijf").focus()
    page.keyboard.press("Tab")
    expect(page.locator("#text")).to_be_focused()
    page.keyboard.type("een middag weg")
    page.keyboard.press("Enter")
    expect(page.locator("#mine-now .own")).to_contain_text("bewaard")


def test_hostile_strokes_of_another_program_are_refused_or_drawn_as_lines_only(sheet, workshop):
    anna = workshop.sits("resident")
    drawn = [{"points": [[0, 0], [1000, 1000]], "colour": "#ff0000", "width": 9}]
    workshop.does("add-card", anna, kind="dream-image", text="<b>huis</b>", drawing=drawn)
    workshop.does("reveal", step="dream-images")
    wall = sheet.locator("#region-wall")
    expect(wall.locator(".drawing path")).to_have_attribute("stroke", "#ff0000")
    expect(wall).to_contain_text("<b>huis</b>")


def test_drawing_passes_the_judge_on_the_smallest_screen(sheet):
    sheet.set_viewport_size({"width": 320, "height": 568})
    stroke(sheet, HOUSE)
    wide = "document.documentElement.scrollWidth - window.innerWidth"
    small = sheet.evaluate("""() => [...document.querySelectorAll('#kit button, #kit label')]
        .filter((each) => each.offsetParent && each.getBoundingClientRect().height < 44).length""")
    assert (sheet.evaluate(wide) <= 0, small) == (True, 0)
    assert not axe_problems_in_both_schemes(sheet)
    sheet.evaluate("document.documentElement.style.fontSize = '32px'")
    assert sheet.evaluate(wide) <= 0


def test_phone_sends_strokes_and_nothing_else(sheet):
    sent: list[dict] = []
    sheet.on("request", lambda it: sent.append(json.loads(it.post_data)) if "add-card" in it.url else None)
    stroke(sheet, LINE)
    sheet.locator("#text").fill("lijn")
    sheet.keyboard.press("Enter")
    expect(sheet.locator("#mine-now .own")).to_contain_text("bewaard")

    (body,) = sent
    assert body["drawing"] == [{"points": body["drawing"][0]["points"], "colour": "ink", "width": 12}]
    assert all(
        0 <= value <= 1000 and value == int(value)
        for point in body["drawing"][0]["points"]
        for value in point
    )
