"""What exports may publish of support and dots: a party with fewer than three answers is not told apart."""

import re
from collections.abc import Callable

import pytest

from app.domain.state import MAIN, PARTIES, State
from app.exports import FORMATS, poster, typesetting
from app.exports.carried import dotted, few_dots, is_uncarried, of_the_tree, stands
from tests.checks import html_problems
from tests.exports.everything import everything
from tests.exports.playing import NOW, Room, seat
from tests.exports.test_poster import elements, reader
from tests.exports.test_poster import words as words_of_poster
from tests.exports.test_print_page import html
from tests.exports.test_print_page import words as words_of_page

THREE = ["yes", "yes", "yes"]


def page(state: State, language: str = "nl") -> str:
    return words_of_page(html(state, language))


def sheet(state: State, language: str = "nl") -> str:
    return words_of_poster(FORMATS["pdf"].make(state, language, NOW))


both = pytest.mark.parametrize("shown", [page, sheet], ids=["html", "pdf"])
Shown = Callable[[State], str]


@pytest.fixture
def room() -> Room:
    found = Room(seatsPerParty=4)
    found.fills(4)
    found("open-step", step="main-goal")
    found("set-main-goal", text="Het hoofddoel")
    return found


@pytest.fixture
def goal(room: Room) -> str:
    return room("add-goal", text="Een subdoel", parent=MAIN)


def test_counts_and_share_are_told_when_every_party_gave_three_answers(room: Room, goal: str):
    room.asks(goal, municipality=THREE, provider=["yes", "yes", "no"], resident=[*THREE, "yes-if mits"])
    room("close-support", about=goal)
    (stand,) = stands(room.state, goal, "nl")

    assert stand.sentence == "Gedragen door alle drie de partijen."
    assert [(each.party, each.yes, each.yes_if, each.no) for each in stand.parties] == [
        ("municipality", 3, 0, 0),
        ("provider", 2, 0, 1),
        ("resident", 3, 1, 0),
    ]
    assert (stand.few, re.sub(r"\s", "", stand.weighed)) == ("", "89%")
    assert "aanbieders: 2 erachter, 0 met een voorwaarde, 1 niet" in page(room.state)


def test_party_with_two_answers_is_withheld_and_so_is_the_share(room: Room, goal: str):
    room.asks(
        goal, municipality=["no geheime-reden", "no"], provider=THREE, resident=["yes hardop", "yes", "no"]
    )
    room("close-support", about=goal)
    (stand,) = stands(room.state, goal, "nl")

    assert [each.party for each in stand.parties] == ["provider", "resident"]
    assert [reason.text for reason in stand.reasons] == ["hardop"]
    assert stand.weighed == ""
    assert stand.few == "Geen aantallen van de gemeente: minder dan 3 antwoorden."


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        (["yes"], "Gedragen door alle drie de partijen."),
        (["no"], "Nog niet gedragen door alle drie de partijen."),
        ([], "Nog niet bekend: niet elke partij heeft geantwoord."),
    ],
)
def test_carried_stays_without_a_word_on_who(room: Room, goal: str, answers: list[str], sentence: str):
    room.asks(goal, municipality=answers, provider=THREE, resident=THREE)
    room("close-support", about=goal)

    assert stands(room.state, goal, "nl")[0].sentence == sentence


@both
def test_reason_of_a_party_with_few_answers_is_nowhere(room: Room, goal: str, shown: Shown):
    room.asks(goal, municipality=["no geheime-reden"], provider=["yes hardop", "yes", "yes"], resident=THREE)
    room("close-support", about=goal)

    assert any(answer.reason == "geheime-reden" for answer in room.state.answers.values())
    assert "geheime-reden" not in shown(room.state)
    assert "nog niet gedragen door alle drie de partijen" in shown(room.state)


@both
def test_open_question_tells_nothing_but_that_it_is_open(room: Room, goal: str, shown: Shown):
    room.asks(goal, municipality=["no geheime-reden", "no", "no"], provider=THREE, resident=THREE)
    text = shown(room.state)

    assert "geheime-reden" not in text
    assert "deze vraag staat nog open." in text
    assert "9 antwoorden zijn nog niet getoond en tellen hier niet mee." in text


@both
def test_words_chosen_although_not_carried_say_so(room: Room, goal: str, shown: Shown):
    rival = room("propose-wording", seat("resident"), node=goal, text="Een ander subdoel")
    room.asks(rival, municipality=["no"], provider=["yes"], resident=["yes"])
    room("adopt-wording", wording=rival)

    assert is_uncarried(room.state, goal)
    assert "Gekozen, ook al droeg niet elke partij het." in shown(room.state)
    room("adopt-wording", wording=f"{goal}-first")
    assert not is_uncarried(room.state, goal)


@both
def test_whole_tree_tells_how_it_is_carried(room: Room, shown: Shown):
    room.asks("tree", **dict.fromkeys(PARTIES, THREE))
    room("close-support", about="tree")

    assert of_the_tree(room.state, "nl")[0].label == "De hele boom"
    assert "De hele boom: gedragen door alle drie de partijen." in shown(room.state)


@both
def test_goal_tells_where_else_it_helps(room: Room, goal: str, shown: Shown):
    other = room("add-goal", text="Nog een", parent=MAIN)
    below = room("add-goal", text="Daaronder", parent=other)
    for target in (below, other):
        room("link-goals", **{"from": goal, "to": target})
    aside = room("add-goal", text="Weg", parent=MAIN)
    room("link-goals", **{"from": goal, "to": aside})
    room("set-aside", node=aside)

    assert "ook bij 2, 2a" in shown(room.state)
    assert "ook bij 2, 2a," not in shown(room.state)


@both
def test_what_was_set_aside_is_a_list_with_reasons(room: Room, goal: str, shown: Shown):
    room("add-indicator", text="Wat je merkt", goal=goal)
    room("set-aside", node=goal, reason="nu niet")
    text = shown(room.state)

    assert "Apart gelegd Een subdoel Reden: nu niet" in text
    assert "Wat je merkt" in text or "Met 1 onderdeel eronder." in text
    assert "1 Een subdoel" not in text
    room("bring-back", node=goal)
    assert "Apart gelegd" not in shown(room.state)


@both
def test_redacted_words_that_were_set_aside_leave_their_trace_only(room: Room, shown: Shown):
    goal = room("add-goal", text="Naam van Piet", parent=MAIN)
    aside = room("set-aside", node=goal, reason="Piet wil het niet")
    for target in (goal, aside):
        room("redact", target=target)

    assert "Piet" not in shown(room.state)
    assert "Apart gelegd gewist" in shown(room.state)


def test_page_tells_other_words_by_whom(room: Room, goal: str):
    room("propose-wording", seat("resident"), node=goal, text="Liever zo")
    gone = room("propose-wording", seat("provider"), node=goal, text="Naam van Piet")
    room("redact", target=gone)

    assert "Andere woorden: Liever zo" in page(room.state)
    assert "Piet" not in page(room.state)
    assert 'aria-label="inwoners"' in html(room.state)


def test_dots_of_a_party_with_fewer_than_three_people_are_withheld():
    room = Room(seatsPerParty=3)
    room.fills(3)
    room("open-step", step="gather")
    cluster = room("make-cluster", name="Samen")
    for party, people in (("municipality", 2), ("provider", 3), ("resident", 3)):
        for number in range(1, people + 1):
            room("place-dots", seat(party, number), cluster=cluster, count=5)
    hidden = page(room.state)
    room("reveal", step="gather")

    assert "De stippen van 8 stoelen zijn nog niet geteld." in hidden
    assert "stippen: " not in hidden
    assert dotted(room.state) == {cluster: {"provider": 15, "resident": 15}}
    assert few_dots(room.state, "nl").startswith("De stippen van de gemeente staan er niet bij")
    assert "stippen: 15 15" in page(room.state)


def test_drawing_stands_on_the_page_as_lines(room: Room):
    room("open-step", step="dream-images")
    room.says("resident", "zon", "dream-image", drawing=[[[1, 2], [30, 40]]])
    hidden = html(room.state)
    room("reveal", step="dream-images")

    assert "M1 2L30 40" not in hidden
    assert 'd="M1 2L30 40"' in html(room.state)


@pytest.fixture
def full(room: Room, goal: str) -> Room:
    """Everything of session 2 at once."""
    other = room("add-goal", text="Nog een", parent=MAIN)
    leaf = room("add-indicator", text="Wat je merkt", goal=other)
    room("link-goals", **{"from": leaf, "to": goal})
    rival = room("propose-wording", seat("resident"), node=MAIN, text="Een ander hoofddoel")
    room.asks(rival, municipality=["no want zo"], provider=THREE, resident=["yes <b>ja</b>", "yes", "yes"])
    room("adopt-wording", wording=rival)
    for about in (goal, leaf, "tree"):
        room.asks(about, municipality=THREE, provider=["yes"], resident=["no nee", "no", "yes-if mits"])
        room("close-support", about=about)
    for number in range(3):
        aside = room("add-goal", text=f"Weg {number}", parent=other)
        room("set-aside", node=aside, reason="nu niet")
    return room


def test_page_with_everything_passes_the_html_checker(full: Room):
    assert html_problems({"nl": html(full.state), "en": html(full.state, "en")}) == []


def test_english_page_is_english(full: Room):
    text = page(full.state, "en")

    assert "Chosen, although not every party carried it." in text
    assert "No numbers of the providers: fewer than 3 answers." in text
    assert "Erachter" not in text


def test_poster_with_everything_keeps_the_standards_and_its_headings(full: Room):
    data = {"data": poster.json.dumps(poster.content(full.state, "nl", NOW))}
    pdf = typesetting.drawn(poster.DRAWING, data, NOW, typesetting.STANDARDS)
    kinds = elements(pdf)

    assert len(reader(pdf).pages) == 1
    assert [kind for kind in kinds if kind in ("/H1", "/H2")] == ["/H1", "/H2", "/H2", "/H2"]
    assert "Apart gelegd Weg 0" in words_of_poster(pdf)


def test_long_list_of_what_was_set_aside_gets_a_page_of_its_own(full: Room, goal: str):
    for number in range(40):
        room_for_more = full("add-goal", text=f"Nog iets dat niet in de boom paste, {number}", parent=MAIN)
        full("set-aside", node=room_for_more, reason="Hier hebben we lang over gepraat.")
    pdf = FORMATS["pdf"].make(full.state, "nl", NOW)
    first, *others = (page.extract_text() for page in reader(pdf).pages)

    assert others
    assert "Nog iets dat niet" not in first
    assert words_of_poster(pdf).count("Hier hebben we lang over gepraat.") == 40


def test_page_tells_the_check_and_the_agreements_but_not_what_two_people_said():
    state = everything().state
    text = page(state)

    assert {"geheim-van-twee", "geheim-van-de-gemeente"} < {
        each.reason for each in (*state.answers.values(), *state.checks.values())
    }
    assert "geheim" not in text
    assert "De check, ronde 2: zegt dit nog iets over het hoofddoel?" in text
    assert "gemeente: 2 ja, 1 een beetje, 0 nee" in text
    assert "Geen aantallen van de gemeente: minder dan 3 antwoorden." in text
    assert "De vragenlijst gaat rond welzijnsorganisatie elk jaar in mei" in text
    assert "Agreements" in page(state, "en")
    assert html_problems({"nl": html(state), "en": html(state, "en")}) == []
