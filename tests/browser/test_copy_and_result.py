"""A facilitator reads a copy in from a file; the result page opens by its link, on any screen."""

import json
from collections.abc import Callable
from typing import Any

from playwright.sync_api import BrowserContext, expect

from app.domain.state import MAIN
from app.domain.tree import text as tree_text
from app.exports.json_copy import content
from tests.browser.desk import console
from tests.browser.hall import Hall, Workshop
from tests.checks import axe_problems
from tests.exports.playing import NOW, lelystad

Device = Callable[..., BrowserContext]


def copy_of(state: Any) -> bytes:
    return json.dumps(content(state, NOW)).encode()


def test_copy_is_read_in_and_its_result_is_seen_by_whoever_has_the_link(
    workshop: Workshop, device: Device
) -> None:
    hall: Hall = workshop.hall
    desk = console(device, workshop)
    desk.goto(f"{hall.address}/trajectories")
    desk.get_by_role("link", name="Een kopie inlezen").click()
    file = desk.get_by_label("Welk bestand?")
    file.set_input_files({"name": "kopie.json", "mimeType": "application/json", "buffer": b"{}"})
    desk.get_by_role("button", name="Lees de kopie in").click()
    expect(desk.get_by_role("alert")).to_have_text("Dit is geen kopie die Samenboom heeft bewaard.")
    assert axe_problems(desk) == []
    state = lelystad()
    file.set_input_files({"name": "kopie.json", "mimeType": "application/json", "buffer": copy_of(state)})
    desk.get_by_role("button", name="Lees de kopie in").click()
    desk.wait_for_url("**/console")

    desk.goto(f"{desk.url}/result")
    desk.get_by_role("button", name="Open de pagina").click()
    link = desk.get_by_label("De link om te delen").input_value()
    assert axe_problems(desk) == []

    for scheme in ("light", "dark"):
        visitor = device(viewport={"width": 320, "height": 568}, color_scheme=scheme).new_page()
        visitor.goto(link)
        expect(visitor.get_by_role("heading", name="De doelenboom")).to_be_visible()
        assert "#" not in visitor.url
        assert visitor.evaluate("document.documentElement.scrollWidth") <= 320
        assert axe_problems(visitor) == []
    said = visitor.locator(".crown").inner_text().replace("\u00ad", "")
    assert tree_text(state, state.nodes[MAIN]) in said

    desk.get_by_role("button", name="Sluit de pagina").click()
    assert axe_problems(desk) == []
    desk.get_by_role("button", name="Ja, ga door").click()
    expect(desk.get_by_text("De pagina is dicht.")).to_be_visible()
    visitor.reload()
    expect(visitor.get_by_role("heading")).to_have_text("Deze pagina is dicht")
