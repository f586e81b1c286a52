"""A big wall on a phone: what is out of sight costs nothing, and nothing of it is lost."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.hall import Workshop

pytestmark = pytest.mark.browser
CARDS = 100
NEVER_DRAWN = "window.requestAnimationFrame = () => 0;"
#: Whether the browser lays out the first card of a place and its last, which is far.
LAID_OUT = """([place, wanted]) => {
  const found = ["[data-card]", ".far:last-of-type [data-card]:last-child"];
  const cards = found.map((which) => document.querySelector(`${place} ${which} bdi`));
  const shows = (card) => card?.checkVisibility({ contentVisibilityAuto: true });
  return cards.every((card, n) => shows(card) === wanted[n]);
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
    page.wait_for_function(LAID_OUT, arg=[place, [True, False]])
    page.locator(f"{place} [data-card]").last.scroll_into_view_if_needed()
    page.wait_for_function(LAID_OUT, arg=[place, [True, True]])


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


def test_what_came_a_little_at_a_time_is_what_a_fresh_page_shows(workshop, phone):
    page = phone("resident")
    cards = says_much(workshop)
    workshop.does("reveal", step="associations")
    expect(page.locator("#region-wall [data-card]")).to_have_count(CARDS)
    wall = page.locator("#region-wall [data-card]").all_text_contents()

    workshop.does("open-step", step="gather")
    workshop.does("make-cluster", name="Rust", cards=cards[:11])
    expect(page.locator(".cluster:not(.loose) [data-card]")).to_have_count(11)
    expect(page.locator("#cluster-list [data-card]")).to_have_count(CARDS)
    gathered = page.locator("#cluster-list [data-card]").all_text_contents()

    page.reload()
    assert page.locator("#cluster-list [data-card]").all_text_contents() == gathered
    assert sorted(gathered) == sorted(wall)


def test_long_wall_is_one_list_to_who_listens(workshop, phone):
    page = phone("resident")
    says_much(workshop)
    workshop.does("reveal", step="associations")

    expect(page.locator("#wall-cards").get_by_role("list")).to_have_count(1)
    expect(page.locator("#wall-cards").get_by_role("listitem")).to_have_count(CARDS)


def test_long_wall_that_waited_for_its_writer_is_whole_when_they_go_along(workshop, phone):
    page = phone("resident")
    says_much(workshop)
    page.locator("#text").fill("nog niet klaar")
    workshop.does("reveal", step="associations")
    workshop.does("open-step", step="gather")
    workshop.does("make-cluster", name="Rust", cards=[])
    expect(page.locator("#moved")).to_be_visible()

    page.locator("#follow").click()

    expect(page.locator(".loose [data-card]")).to_have_count(CARDS)
