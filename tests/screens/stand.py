"""The projector's page without a server: drawn from a state, given by the test itself."""

import re
from collections.abc import Callable

from markupsafe import Markup
from playwright.sync_api import BrowserContext, Page

from app.domain.state import State
from app.engine.pieces import Drawn, drawn
from app.screens import origins, projector, render
from app.screens.audiences import Audience
from app.screens.qr import qr
from app.screens.regions import Live
from tests import given

NOW = "2026-11-22T19:30:00+00:00"


def everyone(state: State) -> Live:
    """All who have a seat look at their phone."""
    return Live(present=frozenset(seat.id for seat in state.seats.values() if seat.taken), now=NOW)


def region(state: State, name: str, language: str = "nl", live: Live | None = None) -> str:
    """One region of the projector."""
    found = next(each for each in projector.REGIONS if each.name == name)
    return render.draw(found, state, Audience("projector", language), state.seq, live or everyone(state))


def page_of(state: State, language: str = "nl", live: Live | None = None) -> str:
    """The whole page, as the server would send it."""
    regions = {
        each.name: Markup(region(state, each.name, language, live))  # noqa: S704 as the server does
        for each in projector.REGIONS
    }
    return render.page(
        "pages/projector.html", language, regions=regions, seq=state.seq, trajectory=state.id, live_url="",
        regions_url="", next="/t/1/projector", join_code="K7F429", join_address="samenboom.example",
        qr=qr("http://samenboom.example/j/K7F429"),
    )  # fmt: skip


def origin_of(state: State, node: str, language: str = "nl") -> str:
    """The page that tells where a node comes from."""
    return render.page("pages/origin.html", language, view=origins.origin(state, node, language))


def told(html: str) -> str:
    """The words of a page, as one line."""
    return " ".join(re.sub(r"<[^>]*>", " ", html.replace("\u00ad", "")).split())


def show(context: BrowserContext, html: str, others: Callable[[str], str] = str) -> Page:
    """A new page; `others` gives the origin of a node that it asks for."""
    return put(context.new_page(), html, others)


def put(page: Page, html: str, others: Callable[[str], str] = str) -> Page:
    """Open it as if for the first time; its type is there and its sizes are chosen on return."""
    if page.url.startswith(given.ADDRESS):
        page.evaluate("localStorage.clear(); sessionStorage.clear()")
    given.pages("/t/1/from/", others)
    page.goto(given.page("/t/1/projector", html))
    page.wait_for_selector("body[data-ready]")
    return page


def update(page: Page, state: State, name: str = "stage") -> None:
    """A region arrives with all its parts, as by the socket; it has been drawn on return."""
    found = drawn(region(state, name), state.seq, None)
    page.evaluate(GIVE, "\n".join(found.newer(f"region-{name}", 0).values()))


GIVE = """async html => {
    (await import("/static/js/regions.js")).apply(html);
    const given = [...new DOMParser().parseFromString(html, "text/html").body.children];
    const seq = (element) => Number(element?.dataset.seq);
    const isThere = (element) => seq(document.getElementById(element.id)) >= seq(element);
    while (!given.every(isThere)) await new Promise(resume => setTimeout(resume));
    await new Promise(resume => setTimeout(resume)); // that it is there is told in a task of its own
}"""


def give(page: Page, found: Drawn, after: int = 0) -> None:
    """What is newer than `after` of the stage arrives; it has been drawn on return."""
    page.evaluate(GIVE, "\n".join(found.newer("region-stage", after).values()))
