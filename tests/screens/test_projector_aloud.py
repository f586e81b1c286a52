"""The end of the third evening on the projector: the whole tree in words, agreements, reading in turn."""

import re

import pytest

from app.domain.state import MAIN
from app.screens import aloud
from app.screens.console_walk import walk
from tests.screens.evenings import hung, planted
from tests.screens.meetings import ANSWERS, Meeting, asked
from tests.screens.stand import region
from tests.screens.test_projector import read

TREE = {"Er is tijd": ["t Uren vrij", "v Men rust uit"], "Men is gehoord": ["v Men praat mee"]}
ALL_YES = {party: ["yes"] * 9 for party in ANSWERS}
REASON = "kolibrie"


def meeting_at(step: str, people: object = 2) -> Meeting:
    meeting = Meeting(people)  # type: ignore[arg-type] # as a Meeting takes it
    planted(meeting, TREE, "Samen in balans")
    meeting.does("open-step", step=step)
    return meeting


def goals_of(meeting: Meeting) -> list[str]:
    return [node.id for node in meeting.state.nodes.values() if node.kind == "subgoal"]


# ---- the whole tree


def test_nothing_lies_over_the_tree_before_there_is_something_to_tell() -> None:
    meeting = meeting_at("whole-tree")
    assert "sheets" not in region(meeting.state, "stage")
    meeting.does("agree", text="We meten in mei")
    assert 'data-name="Afspraken"' in region(meeting.state, "stage")
    meeting.does("undo")
    assert "sheets" not in region(meeting.state, "stage")


def test_while_the_whole_tree_is_asked_about_no_answer_is_told() -> None:
    meeting = meeting_at("whole-tree")
    meeting.does("agree", text="We meten in mei")
    asked(meeting, "tree", {"resident": ["no", "no"]}, reasons=(REASON,) * 2, close=False)
    before = read(meeting.state)
    assert REASON not in before
    assert "Nu gevraagd: de hele boom" in read(meeting.state)
    for actor in meeting.people["resident"]:
        meeting.each("answer-support", actor, about="tree", answer="yes")
    assert read(meeting.state) == before
    meeting.does("close-support", about="tree")
    assert "Inwoners" in read(meeting.state)


def test_the_whole_tree_is_told_by_party_in_words_with_conditions() -> None:
    meeting = meeting_at("does-it-hold", 5)
    first, second = goals_of(meeting)
    asked(meeting, first, ALL_YES)
    asked(meeting, second)
    meeting.does("open-step", step="whole-tree")
    asked(meeting, "tree", reasons=(REASON,))
    said = read(meeting.state)
    assert "Gedragen door de gemeente en aanbieders, nog niet door de inwoners." in said
    assert "Subdoelen die alle drie dragen: 1." in said
    assert "Subdoelen die nog niet gedragen zijn: 2." in said
    assert "Inwoners: 1 1 staan erachter, 1 1 kunnen ermee leven, 3 3 staan er niet achter" in said
    assert said.count(REASON) == 2
    assert "Nog geen afspraken." in said


def test_a_subgoal_about_which_a_party_was_silent_is_not_known() -> None:
    meeting = meeting_at("does-it-hold")
    asked(meeting, goals_of(meeting)[0], {"resident": ["yes", "yes"]})
    meeting.does("open-step", step="whole-tree")
    meeting.does("agree", text="We meten in mei")
    asked(meeting, "tree", ALL_YES)
    assert "Subdoelen waarvan we het nog niet weten: 1." in read(meeting.state)


def test_agreements_say_who_measures_what_and_when() -> None:
    meeting = meeting_at("whole-tree")
    first = meeting.does("agree", text="De belasting meten", who="Wmo-consulent", when="in mei")
    meeting.does("agree", text="Samen komen om te leren")
    said = read(meeting.state)
    assert "De belasting meten Wie: Wmo-consulent Wanneer: in mei Samen komen om te leren" in said
    meeting.does("redact", target=first)
    said = read(meeting.state)
    assert "deze woorden zijn gewist" in said
    assert "Wmo-consulent" not in said


def test_what_is_newest_changes_the_news() -> None:
    meeting = meeting_at("whole-tree")
    news = []
    for happens in (
        lambda: meeting.does("agree", text="We meten in mei"),
        lambda: asked(meeting, "tree", ALL_YES),
        lambda: meeting.does("agree", text="Samen komen om te leren"),
    ):
        happens()
        news += re.findall(r'data-news="(\w+) [^"]+" data-say="([^"]+)"', region(meeting.state, "stage"))
    assert news == [
        ("agreed", "We meten in mei"),
        ("closed", "Gedragen door alle drie de partijen."),
        ("agreed", "Samen komen om te leren"),
    ]


# ---- reading aloud


def test_the_tree_is_read_in_order_each_with_a_lead() -> None:
    meeting = meeting_at("thanks")
    below = meeting.does("add-goal", parent=goals_of(meeting)[0], text="Ook in het weekend")
    hung(meeting, below, "v Men slaapt uit")
    meeting.does("agree", text="De belasting meten", who="Wmo-consulent", when="in mei")
    meeting.does("agree", text="Samen komen")
    assert [f"{each.lead} {each.text}" for each in aloud.sentences(meeting.state, "nl")] == [
        "Dit willen we samen bereiken: Samen in balans",
        "Dat bestaat uit subdoel 1: Er is tijd",
        "Dat zien we hieraan: Uren vrij",
        "En hieraan: Men rust uit",
        "Daarbij hoort subdoel 1a: Ook in het weekend",
        "Dat zien we hieraan: Men slaapt uit",
        "En subdoel 2: Men is gehoord",
        "Dat zien we hieraan: Men praat mee",
        "Dit spreken we af: De belasting meten",
        "En dit: Samen komen",
    ]
    html = region(meeting.state, "stage")
    assert html.count('class="sheet"') == 10
    assert "Wie: Wmo-consulent Wanneer: in mei" in read(meeting.state)


def test_the_parties_read_in_turn_residents_first_and_empty_ones_are_passed_over() -> None:
    meeting = meeting_at("thanks")
    turns = [each.turn for each in aloud.sentences(meeting.state, "nl")]
    assert turns == ["resident", "municipality", "provider"] * 2
    meeting = meeting_at("thanks", {"municipality": 1, "provider": 0, "resident": 1})
    assert [each.turn for each in aloud.sentences(meeting.state, "nl")][:3] == [
        "resident",
        "municipality",
        "resident",
    ]
    assert "Misschien leest een inwoner dit voor" in read(meeting.state)
    assert {each.turn for each in aloud.sentences(meeting_at("thanks", 0).state, "nl")} == {""}


def test_what_was_erased_or_set_aside_is_not_read() -> None:
    meeting = meeting_at("thanks")
    first, second = goals_of(meeting)
    meeting.does("set-aside", node=second, reason="dubbel")
    meeting.does("redact", target=first)
    said = [each.text for each in aloud.sentences(meeting.state, "nl")]
    assert said == ["Samen in balans", "Uren vrij", "Men rust uit"]


@pytest.mark.parametrize("step", ["whole-tree", "the-check"])
def test_there_is_nothing_to_read_aloud_before_the_last_step(step: str) -> None:
    assert "Misschien leest" not in read(meeting_at(step).state)


@pytest.mark.parametrize("step", ["look-back-3", "whole-tree", "thanks"])
def test_a_node_in_the_light_is_the_sentence_to_read_where_the_tree_is_read(step: str) -> None:
    meeting = meeting_at(step)
    goal = goals_of(meeting)[1]
    meeting.does("spotlight", node=goal)
    said = read(meeting.state, "spotlight")
    assert said.startswith("In het licht En subdoel 2: Men is gehoord")
    assert said.endswith("5 van 6")
    meeting.does("spotlight", node=MAIN)
    assert "Dit willen we samen bereiken: Samen in balans" in read(meeting.state, "spotlight")
    meeting.does("open-step", step="does-it-hold")
    meeting.does("spotlight", node=goal)
    assert 'data-kind="light-node"' in region(meeting.state, "spotlight")


def test_it_can_be_read_after_the_finish_too() -> None:
    meeting = meeting_at("thanks")
    before = aloud.sentences(meeting.state, "nl")
    meeting.does("finish")
    assert aloud.sentences(meeting.state, "nl") == before
    assert 'data-name="Voorlezen"' in region(meeting.state, "stage")


def test_the_end_is_whole_in_english_and_names_no_seat() -> None:
    meeting = meeting_at("does-it-hold", 3)
    asked(meeting, goals_of(meeting)[0], ALL_YES)
    meeting.does("open-step", step="whole-tree")
    asked(meeting, "tree")
    meeting.does("agree", text="x", who="y", when="z")
    html, said = region(meeting.state, "stage", "en"), read(meeting.state, language="en")
    meeting.does("open-step", step="thanks")
    html, said = html + region(meeting.state, "stage", "en"), said + read(meeting.state, language="en")
    assert not re.findall(r"\b(Wie|Wanneer|Subdoel\w*|afspr\w*|Misschien|hieraan|samen bereiken)\b", said)
    assert not [actor for actor in meeting.everyone if actor.seat and actor.seat in html]


def test_projector_and_console_count_the_same_while_the_tree_is_read() -> None:
    meeting = meeting_at("thanks")
    meeting.does("agree", text="We meten in mei")
    order, counts = aloud.nodes(meeting.state), []
    for node in order:
        meeting.does("spotlight", node=node)
        at = walk(meeting.state)
        assert at is not None
        counts.append((at.at, at.of))
        assert f"{at.at} van {at.of}" in region(meeting.state, "spotlight")
    assert counts == [(place, len(order)) for place in range(1, len(order) + 1)]
    last = aloud.sentences(meeting.state, "nl")[-1]
    assert (last.kind, last.place, last.of) == ("agreement", 1, 1)
