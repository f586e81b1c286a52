"""Every page on a phone: valid, accessible in both schemes and languages, never too wide, and light."""

import gzip
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.hall import Workshop, heard
from tests.checks import axe_problems, axe_problems_in_both_schemes, html_problems
from tests.waiting import until

pytestmark = pytest.mark.browser
FIRST_PAGE, ALL_FILES = 14 * 1024, 60 * 1024
USUAL = {"width": 360, "height": 740}
WIDER = "document.documentElement.scrollWidth - window.innerWidth"


def steps(workshop: Workshop) -> Iterator[str]:
    """Plays all three sessions; pauses in every state that a phone can show, with the step's name."""
    does, resident, provider = workshop.does, workshop.sits("resident"), workshop.sits("provider")
    yield "welcome"
    does("open-step", step="associations", seconds=300)
    yield "associations"
    cards = []
    for person, word in ((resident, "mijn moeder"), (provider, "mantelzorgondersteuningsvoorziening")):
        cards.append(does("add-card", person, kind="association", text=word))
    does("pause")
    does("reveal", step="associations")
    yield "associations"
    does("resume")
    does("open-step", step="dream-images")
    strokes = [[[100, 900], [500, 100], [900, 900]]]
    does("add-card", provider, kind="dream-image", text="Een huis", drawing=strokes)
    does("reveal", step="dream-images")
    yield "dream-images"
    does("open-step", step="gather")
    does("make-cluster", name="Even op adem komen", cards=cards[:1])
    yield "gather"
    does("reveal", step="gather")
    yield "gather"
    does("open-step", step="main-goal")
    words = does("propose-wording", provider, node="main", text="Samen zorgen")
    does("open-support", about=words)
    yield "main-goal"
    does("answer-support", resident, about=words, answer="yes-if", reason="ik ook mag uitrusten")
    does("close-support", about=words)
    does("set-main-goal", text="Niemand zorgt alleen")
    goals = [does("add-goal", parent="main", text=text) for text in ("Rust", "Gehoord worden", "Vervoer")]
    does("set-aside", node=goals[2], reason="Daar komt een eigen gesprek over")
    does("link-goals", **{"from": goals[0], "to": goals[1]})
    does("propose-goal", provider, parent=goals[0], text="Een logeerhuis")
    does("open-step", step="subgoals")
    yield "subgoals"
    does("open-step", step="does-it-hold")
    for about in goals[:2]:
        does("open-support", about=about)
    yield "does-it-hold"
    does("answer-support", resident, about=goals[0], answer="no", reason="rust is meer dan slapen")
    does("close-support", about=goals[0])
    yield "does-it-hold"
    yield from session_3(workshop, resident, provider, goals[0], cards)


def session_3(workshop: Workshop, resident: str, provider: str, goal: str, cards: list[str]) -> Iterator[str]:
    """Signs, indicators, the check in two rounds, the whole tree, thanks."""
    does = workshop.does
    does("open-step", step="look-back-3")
    yield "look-back-3"
    below = does("add-goal", parent=goal, text="Vervangende zorg is snel geregeld")
    leaf = does("add-indicator", goal=below, text="Hulp begint binnen twee weken", sources={"cards": cards})
    does("describe-indicator", indicator=leaf, form="counting")
    does("open-step", step="signs")
    yield "signs"
    does("add-card", provider, kind="sign", text="Minder telefoontjes", about=below)
    does("reveal", step="signs")
    yield "signs"
    does("propose-indicator", provider, parent=below, text="Mensen bellen minder vaak")
    does("open-step", step="indicators")
    yield "indicators"
    does("open-step", step="the-check")
    yield "the-check"
    does("check-indicator", resident, indicator=leaf, answer="partly", reason="snel is nog niet goed")
    does("reveal", step="the-check")
    yield "the-check"
    does("open-step", step="the-check", newRound=True)
    yield "the-check"
    does("open-support", about="tree")
    does("agree", text="We vragen het na een jaar", who="wijkteam", when="in november")
    does("open-step", step="whole-tree")
    yield "whole-tree"
    does("close-support", about="tree")
    does("open-step", step="thanks")
    yield "thanks"
    does("finish")
    yield "thanks"


def shows(page: Page, step: str) -> None:
    """Wait until the phone shows a step, with the styles that it fetches for it."""
    expect(page.locator("#region-now")).to_have_attribute("data-step", step)
    styled = "[...document.querySelectorAll('link[rel=stylesheet]')].every((it) => it.sheet)"
    until(lambda: page.evaluate(styled), what="all styles are there")


def other_pages(workshop: Workshop) -> list[str]:
    """The pages around the live one."""
    code = workshop.code
    joining = ["/", "/j/AAAAAA", f"/j/{code}", f"/j/{code}/resident", f"/j/{code}/observer", "/seat"]
    return [*joining, "/left", "/erased", "/nergens", f"/t/{workshop.id}/gone"]


@pytest.mark.parametrize(("locale", "scheme"), [("nl-NL", "light"), ("en-GB", "dark")])
def test_every_state_passes_the_judges(workshop, phone, locale, scheme):
    page = phone("resident", locale=locale, color_scheme=scheme, viewport={"width": 320, "height": 568})
    wrong, pages = [], {}
    page.on("pageerror", lambda error: wrong.append(str(error)))
    for number, step in enumerate(steps(workshop)):
        shows(page, step)
        pages[f"{number} {step}"] = page.request.get(page.url).text()
        wrong += [f"{number} {step}: {found}" for found in axe_problems(page)]
        wrong += [f"{number} {step}: too wide by {over}"] if (over := page.evaluate(WIDER)) > 0 else []
    assert not wrong + html_problems(pages)


@pytest.mark.parametrize(("locale", "scheme"), [("nl-NL", "dark"), ("en-GB", "light")])
def test_pages_around_it_pass_the_judges(workshop, device, locale, scheme):
    page = device(locale=locale, color_scheme=scheme, viewport={"width": 320, "height": 568}).new_page()
    wrong, pages = [], {}
    for path in other_pages(workshop):
        page.goto(workshop.hall.address + path)
        pages[path.strip("/").replace("/", "-") or "home"] = page.request.get(page.url).text()
        wrong += [f"{path}: {found}" for found in axe_problems(page)]
        wrong += [f"{path}: too wide by {over}"] if (over := page.evaluate(WIDER)) > 0 else []
    assert not wrong + html_problems(pages)


def test_every_state_is_read_in_order_in_reach_of_a_thumb_and_whole_at_twice_the_text_size(workshop, phone):
    """What the eye meets first is read first; targets are large enough; large text does not stick out."""
    page = phone("resident", viewport=USUAL)
    wrong, modes = [], set()
    for step in steps(workshop):
        shows(page, step)
        if step == "associations":
            page.locator("#text").fill("altijd aan staan")
            page.keyboard.press("Enter")
        modes.add(page.locator("#region-now").get_attribute("data-mode"))
        tops = page.evaluate(TOPS)
        wrong += [] if tops == sorted(tops) else [f"{step}: {tops}"]
        wrong += [f"{step}: {small}" for small in page.evaluate(SMALL)]
        page.set_viewport_size({"width": 320, "height": 568})
        page.evaluate("document.documentElement.style.fontSize = '32px'")
        wrong += [f"{step}: too wide by {over}"] if (over := page.evaluate(WIDER)) > 0 else []
        page.evaluate("document.documentElement.style.fontSize = ''")
        page.set_viewport_size(USUAL)
    assert {"back", "tree", "clusters"} <= modes
    assert not wrong


TOPS = """() => [...document.querySelectorAll('main > *')]
    .filter((each) => each.offsetHeight).map((each) => each.getBoundingClientRect().top)"""
SMALL = """() => [...document.querySelectorAll('a, button, summary, textarea')]
    .filter((each) => each.offsetParent && each.getBoundingClientRect().height < 44)
    .map((each) => each.outerHTML.slice(0, 120))"""


def test_looking_back_the_keyboard_reaches_own_cards_before_the_tree(workshop, phone):
    page = phone("resident")
    workshop.does("open-step", step="associations")
    page.locator("#text").fill("altijd aan staan")
    page.keyboard.press("Enter")
    expect(page.locator("#mine .own")).to_contain_text("bewaard")
    workshop.does("set-main-goal", text="Niemand zorgt alleen")
    workshop.does("add-goal", parent="main", text="Rust")
    workshop.does("open-step", step="look-back-2")
    expect(page.locator("#mine-others summary")).to_be_visible()
    page.locator("#mine-others summary").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("Boolean(document.activeElement.closest('#region-tree'))")
    page.keyboard.press("Shift+Tab")
    expect(page.locator("#mine-others summary")).to_be_focused()


def _weigh(page: Page, load: Callable[[], object]) -> dict[str, int]:
    """Path to compressed size of what the page fetches."""
    found: dict[str, int] = {}

    def note(response) -> None:
        path = urlsplit(response.url).path
        if response.status == 200 and not path.endswith(".woff2"):
            found[path] = len(gzip.compress(response.body(), 9))

    page.on("response", note)
    load()
    return found


def test_first_page_and_all_files_are_light(workshop, phone, device):
    seat = phone("resident").context.storage_state()
    workshop.does("open-step", step="associations")
    page = device(storage_state=seat).new_page()
    weights = _weigh(page, lambda: page.goto(f"{workshop.hall.address}/t/{workshop.id}"))
    heard(page, lambda: f"/t/{workshop.id}/mine" in weights, "all scripts ran")
    first = {path: size for path, size in weights.items() if path.endswith((".css", workshop.id))}

    assert len(first) == 7, first
    assert sum(first.values()) <= FIRST_PAGE, first
    assert sum(weights.values()) <= ALL_FILES, weights


def test_passing_states_pass_the_judge_too(workshop, phone):
    """Offline, moved on, too long, changing a card, words that were not sent, leaving with them."""
    page = phone("resident", viewport={"width": 320, "height": 568})
    wrong = []

    def look(state: str) -> None:
        wrong.extend(f"{state}: {found}" for found in axe_problems_in_both_schemes(page))
        wrong.extend([f"{state}: too wide by {over}"] if (over := page.evaluate(WIDER)) > 0 else [])

    workshop.does("open-step", step="associations")
    expect(page.locator("#region-now")).to_have_attribute("data-kind", "association")
    page.context.set_offline(True)
    page.locator("#text").fill("wacht even")
    page.keyboard.press("Enter")
    expect(page.locator("#net")).to_be_visible()
    look("offline")
    page.context.set_offline(False)
    expect(page.locator("#mine .own")).to_contain_text("bewaard")
    page.locator("#mine-now summary").click()
    page.get_by_role("button", name="Wijzig", exact=True).click()
    page.locator("#text").fill("x" * 70)
    page.keyboard.press("Enter")
    look("changing, too long")
    page.get_by_role("button", name="Laat maar").click()
    page.locator("#text").press_sequentially("nog bezig")
    workshop.does("open-step", step="dream-images")
    expect(page.locator("#moved")).to_be_visible()
    look("moved on")
    page.get_by_role("button", name="Ga mee").click()
    page.locator("#mine-others summary").first.click()
    look("words not sent")
    page.get_by_role("link", name="Deze stoel verlaten").click()
    expect(page.locator("#unsent")).to_be_visible()
    look("leaving")
    assert not wrong
