"""Session 3 at the console, against the real server: by single taps, by keyboard alone, without script."""

from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.desk import Device, console, free_seat, go
from tests.browser.hall import Hall, Workshop
from tests.checks import axe_problems

pytestmark = pytest.mark.browser
PARTIES = ("municipality", "provider", "resident")


@dataclass
class Evening:
    """A tree of two subgoals with three indicators; of each party one on a phone, one resident without."""

    workshop: Workshop
    phones: dict[str, str] = field(default_factory=dict)
    goals: list[str] = field(default_factory=list)
    found: list[str] = field(default_factory=list)

    def checks(self, indicator: str, **answers: str) -> None:
        """What the phones answer in the check, by party."""
        for party, answer in answers.items():
            said = {"indicator": indicator, "answer": answer, "reason": f"{party} vindt {answer}"}
            self.workshop.does("check-indicator", self.phones[party], **said)


@pytest.fixture
def evening(hall: Hall) -> Evening:
    made = Evening(hall.opens(seatsPerParty=2))
    does = made.workshop.does
    does("seat-by-hand", seat=free_seat(made.workshop, "resident"))
    made.phones = {party: made.workshop.sits(party) for party in PARTIES}
    does("set-main-goal", text="Mantelzorgers houden balans")
    made.goals = [does("add-goal", parent="main", text=text) for text in ("Op tijd rust", "Werk en zorg")]
    for goal, text in ((0, "Zij slaapt door"), (0, "Aantal bezoekers"), (1, "Zij houdt haar baan")):
        made.found.append(does("add-indicator", goal=made.goals[goal], text=text))
    return made


def stage(page: Page) -> Locator:
    return page.locator("#region-stage")


def button(of: Page | Locator, name: str) -> Locator:
    return of.get_by_role("button", name=name, exact=True)


def link(of: Page | Locator, name: str) -> Locator:
    return of.get_by_role("link", name=name, exact=True)


def reach(page: Page, wanted: Locator) -> None:
    """With Tab alone, as far as it takes."""
    for _ in range(150):
        if wanted.evaluate("one => one === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"not reached: {wanted}")


def test_the_check_is_revealed_once_walked_reworded_and_asked_anew(device: Device, evening: Evening) -> None:
    evening.workshop.does("open-step", step="the-check")
    page = console(device, evening.workshop)
    for indicator in evening.found:
        evening.checks(indicator, municipality="yes", provider="partly", resident="no")
    link(page, "Typ de antwoorden van Inwoner 1").click()
    page.locator("#check-partly").check()
    button(page.locator("#sheet-check"), "Bewaar").click()
    expect(page.locator("#sheet-check [data-kept]")).to_contain_text("Zij slaapt door")
    expect(page.locator("#check-indicator")).to_have_value(evening.found[1])
    page.keyboard.press("Escape")
    expect(stage(page)).to_contain_text("4 van 6")
    expect(stage(page)).not_to_contain_text("vindt")
    go(page)
    expect(page.locator("#armed")).to_contain_text(
        "De antwoorden over alle indicatoren komen zo op het scherm."
    )
    button(page, "Loop ze langs op het scherm").click()
    hand = page.locator(".inhand")
    expect(hand).to_contain_text("Zij slaapt door")
    expect(hand).to_contain_text("resident vindt no")
    go(page)
    expect(hand).to_contain_text("Aantal bezoekers")
    expect(page.locator("#light")).to_contain_text("2 van 3")
    link(hand, "Zeg het anders").click()
    page.locator("#reword-text").fill("Zij rust uit zonder zorgen")
    button(page.locator("#sheet-reword"), "Bewaar").click()
    expect(hand.locator("h2")).to_contain_text("Zij rust uit zonder zorgen")
    expect(hand).to_contain_text("Dit ging over andere woorden.")
    page.locator("#walk-next").click()
    expect(hand).to_contain_text("Zij houdt haar baan")
    link(hand, "Leg apart").click()
    page.locator("#aside-reason").fill("zegt niets over balans")
    button(page.locator("#sheet-aside"), "Leg apart").click()
    expect(hand).to_have_count(0)
    button(page, "Nieuwe ronde: vraag het over 1 indicator").click()
    button(page, "Ja, ga door").click()
    expect(stage(page)).to_contain_text("ronde 2")
    expect(stage(page)).to_contain_text("Iedereen kijkt na wat nieuw is")
    assert axe_problems(page) == []


def test_the_check_is_walked_by_keyboard_alone_and_two_facilitators_walk_one_walk(
    device: Device, evening: Evening
) -> None:
    evening.workshop.does("open-step", step="the-check")
    evening.checks(evening.found[0], municipality="yes")
    page, other = console(device, evening.workshop), console(device, evening.workshop)
    reach(page, page.locator("#region-foot .btn.go"))
    page.keyboard.press("Enter")
    reach(page, page.locator("#walk-begin"))
    page.keyboard.press("Enter")
    expect(other.locator(".inhand")).to_contain_text("Zij slaapt door")
    reach(page, page.locator("#walk-next"))
    for words in ("Aantal bezoekers", "Zij houdt haar baan"):
        page.keyboard.press("Enter")
        expect(page.locator(".inhand")).to_contain_text(words)
    expect(page.locator("#light-off")).to_be_focused()
    other.locator("#walk-previous").click()
    expect(page.locator("#light")).to_contain_text("2 van 3")
    page.keyboard.press("Enter")
    expect(other.locator("#light")).to_have_count(0)
