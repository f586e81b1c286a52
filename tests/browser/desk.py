"""The facilitator's desk: the console of a workshop in a real browser."""

from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.hall import Workshop

Device = Callable[..., BrowserContext]
DESK = {"width": 1280, "height": 800}


def free_seat(workshop: Workshop, party: str) -> str:
    """A chair of a party on which nobody sits."""
    seats = workshop.hall.call("GET", f"/trajectories/{workshop.id}")["seats"]
    return next(seat["seatId"] for seat in seats if seat["party"] == party and not seat["taken"])


COOKIES: dict[str, list[object]] = {}


def console(device: Device, workshop: Workshop, **options: object) -> Page:
    """The console of a workshop; one sign-in serves all tests, for a link works once."""
    context = device(**{"viewport": DESK, **options})
    page = context.new_page()
    if workshop.hall.address not in COOKIES:
        page.goto(workshop.hall.sign_in)
        page.get_by_role("button", name="Meld me aan").click()
        expect(page.get_by_role("heading", name="Trajecten")).to_be_visible()
        COOKIES[workshop.hall.address] = context.cookies()  # type: ignore[assignment] # as they come
    context.add_cookies(COOKIES[workshop.hall.address])  # type: ignore[arg-type] # as they came
    page.goto(f"{workshop.hall.address}/t/{workshop.id}/console")
    expect(page.locator("#region-stage")).to_be_visible()
    return page


def go(page: Page) -> None:
    """The one green button."""
    page.locator("#region-foot .btn.go").click()
