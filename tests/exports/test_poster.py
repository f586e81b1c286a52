"""The poster, read back with a reader of others: pypdf."""

import io
import unicodedata

import pytest
from pypdf import PdfReader

from app.exports import FORMATS, poster, typesetting
from tests.exports.playing import NOW, Room, lelystad, tree

MARKS = dict.fromkeys(map(ord, "\u00ad\u200b\u2068\u2069\u200e\u200f\u202a\u202b\u202c"))


def made(state, language="nl") -> bytes:
    return FORMATS["pdf"].make(state, language, NOW)


def reader(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf))


def words(pdf: bytes) -> str:
    """The text without its line ends and without the invisible signs that let it break."""
    text = "\n".join(page.extract_text() for page in reader(pdf).pages)
    text = text.replace("\u00ad\n", "").translate(MARKS)
    return " ".join(unicodedata.normalize("NFC", text).split())


def elements(pdf: bytes) -> list[str]:
    """The kinds of all structure elements, in reading order."""
    found: list[str] = []

    def walk(node) -> None:
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            for each in node:
                walk(each)
        elif isinstance(node, dict):
            found.extend([node["/S"]] if "/S" in node else [])
            walk(node.get("/K", []))

    walk(reader(pdf).trailer["/Root"]["/StructTreeRoot"]["/K"])
    return found


def test_example_fits_on_one_sheet_of_a3():
    pages = reader(made(lelystad())).pages

    assert len(pages) == 1
    assert [round(float(side) / 72 * 25.4) for side in pages[0].mediabox[2:]] == [420, 297]


def test_example_holds_every_word_of_the_tree():
    state = lelystad()
    text = words(made(state))
    adopted = [each.text for each in state.wordings.values() if each.status == "adopted"]

    assert len(adopted) == 14
    assert [each for each in adopted if each not in text] == []


def test_poster_tells_theme_date_and_who_was_missing():
    text = words(made(lelystad()))

    assert "Samen sterk in de wijk 22 november 2026" in text
    assert "In sessie 3 misten: aanbieders (bij: Terugblik)." in text
    assert "uit 14 kaartjes 2 5 7" in text


def test_poster_in_english_keeps_the_words_of_people():
    text = words(made(lelystad(), "en"))

    assert "Missing in session 3: providers" in text
    assert "Bewoners zijn trots op hun wijk" in text


def test_poster_is_tagged_titled_and_says_its_language():
    pdf = made(lelystad())
    root = reader(pdf).trailer["/Root"]

    assert root["/Lang"] == "nl"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader(pdf).metadata.title == "Doelenboom: Samen sterk in de wijk"


def test_poster_claims_both_standards():
    xmp = reader(made(lelystad())).trailer["/Root"]["/Metadata"].get_data().decode()

    assert "<pdfuaid:part>1</pdfuaid:part>" in xmp
    assert "<pdfaid:part>2</pdfaid:part>" in xmp
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in xmp


def test_structure_is_the_tree():
    kinds = elements(made(lelystad()))

    assert [kind for kind in kinds if kind in ("/H1", "/H2")] == ["/H1", "/H2", "/H2", "/H2"]
    assert (kinds.count("/L"), kinds.count("/LI")) == (3, 11)


def test_levels_two_and_three_are_headings_below_their_subgoal():
    room = Room()
    room("set-main-goal", text="Hoofd")
    parent = "main"
    for text in ("één", "twee", "drie"):
        parent = room("add-goal", text=text, parent=parent)
        room("add-indicator", text=f"blad {text}", goal=parent)
    pdf = made(room.state)

    assert [kind for kind in elements(pdf) if kind[1] == "H"] == ["/H1", "/H2", "/H3", "/H4"]
    assert "1a1 drie blad drie" in words(pdf).replace("  ", " ")


@pytest.mark.parametrize("goals", [1, 2, 3, 4, 5, 7, 8, 9])
def test_small_tree_stands_on_one_page_whole(goals):
    state = tree(goals, 3)
    pdf = made(state)

    assert len(reader(pdf).pages) == 1
    assert all(each.text in words(pdf) for each in state.wordings.values())


def test_tree_of_twelve_times_eighty_is_cut_nowhere():
    state = tree(12, 80)
    pdf = made(state)
    text = words(pdf)

    assert len(reader(pdf).pages) > 12
    assert [each.text for each in state.wordings.values() if each.text not in text] == []


@pytest.mark.parametrize(
    "text",
    ["meervoudigepersoonlijkheidsstoornis", "W" * 280, "x" * 140 + " " + "y" * 139, "é" * 280],
)
def test_word_without_end_breaks_and_stays_whole(text):
    room = Room()
    room("set-main-goal", text=text)
    for _ in range(4):
        room("add-indicator", text=text, goal=room("add-goal", text=text, parent="main"))
    pdf = made(room.state)
    page = reader(pdf).pages[0]
    found: list[float] = []
    page.extract_text(visitor_text=lambda text, cm, tm, font, size: found.append(tm[4]))
    letters = words(pdf).replace(" ", "").replace("-", "")

    assert letters.count(text.replace(" ", "")) == 9
    assert max(found) < float(page.mediabox.right)


@pytest.mark.parametrize(
    "text",
    [
        "emoji 😀 👩‍👧‍👦 👍🏽 🇳🇱 🌳",
        "Łódź, İstanbul, ţară",
        "Мама й тато, їжак",
        "ελληνικά",
        "שלום",
        "السلام عليكم",
        "\u202eomgekeerd",
        '#set page() $x$ *vet* `code` <label> @ref "aanhaling" \\ // */ [haak] {accolade}',
        "<script>alert(1)</script>",
        "\u2069\u2069 los \u2066",
    ],
)
def test_signs_of_people_keep_the_standards(text):
    room = Room(theme=text)
    room("set-main-goal", text=text)
    room("add-goal", text=text, parent="main")
    data = {"data": poster.json.dumps(poster.content(room.state, "nl", NOW))}

    # Raises when the standards cannot be kept.
    assert typesetting.drawn(poster.DRAWING, data, NOW, typesetting.STANDARDS).startswith(b"%PDF-")


def test_markup_in_words_stays_words():
    room = Room()
    room("set-main-goal", text="*vet* #pagebreak() $x$")

    assert "*vet* #pagebreak() $x$" in words(made(room.state))


def test_sign_that_no_font_has_does_not_stop_the_poster():
    room = Room()
    room("set-main-goal", text="Samen 𓀀𓂀 sterk")

    assert "sterk" in words(made(room.state))


def test_empty_trajectory_says_that_there_is_no_main_goal():
    assert "Nog geen hoofddoel" in words(made(Room(theme="Leeg").state))


def test_redacted_goal_leaves_its_trace_only():
    room = Room()
    goal = room("add-goal", text="Naam van Piet", parent="main")
    room("redact", target=goal)
    text = words(made(room.state))

    assert "1 gewist" in text
    assert "Piet" not in text


def test_withheld_cards_are_counted():
    room = Room()
    room("open-step", step="associations")
    room.says("resident", "geheim")
    text = words(made(room.state))

    assert "1 kaartje is nog niet getoond en staat hier niet bij." in text
    assert "geheim" not in text
