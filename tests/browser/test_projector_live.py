"""The projector on the real server: what is done arrives, and where it comes from is asked of the house."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.hall import Workshop

pytestmark = pytest.mark.browser
HD = {"width": 1920, "height": 1080}


@pytest.fixture
def wall(device: Callable[..., BrowserContext], workshop: Workshop) -> Page:
    """A beamer that was let in by the code; whatever a browser complains about fails the test."""
    page = device(viewport=HD, reduced_motion="reduce").new_page()
    page.goto(f"{workshop.hall.address}/t/{workshop.id}/projector")
    page.fill("input[name=code]", workshop.code)
    page.press("input[name=code]", "Enter")
    page.wait_for_selector("body[data-ready]")
    return page


def test_session_two_arrives_on_the_projector(wall: Page, workshop: Workshop) -> None:
    complaints: list[str] = []
    wall.on("console", lambda said: complaints.append(said.text))
    seats = {party: workshop.sits(party) for party in ("municipality", "provider", "resident")}
    workshop.does("open-step", step="dream-images")
    drawing = [{"points": [[100, 100], [900, 900]], "colour": "blue"}]
    card = workshop.does(
        "add-card", seats["resident"], kind="dream-image", text="een bank in de zon", drawing=drawing
    )
    workshop.does("reveal", step="dream-images")
    expect(wall.locator(".gallery .drawing")).to_be_visible()
    workshop.does("spotlight", card=card)
    expect(wall.locator("#region-spotlight .drawing")).to_be_visible()

    workshop.does("open-step", step="gather")
    expect(wall.locator("#region-spotlight")).to_be_hidden()
    cluster = workshop.does("make-cluster", name="Samen buiten", cards=[card])
    for token in seats.values():
        workshop.does("place-dots", token, cluster=cluster, count=5)
    expect(wall.locator(".laying")).to_contain_text("1 van 1")
    workshop.does("reveal", step="gather")
    expect(wall.locator(".laid svg")).to_have_count(3)

    workshop.does("open-step", step="main-goal")
    wording = workshop.does("propose-wording", seats["resident"], node="main", text="Niemand zit alleen")
    workshop.does("open-support", about=wording)
    for party, token in seats.items():
        answer = "no" if party == "provider" else "yes"
        workshop.does("answer-support", token, about=wording, answer=answer, reason="want")
    expect(wall.locator(".voices .said")).to_have_count(3)
    workshop.does("close-support", about=wording)
    expect(wall.locator(".verdict")).to_contain_text("nog niet door de aanbieders")
    workshop.does("adopt-wording", wording=wording, sources={"clusters": [cluster]})
    expect(wall.locator(".verdict")).to_contain_text("Gekozen.")

    workshop.does("open-step", step="subgoals")
    wall.click(".crown a")
    expect(wall.locator("#panel")).to_contain_text("een bank in de zon")
    workshop.does("withdraw-card", seats["resident"], card=card)
    expect(wall.locator("#panel")).to_contain_text("1 kaartje teruggenomen (inwoner)")
    wall.keyboard.press("Escape")
    expect(wall.locator(".crown")).to_be_visible()
    assert complaints == []
