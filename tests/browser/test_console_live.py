"""The console against the real server: taps and keys, what survives an update, and life without script."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import BrowserContext, Route, expect

from tests.browser.desk import console, free_seat, go
from tests.browser.hall import Hall, Workshop
from tests.browser.keys import redo
from tests.browser.witness import hears
from tests.checks import axe_problems
from tests.waiting import until

pytestmark = pytest.mark.browser
Device = Callable[..., BrowserContext]


@pytest.fixture
def workshop(hall: Hall) -> Workshop:
    """A trajectory with a seat by hand for every party, so that nobody is missing."""
    made = hall.opens(seatsPerParty=3)
    for party in ("municipality", "provider", "resident"):
        made.does("seat-by-hand", seat=free_seat(made, party))
    return made


def asks(workshop: Workshop, *words: str, party: str = "resident") -> list[str]:
    """Associations are open, and some cards were entered; their ids."""
    workshop.does("open-step", step="associations")
    return [workshop.does("add-card", kind="association", text=word, forParty=party) for word in words]


def gathers(workshop: Workshop, *words: str) -> list[str]:
    cards = asks(workshop, *words)
    workshop.does("reveal", step="associations")
    workshop.does("open-step", step="gather")
    return cards


def test_looking_ahead_moves_nobody_and_moving_is_another_button(device: Device, workshop: Workshop) -> None:
    page = console(device, workshop)
    page.locator("#look-gather > summary").click()
    expect(page.locator("#look-gather")).to_contain_text("Vink aan wat de groep noemt.")
    expect(page.locator("#region-stage")).to_have_attribute("data-step", "welcome")
    page.locator("#look-gather").get_by_role("button", name="Naar deze stap").click()
    expect(page.locator("#region-stage")).to_have_attribute("data-step", "gather")


def test_reveal_is_armed_and_can_be_stopped(device: Device, workshop: Workshop) -> None:
    asks(workshop, "soep")
    page = console(device, workshop)
    page.clock.install()
    page.clock.pause_at(datetime.now(UTC) + timedelta(hours=1))  # three seconds are short on a busy machine
    go(page)
    expect(page.locator("#armed-stop")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#armed")).to_be_hidden()
    hears(page, "Gestopt. Niemand heeft iets gezien.")
    assert workshop.words() == []
    page.clock.resume()
    go(page)
    expect(page.locator(".columns")).to_contain_text("soep")
    assert workshop.words() == ["soep"]


def test_going_on_without_a_party_asks_once(device: Device, hall: Hall) -> None:
    workshop = hall.opens(seatsPerParty=2)
    for party in ("municipality", "provider"):
        workshop.does("seat-by-hand", seat=free_seat(workshop, party))
    page = console(device, workshop)
    go(page)
    expect(page.locator("#sure-text")).to_have_text(
        "Er is nu niemand van de inwoners. Ga je zonder hen verder?"
    )
    page.get_by_role("button", name="Nee, wacht nog even").click()
    expect(page.locator("#region-stage")).to_have_attribute("data-step", "welcome")
    go(page)
    page.locator("#sure-yes").click()
    expect(page.locator("#region-stage")).to_have_attribute("data-step", "associations")
    page.locator("#look-gather > summary").click()
    page.locator("#look-gather").get_by_role("button", name="Naar deze stap").click()
    expect(page.locator("#region-stage")).to_have_attribute("data-step", "gather")


def test_ticks_folds_and_focus_survive_an_update(device: Device, workshop: Workshop) -> None:
    soep, brood, _ = gathers(workshop, "soep", "brood", "thee")
    workshop.does("make-cluster", name="Eten", cards=[brood])
    page = console(device, workshop)
    page.locator(f"#tick-{soep}").check()
    page.locator(".clu summary").click()
    page.locator("#fold-history > summary").click()
    page.locator("#pick-open").focus()
    workshop.does("make-cluster", name="Drinken")
    expect(page.locator(".clu")).to_have_count(2)
    expect(page.locator(f"#tick-{soep}")).to_be_checked()
    expect(page.locator(".clu details").first).to_have_attribute("open", "")
    expect(page.locator("#fold-history")).to_have_attribute("open", "")
    expect(page.locator("#pick-open")).to_be_focused()
    expect(page.locator("#pick-count")).to_have_text("1 gekozen")


def test_cards_are_gathered_by_keyboard_alone(device: Device, workshop: Workshop) -> None:
    soep, brood, thee = gathers(workshop, "soep", "brood", "thee")
    page = console(device, workshop)
    page.locator(f"#tick-{soep}").press("Space")
    page.locator(f"#tick-{brood}").press("Space")
    page.locator("#pick-new").press("Enter")
    page.keyboard.type("Eten en drinken")
    page.keyboard.press("Enter")
    expect(page.locator(".clu summary")).to_contain_text("Eten en drinken")
    expect(page.locator(f"#tick-{thee}")).to_be_focused()
    page.locator(f"#tick-{thee}").press("Space")
    page.locator("#pick-open").press("Enter")
    page.keyboard.press("Enter")
    expect(page.locator(".loose [data-tick]")).to_have_count(0)
    expect(page.locator("dialog[open]")).to_have_count(0)
    page.keyboard.press("Control+z")
    expect(page.locator(".loose [data-tick]")).to_have_count(1)
    redo(page)
    expect(page.locator(".loose [data-tick]")).to_have_count(0)


def test_card_goes_to_a_cluster_by_one_tap_and_out_again(device: Device, workshop: Workshop) -> None:
    soep, brood = gathers(workshop, "soep", "brood")
    workshop.does("make-cluster", name="Eten", cards=[brood])
    page = console(device, workshop)
    page.locator(f"#tick-{soep}").check()
    page.get_by_role("button", name="Hierheen").click()
    expect(page.locator(".loose [data-tick]")).to_have_count(0)
    page.locator(".clu summary").click()
    page.locator(f"#tick-{soep}").check()
    page.locator("#pick-open").click()
    page.get_by_role("button", name="Los, uit het groepje").click()
    expect(page.locator(f".loose #tick-{soep}")).to_be_visible()


def test_what_stands_in_the_way_comes_back_as_a_sentence(device: Device, workshop: Workshop) -> None:
    for _ in range(2):
        workshop.sits("resident")
    page = console(device, workshop)
    page.locator("#fold-chairs > summary").click()
    page.get_by_role("button", name="Voor elke partij een stoel minder").click()
    expect(page.locator("#message")).to_contain_text("Er zitten meer mensen aan tafel dan zo veel stoelen.")
    hears(page, "Er zitten meer mensen")
    page.locator("#message-close").click()
    expect(page.locator("#message")).to_be_hidden()


def test_paper_cards_go_in_one_after_another(device: Device, workshop: Workshop) -> None:
    workshop.does("open-step", step="associations")
    page = console(device, workshop)
    page.get_by_role("link", name="Kaartje invoeren").click()
    page.locator("#paper-resident").check()
    kept = page.locator("#sheet-paper").get_by_role("status")
    for number, word in enumerate(("soep", "brood", "brood"), 1):
        page.locator("#paper-text").fill(word)
        page.keyboard.press("Enter")
        expect(kept).to_have_text(f"Kaartje {number} bewaard: {word}")
        expect(kept).to_be_in_viewport()
        expect(page.locator("#paper-text")).to_have_value("")
        expect(page.locator("#paper-text")).to_be_focused()
    cards = workshop.cards()
    assert [(card["party"], card["enteredBy"]) for card in cards] == [("resident", "facilitator")] * 3
    page.locator("#paper-text").fill("x" * 61)
    page.keyboard.press("Enter")
    expect(page.locator("#sheet-paper").get_by_role("alert")).to_contain_text("hoogstens 60 tekens")
    page.locator("#paper-text").fill("thee")
    page.keyboard.press("Enter")
    expect(kept).to_have_text("Kaartje 4 bewaard: thee")
    expect(page.locator("#sheet-paper").get_by_role("alert")).to_be_hidden()
    page.keyboard.press("Escape")
    page.get_by_role("link", name="Kaartje invoeren").click()
    expect(kept).to_have_text("")


def test_paper_card_of_which_every_answer_was_lost_is_not_doubled(device: Device, workshop: Workshop) -> None:
    workshop.does("open-step", step="associations")
    page = console(device, workshop)
    answers: list[int] = []

    def lose(route: Route) -> None:
        answers.append(route.fetch().status)
        route.abort()

    page.route("**/do/add-card", lose)
    page.get_by_role("link", name="Kaartje invoeren").click()
    page.locator("#paper-resident").check()
    page.locator("#paper-text").fill("soep")
    page.keyboard.press("Enter")
    expect(page.locator("#sheet-paper").get_by_role("alert")).not_to_be_empty()
    assert len(answers) > 1
    expect(page.locator("#paper-text")).to_have_value("soep")
    page.unroute("**/do/add-card")
    page.keyboard.press("Enter")

    expect(page.locator("#sheet-paper").get_by_role("status")).to_have_text("Kaartje 1 bewaard: soep")
    assert len(workshop.cards()) == 1


def test_seat_by_hand_is_typed_for_and_a_new_code_is_shown_once(device: Device, workshop: Workshop) -> None:
    workshop.does("open-step", step="associations")
    page = console(device, workshop)
    page.locator("#fold-chairs > summary").click()
    page.locator(".chairs summary", has_text="Inwoner 1").click()
    page.get_by_role("link", name="Typ voor deze stoel").click()
    expect(page.locator("#sheet-paper")).to_contain_text("Voor Inwoner 1")
    expect(page.locator("#paper-text")).to_be_focused()
    page.locator("#paper-text").fill("soep")
    page.keyboard.press("Enter")
    expect(page.locator("#region-balance .sent")).to_have_count(1)
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Nieuwe code").click()
    page.locator("#sure-yes").click()
    expect(page.locator("#code-new")).to_have_text(re.compile(r"^[\w-]{10,}$"))


def test_observers_are_shown_out_after_asking(device: Device, workshop: Workshop) -> None:
    observer = device().new_page()
    observer.goto(f"{workshop.hall.address}/j/{workshop.code}/observer")
    observer.locator("button.go").click()
    expect(observer.locator("#region-stage")).to_be_visible()
    page = console(device, workshop)
    page.locator("#fold-chairs > summary").click()
    page.get_by_role("button", name="Sluit hun schermen").click()
    page.locator("#sure-yes").click()
    expect(page.locator("#message")).to_contain_text("De schermen van toehoorders zijn dicht.")
    expect(observer.locator("#link")).to_contain_text("Dit scherm mag niet meer meekijken.")


def test_words_are_erased_only_after_a_tick(device: Device, workshop: Workshop) -> None:
    gathers(workshop, "mevrouw Jansen")
    page = console(device, workshop)
    page.get_by_role("link", name="Groot laten zien, weghalen of wissen").click()
    page.locator("#fold-erase > summary").click()
    page.get_by_role("button", name="Wis voorgoed").click()
    expect(page.locator("#sheet-card")).to_be_visible()
    page.locator("#erase-card").check()
    page.get_by_role("button", name="Wis voorgoed").click()
    expect(page.locator(".cardrow")).to_have_count(0)
    until(lambda: "Jansen" not in page.content(), what="the name is nowhere on the page")


def test_question_of_the_group_is_erased_from_the_script_and_the_history(
    device: Device, workshop: Workshop
) -> None:
    page = console(device, workshop)
    for place, step in (("#region-script", "associations"), ("#region-history", "gather")):
        workshop.does("open-step", step=step, question="Wat heeft mevrouw Jansen nodig?")
        expect(page.locator("#question")).to_contain_text("Jansen")
        if place == "#region-history":
            page.locator("#fold-history > summary").click()
        page.locator(place).get_by_role("link", name=re.compile("^Wis de(ze)? vraag$")).click()
        expect(page.locator("#sheet-erase .about")).to_have_text("Wat heeft mevrouw Jansen nodig?")
        page.locator("#erase-target").check()
        page.get_by_role("button", name="Wis voorgoed").click()
        expect(page.locator("#sheet-erase")).to_be_hidden()
        expect(page.locator("#question")).not_to_contain_text("Jansen")
        expect(page.locator("#region-history")).not_to_contain_text("Jansen")
        until(lambda: "Jansen" not in page.content(), what="the name is nowhere on the page")


def test_tree_is_built_nested_and_described(device: Device, workshop: Workshop) -> None:
    workshop.does("open-step", step="subgoals")
    page = console(device, workshop)
    page.get_by_role("link", name="Schrijf het hoofddoel").click()
    page.keyboard.type("Niemand staat er alleen voor")
    page.keyboard.press("Enter")
    for words in ("Buren kennen elkaar", "Buren groeten elkaar"):
        page.locator("li.add").get_by_role("link", name="Subdoel erbij").click()
        page.keyboard.type(words)
        page.keyboard.press("Enter")
        expect(page.locator(".node", has_text=words)).to_be_visible()
    second = page.locator(".node", has_text="Buren groeten elkaar").last
    second.locator("summary").first.click()
    second.get_by_role("button", name="Onder het subdoel erboven").click()
    expect(page.locator(".below .node .no")).to_have_text("1a")
    second.get_by_role("link", name="Indicator erbij").click()
    page.keyboard.type("Wij weten hoe de buren heten")
    page.keyboard.press("Enter")
    indicator = page.locator(".node.indicator")
    indicator.locator("summary").first.click()
    indicator.get_by_role("link", name="Beschrijf").click()
    expect(page.locator("#describe-counting")).to_be_focused()
    page.get_by_role("radio", name="vertellen Wat mensen erover zeggen.").check()
    page.get_by_label("Waar halen we het vandaan?").fill("praatjes op straat")
    page.locator("#sheet-describe").get_by_role("button", name="Bewaar").click()
    expect(indicator.locator(".described")).to_contain_text("praatjes op straat")
    tree = workshop.hall.call("GET", f"/trajectories/{workshop.id}/tree")["mainGoal"]
    found = tree["children"][0]["children"][0]["children"][0]
    assert (found["text"], found["form"], found["source"]) == (
        "Wij weten hoe de buren heten", "telling", "praatjes op straat",
    )  # fmt: skip


def test_open_preview_says_that_it_is_one(device: Device, workshop: Workshop) -> None:
    page = console(device, workshop)
    for fold, screen in (("projector", "projector"), ("phone", "participant")):
        with page.expect_websocket(lambda line, screen=screen: f"screen={screen}" in line.url) as line:
            page.locator(f"#fold-{fold} > summary").click()
        assert "preview=1" in line.value.url
    expect(page.locator("#region-watch")).to_contain_text("Er staat nog geen groot scherm aan.")


def test_minute_more_adds_to_what_is_left(device: Device, workshop: Workshop) -> None:
    workshop.does("open-step", step="associations", seconds=480)
    page = console(device, workshop)
    page.get_by_role("button", name="1 minuut erbij").click()
    expect(page.locator(".clock")).to_have_text(re.compile(r"^(8:(0[1-9]|[1-5]\d)|9:00)$"))
    page.get_by_role("button", name="Stop de klok").click()
    page.get_by_role("button", name="Klok op 15 min").click()
    expect(page.locator(".clock")).to_have_text("15 min")
    page.get_by_role("button", name="Stop de klok").click()
    page.get_by_role("link", name="Andere tijd").click()
    page.get_by_role("button", name="5 min", exact=True).click()
    expect(page.locator(".clock")).to_have_text(re.compile(r"^(4:\d\d|5:00)$"))


def test_without_script_the_essentials_work(device: Device, workshop: Workshop) -> None:
    soep, _ = asks(workshop, "soep", "brood")
    console(device, workshop)
    page = console(device, workshop, java_script_enabled=False)
    go(page)
    expect(page.get_by_role("heading", name="Zeker weten?")).to_be_visible()
    page.get_by_role("button", name="Ja, ga door").click()
    expect(page.locator(".columns")).to_contain_text("soep")
    page.locator("#look-gather > summary").click()
    page.locator("#look-gather").get_by_role("button", name="Naar deze stap").click()
    page.get_by_role("button", name="Ja, ga door").click()
    page.locator(f"#tick-{soep}").check()
    page.get_by_role("button", name="Nieuw groepje").click()
    expect(page.locator(".clu summary")).to_contain_text("Zonder naam")
    page.locator(".clu summary").click()
    page.get_by_role("link", name="Andere naam").click()
    page.get_by_label("Een naam in gewone woorden").fill("Eten")
    page.get_by_role("button", name="Bewaar").click()
    expect(page.locator(".clu summary")).to_contain_text("Eten")


def test_row_that_moves_keeps_the_focus(device: Device, workshop: Workshop) -> None:
    workshop.does("open-step", step="subgoals")
    for words in ("eerst", "dan", "laatst"):
        workshop.does("add-goal", parent="main", text=words)
    page = console(device, workshop)
    row = page.locator(".node", has_text="laatst")
    row.locator("summary").first.press("Enter")
    for place in (1, 0):
        row.get_by_role("button", name="Omhoog").press("Enter")
        expect(page.locator(".node").nth(place)).to_contain_text("laatst")
        expect(page.locator(".node:focus-within")).to_contain_text("laatst")
    expect(row.locator("summary").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(row.locator("details").first).not_to_have_attribute("open", "")


def test_subgoal_is_offered_only_places_that_can_hold_it(device: Device, workshop: Workshop) -> None:
    one = workshop.does("add-goal", parent="main", text="Eerst")
    below = workshop.does("add-goal", parent=one, text="Daaronder")
    workshop.does("add-goal", parent=below, text="Helemaal onder")
    workshop.does("add-goal", parent="main", text="Ernaast")
    workshop.does("open-step", step="subgoals")
    page = console(device, workshop)
    page.locator(f"#tools-{below} > summary").click()
    page.locator(f"#tools-{below}").get_by_role("link", name="Verplaats naar").click()
    offered = page.locator("#move-parent option").all_inner_texts()
    assert offered == ["het hoofddoel", "1. Eerst", "2. Ernaast"]


def test_pages_around_the_console_are_accessible(device: Device, workshop: Workshop) -> None:
    page = console(device, workshop)
    here = f"{workshop.hall.address}/t/{workshop.id}/console"
    for path in ("/sign-in", "/trajectories", "/trajectories/new", f"/trajectories/{workshop.id}/delete"):
        page.goto(workshop.hall.address + path)
        assert axe_problems(page) == [], path
    for path in ("/form/paper", "/form/describe", "/form/card", "/sure/reveal", "/history"):
        page.goto(here + path)
        page.set_viewport_size({"width": 320, "height": 640})
        assert axe_problems(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
