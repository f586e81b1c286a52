"""The tables (csv, xlsx), read back by Python's csv, by openpyxl and by LibreOffice."""

import csv
import io
import shutil
import subprocess
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from app.domain.state import MAIN, PARTIES, State
from app.exports import FORMATS
from app.exports.table import indicators
from tests.exports.playing import NOW, Room, lelystad, seat, tree

NASTY = [
    "=1+1",
    "+31 6 12345678",
    "-2 graden",
    "@SUM(A1)",
    "＝1+1",
    '=HYPERLINK("http://x")',
    "'al een apostrof",
    "00123",
    "1e5",
    "3-4",
    "emoji 😀 👩‍👧‍👦",
    "السلام عليكم",
    "<script>alert(1)</script>",
    'met "aanhaling", komma; en | streep',
    "W" * 280,
    "_x0041_ en _x000D_",
    "onzichtbaar \uffff teken",
]
NUMBERS, NUMBERS_AS_READ = {"00123", "1e5", "3-4"}, {"123", "1E+05", "100000", "3-4"}


def rows(state: State, language: str = "nl") -> list[dict[str, str]]:
    text = FORMATS["csv"].make(state, language, NOW).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def book(state: State, language: str = "nl") -> Workbook:
    return load_workbook(io.BytesIO(FORMATS["xlsx"].make(state, language, NOW)))


def cells(state: State, name: str) -> list[dict[str, str]]:
    head, *found = book(state)[name].iter_rows(values_only=True)
    return [dict(zip(head, (cell or "" for cell in row), strict=True)) for row in found]


@pytest.fixture
def full() -> Room:
    """Six at a party: words that competed, support, the check, a link, something set aside, an agreement."""
    room = Room(seatsPerParty=4, theme="=Thema")
    room.fills(4)
    for step in ("associations", "main-goal", "the-check"):
        room("open-step", step=step)
    room("set-main-goal", text="Het hoofddoel")
    first = room("add-goal", text="Een", parent=MAIN)
    second = room("add-goal", text="Twee", parent=MAIN)
    below = room("add-goal", text="Onder een", parent=first)
    leaf = room("add-indicator", text="Wat je merkt", goal=below)
    gone = room("add-indicator", text="Toch niet", goal=first)
    room("describe-indicator", indicator=leaf, form="counting", source="=bron", existsAlready=True)
    room("link-goals", **{"from": leaf, "to": second})
    room("set-aside", node=gone, reason="@nu niet")
    room.asks(leaf, municipality=["no geheim"], provider=["yes"] * 3, resident=["yes", "yes", "yes-if mits"])
    room("close-support", about=leaf)
    answers = {"municipality": ["yes"] * 3, "provider": ["partly"] * 3, "resident": ["no want zo"] * 3}
    for party, said in answers.items():
        for number, answer in enumerate(said, 1):
            word, _, reason = answer.partition(" ")
            room("check-indicator", seat(party, number), indicator=leaf, answer=word, reason=reason)
    room("reveal", step="the-check")
    room("agree", text="We meten", who="-welzijn", when="in juni")
    return room


def test_csv_is_rfc_4180_with_a_bom_and_line_ends_for_all():
    made = FORMATS["csv"].make(lelystad(), "nl", NOW)

    assert made.startswith("\ufeffNummer,Hoofddoel,".encode())
    assert made.count(b"\r\n") == made.count(b"\n") == 1 + len(indicators(lelystad(), "nl").rows)


def test_every_indicator_has_one_row_with_its_branch(full: Room):
    found = rows(full.state)

    assert [row["Indicator"] for row in found] == ["Wat je merkt", "", "Toch niet"]
    assert {row["Hoofddoel"] for row in found} == {"Het hoofddoel"}
    assert (found[0]["Nummer"], found[0]["Subdoel"], found[0]["Subdoel op niveau 2"]) == (
        "1a",
        "1 Een",
        "1a Onder een",
    )
    assert (found[0]["Bron"], found[0]["Wordt al gemeten"], found[0]["Helpt ook bij"]) == (
        "'=bron",
        "ja",
        "2",
    )
    assert found[1]["Subdoel"] == "2 Twee"
    assert (found[2]["Apart gelegd"], found[2]["Waarom apart gelegd"]) == ("ja", "'@nu niet")


def test_support_of_a_party_with_few_is_withheld_with_its_share_and_reason(full: Room):
    row, *_ = rows(full.state)
    place = {head.split(": ")[1]: cell for head, cell in row.items() if head.startswith("Plek in de boom")}

    assert place["gedragen"] == "Nog niet gedragen door alle drie de partijen."
    assert place["gemeente"] == "niet getoond: minder dan 3 antwoorden"
    assert place["inwoners"] == "2 erachter, 1 met een voorwaarde, 0 niet"
    assert place["elke partij een derde"] == ""
    assert place["redenen"] == "inwoners (met een voorwaarde): mits"
    assert b"geheim" not in FORMATS["csv"].make(full.state, "nl", NOW)


def test_support_of_the_goals_above_stands_in_the_row_of_an_indicator(full: Room):
    first = next(node for node in full.state.nodes.values() if node.parent == MAIN)
    full.asks(first.id, municipality=["no geheim"], provider=["yes"] * 3, resident=["yes"] * 3)
    full("close-support", about=first.id)
    full("adopt-wording", wording=full("propose-wording", node=MAIN, text="=Anders"))
    row, *_ = rows(full.state)

    assert row["Subdoel: draagvlak"] == (
        "Plek in de boom: nog niet gedragen door alle drie de partijen; "
        "gemeente: niet getoond: minder dan 3 antwoorden; "
        "aanbieders: 3 erachter, 0 met een voorwaarde, 0 niet; "
        "inwoners: 3 erachter, 0 met een voorwaarde, 0 niet"
    )
    assert (row["Hoofddoel: draagvlak"], row["Subdoel op niveau 3: draagvlak"]) == ("", "")
    assert "geheim" not in row["Subdoel: draagvlak"]


def test_check_is_told_by_party_and_weighed(full: Room):
    row, *_ = rows(full.state)

    assert row["Toets: gemeente"] == "3 ja, 0 een beetje, 0 nee"
    assert row["Toets: aanbieders"] == "0 ja, 3 een beetje, 0 nee"
    assert row["Toets: elke partij een derde"].replace("\xa0", "") == "50%"
    assert row["Toets: redenen"] == " | ".join(["inwoners (nee): want zo"] * 3)


def test_check_that_was_not_revealed_is_nowhere(full: Room):
    full("open-step", step="the-check", newRound=True)
    indicator = next(node.id for node in full.state.nodes.values() if node.kind == "indicator")
    full("check-indicator", seat("resident"), indicator=indicator, answer="no", reason="nog geheim")

    assert rows(full.state)[0]["Toets: gemeente"] == "3 ja, 0 een beetje, 0 nee"
    assert b"nog geheim" not in FORMATS["csv"].make(full.state, "nl", NOW)


def test_check_of_other_words_says_so(full: Room):
    indicator = next(node.id for node in full.state.nodes.values() if node.kind == "indicator")
    full("adopt-wording", wording=full("propose-wording", node=indicator, text="Wat je nu merkt"))

    assert rows(full.state)[0]["Toets: over"] == "andere woorden dan nu: Wat je merkt"
    assert rows(full.state)[0]["Andere woorden"] == "begeleider, eerder gekozen: Wat je merkt"


def test_workbook_tells_agreements_goals_cards_and_the_day(full: Room):
    full.says("resident", "=kaartje")
    full("reveal", step="associations")

    assert cells(full.state, "Afspraken") == [
        {"Afspraak": "We meten", "Door wie": "-welzijn", "Tegen wanneer": "in juni"}
    ]
    assert [row["Doel"] for row in cells(full.state, "Doelen")] == [
        "Het hoofddoel",
        "Een",
        "Onder een",
        "Twee",
    ]
    assert [(row["Partij"], row["Kaartje"]) for row in cells(full.state, "Kaartjes")] == [
        ("inwoners", "=kaartje")
    ]
    assert ("Thema", "=Thema") in book(full.state)["Over dit bestand"].iter_rows(values_only=True)


def test_workbook_is_text_only_with_a_head_that_stays_and_filters(full: Room):
    for sheet in book(full.state).worksheets:
        found = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
        assert {cell.data_type for cell in found} <= {"s"}
        assert all(cell.alignment.wrap_text for cell in found)
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions


def test_workbook_prints_on_few_pages_that_can_be_read(full: Room):
    """The heads and the first column stand on every page, and every row has room for its longest cell."""
    for sheet in book(full.state).worksheets:
        assert (sheet.page_setup.orientation, sheet.sheet_properties.pageSetUpPr.fitToPage) == (
            "landscape",
            True,
        )
        assert (sheet.print_title_rows, sheet.print_title_cols) == ("$1:$1", "$A:$A")
        widths = [each.width for each in sheet.column_dimensions.values()]
        assert sum(widths) / sheet.page_setup.fitToWidth <= 220
        for row in sheet.iter_rows():
            lines = max(len(cell.value or "") / width for cell, width in zip(row, widths, strict=True))
            assert sheet.row_dimensions[row[0].row].height >= min(15 * lines, 409)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_sheets_have_names_that_spreadsheets_take(full: Room, language: str):
    names = book(full.state, language).sheetnames

    assert len(set(names)) == 7
    assert all(len(name) <= 31 for name in names)


def test_unrevealed_cards_are_in_no_sheet(full: Room):
    full("open-step", step="dream-images")
    full.says("provider", "stil geheim", kind="dream-image")
    told = [cell for sheet in book(full.state).worksheets for row in sheet.values for cell in row]

    assert not [cell for cell in told if "stil geheim" in str(cell)]
    assert "1 kaartje is nog niet getoond en staat hier niet bij." in told


def test_empty_tree_has_heads_only():
    assert rows(Room().state) == []
    assert book(Room().state).worksheets[0].max_row == 1


def test_tree_of_twelve_times_eighty_has_a_row_each():
    assert len(rows(tree(12, 80))) == 960


def test_redacted_words_leave_their_trace_only():
    room = Room()
    goal = room("add-goal", text="Doel", parent=MAIN)
    leaf = room("add-indicator", text="Naam van Piet", goal=goal)
    room("redact", target=leaf)

    assert [row["Indicator"] for row in rows(room.state)] == ["gewist"]


def nasty() -> State:
    room = Room()
    goal = room("add-goal", text="Doel", parent=MAIN)
    for text in NASTY:
        room("add-indicator", text=text, goal=goal)
    return room.state


def test_csv_gives_back_every_word_and_no_formula():
    found = [row["Indicator"] for row in rows(nasty())]

    assert [cell.removeprefix("'") for cell in found] == [text.removeprefix("'") for text in NASTY]
    assert not [cell for cell in found if cell[0] in "=+-@＝"]
    assert not [
        row for row in indicators(nasty(), "nl").rows if len(row) != len(indicators(nasty(), "nl").columns)
    ]


def test_libreoffice_reads_every_word_of_both(tmp_path: Path):
    from_csv = _through_libreoffice(tmp_path, "csv", "--infilter=CSV:44,34,76,1")
    from_xlsx = _through_libreoffice(tmp_path, "xlsx")

    assert from_xlsx == [text.replace("\uffff", "\ufffd") for text in NASTY]
    # What looks like a number is one for a spreadsheet that opens csv; that is why there is xlsx.
    assert [cell.removeprefix("'") for cell in from_csv if cell not in NUMBERS_AS_READ] == [
        text.removeprefix("'") for text in NASTY if text not in NUMBERS
    ]


def _through_libreoffice(tmp_path: Path, format_: str, *options: str) -> list[str]:
    """The indicators as LibreOffice read them and wrote them down again."""
    office = shutil.which("soffice")
    assert office
    file = tmp_path / f"from-{format_}.{format_}"
    file.write_bytes(FORMATS[format_].make(nasty(), "nl", NOW))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    in_utf_8 = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false"
    command = [
        office,
        "--headless",
        profile,
        *options,
        "--convert-to",
        in_utf_8,
        "--outdir",
        tmp_path / "out",
    ]
    subprocess.run([*command, file], check=True, capture_output=True, timeout=120)
    return _indicators(tmp_path / "out" / f"{file.stem}.csv")


def _indicators(file: Path) -> list[str]:
    with file.open(encoding="utf-8-sig", newline="") as text:
        return [row["Indicator"] for row in csv.DictReader(text)]


def test_parties_stand_in_their_order():
    heads = [column.head for column in indicators(Room().state, "nl").columns]

    assert [head for head in heads if head.startswith("Uit kaartjes")] == [
        "Uit kaartjes: gemeente",
        "Uit kaartjes: aanbieders",
        "Uit kaartjes: inwoners",
    ]
    assert len(PARTIES) == 3
