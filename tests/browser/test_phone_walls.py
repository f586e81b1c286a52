"""A big wall on a phone: what is out of sight costs nothing, and nothing of it is lost."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.hall import Workshop

pytestmark = pytest.mark.browser
CARDS = 80
NEVER_DRAWN = "window.requestAnimationFrame = () => 0;"
#: Whether the browser lays out the first and the last card of a place: those in sight, and some around them.
LAID_OUT = """([place, first, last]) => {
  const shows = (card) => card.checkVisibility({ contentVisibilityAuto: true });
  const cards = [...document.querySelectorAll(`${place} [data-card] bdi`)];
  return cards.length && shows(cards[0]) === first && shows(cards.at(-1)) === last;
}"""


def says_much(workshop: Workshop) -> list[str]:
    """A wall that nobody has seen yet."""
    workshop.does("open-step", step="associations")
    parties = ("municipality", "provider", "resident")
    return [
        workshop.does("add-card", kind="association", text=f"woord {n}", forParty=parties[n % 3])
        for n in range(CARDS)
    ]


def are_laid_out_only_in_sight(page: Page, place: str, count: int) -> None:
    expect(page.locator(f"{place} [data-card]")).to_have_count(count)
    page.wait_for_function(LAID_OUT, arg=[place, True, False])
    page.locator(f"{place} [data-card]").last.scroll_into_view_if_needed()
    page.wait_for_function(LAID_OUT, arg=[place, False, True])


def test_cards_out_of_sight_are_not_laid_out_on_the_wall_nor_beside_the_clusters(workshop, phone):
    page = phone("resident")
    cards = says_much(workshop)

    workshop.does("reveal", step="associations")
    are_laid_out_only_in_sight(page, "#region-wall", CARDS)

    workshop.does("open-step", step="gather")
    workshop.does("make-cluster", name="Rust", cards=cards[:5])
    are_laid_out_only_in_sight(page, ".loose", CARDS - 5)


def test_page_that_is_never_drawn_takes_in_all_the_same(workshop, device):
    context = device()
    context.add_init_script(NEVER_DRAWN)
    page = context.new_page()
    page.goto(f"{workshop.hall.address}/j/{workshop.code}/resident")
    page.locator("form button").last.click()
    cards = says_much(workshop)

    workshop.does("reveal", step="associations")
    workshop.does("open-step", step="gather")
    for n in range(4):
        workshop.does("make-cluster", name=f"Groepje {n}", cards=cards[n * 3 : n * 3 + 3])

    expect(page.get_by_role("heading", name="Groepje 3")).to_be_attached()
    expect(page.locator(".loose [data-card]")).to_have_count(CARDS - 12)
