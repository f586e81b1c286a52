"""Session 2 at the console, against the real server: by single taps, by keyboard alone, without script."""

import re
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.desk import Device, console, free_seat, go
from tests.browser.hall import Hall, Workshop
from tests.browser.keys import reach, redo
from tests.checks import axe_problems
from tests.waiting import until

pytestmark = pytest.mark.browser
PARTIES = ("municipality", "provider", "resident")
BALANCE = "Mantelzorgers houden balans tussen zorg, werk en tijd voor zichzelf"
RELIEF = "Mantelzorgers raken niet overbelast"


@dataclass
class Evening:
    """A workshop after session 1, with someone of each party on a phone and someone without one."""

    workshop: Workshop
    phones: dict[str, str] = field(default_factory=dict)
    hands: dict[str, str] = field(default_factory=dict)
    cluster: str = ""

    def says(self, party: str, type_: str, **data: object) -> str:
        """A command of the phone of a party; its id."""
        return self.workshop.does(type_, self.phones[party], **data)

    def answers(self, about: str, **answers: str) -> None:
        """What the phones answer, by party."""
        for party, answer in answers.items():
            self.says(party, "answer-support", about=about, answer=answer, reason="om mijn moeder")

    def tree(self) -> dict[str, object]:
        """As the API tells it."""
        found: dict[str, object] = self.workshop.hall.call("GET", f"/trajectories/{self.workshop.id}/tree")
        return found


@pytest.fixture
def evening(hall: Hall) -> Evening:
    made = hall.opens(seatsPerParty=3)
    found = Evening(made)
    for party in PARTIES:
        found.hands[party] = free_seat(made, party)
        made.does("seat-by-hand", seat=found.hands[party])
        found.phones[party] = made.sits(party)
    made.does("open-step", step="associations")
    cards = [found.says(party, "add-card", kind="association", text=f"rust {party}") for party in PARTIES]
    made.does("reveal", step="associations")
    made.does("open-step", step="gather")
    found.cluster = made.does("make-cluster", name="Even op adem komen", cards=cards)
    return found


def proposed(evening: Evening) -> tuple[str, str]:
    """Main goal is open, and two wordings were proposed."""
    evening.workshop.does("open-step", step="main-goal")
    return (
        evening.says("resident", "propose-wording", node="main", text=BALANCE),
        evening.says("provider", "propose-wording", node="main", text=RELIEF),
    )


def node(page: Page, words: str) -> Locator:
    """The innermost node of the tree with these words."""
    return page.locator(".node", has=page.locator("> .row > .one > summary", has_text=words))


def stage(page: Page) -> Locator:
    return page.locator("#region-stage")


def button(of: Page | Locator, name: str) -> Locator:
    return of.get_by_role("button", name=name, exact=True)


def link(of: Page | Locator, name: str) -> Locator:
    return of.get_by_role("link", name=name, exact=True)


def test_main_goal_is_asked_answered_and_chosen_by_single_taps(device: Device, evening: Evening) -> None:
    page = console(device, evening.workshop)
    balance, relief = proposed(evening)
    button(page, "Vraag draagvlak voor alle 2").click()
    expect(page.get_by_text("De vraag staat open.")).to_have_count(2)
    for about, resident in ((balance, "yes"), (relief, "no")):
        evening.answers(about, municipality="yes", provider="yes-if", resident=resident)
    one = page.locator(f"#candidate-{relief}")
    expect(one).to_contain_text("3 van de 6 antwoorden zijn binnen.")
    expect(one).to_contain_text("Nog te typen: Gemeente 1, Aanbieder 1, Inwoner 1")
    link(one, "Typ een antwoord").click()
    page.locator("#answer-seat").select_option(label="Inwoner 1")
    page.locator("#answer-no").check()
    button(page.locator("#sheet-answer"), "Bewaar").click()
    expect(page.locator("#sheet-answer [data-kept]")).to_contain_text("Inwoner 1")
    page.keyboard.press("Escape")
    expect(one).to_contain_text("Nog te typen: Gemeente 1, Aanbieder 1")
    expect(stage(page)).not_to_contain_text("om mijn moeder")
    go(page)
    expect(page.locator("#armed")).to_contain_text("De antwoorden komen zo op het scherm.")
    expect(one).to_contain_text("Gedragen door de gemeente en aanbieders, nog niet door de inwoners.")
    one.get_by_text("Wat mensen erbij zeiden").click()
    expect(one.locator(".reasons li").first).to_be_visible()
    button(one, "Kies, ook al is het niet gedragen").click()
    expect(page.locator(".crown")).to_contain_text(RELIEF)
    expect(one).to_contain_text("Gekozen, ook al was het niet gedragen.")
    expect(page.locator("#region-watch")).to_contain_text("gekozen, maar niet gedragen")
    button(page.locator(f"#candidate-{balance}"), "Kies deze woorden").click()
    expect(page.locator(".crown")).to_contain_text(BALANCE)
    page.locator("#earlier-main > summary").click()
    expect(one).to_contain_text("Gekozen, ook al was het niet gedragen.")
    assert axe_problems(page) == []


def test_own_answer_wins_from_what_is_typed(device: Device, evening: Evening) -> None:
    balance, _ = proposed(evening)
    evening.workshop.does("open-support", about=balance)
    code = evening.workshop.asks("renew-seat-code", seat=evening.hands["resident"])["seatCode"]
    token = evening.workshop.hall.call("POST", "/seats", {"seatCode": code})["token"]
    evening.workshop.does("answer-support", token, about=balance, answer="yes")
    page = console(device, evening.workshop)
    link(page.locator(f"#candidate-{balance}"), "Typ een antwoord").click()
    page.locator("#answer-seat").select_option(label="Inwoner 1")
    page.locator("#answer-no").check()
    button(page.locator("#sheet-answer"), "Bewaar").click()
    refused = page.locator("#sheet-answer [data-refused]")
    expect(refused).to_have_text("Deze stoel heeft zelf al geantwoord. Dat antwoord telt.")


def test_tree_grows_from_clusters_proposals_and_rivals_by_single_taps(
    device: Device, evening: Evening
) -> None:
    for step in ("main-goal", "subgoals"):
        evening.workshop.does("open-step", step=step)
    page = console(device, evening.workshop)
    link(page, "Maak er een subdoel van").click()
    expect(page.locator("#goal-cluster")).to_have_value(evening.cluster)
    button(page.locator("#sheet-goal"), "Bewaar").click()
    rest = node(page, "Even op adem komen")
    expect(rest.locator(".no").first).to_have_text("1")
    evening.says("resident", "propose-goal", parent="main", text="Jonge mantelzorgers gaan naar school")
    expect(page.locator("#region-watch")).to_contain_text("1 voorstel wacht op een plek in de boom.")
    button(page, "Zet onder het hoofddoel").click()
    school = node(page, "Jonge mantelzorgers gaan naar school")
    expect(school.locator(".no")).to_have_text("2")
    expect(page.locator("#proposals")).to_have_count(0)
    rest.locator(".one > summary").click()
    rest.locator(".said > summary").click()
    link(rest, "Stel andere woorden voor").click()
    page.locator("#wording-text").fill("Op tijd uitrusten")
    page.locator("#wording-seat").select_option(label="Inwoner 1")
    button(page.locator("#sheet-wording"), "Bewaar").click()
    expect(rest.locator(".one > summary")).to_contain_text("1 ander voorstel")
    button(rest.locator(".candidate.proposed"), "Kies deze woorden").click()
    rest = node(page, "Op tijd uitrusten")
    link(rest, "Draagt ook bij aan …").click()
    expect(page.locator("#link-to option")).to_have_text(["2. Jonge mantelzorgers gaan naar school"])
    button(page.locator("#sheet-link"), "Verbind").click()
    expect(rest.locator(".one > summary")).to_contain_text("ook bij 2")
    button(rest, "Maak los").click()
    expect(rest.locator(".one > summary")).not_to_contain_text("ook bij 2")
    button(rest, "Groot op het scherm").click()
    expect(page.locator("#light")).to_contain_text("Op tijd uitrusten")
    page.locator("#light-off").click()
    expect(page.locator("#light")).to_have_count(0)
    link(rest, "Waar komt dit vandaan?").click()
    looked = page.locator("#sheet-look")
    for words in ("Even op adem komen", "rust resident", "stond er eerder", "Op tijd uitrusten"):
        expect(looked).to_contain_text(words)
    assert axe_problems(page) == []
    button(looked, "Sluit").click()
    link(rest, "Leg apart").click()
    page.locator("#aside-reason").fill("te groot")
    button(page.locator("#sheet-aside"), "Leg apart").click()
    expect(page.locator(".node")).to_have_count(1)
    page.locator("#aside > summary").click()
    expect(page.locator("#aside")).to_contain_text("te groot")
    button(page, "Haal terug in de boom").click()
    expect(page.locator(".node .no")).to_have_text(["1", "2"])
    main = evening.tree()["mainGoal"]
    assert [child["text"] for child in main["children"]] == [  # type: ignore[index] # it is JSON
        "Op tijd uitrusten", "Jonge mantelzorgers gaan naar school",
    ]  # fmt: skip


def test_every_subgoal_is_asked_in_one_tap_and_the_session_closes(device: Device, evening: Evening) -> None:
    made = evening.workshop
    one, two = (made.does("add-goal", parent="main", text=text) for text in ("Rust", "Werk en zorg"))
    made.does("open-step", step="does-it-hold")
    page = console(device, made)
    button(page, "Vraag het bij alle 2 subdoelen").click()
    expect(page.locator("#region-watch")).to_contain_text("2 vragen staan open.")
    for about, resident in ((one, "yes"), (two, "no")):
        evening.answers(about, municipality="yes", provider="yes", resident=resident)
    page.locator(f"#tools-{two} > summary").click()
    button(page.locator(f"#tools-{two}"), "Laat de antwoorden zien").click()
    expect(page.locator(f"#tools-{two}")).to_contain_text("nog niet door de inwoners")
    go(page)
    expect(page.locator(f"#tools-{one} > summary .three.carried")).to_be_visible()
    expect(page.locator(f"#tools-{two} > summary .three:not(.carried)")).to_be_visible()
    go(page)
    expect(page.locator(".banner")).to_contain_text("Deze sessie is gesloten.")
    go(page)
    expect(stage(page)).to_contain_text("2 subdoelen.")


def test_session_two_is_played_by_keyboard_alone(device: Device, evening: Evening) -> None:
    page = console(device, evening.workshop)
    evening.workshop.does("open-step", step="main-goal")
    expect(stage(page)).to_have_attribute("data-step", "main-goal")
    reach(page, link(page, "Stel andere woorden voor"))
    page.keyboard.press("Enter")
    page.keyboard.type(BALANCE)
    page.keyboard.press("Enter")
    expect(page.locator(".candidate")).to_have_count(1)
    reach(page, button(page, "Vraag draagvlak"))
    page.keyboard.press("Enter")
    reach(page, link(page, "Typ een antwoord"))
    page.keyboard.press("Enter")
    for name in ("Gemeente 1", "Aanbieder 1", "Inwoner 1"):
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        page.keyboard.press("Enter")
        expect(page.locator("#sheet-answer [data-kept]")).to_contain_text(name)
        expect(page.locator("#answer-yes")).not_to_be_checked()
    page.keyboard.press("Escape")
    expect(page.locator(".candidate")).to_contain_text("3 van de 6 antwoorden zijn binnen.")
    reach(page, button(page, "Laat de antwoorden zien").first)
    page.keyboard.press("Enter")
    reach(page, button(page, "Kies deze woorden"))
    page.keyboard.press("Enter")
    expect(page.locator(".crown")).to_contain_text(BALANCE)
    reach(page, page.locator("#region-foot .btn.go"))
    page.keyboard.press("Enter")
    expect(stage(page)).to_have_attribute("data-step", "subgoals")
    reach(page, link(page, "Maak er een subdoel van"))
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    reach(page, page.locator(".node .one > summary"))
    page.keyboard.press("Enter")
    reach(page, link(page, "Leg apart"))
    page.keyboard.press("Enter")
    page.keyboard.type("te groot")
    page.keyboard.press("Enter")
    reach(page, page.locator("#aside > summary"))
    page.keyboard.press("Enter")
    reach(page, button(page, "Haal terug in de boom"))
    page.keyboard.press("Enter")
    expect(page.locator(".node")).to_have_count(1)
    page.keyboard.press("Control+z")
    expect(page.locator(".node")).to_have_count(0)
    redo(page)
    expect(page.locator(".node")).to_have_count(1)


def test_dots_are_laid_by_hand_counted_and_the_cluster_stays(device: Device, evening: Evening) -> None:
    for party in PARTIES[:2]:
        evening.says(party, "place-dots", cluster=evening.cluster, count=5)
    page = console(device, evening.workshop)
    link(page, "Leg stippen voor Inwoner 1").click()
    page.locator("#dots-4").check()
    button(page.locator("#sheet-dots"), "Bewaar").click()
    expect(page.locator("#sheet-dots [data-kept]")).to_contain_text("Even op adem komen")
    page.keyboard.press("Escape")
    expect(stage(page)).to_contain_text("nog 1")
    expect(page.locator(".shares")).to_have_count(0)
    go(page)
    expect(page.locator("#armed")).to_contain_text("De stippen komen zo op het scherm.")
    expect(page.locator(".shares .num")).to_have_text([re.compile("^5"), re.compile("^5"), re.compile("^4")])
    page.locator(".clu summary").click()
    expect(page.locator(".clu")).to_contain_text("Dit groepje blijft.")
    button(page, "Leg de stippen opnieuw").click()
    expect(stage(page)).to_contain_text("ronde 2")
    expect(stage(page)).to_contain_text("nog 5")


def test_what_stands_in_the_way_is_shown_and_taken_back_in_order(device: Device, evening: Evening) -> None:
    made = evening.workshop
    one = made.does("add-goal", parent="main", text="Eerst")
    two = made.does("add-goal", parent=one, text="Daaronder")
    made.does("add-goal", parent=two, text="Helemaal onder")
    made.does("open-step", step="subgoals")
    page = console(device, made)
    page.locator("#fold-history > summary").click()
    page.locator(".history li", has_text="Eerst").get_by_role("button").click()
    way = page.locator("#sheet-look")
    expect(way.locator("li")).to_have_count(3)
    expect(way.locator("li").last).to_contain_text("Eerst")
    button(way, "Draai terug").click()
    expect(way.locator("li")).to_have_count(2)
    button(way, "Draai deze 2 terug").click()
    expect(way).to_be_hidden()
    expect(page.locator(".node")).to_have_count(0)


def test_words_that_are_erased_leave_the_sheet_in_which_they_stood(device: Device, evening: Evening) -> None:
    evening.workshop.does("open-step", step="subgoals")
    goal = evening.workshop.does("add-goal", parent="main", text="Mevrouw Jansen rust uit")
    page = console(device, evening.workshop)
    page.locator(f"#tools-{goal} > summary").click()
    link(page.locator(f"#tools-{goal}"), "Waar komt dit vandaan?").click()
    link(page.locator("#sheet-look"), "Wis de woorden").click()
    page.locator("#erase-target").check()
    button(page.locator("#sheet-erase"), "Wis voorgoed").click()
    expect(page.locator("#sheet-look")).to_contain_text("(gewist)")
    until(lambda: "Jansen" not in page.content(), what="the name is nowhere on the page")


def test_without_script_session_two_works(device: Device, evening: Evening) -> None:
    balance, relief = proposed(evening)
    console(device, evening.workshop)
    page = console(device, evening.workshop, java_script_enabled=False)
    button(page, "Vraag draagvlak voor alle 2").click()
    expect(page.get_by_text("De vraag staat open.")).to_have_count(2)
    evening.answers(relief, municipality="yes", provider="yes", resident="no")
    link(page.locator(f"#candidate-{balance}"), "Typ een antwoord").click()
    expect(page.locator("main")).to_contain_text(BALANCE)
    page.get_by_label("Voor wie zonder telefoon?").select_option(label="Inwoner 1")
    page.get_by_label("Hier sta ik achter").check()
    button(page, "Bewaar").click()
    go(page)
    expect(page.locator("main")).to_contain_text("De antwoorden komen op alle schermen")
    button(page, "Ja, ga door").click()
    expect(page.locator(f"#candidate-{relief}")).to_contain_text("nog niet door de inwoners")
    button(page.locator(f"#candidate-{relief}"), "Kies, ook al is het niet gedragen").click()
    expect(page.locator(".crown")).to_contain_text(RELIEF)
    evening.workshop.does("open-step", step="subgoals")
    goal = evening.workshop.does("add-goal", parent="main", text="Rust")
    evening.workshop.does("add-goal", parent=goal, text="Rust is ook echt rust")
    evening.says("provider", "propose-goal", parent="main", text="De huisarts vraagt ernaar")
    page.reload()
    link(page.locator("#proposals"), "Ergens anders").click()
    page.get_by_label("Onder").select_option(label="1. Rust")
    button(page, "Zet in de boom").click()
    expect(page.locator(".node .no")).to_have_text(["1", "1a", "1b"])
    page.locator(f"#tools-{goal} > summary").click()
    link(page.locator(f"#tools-{goal}"), "Waar komt dit vandaan?").click()
    expect(page.locator("#looked")).to_contain_text("De woorden, toen en nu")
    link(page, "Terug naar het traject").click()
    page.locator("#fold-history > summary").click()
    page.locator(".history li", has_text="‘Rust’").get_by_role("button").click()
    expect(page.locator("#looked")).to_contain_text("Draai dat eerst terug, in deze volgorde.")
    button(page, "Draai deze 3 terug").click()
    expect(page.locator(".node")).to_have_count(0)
