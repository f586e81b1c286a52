"""Five dots: laid and taken back with one tap, never more than five, hidden until the reveal."""

import json

import pytest
from playwright.sync_api import Page, expect

from tests.browser.hall import Workshop, heard, held
from tests.browser.witness import hears
from tests.checks import axe_problems_in_both_schemes

pytestmark = pytest.mark.browser


def more(page: Page, cluster: str):
    """The button that lays one more."""
    return page.locator(f"#more-{cluster}")


def less(page: Page, cluster: str):
    """The button that takes one away."""
    return page.locator(f"#less-{cluster}")


def own(page: Page, cluster: str):
    """The shapes of one's own dots on a cluster."""
    return page.locator(f".dots[data-cluster='{cluster}'] .own-dots svg")


def laid(workshop: Workshop) -> dict[str, int]:
    """Cluster to the dots of residents, once they were revealed."""
    found = workshop.hall.call("GET", f"/trajectories/{workshop.id}/clusters")
    return {each["name"]: each["dots"]["parties"]["resident"]["dots"] for each in found}


@pytest.fixture
def gathering(workshop, phone):
    """A resident's phone while clusters are made, and the ids of two clusters: Rust, Geld."""
    page = phone("resident")
    workshop.does("open-step", step="gather")
    clusters = [workshop.does("make-cluster", name=name) for name in ("Rust", "Geld")]
    expect(more(page, clusters[1])).to_be_visible()
    return page, *clusters


def test_dots_are_laid_taken_back_and_kept_until_the_reveal(gathering, workshop):
    page, rest, money = gathering
    other = workshop.sits("provider")
    for _ in range(3):
        more(page, rest).click()
    more(page, money).click()
    less(page, rest).click()
    expect(own(page, rest)).to_have_count(2)
    expect(page.locator("#dots-left")).to_contain_text("nog 2 stippen")
    expect(page.locator("#dots-left")).to_contain_text("bewaard")
    hears(page, "2 stippen op Rust, nog 2 stippen")
    page.reload()
    expect(own(page, rest)).to_have_count(2)
    assert "shares" not in page.content()
    workshop.does("place-dots", other, cluster=money, count=5)
    workshop.does("reveal", step="gather")

    expect(page.locator(".shares").first).to_be_visible()
    expect(more(page, rest)).to_be_hidden()
    assert laid(workshop) == {"Rust": 2, "Geld": 1}


def test_sixth_dot_cannot_be_laid(gathering):
    page, rest, money = gathering
    for _ in range(5):
        more(page, rest).click()
    expect(page.locator("#dots-left")).to_contain_text("alle gelegd")
    expect(more(page, money)).to_have_attribute("aria-disabled", "true")
    more(page, money).click(force=True)
    expect(own(page, money)).to_have_count(0)
    less(page, rest).click()
    more(page, money).click()
    expect(own(page, money)).to_have_count(1)


def test_taps_before_the_module_is_there_are_dots(workshop, phone):
    page = phone("resident")
    waiting = held(page, "**/dots.js*")
    workshop.does("open-step", step="gather")
    rest = workshop.does("make-cluster", name="Rust")
    for _ in range(3):
        more(page, rest).click()
    heard(page, lambda: waiting, "the module is asked for")
    expect(own(page, rest)).to_have_count(0)
    for each in waiting:
        each.continue_()

    expect(own(page, rest)).to_have_count(3)
    expect(page.locator("#dots-left")).to_contain_text("bewaard")


def test_dots_moved_offline_arrive_as_they_lie_at_last_and_never_six(gathering, workshop):
    page, rest, money = gathering
    for cluster, times in ((rest, 3), (money, 2)):
        for _ in range(times):
            more(page, cluster).click()
    expect(page.locator("#dots-left")).to_contain_text("bewaard")
    sent: list[dict] = []
    page.on("request", lambda it: sent.append(json.loads(it.post_data)) if "place-dots" in it.url else None)
    page.context.set_offline(True)
    less(page, rest).click()
    more(page, money).click()
    less(page, rest).click()
    less(page, money).click()
    less(page, money).click()
    more(page, rest).click()
    more(page, rest).click()
    more(page, rest).click()
    expect(page.locator("#dots-left")).to_contain_text("op je telefoon")
    sent.clear()
    page.context.set_offline(False)
    expect(page.locator("#dots-left")).to_contain_text("bewaard")

    once = {each["id"]: (each["cluster"] == money, each["count"]) for each in sent}
    assert list(once.values()) == [(True, 1), (False, 4)]
    workshop.does("reveal", step="gather")
    assert laid(workshop) == {"Rust": 4, "Geld": 1}


def test_dissolved_cluster_gives_its_dots_back(gathering, workshop):
    page, rest, money = gathering
    more(page, rest).click()
    more(page, rest).click()
    more(page, money).click()
    expect(page.locator("#dots-left")).to_contain_text("nog 2 stippen")
    workshop.does("dissolve-cluster", cluster=rest)

    expect(page.locator("#dots-left")).to_contain_text("nog 4 stippen")
    expect(own(page, money)).to_have_count(1)


def test_focus_stays_on_the_button_while_clusters_change(gathering, workshop):
    page, rest, _ = gathering
    more(page, rest).focus()
    page.keyboard.press("Enter")
    expect(own(page, rest)).to_have_count(1)
    workshop.does("rename-cluster", cluster=rest, name="Echt rust")
    expect(page.locator("#region-clusters")).to_contain_text("Echt rust")
    expect(more(page, rest)).to_be_focused()
    expect(own(page, rest)).to_have_count(1)
    page.keyboard.press("Enter")
    hears(page, "2 stippen op Echt rust, nog 3 stippen")


def test_many_clusters_are_folded_and_stay_as_they_were_opened(gathering, workshop):
    page, rest, _ = gathering
    anna = workshop.sits("resident")
    workshop.does("open-step", step="associations")
    cards = [workshop.does("add-card", anna, kind="association", text=text) for text in ("moe", "boos")]
    workshop.does("reveal", step="associations")
    workshop.does("open-step", step="gather")
    for number in range(6):
        workshop.does("make-cluster", name=f"Groepje {number}")
    workshop.does("move-cards", cards=cards[:1], cluster=rest)
    page.locator(".inside summary").click()
    expect(page.locator(".inside li")).to_be_visible()
    workshop.does("move-cards", cards=cards[1:], cluster=rest)

    expect(page.locator(".inside summary")).to_have_text("2 kaartjes")
    expect(page.locator(".inside li")).to_have_count(2)
    expect(page.locator(".inside li").last).to_be_visible()


def test_dots_are_laid_without_script(workshop, phone):
    page = phone("resident", java_script_enabled=False)
    workshop.does("open-step", step="gather")
    workshop.does("make-cluster", name="Rust")
    page.reload()
    for what, here in (("Leg een stip erbij", 1), ("Leg een stip erbij", 2), ("Haal een stip weg", 1)):
        page.get_by_role("button", name=what).click()
        expect(page.locator("form.cluster")).to_contain_text(
            f"Jouw stippen hier: {here}. Nog te leggen: {5 - here}."
        )
    workshop.does("reveal", step="gather")

    assert laid(workshop) == {"Rust": 1}


def test_laying_dots_passes_the_judge_on_the_smallest_screen(gathering, workshop):
    page, rest, _ = gathering
    page.set_viewport_size({"width": 320, "height": 568})
    more(page, rest).click()
    wide = "document.documentElement.scrollWidth - window.innerWidth"
    assert more(page, rest).bounding_box()["height"] >= 44
    assert page.evaluate(wide) <= 0
    assert not axe_problems_in_both_schemes(page)
    page.evaluate("document.documentElement.style.fontSize = '32px'")
    assert page.evaluate(wide) <= 0
    workshop.does("reveal", step="gather")
    expect(page.locator(".shares").first).to_be_visible()
    assert not axe_problems_in_both_schemes(page)
