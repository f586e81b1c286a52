"""What the room reads while it chooses together: dreams, dots, words with support, the line on the tree."""

import re
from collections.abc import Callable

import pytest

from app.domain.state import MAIN
from app.screens import candidates, laid, line, stages
from tests.screens.meetings import (
    ANSWERS,
    WORDS,
    Meeting,
    asked,
    associated,
    chosen,
    dotted,
    dreamed,
    gathered,
    grown,
    worded,
)
from tests.screens.rooms import DREAMS
from tests.screens.stand import origin_of, region, told
from tests.screens.test_projector import read

ALL_YES = {party: ["yes"] * 9 for party in ANSWERS}


# ---- dream images


def test_drawings_make_a_gallery_of_drawings_and_sentences() -> None:
    state = dreamed(Meeting(1), 1, 1).state
    assert stages.kind(state) == "gallery"
    html = region(state, "stage")
    assert html.count('<svg class="drawing"') == 3
    assert html.count("only-words") == 3


def test_sentences_alone_stay_a_wall() -> None:
    assert stages.kind(dreamed(Meeting(1), 0, 2).state) == "sentences"


@pytest.mark.parametrize(("people", "size"), [((1, 1, 0), "few"), ((1, 1, 5), "some"), ((3, 2, 0), "many")])
def test_drawings_have_one_of_three_sizes(people: tuple[int, int, int], size: str) -> None:
    state = dreamed(Meeting(people[0]), people[1], people[2]).state
    assert f"of-{size}" in region(state, "stage")


# ---- dots


def test_before_the_dots_are_counted_only_who_laid_them_is_told() -> None:
    meeting = dotted(gathered(Meeting(2)), silent=("resident",), reveal=False)
    assert "Stippen gelegd Gemeente: 2 van 2 Aanbieders: 2 van 2 Inwoners: 0 van 2" in read(meeting.state)
    assert "laid" not in re.findall(r'class="(\w+)"', region(meeting.state, "stage"))


def test_a_partys_row_is_as_long_as_its_share_whatever_its_number() -> None:
    meeting = gathered(Meeting({"municipality": 1, "provider": 4, "resident": 2}), 2)
    first, second = meeting.state.clusters
    for actor in meeting.everyone:
        meeting.each("place-dots", actor, cluster=first, count=3)
        meeting.each("place-dots", actor, cluster=second, count=2)
    meeting.does("reveal", step="gather")
    rows = laid.laid(meeting.state)[first].rows
    assert [row.dots for row in rows] == [3, 12, 6]
    assert {row.length for row in rows} == {"200"}
    assert {row.size for row in rows} == {rows[0].size}


def test_the_heaviest_stands_out_and_the_order_stays() -> None:
    meeting = dotted(gathered(Meeting(5)))
    found = laid.laid(meeting.state)
    assert list(found) == list(meeting.state.clusters)
    assert max(each.weight for each in found.values()) == 2
    assert region(meeting.state, "stage").count("weight-2") == sum(
        each.weight == 2 for each in found.values()
    )


def test_a_party_without_dots_makes_the_weights_not_known() -> None:
    meeting = dotted(gathered(Meeting(2)), silent=("resident",))
    assert {each.weight for each in laid.laid(meeting.state).values()} == {0}
    assert "Nog geen stippen van: inwoners" in read(meeting.state)
    assert 'href="#resident-none"' in region(meeting.state, "stage")


def test_many_seats_are_told_in_numbers() -> None:
    meeting = dotted(gathered(Meeting(12)), reveal=False)
    html = region(meeting.state, "stage")
    assert "12</b> van 12" in html
    assert html[: html.index("gather share")].count('href="#resident"') == 1


def test_clusters_without_any_dots_show_none() -> None:
    meeting = gathered(Meeting(2))
    meeting.does("reveal", step="gather")
    assert laid.laid(meeting.state) == {}
    assert "Nog geen stippen van: gemeente, aanbieders, inwoners" in read(meeting.state)


# ---- look back


def looking_back(meeting: Meeting, session: int) -> Meeting:
    meeting.does("close-session", session=session)
    meeting.does("open-step", step=f"look-back-{session + 1}")
    return meeting


def test_look_back_says_whose_cards_there_are_and_who_was_missing() -> None:
    said = read(looking_back(dotted(gathered(Meeting(2))), 1).state)
    assert "Kaartjes tot nu toe gemeente 15 aanbieders 18 inwoners 15" in said
    assert "In sessie 1 waren er niet: aanbieders" in said
    assert "Even op adem komen gemeente:" in said


def test_look_back_without_clusters_shows_the_cards() -> None:
    meeting = Meeting(1)
    associated(meeting)
    said = read(looking_back(meeting, 1).state)
    assert said.index("Kaartjes tot nu toe gemeente 15") < said.index("beleidsplan")


def test_once_dots_are_counted_the_loose_cards_are_a_number() -> None:
    meeting = gathered(Meeting(2))
    assert "Nog los 28" in read(meeting.state)
    assert "Nog los aanbieders 13 inwoners 15" in read(dotted(meeting).state)


def test_look_back_on_the_tree_shows_the_tree() -> None:
    meeting = Meeting(2)
    grown(meeting)
    said = read(looking_back(meeting, 2).state)
    assert (
        said.index("Dit is onze boom tot nu toe")
        < said.index("In sessie 2 waren er niet")
        < said.index(WORDS[0])
    )


# ---- words side by side


def test_words_compete_side_by_side_as_soon_as_a_party_proposes() -> None:
    meeting = Meeting(2)
    meeting.does("open-step", step="main-goal")
    assert stages.kind(meeting.state) == "tree"
    worded(meeting)
    assert stages.kind(meeting.state) == "candidates"
    said = read(meeting.state)
    places = [
        said.index(part) for part in ("A " + WORDS[0], "B " + WORDS[1], "voorstel van aanbieders", "C ")
    ]
    assert places == sorted(places)
    assert said.count("Nog niet gevraagd.") == 3


def test_while_it_is_asked_only_how_many_answered_is_told() -> None:
    meeting = Meeting(2)
    about = worded(meeting)[0]
    asked(meeting, about, {"resident": ["no"], "provider": ["yes", "yes"]}, close=False)
    said = read(meeting.state)
    assert "Gemeente: 2 2 nog niets gezegd" in said
    assert "Aanbieders: 2 2 hebben geantwoord" in said
    assert "Inwoners: 1 1 hebben geantwoord, 1 1 nog niets gezegd" in said
    assert "3 van de 6 antwoorden zijn binnen." in said
    assert "’s nachts" not in said
    assert "staat erachter" not in said


def test_after_the_close_it_says_who_carries_it_and_on_what_condition() -> None:
    meeting = Meeting(5)
    asked(meeting, worded(meeting)[1])
    said = read(meeting.state)
    assert "Gedragen door de gemeente en aanbieders, nog niet door de inwoners." in said
    assert "Inwoners: 1 1 staan erachter, 1 1 kunnen ermee leven, 3 3 staan er niet achter" in said
    assert "als het ook ’s nachts kan" in said
    assert "is-carried" not in region(meeting.state, "stage")


def test_what_all_three_carry_lies_on_white_with_the_line() -> None:
    meeting = Meeting(2)
    asked(meeting, worded(meeting)[0], ALL_YES)
    html = region(meeting.state, "stage")
    assert html.count("is-carried") == 1
    assert html.count("three stand carried") == 1


def test_chosen_although_not_carried_is_said_for_ever() -> None:
    meeting = Meeting(5)
    wording = worded(meeting)[1]
    asked(meeting, wording)
    meeting.does("adopt-wording", wording=wording)
    sentence = "Gekozen. Gedragen door de gemeente en aanbieders, nog niet door de inwoners."
    assert sentence in read(meeting.state)
    assert sentence in told(origin_of(meeting.state, MAIN))
    asked(meeting, wording, ALL_YES)
    assert "Gekozen toen nog niet alle drie het droegen. Gedragen door alle drie" in read(meeting.state)


def test_reasons_take_turns_by_party_and_erased_ones_leave_a_trace() -> None:
    meeting = Meeting(2)
    wording = worded(meeting)[0]
    answers = {party: ["no", "no"] for party in ANSWERS}
    asked(meeting, wording, answers, reasons=("want twee", "want een"))
    found = candidates.candidates(meeting.state, MAIN, "nl")[0].support
    assert found
    assert [each.party for each in found.reasons] == ["municipality", "provider", "resident"] * 2
    gone = next(each for each in meeting.state.answers.values() if each.party == "resident")
    meeting.does("redact", target=gone.command)
    assert "deze woorden zijn gewist" in read(meeting.state)


def test_a_party_that_nobody_sits_for_is_said() -> None:
    meeting = Meeting({"municipality": 2, "provider": 2, "resident": 0})
    asked(meeting, worded(meeting)[0], ALL_YES)
    said = read(meeting.state)
    assert "Inwoners: nog niemand aan tafel" in said
    assert "De inwoners: nog niet geantwoord." in said


def test_letters_stay_with_their_words() -> None:
    assert [candidates.letter(place) for place in (0, 1, 25, 26)] == ["A", "B", "Z", "AA"]
    meeting = Meeting(2)
    first, second, _ = worded(meeting)
    meeting.does("adopt-wording", wording=first)
    meeting.does("adopt-wording", wording=second)
    said = read(meeting.state)
    assert said.index("A " + WORDS[0]) < said.index("Eerder gekozen.") < said.index("B " + WORDS[1])


def test_words_for_a_subgoal_take_the_stage_while_they_are_asked_and_give_it_back() -> None:
    meeting = Meeting(2)
    goals = grown(meeting)
    wording = worded(meeting, ["Rust is ook echt rust"], goals[1])[0]
    assert stages.kind(meeting.state) == "tree"
    asked(meeting, wording, close=False)
    assert "Welke woorden passen bij subdoel 2?" in read(meeting.state)
    meeting.does("close-support", about=wording)
    assert stages.kind(meeting.state) == "candidates"
    meeting.does("adopt-wording", wording=wording)
    assert stages.kind(meeting.state) == "tree"
    meeting.does("undo")
    assert stages.kind(meeting.state) == "candidates"


def test_a_new_step_leaves_the_words_of_the_step_before() -> None:
    meeting = Meeting(2)
    asked(meeting, worded(meeting)[0])
    meeting.does("open-step", step="subgoals")
    assert stages.kind(meeting.state) == "tree"


# ---- the line above the tree


def test_the_line_says_what_waits_and_leads_to_it() -> None:
    meeting = Meeting(2)
    goals = grown(meeting)
    for actor, parent in zip(meeting.everyone, (MAIN, goals[0], MAIN), strict=False):
        meeting.each("propose-goal", actor, text=DREAMS[0], parent=parent)
    assert line.line(meeting.state, "nl").waiting == (("municipality", 2), ("provider", 1))
    assert 'class="facts" href="from/main"' in region(meeting.state, "stage")
    said = told(origin_of(meeting.state, MAIN))
    assert "Voorstellen die wachten" in said
    assert said.count(DREAMS[0]) == 3
    assert DREAMS[0] + " bij 1" in said


@pytest.mark.parametrize(
    ("about", "name"),
    [
        ("tree", "de hele boom"),
        (MAIN, "het hoofddoel"),
        ("goal", "subdoel 1"),
        ("leaf", "een indicator bij subdoel 1"),
    ],
)
@pytest.mark.parametrize("step", ["subgoals", "does-it-hold", "whole-tree", "look-back-3"])
def test_the_line_says_what_is_asked_and_then_what_came_of_it(about: str, name: str, step: str) -> None:
    meeting = Meeting(2)
    goal = grown(meeting)[0]
    leaf = meeting.does("add-indicator", text="Meer rust", goal=goal)
    if step != "subgoals":
        meeting.does("open-step", step=step)
    about = {"goal": goal, "leaf": leaf}.get(about, about)
    asked(meeting, about, {"resident": ["yes"]}, close=False)
    said = read(meeting.state)
    assert f"Nu gevraagd: {name}" in said
    assert "inwoners 1 van 2" in said
    meeting.does("close-support", about=about)
    sentence = "gedragen door inwoners. De gemeente en de aanbieders: nog niet geantwoord."
    assert f"{name[0].upper()}{name[1:]}: {sentence}" in read(meeting.state)


def test_many_questions_at_once_are_told_together() -> None:
    meeting = Meeting(1)
    goals = grown(meeting)
    meeting.does("open-step", step="does-it-hold")
    for goal in goals:
        meeting.does("open-support", about=goal)
    meeting.each("answer-support", meeting.people["resident"][0], about=goals[0], answer="yes")
    found = line.line(meeting.state, "nl")
    assert found.text == "Nu gevraagd: 4 vragen"
    assert found.parties[2] == ("resident", 1, 4)
    meeting.does("close-support", about=goals[0])
    meeting.does("close-support", about=goals[1])
    assert line.line(meeting.state, "en").text == "Asked now: subgoal 3 and subgoal 4"


def test_what_was_closed_together_is_told_together() -> None:
    meeting = Meeting(1)
    goals = grown(meeting)
    meeting.does("open-step", step="does-it-hold")
    for goal, answer in zip(goals, ("yes", "no", "yes", ""), strict=True):
        meeting.does("open-support", about=goal)
        for party in ("municipality", "provider", "resident") if answer else ("resident",):
            said = {"about": goal, "answer": answer or "yes"}
            meeting.each("answer-support", meeting.people[party][0], **said)
    for goal in goals:
        meeting.does("close-support", about=goal)
    told = "Subdoelen die alle drie dragen: 1 en 3. Subdoelen die nog niet gedragen zijn: 2. "
    assert line.line(meeting.state, "nl").text == told + "Subdoelen waarvan we het nog niet weten: 4."
    asked(meeting, goals[1], ALL_YES)
    assert line.line(meeting.state, "nl").text == "Subdoel 2: gedragen door alle drie de partijen."


def test_the_line_is_silent_again_in_the_next_step() -> None:
    meeting = Meeting(1)
    asked(meeting, grown(meeting)[0])
    meeting.does("open-step", step="does-it-hold")
    assert line.line(meeting.state, "nl").text == ""


def test_a_screen_reader_is_told_what_is_asked_and_what_came_of_it() -> None:
    meeting = Meeting(2)
    about = worded(meeting)[0]
    asked(meeting, about, ALL_YES, close=False)
    assert f'data-say="Hoofddoel. Nu gevraagd: A. {WORDS[0]}"' in region(meeting.state, "stage")
    meeting.does("close-support", about=about)
    assert f"A. {WORDS[0]}. Gedragen door alle drie de partijen." in region(meeting.state, "stage")


@pytest.mark.parametrize("make", [chosen, grown], ids=["words", "tree"])
def test_session_two_is_whole_in_english(make: Callable[[Meeting], list[str]]) -> None:
    meeting = Meeting(3)
    make(meeting)
    meeting.does("spotlight", node=MAIN)
    said = read(meeting.state, language="en") + read(meeting.state, "spotlight", language="en")
    assert not re.findall(r"\b(Gekozen|gevraagd|voorstel|kaartjes|Voorstellen|Uit)\b", said)
