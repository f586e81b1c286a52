"""The projector on the real server: what is done arrives, and where it comes from is asked of the house."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.hall import Workshop, heard

pytestmark = pytest.mark.browser
HD = {"width": 1920, "height": 1080}


@dataclass
class Line:
    """A page's socket as its browser tells of it: what was agreed, frames unpacked, what it cannot read."""

    agreed: list[str] = field(default_factory=list)
    frames: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)

    def listen(self, page: Page) -> None:
        """From its next socket on."""
        network = page.context.new_cdp_session(page)
        network.on("Network.webSocketHandshakeResponseReceived", self._agrees)
        network.on(
            "Network.webSocketFrameReceived", lambda it: self.frames.append(it["response"]["payloadData"])
        )
        network.on("Network.webSocketFrameError", lambda it: self.broken.append(it["errorMessage"]))
        network.send("Network.enable")

    def _agrees(self, told: dict[str, Any]) -> None:
        headers = {name.lower(): value for name, value in told["response"]["headers"].items()}
        self.agreed += headers["sec-websocket-extensions"].split("; ")

    def has_told(self, words: str) -> bool:
        """Whether a frame with these words came; a broken one is not waited for."""
        return bool(self.broken) or any(words in frame for frame in self.frames)


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
    """In frames that were compressed once for all, as a real browser reads them."""
    complaints: list[str] = []
    wall.on("console", lambda said: complaints.append(said.text))
    line = Line()
    line.listen(wall)
    wall.reload()
    heard(wall, lambda: line.frames)
    seats = {party: workshop.sits(party) for party in ("municipality", "provider", "resident")}
    workshop.does("open-step", step="dream-images")
    drawing = [{"points": [[100, 100], [900, 900]], "colour": "blue"}]
    card = workshop.does(
        "add-card", seats["resident"], kind="dream-image", text="een bank in de zon", drawing=drawing
    )
    workshop.does("reveal", step="dream-images")
    expect(wall.locator(".gallery .drawing")).to_be_visible()
    heard(wall, lambda: line.has_told("gallery"))
    assert line.broken == []
    assert {"permessage-deflate", "server_no_context_takeover"} <= set(line.agreed)
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
    assert (complaints, line.broken) == ([], [])
