"""Session 3 at the console, against the real server: by single taps, by keyboard alone, without script."""

from dataclasses import dataclass, field

import pytest
from playwright.sync_api import APIResponse, Locator, Page, Route, expect

from tests.browser.desk import Device, console, free_seat, go
from tests.browser.hall import Hall, Workshop
from tests.browser.keys import reach, redo
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
    expect(page.locator("#region-foot .btn.go")).to_have_text("Loop ze langs op het scherm")
    page.keyboard.press("Enter")
    expect(other.locator(".inhand")).to_contain_text("Zij slaapt door")
    reach(page, page.locator("#walk-next"))
    # On a slow line the news of a step comes before its answer: the next tap is the next step all the same.
    late: list[tuple[Route, APIResponse]] = []
    page.route("**/do/spotlight", lambda route: late.append((route, route.fetch())))
    for words in ("Aantal bezoekers", "Zij houdt haar baan"):
        page.keyboard.press("Enter")
        expect(page.locator(".inhand")).to_contain_text(words)
    for route, answer in late:
        route.fulfill(response=answer)
    page.unroute("**/do/spotlight")
    assert len(late) == 2
    expect(page.locator("#light-off")).to_be_focused()
    other.locator("#walk-previous").click()
    expect(page.locator("#light")).to_contain_text("2 van 3")
    page.keyboard.press("Enter")
    expect(other.locator("#light")).to_have_count(0)


def test_proposed_indicator_gets_its_place_by_one_tap_and_one_is_typed(
    device: Device, evening: Evening
) -> None:
    for step in ("main-goal", "indicators"):
        evening.workshop.does("open-step", step=step)
    page = console(device, evening.workshop)
    said = {"parent": evening.goals[1], "text": "Zij lacht weer"}
    evening.workshop.does("propose-indicator", evening.phones["resident"], **said)
    button(page, "Zet bij subdoel 2").click()
    expect(page.locator(f"#node-{evening.goals[1]} .indicator")).to_have_count(2)
    link(page, "Indicator van iemand zonder telefoon").click()
    page.locator("#suggest-text").fill("Er is altijd iemand te bellen")
    button(page.locator("#sheet-suggest"), "Bewaar").click()
    expect(page.locator("#proposals")).to_contain_text("door jou getypt")
    link(page.locator("#proposals"), "Ergens anders").click()
    expect(page.locator("#hang-goal")).to_have_value(evening.goals[0])
    page.locator("#hang-goal").select_option(label="2. Werk en zorg")
    button(page.locator("#sheet-hang"), "Zet in de boom").click()
    expect(page.locator(f"#node-{evening.goals[1]} .indicator")).to_have_count(3)


def test_the_end_is_played_by_keyboard_alone_and_says_first_what_stays_hidden(
    device: Device, evening: Evening
) -> None:
    for step in ("the-check", "whole-tree"):
        evening.workshop.does("open-step", step=step)
    evening.checks(evening.found[0], municipality="yes", provider="no")
    page = console(device, evening.workshop)
    reach(page, link(page, "Afspraak erbij"))
    page.keyboard.press("Enter")
    page.keyboard.type("De gesprekken tellen we in mei")
    page.keyboard.press("Tab")
    page.keyboard.type("wijkteam")
    page.keyboard.press("Enter")
    agreement = page.locator(".agreements li")
    expect(agreement).to_contain_text("wijkteam")
    reach(page, button(agreement, "Haal weg"))
    page.keyboard.press("Enter")
    expect(agreement).to_have_count(0)
    redo(page)
    expect(agreement).to_have_count(1)
    reach(page, button(stage(page), "Vraag het"))
    page.keyboard.press("Enter")
    expect(stage(page)).to_contain_text("De vraag staat open.")
    evening.workshop.does("answer-support", evening.phones["resident"], about="tree", answer="yes")
    expect(stage(page)).to_contain_text("1 van de 4 antwoorden zijn binnen.")
    evening.workshop.does("close-support", about="tree")
    evening.workshop.does("open-step", step="thanks")
    finish = link(page.locator("#region-foot"), "De boom is af")
    expect(page.locator("#withheld-the-check-checks")).to_contain_text("2 antwoorden zijn nog niet getoond.")
    reach(page, finish)
    page.keyboard.press("Enter")
    sheet = page.locator("#sheet-look")
    expect(sheet).to_contain_text("Dit blijft dan voorgoed verborgen, ook in wat je bewaart:")
    expect(sheet).to_contain_text("2 antwoorden zijn nog niet getoond.")
    assert axe_problems(page) == []
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    expect(finish).to_be_focused()
    page.keyboard.press("Enter")
    reach(page, button(sheet, "Ja, de boom is af"))
    page.keyboard.press("Enter")
    expect(stage(page)).to_contain_text("Wat nu nog kan")
    expect(sheet).to_be_hidden()
    reach(page, button(page, "Toch niet af: ga weer verder"))
    page.keyboard.press("Enter")
    expect(stage(page)).to_contain_text("Nog niet getoond")


def test_without_script_the_third_session_works(device: Device, evening: Evening) -> None:
    evening.workshop.does("open-step", step="the-check")
    evening.checks(evening.found[0], municipality="yes", provider="yes", resident="no")
    console(device, evening.workshop)
    page = console(device, evening.workshop, java_script_enabled=False)
    link(page, "Typ de antwoorden van Inwoner 1").click()
    page.get_by_label("een beetje").check()
    button(page, "Bewaar").click()
    go(page)
    expect(page.locator("main")).to_contain_text(
        "De antwoorden over alle indicatoren komen op alle schermen."
    )
    button(page, "Ja, ga door").click()
    button(page, "Loop ze langs op het scherm").click()
    link(page.locator(".inhand"), "Zeg het anders").click()
    page.get_by_label("Hoe zeggen jullie het nu?").fill("Zij slaapt de nacht door")
    button(page, "Bewaar").click()
    expect(page.locator(".inhand h2")).to_contain_text("Zij slaapt de nacht door")
    evening.workshop.does("open-step", step="thanks")
    page.reload()
    link(page, "Afspraak erbij").click()
    page.get_by_label("Wat spreken we af?").fill("We komen weer bij elkaar")
    button(page, "Bewaar").click()
    go(page)
    expect(page.locator("#looked")).to_contain_text("Alles wat er gezegd is, is getoond.")
    button(page, "Ja, de boom is af").click()
    expect(stage(page)).to_contain_text("Wat nu nog kan")
