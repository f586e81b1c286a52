"""What the room reads of signs and the check: how many before the reveal, then what the parties said."""

import re
from fractions import Fraction

import pytest

from app.domain.state import MAIN
from app.screens import stages
from app.screens.audiences import ALL, Audience
from app.screens.checked import check_of, mark_of
from app.screens.regions import Live, all_regions, listening
from app.screens.render import draw
from tests.screens.evenings import answered, checked, hung, planted, reworded
from tests.screens.meetings import Meeting, asked, worded
from tests.screens.stand import origin_of, region, told
from tests.screens.test_projector import read

TREE = {"Er is tijd": ["t Uren vrij", "v Men rust uit"], "Men is gehoord": ["v Men praat mee"]}
REASON = "kolibrie"


def meeting_of(people: object = 2) -> tuple[Meeting, list[str]]:
    """A small tree in the check."""
    meeting = Meeting(people)  # type: ignore[arg-type] # as a Meeting takes it
    found = planted(meeting, TREE, "Samen in balans")
    meeting.does("open-step", step="the-check")
    return meeting, found


def everything(meeting: Meeting) -> str:
    """All that all screens show."""
    return "".join(
        draw(each, meeting.state, audience, 1, Live())
        for audience in ALL
        for each in listening(all_regions(), audience)
    )


# ---- signs


def test_signs_are_counted_by_subgoal_and_party_before_their_reveal() -> None:
    meeting = Meeting(2)
    planted(meeting, TREE)
    first, second = (node.id for node in meeting.state.nodes.values() if node.kind == "subgoal")
    meeting.does("open-step", step="signs")
    for about, text in ((first, REASON), (first, "een"), (second, "twee")):
        meeting.says(meeting.people["resident"][0], "sign", text, about=about)
    said = read(meeting.state)
    assert "Gemeente 0 0 van 2 schrijven mee Aanbieders 0 0 van 2 schrijven mee Inwoners 3 1 van 2" in said
    assert "1 Er is tijd – 0 – 0 2 2 Men is gehoord – 0 – 0 1" in said
    assert REASON not in everything(meeting)
    meeting.does("set-aside", node=second, reason="dubbel")
    assert "Niet bij een subdoel – 0 – 0 1" in read(meeting.state)
    meeting.does("reveal", step="signs")
    assert stages.kind(meeting.state) == "signs"
    assert REASON in read(meeting.state)


def test_many_signs_are_a_number_and_one_shape() -> None:
    meeting = Meeting(1)
    planted(meeting, TREE)
    goal = next(node.id for node in meeting.state.nodes.values() if node.kind == "subgoal")
    meeting.does("open-step", step="signs")
    for number in range(7):
        meeting.says(meeting.people["provider"][0], "sign", f"teken {number}", about=goal)
    html = region(meeting.state, "stage")
    assert html.count('href="#provider"') == 2
    assert "<b>7</b>" in html


def test_proposed_indicators_stand_with_the_proposals_by_party() -> None:
    meeting = Meeting(1)
    planted(meeting, TREE)
    goal = next(node.id for node in meeting.state.nodes.values() if node.kind == "subgoal")
    meeting.each("propose-indicator", meeting.people["resident"][0], text="Men lacht vaker", parent=goal)
    assert "Voorstellen inwoners 1" in read(meeting.state)
    assert "Men lacht vaker indicator bij 1" in told(origin_of(meeting.state, MAIN))
    assert "Men lacht vaker indicator" in told(origin_of(meeting.state, goal))


# ---- before the reveal


def test_before_the_reveal_only_how_many_answers_there_are() -> None:
    meeting, found = meeting_of({"municipality": 2, "provider": 1, "resident": 0})
    answered(meeting, found[:2], silent=("provider",))
    said = read(meeting.state)
    assert "3 indicatoren, ieder in je eigen tempo. Niemand ziet je antwoord nog." in said
    assert "4 Gemeente van 6 antwoorden 2 van 2 doen mee" in said
    assert "0 Aanbieders van 3 antwoorden 0 van 1 doen mee" in said
    assert "0 Inwoners nog niemand aan tafel" in said


@pytest.mark.parametrize("lit", [False, True])
def test_answers_cannot_be_told_apart_on_any_screen_before_the_reveal(lit: bool) -> None:
    meeting, found = meeting_of()
    if lit:
        meeting.does("spotlight", node=found[0])
    for actor in meeting.everyone:
        meeting.each("check-indicator", actor, indicator=found[0], answer="no", reason=REASON)
    seen = everything(meeting)
    for actor in meeting.everyone:
        meeting.each("check-indicator", actor, indicator=found[0], answer="yes")
    assert everything(meeting) == seen
    assert REASON not in seen
    meeting.each("check-indicator", meeting.everyone[0], indicator=found[0], answer="no", reason=REASON)
    meeting.does("reveal", step="the-check")
    meeting.does("spotlight", node=found[0]) if not lit else None
    assert REASON in read(meeting.state, "spotlight")


def test_a_later_round_is_hidden_again_and_asks_only_what_is_new() -> None:
    meeting, found = meeting_of()
    checked(meeting)
    reworded(meeting, found[0], "Uren voor jezelf")
    meeting.does("open-step", step="the-check", newRound=True)
    said = read(meeting.state)
    assert "Ronde 2. Alleen wat nieuw of veranderd is: 1 indicator." in said
    assert "Uren voor jezelf 0 Gemeente van 2 antwoorden" in said
    meeting.does("spotlight", node=found[0])
    meeting.each("check-indicator", meeting.everyone[0], indicator=found[0], answer="yes", reason=REASON)
    seen = everything(meeting)
    assert REASON not in seen
    meeting.each("check-indicator", meeting.everyone[0], indicator=found[0], answer="no")
    assert everything(meeting) == seen
    assert "daarna anders gezegd" in read(meeting.state, "spotlight"), "the earlier round was seen, and stays"
    meeting.does("reveal", step="the-check")
    assert "ronde 2" in read(meeting.state, "spotlight")
    assert "daarna anders gezegd" not in read(meeting.state, "spotlight")


def test_a_round_with_nothing_to_ask_and_a_tree_without_indicators_say_so() -> None:
    meeting, _ = meeting_of()
    checked(meeting)
    meeting.does("open-step", step="the-check", newRound=True)
    assert "Ronde 2. Er is niets nieuws te vragen." in read(meeting.state)
    bare = Meeting(1)
    bare.does("open-step", step="the-check")
    assert "Er zijn nog geen indicatoren." in read(bare.state)
    bare.does("reveal", step="the-check")
    assert "Er zijn nog geen indicatoren." in read(bare.state)


# ---- after the reveal


def test_all_indicators_stand_under_their_subgoal_with_the_answers_by_party() -> None:
    meeting, found = meeting_of()
    for party, answer in (("municipality", "yes"), ("provider", "partly"), ("resident", "no")):
        for actor in meeting.people[party]:
            meeting.each("check-indicator", actor, indicator=found[0], answer=answer)
    meeting.does("reveal", step="the-check")
    said = read(meeting.state)
    assert stages.kind(meeting.state) == "check"
    assert said.index("1 Er is tijd") < said.index("Uren vrij") < said.index("2 Men is gehoord")
    assert "gemeente: 2 ja, 0 een beetje, 0 nee; 2 · 0 · 0" in said
    assert "inwoners: 0 ja, 0 een beetje, 2 nee 0 · 0 · 2" in said
    assert said.count("nog geen antwoorden") == 2
    html = region(meeting.state, "stage")
    assert [html.count(f'href="#{mark}"') for mark in ("provider-half", "resident-open")] == [2, 2]


def test_a_subgoal_without_indicators_says_so() -> None:
    meeting, _ = meeting_of()
    meeting.does("add-goal", parent=MAIN, text="Geld genoeg")
    meeting.does("reveal", step="the-check")
    assert "3 Geld genoeg Nog geen indicatoren" in read(meeting.state)


def test_the_light_shows_the_chain_from_the_main_goal_to_the_indicator() -> None:
    meeting, found = meeting_of()
    goal = meeting.state.nodes[found[0]].parent
    below = meeting.does("add-goal", parent=goal, text="Ook in het weekend")
    deep = hung(meeting, below, "v Men slaapt uit")
    checked(meeting)
    meeting.does("spotlight", node=deep)
    said = read(meeting.state, "spotlight")
    words = ("Hoofddoel Samen in balans", "Subdoel 1 Er is tijd", "Subdoel 1a Ook in het weekend")
    places = [said.index(each) for each in (*words, "Indicator 1 van 4, vertellen Men slaapt uit")]
    assert places == sorted(places)
    assert "Zegt dit nog iets over ons hoofddoel?" in said
    meeting.does("spotlight", node=goal)
    assert 'data-kind="light-node"' in region(meeting.state, "spotlight"), "a subgoal is shown as ever"


def test_reasons_stand_with_their_party_and_answer_and_erased_ones_leave_a_trace() -> None:
    meeting, found = meeting_of()
    for actor in meeting.everyone:
        meeting.each("check-indicator", actor, indicator=found[0], answer="partly", reason=REASON)
    meeting.does("reveal", step="the-check")
    meeting.does("spotlight", node=found[0])
    said = read(meeting.state, "spotlight")
    assert re.findall(r"(\w+), een beetje ‘ kolibrie ’", said) == ["gemeente", "aanbieders", "inwoners"] * 2
    assert "Samen: een beetje." in said
    command = next(each.command for each in meeting.state.checks.values() if each.party == "resident")
    meeting.does("redact", target=command)
    said = read(meeting.state, "spotlight")
    assert said.count(REASON) == 5
    assert "deze woorden zijn gewist" in said


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        (("yes", "yes", "yes"), "Samen: ja, dit zegt iets over het hoofddoel."),
        (("no", "no", "no"), "Samen: nee, dit zegt nog niets over het hoofddoel."),
        (("yes", "partly", "no"), "Samen: een beetje. De partijen antwoorden heel verschillend."),
        (("yes", "yes", None), "Samen nog niet te zeggen. De inwoners: nog niet geantwoord."),
    ],
)
def test_each_party_weighs_one_third_whatever_its_number(
    answers: tuple[str | None, ...], sentence: str
) -> None:
    meeting, found = meeting_of({"municipality": 5, "provider": 1, "resident": 1})
    for party, answer in zip(meeting.people, answers, strict=True):
        for actor in meeting.people[party] if answer else ():
            meeting.each("check-indicator", actor, indicator=found[0], answer=answer)
    assert check_of(meeting.state, found[0], "nl") is None
    meeting.does("reveal", step="the-check")
    shown = check_of(meeting.state, found[0], "nl")
    assert shown
    assert shown.sentence == sentence


def test_a_mean_is_told_as_the_nearest_answer() -> None:
    marks = {Fraction(1): "full", Fraction(3, 4): "full", Fraction(1, 2): "half", Fraction(1, 4): "half"}
    assert {mean: mark_of(mean) for mean in marks} == marks
    assert [mark_of(Fraction(1, 5)), mark_of(None)] == ["open", "none"]


def test_what_is_asked_of_the_tree_takes_the_stage_while_it_is_open() -> None:
    meeting, found = meeting_of()
    checked(meeting)
    goal = meeting.state.nodes[found[0]].parent or ""
    asked(meeting, goal, close=False)
    assert "Nu gevraagd: subdoel 1" in read(meeting.state)
    meeting.does("close-support", about=goal)
    assert stages.kind(meeting.state) == "check"
    wording = worded(meeting, ["Echt uren vrij"], found[0])[0]
    asked(meeting, wording, close=False)
    assert stages.kind(meeting.state) == "candidates"


def test_the_check_names_no_seat_and_is_whole_in_english() -> None:
    meeting, found = meeting_of(3)
    checked(meeting)
    meeting.does("spotlight", node=found[0])
    for language in ("nl", "en"):
        audience = Audience("projector", language)
        html = "".join(
            draw(each, meeting.state, audience, 1, Live()) for each in listening(all_regions(), audience)
        )
        assert not [actor for actor in meeting.everyone if actor.seat and actor.seat in html]
    said = read(meeting.state, language="en") + read(meeting.state, "spotlight", language="en")
    assert not re.findall(r"\b(beetje|partij|nee|Subdoel|Hoofddoel|antwoord\w*|vertellen|tellen)\b", said)
