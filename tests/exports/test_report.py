"""The report (A4), read back by programs of others: pdftotext for the words, pypdf for what they are."""

import dataclasses
import re
import subprocess
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest

from app.domain.state import MAIN, State
from app.exports import FORMATS, report, typesetting
from app.exports.report_blocks import Heading, Run, Table, TreePicture
from app.exports.report_content import report as told
from tests.exports.copying import copied
from tests.exports.copying import told as told_as_json
from tests.exports.everything import everything
from tests.exports.playing import NOW, Room, lelystad, seat, tree
from tests.exports.test_poster import MARKS, elements, reader

SECRETS = ("geheim-van-twee", "geheim-van-de-gemeente")


@pytest.fixture(scope="module")
def state() -> State:
    return everything().state


@pytest.fixture(scope="module")
def pdf(state: State) -> bytes:
    return kept(state)


def kept(state: State, language: str = "nl") -> bytes:
    """The file; raises when the standards cannot be kept."""
    given = report.given(state, language, NOW)
    return typesetting.drawn(report.DRAWING, given, NOW, typesetting.STANDARDS)


def read(pdf: bytes) -> str:
    """What pdftotext reads, in the order of the file, on one line, without invisible signs."""
    done = subprocess.run(["pdftotext", "-raw", "-", "-"], input=pdf, capture_output=True, check=True)
    return " ".join(done.stdout.decode().replace("\u00ad\n", "").translate(MARKS).split())


def texts(thing: Any) -> Iterator[Run]:
    """All runs of a report, in their order."""
    if isinstance(thing, Run):
        yield thing
    elif dataclasses.is_dataclass(thing):
        for field in dataclasses.fields(thing):
            yield from texts(getattr(thing, field.name))
    elif isinstance(thing, tuple):
        for each in thing:
            yield from texts(each)


def people(state: State) -> set[str]:
    """All words of people that may be read by anyone: none of these may be missing."""
    may_not = set(SECRETS)
    words = [card.text for card in state.cards.values() if card.status == "kept"]
    words += [each.text for each in state.wordings.values()] + [
        each.text for each in state.proposals.values()
    ]
    words += [each.reason for each in (*state.answers.values(), *state.checks.values()) if each.reason]
    words += [each.reason for each in state.nodes.values() if each.reason]
    words += [part for each in state.agreements.values() for part in (each.text, each.who, each.when)]
    words += [cluster.name for cluster in state.clusters.values()]
    words += [*state.here.questions.values(), state.here.theme, state.here.purpose]
    words += [str(said) for node in state.nodes.values() for said in _free(node.description)]
    return set(words) - may_not


def _free(description: dict[str, Any]) -> list[Any]:
    return [
        said for name, said in description.items() if name not in ("form", "nature", "level", "existsAlready")
    ]


def test_nothing_that_people_said_is_missing(state: State):
    said = {run.text for run in texts(told(state, "nl", NOW))} | {state.here.theme}

    assert len(people(state)) > 50
    assert people(state) - said == set()


def test_paper_holds_every_word_in_the_order_of_the_report(state: State, pdf: bytes):
    text, place = read(pdf), 0

    for heading in (block for block in told(state, "nl", NOW).blocks if isinstance(block, Heading)):
        words = "".join(run.text for run in heading.line)
        assert words in text[place:], words
        place = text.index(words, place)
    assert [each for each in people(state) if each not in text] == []


def test_numbers_and_reasons_of_two_people_are_nowhere(state: State, pdf: bytes):
    text = read(pdf)

    assert {each.reason for each in (*state.answers.values(), *state.checks.values())} > set(SECRETS)
    assert [each for each in SECRETS if each in text] == []
    tables = [block for block in told(state, "nl", NOW).blocks if isinstance(block, Table)]
    (check,) = [block for block in tables if block.name == "De check" and len(block.rows) == 2]
    assert [row.party for row in check.rows] == ["provider", "resident"]
    assert "Geen aantallen van de gemeente: minder dan 3 antwoorden." in text


def test_check_is_told_by_round_by_party_and_in_equal_thirds(pdf: bytes):
    text = read(pdf)

    assert "De check: zegt dit nog iets over het hoofddoel? Elke partij telt voor een derde: 83%." in text
    assert "Toen stond er: Mensen vertellen over hun vrije dag" in text
    assert (
        "De check, ronde 2: zegt dit nog iets over het hoofddoel? Elke partij telt voor een derde: 96%"
        in text
    )
    assert "Gemeente 2 1 0 3 van 4" in text
    assert "Een beetje: het duurt lang" in text


def test_support_of_every_round_and_what_is_carried_is_told(pdf: bytes):
    text = read(pdf)

    assert "Gekozen ook al droeg niet elke partij het" in text
    assert "Plek in de boom, ronde 1: gedragen door alle drie de partijen." in text
    assert "Niet: liever vrije dagen" in text
    assert "Met een voorwaarde: met vrije dagen" in text
    assert "Zorg die blijft: gedragen door de gemeente en inwoners, nog niet door de aanbieders." in text


def test_origin_links_and_description_stand_by_a_goal(pdf: bytes):
    text = read(pdf)

    assert "Gegroeid uit 3 kaartjes: 1 van de gemeente, 1 van de aanbieders en 1 van de inwoners" in text
    assert "Voorgesteld door de inwoners" in text
    assert "Helpt ook bij 1" in text
    assert "Wordt al gemeten nee" in text
    assert "Het eerste hoofddoel (van de begeleider, stond er eerder)" in text


def test_report_says_what_it_is_to_a_machine(pdf: bytes):
    root = reader(pdf).trailer["/Root"]
    xmp = root["/Metadata"].get_data().decode()

    assert root["/Lang"] == "nl"
    assert root["/MarkInfo"]["/Marked"]
    assert reader(pdf).metadata.title == "Verslag van de doelenboom: Mantelzorg"
    assert "<pdfuaid:part>1</pdfuaid:part>" in xmp
    assert "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>" in re.sub(r"\s+", "", xmp)


def test_report_is_tagged_with_headings_lists_tables_and_pictures(pdf: bytes):
    kinds = elements(pdf)
    heads = [int(kind[2:]) for kind in kinds if re.fullmatch(r"/H\d", kind)]

    assert heads[0] == 1
    assert [after for before, after in pairwise(heads) if after > before + 1] == []
    assert {"/TOC", "/L", "/LI", "/Table", "/TH", "/TD", "/Figure"} <= set(kinds)


def test_pages_are_a4_and_the_tree_lies_on_its_side(pdf: bytes):
    sizes = [[round(float(side) / 72 * 25.4) for side in page.mediabox[2:]] for page in reader(pdf).pages]

    assert sizes[1] == [297, 210]
    assert {tuple(size) for size in (sizes[0], *sizes[2:])} == {(210, 297)}


def test_every_page_counts_itself_and_no_heading_ends_one(state: State, pdf: bytes):
    heads = {
        "".join(run.text for run in b.line) for b in told(state, "nl", NOW).blocks if isinstance(b, Heading)
    }
    pages = [page.extract_text().translate(MARKS).splitlines() for page in reader(pdf).pages]
    bodies = [[line.strip() for line in lines if line.strip()] for lines in pages]
    last = [[line for line in body if "gemeente" not in line and " / " not in line][-1] for body in bodies]

    assert [line for line in last if line in heads] == []


def test_english_report_keeps_the_words_of_people(state: State):
    text = read(kept(state, "en"))

    assert "Report of the goal tree" in text
    assert "The check: does this still say something about the main goal?" in text
    assert "Rust is ook echt rust" in text
    assert [word for word in ("gemeente ", "Gegroeid", "Erachter", "Afspraken") if word in text] == []


def test_example_of_the_demo_is_whole():
    state = lelystad()
    pdf = kept(state)
    text = read(pdf)

    assert len(reader(pdf).pages) <= 12
    assert [each for each in people(state) if each not in text] == []
    assert "In sessie 3 misten: aanbieders (bij: Terugblik)." in text


def test_hidden_words_are_counted_and_stand_nowhere():
    room = Room(seatsPerParty=3)
    room.fills(3)
    room("open-step", step="associations")
    room.says("resident", "geheim")
    room("set-main-goal", text="Hoofd")
    leaf = room("add-indicator", text="Blad", goal=room("add-goal", text="Doel", parent=MAIN))
    room("open-step", step="the-check")
    room("check-indicator", seat("resident"), indicator=leaf, answer="no", reason="ook geheim")
    room.asks("tree", resident=["no nog geheimer"])
    text = read(kept(room.state))

    assert "geheim" not in text
    assert "1 kaartje is nog niet getoond en staat hier niet bij." in text
    assert "1 antwoord van de toets is nog niet getoond en telt hier niet mee." in text
    assert "De hele boom: deze vraag staat nog open." in text


def test_empty_trajectory_has_a_report():
    text = read(kept(Room(theme="Leeg").state))

    assert "Nog geen hoofddoel" in text
    assert "Deze boom is nog niet af." in text


def test_erased_words_leave_their_trace_only():
    room = Room()
    goal = room("add-goal", text="Naam van Piet", parent=MAIN)
    agreed = room("agree", text="Piet telt", who="Piet", when="mei")
    for target in (goal, agreed):
        room("redact", target=target)
    text = read(kept(room.state))

    assert "Piet" not in text
    assert text.count("gewist") >= 3


HOSTILE = (
    "W" * 280,
    "emoji 😀 👩‍👧‍👦 👍🏽 🇳🇱 🌳",
    "السلام عليكم",
    "\u202eomgekeerd",
    '#set page() $x$ *vet* `code` <label> @ref "aanhaling" \\ // */ [haak] {accolade}',
    "<script>alert(1)</script>",
    "= kop\u2069\u2069 los \u2066",
)


def hostile() -> State:
    """Words of every kind in every place that takes words."""
    room = Room(theme=HOSTILE[4][:80], purpose=HOSTILE[5], policyGoal=HOSTILE[6])
    room("set-main-goal", text=HOSTILE[0])
    for text in HOSTILE:
        goal = room("add-goal", text=text, parent="main")
        leaf = room("add-indicator", text=text, goal=goal)
        room("describe-indicator", indicator=leaf, unit=text[:200], who=text[:200])
        room("agree", text=text, who=text[:200], when=text[:200])
        room("set-aside", node=room("add-goal", text=text, parent="main"), reason=text)
    return room.state


def test_any_words_keep_the_standards_and_stay_words():
    letters = read(kept(hostile())).replace(" ", "")
    plain = [text.replace(" ", "") for text in HOSTILE if text.isascii()]

    assert [text for text in plain if letters.count(text[:60]) < 6] == []


def test_large_tree_is_whole_and_has_its_picture():
    state = tree(12, 80)
    text = read(FORMATS["report"].make(state, "nl", NOW))

    assert [each.text for each in state.wordings.values() if text.count(each.text) < 2] == []
    assert any(isinstance(block, TreePicture) for block in told(state, "nl", NOW).blocks)


def test_sign_that_no_font_has_does_not_stop_the_report():
    room = Room()
    room("set-main-goal", text="Samen 𓀀𓂀 sterk")

    assert "sterk" in read(FORMATS["report"].make(room.state, "nl", NOW))


def test_copy_that_was_read_in_again_tells_the_same(state: State):
    copy = copied(told_as_json(state))

    assert told(copy, "nl", NOW).blocks == told(state, "nl", NOW).blocks
