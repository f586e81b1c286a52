"""What tests in a browser share: a hall with a running server, and phones in it."""

from collections.abc import Callable, Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.hall import Hall, Workshop
from tests.browser.witness import LISTEN
from tests.conftest import launched
from tests.screens.rooms import room
from tests.screens.stand import page_of, put, show
from tests.waiting import PATIENCE

Phones = Callable[..., Page]
Projector = Callable[..., Page]
Motion = Literal["no-preference", "reduce"]
SIZE = {"width": 360, "height": 740}
HD = (1920, 1080)


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """One for all tests in a browser: none of them is async."""
    with launched() as browser:
        yield browser


@pytest.fixture
def workbench(chromium: Browser) -> Iterator[Page]:
    """A page with our modules at hand and no server behind it, to try one of them on HTML of one's own."""
    context = chromium.new_context()
    yield show(context, page_of(room("gather")))
    context.close()


@pytest.fixture(scope="package")
def beam(chromium: Browser) -> Iterator[Page]:
    """One projector for all drawings that are put on it: it keeps its files and its type."""
    context = chromium.new_context(locale="nl-NL")
    context.set_default_timeout(PATIENCE * 1000)
    context.add_init_script(LISTEN)
    yield context.new_page()
    context.close()


@pytest.fixture
def projector(beam: Page) -> Projector:
    """Puts a page on the projector as if for the first time; calm, unless asked otherwise."""

    def put_on(
        html: str, others: Callable[[str], str] = str, motion: Motion = "reduce", size: tuple[int, int] = HD
    ) -> Page:
        beam.set_viewport_size({"width": size[0], "height": size[1]})
        beam.emulate_media(reduced_motion=motion, color_scheme="light")
        return put(beam, html, others)

    return put_on


@pytest.fixture(scope="package")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    """One server for all of them: starting it costs more than most tests. Each opens its own trajectory."""
    found = Hall(tmp_path_factory.mktemp("hall"))
    found.start()
    yield found
    found.close()


@pytest.fixture
def workshop(hall: Hall) -> Workshop:
    """A new trajectory, at its welcome."""
    return hall.opens(seatsPerParty=6, purpose="Wat willen we samen bereiken?")


@pytest.fixture
def phone(device: Callable[..., BrowserContext], workshop: Workshop) -> Phones:
    """Makes phones on a seat: `phone("resident")`; further options are Playwright's."""

    def make(party: str = "resident", **options: object) -> Page:
        page = device(**{"viewport": SIZE, **options}).new_page()
        here = workshop.hall.address
        # The door itself, without the two pages before it: test_phone_join.py goes through those.
        door = f"{here}/j/{workshop.code}/{party}"
        seated = page.context.request.post(door, headers={"Origin": here}, max_redirects=0)
        assert seated.status == 303, seated.text()
        page.goto(here + seated.headers["location"])
        return page

    return make
