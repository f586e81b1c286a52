"""News of the console comes in parts: put together they are the page that one would open now."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.desk import console
from tests.browser.hall import Workshop
from tests.waiting import until

pytestmark = pytest.mark.browser
Device = Callable[..., BrowserContext]
#: Every word, button and link of a region, in its order; when it changed, and what is unfolded, is not of it.
STANDS = """(region) => {
  const copy = region.cloneNode(true);
  for (const each of [copy, ...copy.querySelectorAll("*")])
    for (const name of ["data-seq", "open"]) each.removeAttribute(name);
  return copy.outerHTML.replace(/\\s+/g, " ").replace(/> </g, "><");
}"""


def test_tree_that_is_built_anew_stands_as_on_a_page_that_is_opened_now(
    device: Device, workshop: Workshop
) -> None:
    """Rows come alone, and their places move from one branch to another."""
    workshop.does("open-step", step="indicators")
    page = console(device, workshop)
    tops = [workshop.does("add-goal", parent="main", text=f"Tak {n}") for n in range(3)]
    below = [workshop.does("add-goal", parent=top, text=f"Twijg {n}") for n, top in enumerate(tops)]
    leaves = [workshop.does("add-indicator", goal=goal, text=f"Blad {n}") for n, goal in enumerate(below)]
    expect(page.locator(".node")).to_have_count(9)
    page.locator(f"#tools-{leaves[0]} > summary").click()

    workshop.does("move-goal", node=below[0], parent=tops[2], position=0)
    workshop.does("move-goal", node=tops[1], parent=tops[0])
    workshop.does("set-aside", node=leaves[2], reason="later")
    workshop.does("move-goal", node=leaves[1], parent=tops[2])
    workshop.does("bring-back", node=leaves[2])
    last = workshop.does("add-indicator", goal=below[0], text="Laatste blad")

    expect(page.locator(f"#words-{last}")).to_have_text("Laatste blad")
    expect(page.locator(f"#tools-{leaves[0]}")).to_have_attribute("open", "")
    now = console(device, workshop).locator("#region-stage").evaluate(STANDS)
    until(lambda: page.locator("#region-stage").evaluate(STANDS) == now, what="the tree of a page opened now")
