"""What tests in a browser share: a hall with a running server, and phones in it."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.hall import Hall, Workshop

Phones = Callable[..., Page]
SIZE = {"width": 360, "height": 740}


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    """One server for a file of tests."""
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
        page.goto(f"{workshop.hall.address}/j/{workshop.code}")
        page.locator(f"a[href$='/{party}']").click()
        page.locator("form[action*='/j/'] button.go").click()
        page.wait_for_url("**/t/*")
        return page

    return make
