"""Files from the console: what takes longer than a second says so, can be stopped, and can be tried again."""

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.desk import console
from tests.browser.hall import Workshop, heard, held

pytestmark = pytest.mark.browser
Device = Callable[..., BrowserContext]
MAKING = "Wordt gemaakt … Sluit dit vak om te stoppen."


def test_file_that_takes_long_says_so_can_be_stopped_fails_in_a_sentence_and_comes(
    device: Device, workshop: Workshop
) -> None:
    page = console(device, workshop)
    asked = held(page, "**/exports/xlsx")
    page.locator("#keep > summary").click()
    row = page.locator("#keep li", has_text="Tabel (Excel)")
    link, note = row.get_by_role("link"), row.locator("[data-note]")

    link.click()
    expect(note).to_have_text(MAKING)
    expect(page.locator("#status")).to_have_text(MAKING)
    expect(link).to_have_attribute("aria-busy", "true")
    link.click()

    page.locator("#keep > summary").click()
    page.locator("#keep > summary").click()
    expect(note).to_be_hidden()
    expect(link).not_to_have_attribute("aria-busy", "true")
    assert len(asked) == 1

    link.click()
    heard(page, lambda: len(asked) == 2)
    asked[1].fulfill(status=500, body=json.dumps({"detail": "Er ging iets mis bij ons."}))
    expect(note).to_have_text("Er ging iets mis bij ons. Klik op de naam om het opnieuw te proberen.")

    with page.expect_download() as saved:
        link.click()
        heard(page, lambda: len(asked) == 3)
        asked[2].continue_()
    assert saved.value.suggested_filename.endswith(".xlsx")
    assert saved.value.path().read_bytes().startswith(b"PK")
    expect(note).to_be_hidden()
