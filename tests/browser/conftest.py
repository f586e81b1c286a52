"""What tests in a browser share: a hall with a running server, and phones in it."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.hall import Hall, Workshop
from tests.conftest import launched

Phones = Callable[..., Page]
SIZE = {"width": 360, "height": 740}


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """One for all tests in a browser: none of them is async."""
    with launched() as browser:
        yield browser


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
