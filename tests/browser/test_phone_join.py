"""Joining: three taps to the first card, a sentence and a way on when it fails, all of it without script."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_first_card_is_three_taps_from_the_scan(workshop, device):
    workshop.does("open-step", step="associations")
    page = device(has_touch=True, viewport={"width": 360, "height": 740}).new_page()
    page.goto(f"{workshop.hall.address}/j/{workshop.code}")
    page.get_by_role("link", name="Inwoner").tap()
    page.get_by_role("button", name="Ga zitten").tap()
    page.locator("#text").tap()
    page.keyboard.type("drie tikken")
    # Nobody types as quickly as this; before the script is there Enter is a new line, and the button sends.
    page.wait_for_selector("html.scripted")
    page.keyboard.press("Enter")

    expect(page.locator("#mine .own")).to_contain_text("bewaard")
    assert re.fullmatch(r"Inwoner, stoel 1", page.locator(".me").inner_text())


def test_typed_code_is_forgiven_case_and_spaces(workshop, device):
    page = device().new_page()
    page.goto(workshop.hall.address)
    page.locator("#code").fill(f" {workshop.code[:3].lower()} {workshop.code[3:].lower()}")
    page.keyboard.press("Enter")

    page.wait_for_url(f"**/j/{workshop.code}")


def test_wrong_code_comes_back_with_a_sentence(workshop, device):
    page = device().new_page()
    page.goto(workshop.hall.address)
    page.locator("#code").fill("AAAAAA")
    page.keyboard.press("Enter")

    expect(page.locator(".wrong")).to_have_text("Deze code kennen we niet.")
    expect(page.locator("#code")).to_have_value("AAAAAA")


def test_full_party_shows_as_full_and_names_a_way_on(hall, device):
    workshop = hall.opens(seatsPerParty=1)
    workshop.sits("provider")
    page = device().new_page()
    page.goto(f"{hall.address}/j/{workshop.code}")

    expect(page.get_by_role("link", name="Aanbieder")).to_have_count(0)
    expect(page.locator(".choice.full")).to_contain_text("alle stoelen bezet")
    expect(page.locator("main")).to_contain_text("Vraag de begeleider om een stoel erbij.")


def test_party_that_fills_up_meanwhile_says_so(hall, device):
    workshop = hall.opens(seatsPerParty=1)
    page = device().new_page()
    page.goto(f"{hall.address}/j/{workshop.code}/resident")
    workshop.sits("resident")
    page.get_by_role("button", name="Ga zitten").click()

    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.locator(".choice.full")).to_contain_text("Inwoner")


def test_closed_door_says_so(workshop, device):
    workshop.does("close-door")
    page = device().new_page()
    page.goto(f"{workshop.hall.address}/j/{workshop.code}")
    expect(page.locator("h1")).to_have_text("De deur is dicht")

    workshop.does("open-door")
    page.get_by_role("button", name="Probeer het nog eens").click()
    expect(page.locator("h1")).to_have_text("Voor wie zit je hier?")


def test_who_sits_already_is_offered_to_go_on(workshop, phone):
    page = phone("provider")
    page.goto(f"{workshop.hall.address}/j/{workshop.code}")
    expect(page.locator("main")).to_contain_text("Aanbieder, stoel 1")
    page.get_by_role("link", name="Ga verder op je stoel").click()

    page.wait_for_url(f"**/t/{workshop.id}")


def test_observer_sees_the_projector(workshop, device):
    page = device().new_page()
    page.goto(f"{workshop.hall.address}/j/{workshop.code}")
    page.get_by_role("link", name="Ik kijk alleen mee").click()
    page.get_by_role("button", name="Kijk mee").click()

    page.wait_for_url(f"**/t/{workshop.id}/projector")


def test_language_is_the_browsers_and_can_be_changed(workshop, device):
    page = device(locale="en-GB").new_page()
    page.goto(f"{workshop.hall.address}/j/{workshop.code}")
    expect(page.locator("h1")).to_have_text("Who are you here for?")
    page.get_by_role("button", name="Nederlands").click()

    expect(page.locator("h1")).to_have_text("Voor wie zit je hier?")
    expect(page.locator("html")).to_have_attribute("lang", "nl")


def test_all_of_it_works_without_script(workshop, phone):
    page = phone("resident", java_script_enabled=False)
    workshop.does("open-step", step="associations")
    page.reload()
    page.locator("#text").fill("zonder script")
    page.get_by_role("button", name="Stuur kaartje").click()
    own = page.locator("#mine .own")
    expect(own).to_contain_text("bewaard")
    own.locator("summary").click()
    own.locator("textarea").fill("anders gezegd")
    own.get_by_role("button", name="Wijzig kaartje").click()
    expect(page.locator("#mine .own")).to_contain_text("anders gezegd")

    workshop.does("reveal", step="associations")
    assert workshop.words() == ["anders gezegd"]
    page.reload()
    expect(page.locator("#region-wall")).to_contain_text("anders gezegd")


def test_refused_words_come_back_without_script(workshop, phone):
    page = phone("resident", java_script_enabled=False)
    workshop.does("open-step", step="associations")
    page.reload()
    page.locator("#text").fill("x" * 61)
    page.get_by_role("button", name="Stuur kaartje").click()

    expect(page.get_by_role("alert")).to_contain_text("hoogstens 60 tekens")
    expect(page.locator("#text")).to_have_value("x" * 61)


def test_phone_works_on_a_halls_own_network_without_https(workshop, device):
    """No secure context: no randomUUID, no service worker."""
    page = device().new_page()
    workshop.does("open-step", step="associations")
    page.goto(f"http://zaal.example:{workshop.hall.port}/j/{workshop.code}/resident")
    page.get_by_role("button", name="Ga zitten").click()
    page.wait_for_url("**/t/*")
    assert not page.evaluate("window.isSecureContext")
    page.locator("#text").fill("in de zaal")
    page.keyboard.press("Enter")

    expect(page.locator("#mine .own")).to_contain_text("bewaard")
