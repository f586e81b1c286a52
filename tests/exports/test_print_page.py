"""The page for paper: what is on it, what is not, and what real Chromium makes of it."""

import io
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page
from pypdf import PdfReader

from app.exports import FORMATS
from app.exports.print_page import content
from tests import given
from tests.checks import axe_problems_in_both_schemes, html_problems
from tests.exports.playing import NOW, Room, lelystad, tree

CSP = "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'"


def html(state, language: str = "nl") -> str:
    return FORMATS["html"].make(state, language, NOW).decode()


def words(page: str) -> str:
    """The text of a page, without elements and soft hyphens."""
    return " ".join(re.sub(r"<[^>]+>", " ", page).replace("\u00ad", "").split())


def show(context: BrowserContext, page: str) -> Page:
    """The page as the server would send it, with its policy."""
    shown = context.new_page()
    shown.goto(given.page("/print", page, CSP))
    return shown


def test_page_holds_tree_descriptions_walls_and_clusters():
    text = words(html(lelystad()))

    assert "Sterke wijken in Lelystad, door wat bewoners samen beginnen" in text
    assert "Manier van meten korte stellingen voor wie meedoet" in text
    assert "Waar denk je aan bij samen sterk staan in je dorp of wijk?" in text
    assert "Een plan verder helpen" in text
    assert "Wanneer wordt het fietspad gemaakt?" in text
    assert "Wie er misten: aanbieders (bij: Terugblik)." in text


def test_every_card_of_the_example_is_there():
    state, text = lelystad(), words(html(lelystad()))

    assert [card.text for card in state.cards.values() if card.text not in text] == []


def test_signs_stand_under_their_subgoal_in_the_order_of_the_tree():
    walls = content(lelystad(), "nl", NOW)["sessions"][2]["walls"]

    assert [about for about, _ in walls[0].groups] == [
        "1 Bewoners hebben blijvend contact met elkaar",
        "2 Bewoners voelen zich verantwoordelijk voor elkaar en voor hun wijk",
    ]


def test_page_in_english_is_english_but_for_the_words_of_people():
    page = html(lelystad(), "en")

    assert "Who was missing: providers" in words(page)
    assert re.search(r'<h1 lang="nl"><bdi>Samen sterk', page)


def test_unrevealed_words_are_withheld_and_counted():
    room = Room()
    room("open-step", step="associations")
    room.says("resident", "geheim")
    room.says("provider", "ook geheim")
    text = words(html(room.state))

    assert "2 kaartjes zijn nog niet getoond en staan hier niet bij." in text
    assert "geheim" not in text


def test_new_round_that_is_hidden_leaves_the_first_one_shown():
    room = Room()
    room("open-step", step="associations")
    room.says("resident", "eerste ronde")
    room("reveal", step="associations")
    room("open-step", step="associations", newRound=True, question="En bij rust?")
    room.says("resident", "geheim")
    hidden = words(html(room.state))
    room("reveal", step="associations")
    shown = words(html(room.state))

    assert "eerste ronde" in hidden
    assert "geheim" not in hidden
    assert "Associaties, ronde 2 En bij rust?" in shown


def test_words_taken_back_are_nowhere_but_counted():
    room = Room()
    room("open-step", step="associations")
    gone = room.says("resident", "weg ermee")
    room.says("provider", "blijft")
    room("reveal", step="associations")
    room("make-cluster", name="Groepje", cards=[gone])
    room("hide-card", card=gone)
    text = words(html(room.state))

    assert "1 kaartje is teruggenomen of weggehaald." in text
    assert "weg ermee" not in text
    assert "blijft" in text


def test_words_of_people_are_escaped_and_isolated():
    room = Room(theme='<b>"Samen"</b>')
    room("set-main-goal", text="<script>alert(1)</script>")
    page = html(room.state).replace("\u00ad", "")

    assert "<bdi>&lt;script&gt;alert(1)&lt;/script&gt;</bdi>" in page
    assert "<b>" not in page


def test_page_passes_the_html_checker():
    deep = Room()
    parent = "main"
    for text in ("één", "twee", "drie"):
        parent = deep("add-goal", text=text, parent=parent)
        deep("add-indicator", text="blad", goal=parent)
    pages = {
        "example": html(lelystad()),
        "english": html(lelystad(), "en"),
        "halfway": html(lelystad(halfway=True)),
        "empty": html(Room().state),
        "levels": html(deep.state),
    }

    assert html_problems(pages) == []


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 1280])
def test_page_is_accessible_and_never_wider_than_the_screen(device: Callable, width: int):
    context = device(viewport={"width": width, "height": 900})
    page = show(context, html(lelystad()))

    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert axe_problems_in_both_schemes(page) == []


def letters(text: str) -> str:
    """Without spaces and hyphens: paper breaks lines where it likes."""
    return re.sub(r"[\s\u00ad-]", "", text)


@pytest.mark.browser
def test_printed_page_is_a4_and_whole(device: Callable):
    state = lelystad()
    printed = show(device(), html(state)).pdf(prefer_css_page_size=True, tagged=True)
    pdf = PdfReader(io.BytesIO(printed))
    text = letters("".join(page.extract_text() for page in pdf.pages))
    adopted = [each.text for each in state.wordings.values() if each.status == "adopted"]

    assert [round(float(side) / 72 * 25.4) for side in pdf.pages[0].mediabox[2:]] == [210, 297]
    assert len(pdf.pages) <= 7
    assert [each for each in adopted if letters(each) not in text] == []


@pytest.mark.browser
def test_long_words_and_a_large_tree_stay_on_the_paper(device: Callable):
    page = show(device(viewport={"width": 665, "height": 900}), html(tree(9, 20, text="W" * 200)))
    page.emulate_media(media="print")

    assert page.evaluate("document.documentElement.scrollWidth") <= 665
