"""The projector's page without a server: drawn from a state, its files given by the test itself."""

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from markupsafe import Markup
from playwright.sync_api import BrowserContext, Page, Route

from app.domain.state import State
from app.engine.pieces import Drawn, drawn
from app.screens import origins, projector, render
from app.screens.audiences import Audience
from app.screens.qr import qr
from app.screens.regions import Live

HALL = "http://zaal.example"
STATIC = Path(render.__file__).parent.parent / "static"
TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".woff2": "font/woff2"}
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
    """Open a page and wait until its type is there and its sizes are chosen.

    `others` gives the origin of a node that it asks for.
    """
    page = context.new_page()
    page.route(f"{HALL}/**", lambda route: _give(route, html))
    page.route(f"{HALL}/t/1/from/*", lambda route: _give(route, others(route.request.url.rpartition("/")[2])))
    page.goto(f"{HALL}/t/1/projector")
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


def _give(route: Route, html: str) -> None:
    path = urlsplit(route.request.url).path
    if not path.startswith("/static/"):
        return route.fulfill(body=html, content_type="text/html; charset=utf-8")
    file = STATIC / path.removeprefix("/static/")
    return route.fulfill(body=file.read_bytes(), content_type=TYPES[file.suffix])
