"""Faults that only a browser can show: what was typed outlives them, and what the phone says stays true."""

import random
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, suppress

import pytest
from playwright.sync_api import Error, Page, expect

from tests.browser.hall import Hall, Workshop, heard
from tests.faults.proxy import Network, beside

pytestmark = pytest.mark.browser
KEPT, WAITING = re.compile("bewaard"), re.compile("op je telefoon")
Becomes = Callable[[str], None]
# Fills what the browser gives to a page; `spare` signs are left.
FILL = """(spare) => {
    let size = 4_000_000;
    for (let name = 0; size >= 1; name += 1) {
        try { localStorage.setItem(`ballast${name}`, "x".repeat(size)); }
        catch { size = Math.floor(size / 2); }
    }
    if (!spare) return;
    const last = Object.keys(localStorage).filter((name) => name.startsWith("ballast"));
    const largest = last.sort((a, b) => localStorage[b].length - localStorage[a].length)[0];
    localStorage.setItem(largest, localStorage[largest].slice(spare));
}"""
# Every state that a card ever showed, in order, told at the moment it stands there.
WATCH = """() => {
    const seen = new Map();
    new MutationObserver(() => {
        for (const row of document.querySelectorAll("li[data-own]")) {
            const how = row.querySelector(".how").textContent;
            if (seen.get(row.dataset.own) === how) continue;
            seen.set(row.dataset.own, how);
            window.shows(row.dataset.own, how);
        }
    }).observe(document.getElementById("mine"), { subtree: true, childList: true, characterData: true });
}"""


@pytest.fixture
def line(hall: Hall) -> Iterator[tuple[str, Becomes]]:
    """A network between phones and the server: its address, and how it becomes."""
    network = Network(hall.port, random.Random("phones"))
    with beside(network) as becomes:
        yield network.address, becomes


@pytest.fixture
def asked(workshop: Workshop, phone: Callable[..., Page], line: tuple[str, Becomes]) -> Page:
    """A resident's phone on that network, on which associations are asked."""
    page = phone("resident")
    workshop.does("open-step", step="associations")
    return _comes_in(page, workshop, line[0])


def _comes_in(page: Page, workshop: Workshop, address: str) -> Page:
    page.goto(f"{address}/t/{workshop.id}")
    expect(page.locator("#region-now")).to_have_attribute("data-kind", "association")
    return page


def _write(page: Page, text: str) -> None:
    page.locator("#text").fill(text)
    page.keyboard.press("Enter")


def _card(page: Page, text: str):
    return page.locator("#mine .own").filter(has_text=text)


def _all_once(workshop: Workshop, *words: str) -> None:
    workshop.does("reveal", step="associations")
    assert sorted(workshop.words()) == sorted(words)


def test_tab_that_is_killed_offline_sends_when_it_is_opened_again(asked, workshop, line):
    address, becomes = line
    becomes("cut")
    _write(asked, "eerste")
    _write(asked, "tweede")
    expect(_card(asked, "tweede")).to_contain_text(WAITING)
    asked.locator("#text").press_sequentially("half geschre")
    context = asked.context
    with asked.expect_event("crash"), suppress(Error):  # what is killed gives no answer
        asked.goto("chrome://crash")

    becomes("good")
    again = _comes_in(context.new_page(), workshop, address)

    expect(_card(again, "eerste")).to_contain_text(KEPT)
    expect(_card(again, "tweede")).to_contain_text(KEPT)
    expect(again.locator("#text")).to_have_value("half geschre")
    _all_once(workshop, "eerste", "tweede")


def test_full_storage_is_told_and_what_stands_there_is_true(asked, workshop, line):
    _, becomes = line
    asked.evaluate(FILL, 0)
    asked.locator("#text").press_sequentially("v")
    expect(asked.locator("#storage")).to_be_visible()
    becomes("cut")
    _write(asked, "vol")
    expect(_card(asked, "vol")).to_contain_text(WAITING)
    expect(asked.locator("#net")).to_contain_text("Laat deze pagina open")
    expect(asked.locator("#net")).not_to_contain_text("blijven bewaard", use_inner_text=True)
    expect(asked.locator("#storage")).to_be_visible()

    becomes("good")
    expect(_card(asked, "vol")).to_contain_text(KEPT)
    expect(asked.locator("#storage")).to_be_hidden()
    _all_once(workshop, "vol")


def test_card_takes_the_room_that_its_draft_leaves(asked, workshop, line):
    address, becomes = line
    becomes("cut")
    words = "een kaartje met zoveel woorden als er net in passen"
    asked.locator("#text").fill(words)
    asked.evaluate(FILL, 100)  # the card does not fit beside its draft, only in its place
    expect(asked.locator("#storage")).to_be_hidden()
    asked.keyboard.press("Enter")

    expect(_card(asked, words)).to_contain_text(WAITING)
    expect(asked.locator("#storage")).to_be_hidden()
    context = asked.context
    asked.close()
    becomes("good")
    again = _comes_in(context.new_page(), workshop, address)
    expect(_card(again, words)).to_contain_text(KEPT)
    _all_once(workshop, words)


def test_clock_set_back_a_year_hides_no_dead_line(asked, workshop, line):
    _, becomes = line
    asked.clock.install()
    asked.reload()
    _write(asked, "ervoor")
    expect(_card(asked, "ervoor")).to_contain_text(KEPT)
    becomes("hole")
    becomes("good")
    workshop.does("reveal", step="associations")
    asked.clock.set_system_time("2025-01-01")
    asked.clock.fast_forward(31_000)

    expect(asked.locator("#region-wall [data-card]")).to_have_count(1)
    expect(asked.locator("#region-wall .yours:visible")).to_have_count(1)


def test_line_that_died_silently_is_forgotten_and_own_cards_are_asked_anew(asked, workshop, line):
    _, becomes = line
    asked.clock.install()
    becomes("hole")
    _write(asked, "in het gat")
    asked.clock.fast_forward(9_000)
    expect(_card(asked, "in het gat")).not_to_contain_text(KEPT)
    becomes("good")
    asked.clock.run_for(40_000)

    expect(_card(asked, "in het gat")).to_contain_text(KEPT)
    workshop.does("reveal", step="associations")
    asked.clock.run_for(5_000)
    expect(asked.locator("#region-wall .yours:visible")).to_have_count(1)


def test_two_pages_of_one_seat_lose_nothing_of_each_other(asked, workshop, line):
    address, becomes = line
    other = _comes_in(asked.context.new_page(), workshop, address)
    becomes("cut")
    for number in range(6):
        _write(asked, f"links {number}")
        _write(other, f"rechts {number}")
    for page in (asked, other):
        expect(page.locator("#mine-now .own")).to_have_count(12)
    becomes("good")
    for number in range(6, 12):
        _write(asked, f"links {number}")
        _write(other, f"rechts {number}")

    for page in (asked, other):
        expect(page.locator("#mine-now .own.kept")).to_have_count(24)
    _all_once(workshop, *(f"{side} {number}" for side in ("links", "rechts") for number in range(12)))


def test_two_browsers_on_one_seat_keep_each_their_own_and_show_both(asked, workshop, line, device):
    address, becomes = line
    second = device().new_page()
    second.context.add_cookies(asked.context.cookies())
    _comes_in(second, workshop, address)
    becomes("cut")
    _write(asked, "van de telefoon")
    _write(second, "van de tablet")
    expect(_card(second, "van de tablet")).to_contain_text(WAITING)
    becomes("good")

    expect(_card(asked, "van de telefoon")).to_contain_text(KEPT)
    expect(_card(second, "van de tablet")).to_contain_text(KEPT)
    for page in (asked, second):
        page.reload()
        expect(page.locator("#mine-now .own.kept")).to_have_count(2)
    _all_once(workshop, "van de telefoon", "van de tablet")


def test_kept_is_said_only_of_what_is_on_disk(asked, workshop, hall, line):
    _, becomes = line
    rolls, shown, lies = random.Random("truth"), dict[str, list[str]](), list[str]()

    def shows(id_: str, how: str) -> None:
        shown.setdefault(id_, []).append(how)
        with closing(sqlite3.connect(hall.folder / "samenboom.db")) as disk:
            (known,) = disk.execute("SELECT count(*) FROM events WHERE command = ?", (id_,)).fetchone()
        if how == "bewaard" and not known:
            lies.append(id_)

    asked.expose_function("shows", shows)
    asked.evaluate(WATCH)
    for number in range(6):
        becomes(rolls.choice(["cut", "good", "good", "lossy"]))
        _write(asked, f"waar {number}")
    becomes("good")

    expect(asked.locator("#mine-now .own.kept")).to_have_count(6)
    heard(asked, lambda: len(shown) == 6 and all(states[-1] == "bewaard" for states in shown.values()))
    assert lies == []
    for states in shown.values():
        assert set(states[:-1]) <= {"wordt verstuurd", "op je telefoon"}, states
