"""The tree as svg and png: read by an XML parser, drawn by Chromium, and compared as pictures."""

import io
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image, ImageChops, ImageFilter
from playwright.sync_api import Browser

from app.domain.state import State
from app.exports import FORMATS, letters
from app.exports.drawn_things import WIDE
from tests.exports.playing import NOW, Room, lelystad, tree
from tools import widths

INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u2066\u2067\u2068\u2069"))
SVG = "{http://www.w3.org/2000/svg}"
NASTY = [
    '<script>alert(1)</script> & "x" ]]> <!-- \'',
    "emoji 😀 👩‍👧‍👦 in een zin",
    "السلام عليكم يا جيران، كيف حالكم اليوم",
    "Łódź, İstanbul, Мама, ελληνικά",
    "W" * 280,
    "{{ 7*7 }} #pagebreak() $x$",
    "onzichtbaar \uffff teken",
]


def svg(state: State, language: str = "nl") -> ElementTree.Element:
    return ElementTree.fromstring(FORMATS["svg"].make(state, language, NOW))  # noqa: S314 our own file


def texts(root: ElementTree.Element) -> list[str]:
    return ["".join(text.itertext()).translate(INVISIBLE) for text in root.iter(f"{SVG}text")]


def nasty() -> State:
    room = Room(theme=NASTY[0])
    room("set-main-goal", text=NASTY[0])
    for text in NASTY:
        parent = room("add-goal", text=text, parent="main")
        room("add-indicator", text=text, goal=parent)
        room("add-indicator", text=text, goal=room("add-goal", text=text, parent=parent))
    return room.state


def test_svg_is_titled_described_and_says_its_language():
    root = svg(lelystad(), "en")

    assert (root.get("role"), root.get("aria-labelledby"), root.get("lang")) == ("img", "title desc", "en")
    assert root.find(f"{SVG}title").text == "Goal tree: Samen sterk in de wijk"
    assert "Bewoners zijn trots op hun wijk (telling)" in root.find(f"{SVG}desc").text
    assert {text.get("lang") for text in root.iter(f"{SVG}text")} == {None, "nl"}


@pytest.mark.parametrize("make", [lelystad, lambda: tree(12, 80)], ids=["lelystad", "12x80"])
def test_svg_holds_every_word_of_the_tree_as_text(make):
    state = make()
    told = texts(svg(state))
    standing = [state.wordings[node.wording].text for node in state.nodes.values() if node.wording]

    assert [text for text in standing if text not in told] == []


def test_svg_asks_nothing_from_elsewhere_and_runs_nothing():
    made = FORMATS["svg"].make(nasty(), "nl", NOW).decode()
    root = svg(nasty())

    assert not list(root.iter(f"{SVG}script"))
    assert {each.get("href")[0] for each in root.iter() if each.get("href")} == {"#"}
    assert set(re.findall(r"url\(([a-z]+:|#)", made)) <= {"data:", "#"}
    assert not [name for each in root.iter() for name in each.attrib if name.lower().startswith("on")]


def test_words_of_people_stay_words():
    told = texts(svg(nasty()))
    whole = [text.replace("\uffff", "\ufffd") for text in NASTY if text != "W" * 280]

    assert [told.count(text) for text in whole[1:]] == [4] * len(whole[1:])
    assert told.count(whole[0]) == 6
    assert sum(text.replace("-", "").replace(" ", "") == "W" * 280 for text in told) == 4


def test_what_was_set_aside_is_there_with_its_reason():
    room = Room()
    room("set-aside", node=room("add-goal", text="Weg", parent="main"), reason="nu niet")

    assert {"Apart gelegd", "Weg", "Reden: nu niet"} <= set(texts(svg(room.state)))


def test_unrevealed_card_is_nowhere():
    room = Room()
    room("open-step", step="associations")
    room.says("resident", "geheim")
    made = FORMATS["svg"].make(room.state, "nl", NOW).decode()

    assert "geheim" not in made
    assert "1 kaartje is nog niet getoond en staat hier niet bij." in texts(svg(room.state))


def test_empty_tree_says_so():
    assert "Nog geen hoofddoel" in texts(svg(Room().state))


@pytest.mark.parametrize(
    "make", [lelystad, nasty, lambda: tree(3, 4), lambda: tree(9, 3)], ids=["lelystad", "nasty", "3x4", "9x3"]
)
def test_every_line_is_as_wide_as_was_measured_and_nothing_overlaps(make, chromium: Browser, tmp_path: Path):
    """By the letters that Chromium draws, not by our own table."""
    page = _opened(make(), chromium, tmp_path)
    lines = page.evaluate(
        "[...document.querySelectorAll('tspan')].map(e => { const b = e.getBoundingClientRect();"
        "return [b.left, b.top, b.right, b.bottom, e.textContent] })"
    )
    page.close()
    ours = [line for line in lines if line[4].isascii()]

    assert len(ours) > 20
    assert [text for left, _, right, _, text in lines if left < 0 or right > WIDE] == []
    assert _overlapping(ours) == []


def _overlapping(lines: list) -> list[tuple[str, str]]:
    """Lines that lie over each other by more than the room that a line has above and below its letters."""
    found = []
    for place, (left, top, right, bottom, text) in enumerate(lines):
        for other in lines[place + 1 :]:
            across = min(right, other[2]) - max(left, other[0])
            down = min(bottom, other[3]) - max(top, other[1])
            if across > 2 and down > 0.3 * (bottom - top):
                found.append((text, other[4]))
    return found


def _opened(state: State, chromium: Browser, tmp_path: Path):
    made = FORMATS["svg"].make(state, "nl", NOW)
    (tmp_path / "tree.svg").write_bytes(made)
    height = int(ElementTree.fromstring(made).get("height"))  # noqa: S314 our own file
    page = chromium.new_page(viewport={"width": WIDE, "height": height})
    page.goto((tmp_path / "tree.svg").as_uri())
    page.evaluate("document.fonts.ready.then(() => document.fonts.size)")
    return page


@pytest.mark.parametrize("make", [lelystad, lambda: tree(5, 3)], ids=["lelystad", "5x3"])
def test_svg_and_png_show_the_same(make, chromium: Browser, tmp_path: Path):
    """Both a little blurred: only what stands elsewhere, or in one of them only, is left as a difference."""
    state = make()
    page = _opened(state, chromium, tmp_path)
    drawn = Image.open(io.BytesIO(page.screenshot())).convert("L")
    page.close()
    made = Image.open(io.BytesIO(FORMATS["png"].make(state, "nl", NOW))).convert("L")

    assert (made.width, made.height) == (2 * drawn.width, 2 * drawn.height)
    assert _unlike(drawn, made.resize(drawn.size)) < 0.002
    assert _unlike(drawn, ImageChops.offset(made.resize(drawn.size), 0, 14)) > 0.01


def _unlike(one: Image.Image, other: Image.Image) -> float:
    """The part of the picture in which they clearly differ."""
    blurred = (each.filter(ImageFilter.GaussianBlur(3)) for each in (one, other))
    difference = ImageChops.difference(*blurred).point(lambda value: 255 if value > 48 else 0)
    return difference.histogram()[255] / (one.width * one.height)


def test_very_high_tree_is_a_png_of_bounded_size():
    made = Image.open(io.BytesIO(FORMATS["png"].make(tree(12, 80), "nl", NOW)))

    assert made.width * made.height <= 30_100_000
    assert made.width > 1000


@pytest.mark.parametrize("text", [*NASTY, "mantel\u00adzorg\u00adonder\u00adsteuning " * 8, "", "-" * 60])
def test_lines_keep_every_letter_within_the_room(text: str):
    found = letters.lines(text, 30, 300)
    bare = text.replace("\u00ad", "").replace(" ", "").replace("-", "")

    assert "".join(found).replace("-", "").replace(" ", "") == bare
    assert all(letters.width(line, 30) <= 300 for line in found)


def test_widths_are_those_of_our_fonts():
    stored = widths.TABLE.read_text(encoding="utf-8")

    assert widths.json.loads(stored) == widths.measured()
