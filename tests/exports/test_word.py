"""The report in Word, read back by python-docx and by LibreOffice."""

import io
import subprocess
from itertools import pairwise
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml.ns import qn

from app.domain.state import State
from app.exports import FORMATS
from app.exports.word_parts import harmless, runs_leftwards
from tests.exports.everything import everything
from tests.exports.playing import NOW, Room, lelystad, tree
from tests.exports.test_poster import reader
from tests.exports.test_report import HOSTILE, SECRETS, hostile, people, read


def made(state: State, language: str = "nl") -> bytes:
    return FORMATS["docx"].make(state, language, NOW)


def opened(state: State, language: str = "nl"):
    return Document(io.BytesIO(made(state, language)))


def words(document) -> str:
    """All text, tables included, a paragraph a line."""
    return "\n".join(
        "".join(each.text or "" for each in paragraph.iter(qn("w:t")))
        for paragraph in document.element.body.iter(qn("w:p"))
    )


@pytest.fixture(scope="module")
def state() -> State:
    return everything().state


@pytest.fixture(scope="module")
def document(state: State):
    return opened(state)


def test_nothing_that_people_said_is_missing(state: State, document):
    text = words(document)

    assert [each for each in people(state) if each not in text] == []
    assert [each for each in SECRETS if each in text] == []


def test_headings_are_headings_and_skip_no_level(document):
    levels = [
        int(each.style.name[-1]) for each in document.paragraphs if each.style.name.startswith("Heading ")
    ]
    first = [each.text for each in document.paragraphs if each.style.name == "Heading 1"]

    assert [each.text for each in document.paragraphs if each.style.name == "Title"] == ["Mantelzorg"]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert first == [
        "De doelenboom",
        "Afspraken",
        "Wat er onder elk woord ligt",
        "Apart gelegd",
        "Niet overgenomen voorstellen",
        "Sessie 1: associaties en droombeelden",
        "Sessie 2: de doelenboom",
        "Sessie 3: indicatoren",
        "Parkeerplek",
        "Hoe je dit leest",
    ]


def test_tables_have_a_row_of_heads_that_is_repeated_and_rows_that_are_whole(document):
    for table in document.tables:
        first, *rows = (row._tr.trPr for row in table.rows)
        assert first.find(qn("w:tblHeader")) is not None
        assert [row for row in rows if row.find(qn("w:tblHeader")) is not None] == []
        assert all(row.find(qn("w:cantSplit")) is not None for row in (first, *rows))
    agreed = next(table for table in document.tables if table.cell(0, 0).text == "Wat")
    assert [cell.text for cell in agreed.rows[1].cells] == [
        "De vragenlijst gaat rond",
        "welzijnsorganisatie",
        "elk jaar in mei",
    ]


def test_pictures_say_what_they_show(document):
    pictures = [each.get("descr") for each in document.element.body.iter(qn("wp:docPr"))]

    assert len(pictures) == 2
    assert pictures[0].startswith("Tekening van de doelenboom. Hoofddoel: Wie zorgt, houdt het vol.")
    assert pictures[1] == "Tekening: zon op het balkon"


def test_lists_are_lists(document):
    listed = [each for each in document.paragraphs if each.style.name.startswith("List ")]

    assert len(listed) > 15
    assert all(each._p.pPr.numPr is not None for each in listed)
    assert {each._p.pPr.numPr.ilvl.val for each in listed} == {0, 1, 2}


@pytest.mark.parametrize(("language", "locale"), [("nl", "nl-NL"), ("en", "en-GB")])
def test_document_says_its_language_and_title(state: State, language: str, locale: str):
    document = opened(state, language)
    default = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")

    assert default.find(qn("w:lang")).get(qn("w:val")) == locale
    assert document.core_properties.language == locale
    assert document.core_properties.title.endswith(": Mantelzorg")
    assert document.core_properties.author == "Samenboom"


def test_english_document_marks_the_words_of_people_as_dutch(state: State):
    document = opened(state, "en")
    goal = next(each for each in document.paragraphs if each.text == "1 Rust is ook echt rust")

    assert goal.runs[-1]._r.rPr.find(qn("w:lang")).get(qn("w:val")) == "nl-NL"
    assert [word for word in ("Gegroeid", "Afspraken", "Erachter") if word in words(document)] == []


def test_libreoffice_opens_it_and_numbers_the_goals_as_the_room_does(tmp_path: Path, state: State):
    for name, it in (("all", state), ("hostile", hostile())):
        (tmp_path / f"{name}.docx").write_bytes(made(it))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, "all.docx", "hostile.docx"], cwd=tmp_path, check=True, timeout=300)
    text, pages = read((tmp_path / "all.pdf").read_bytes()), reader((tmp_path / "all.pdf").read_bytes()).pages
    letters = read((tmp_path / "hostile.pdf").read_bytes()).replace(" ", "")

    assert [each for each in people(state) if each not in text] == []
    assert "1 Rust is ook echt rust – Mensen slapen door (tellen) 1a Er is iemand die het overneemt" in text
    sizes = [[round(float(side) / 72 * 25.4) for side in page.mediabox[2:]] for page in pages]
    assert (sizes[0], sizes[1], sizes[2]) == ([210, 297], [297, 210], [210, 297])
    assert [each for each in HOSTILE if each.isascii() and each.replace(" ", "")[:60] not in letters] == []


@pytest.mark.parametrize("state", [Room().state, lelystad(halfway=True), tree(1, 0), tree(12, 80)])
def test_any_moment_has_a_document(state: State):
    text = words(opened(state))

    assert [each.text for each in state.wordings.values() if each.text not in text] == []


def test_file_holds_nothing_of_the_template(state: State):
    with ZipFile(io.BytesIO(made(state))) as file:
        everything_in_it = b"".join(file.read(name) for name in file.namelist())

    assert b"generated by python-docx" not in everything_in_it


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("gewoon", "gewoon"),
        ("a\x00b\ud800c\uffff", "abc"),
        ("\u202eom", "\u202eom\u202c"),
        ("\u2066los", "\u2066los\u2069"),
        ("\u2069al dicht\u202c", "\u2069al dicht\u202c"),
    ],
)
def test_words_become_harmless(text: str, safe: str):
    assert harmless(text) == safe


@pytest.mark.parametrize(
    ("text", "is_so"), [("السلام", True), ("1 שלום", True), ("a السلام", False), ("12", False)]
)
def test_direction_is_that_of_the_first_letter(text: str, is_so: bool):
    assert runs_leftwards(text) is is_so
