"""The questions and the script: whole in both languages, and the group's own question goes first."""

import dataclasses

import pytest

from app.domain.script import NAMES, SESSIONS, STEPS
from app.domain.state import Room
from app.screens.audiences import LANGUAGES
from app.screens.questions import GOALS, goal_name, hint, question, written_out
from app.screens.script import go_label, notes, session_title, step_title

ASKED = [step.name for step in STEPS if step.name not in {"welcome", "look-back-2", "look-back-3", "thanks"}]
LIMIT = 280


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("goal", GOALS)
def test_questions_of_a_policy_goal_are_all_written_out(goal, language):
    texts = [written_out(goal, step, language) for step in ASKED]
    general = [written_out("", step, language) for step in ASKED]
    assert all(0 < len(text) <= LIMIT for text in texts)
    assert not set(texts) & set(general)
    assert goal_name(goal, language) != goal


@pytest.mark.parametrize("step", NAMES)
def test_own_policy_goal_gets_the_general_question(step):
    own = Room(policy_goal="Jong en oud eten samen")
    assert question(own, step, "nl") == (written_out("", step, "nl"), "nl")
    assert goal_name(own.policy_goal, "en") == own.policy_goal


def test_languages_differ_in_every_question():
    for goal in (*GOALS, ""):
        assert all(written_out(goal, step, "nl") != written_out(goal, step, "en") for step in ASKED)


def test_custom_question_goes_first_in_the_rooms_language():
    room = Room(
        language="nl", policy_goal="network", questions={("associations", 1): "Wat is een goede buur?"}
    )
    assert question(room, "associations", "en") == ("Wat is een goede buur?", "nl")


def test_new_round_without_a_question_asks_the_written_one():
    room = Room(policy_goal="network", questions={("associations", 1): "Buren?"}, rounds={"associations": 2})
    assert question(room, "associations", "nl")[0] == written_out("network", "associations", "nl")
    second = dataclasses.replace(room, questions={("associations", 2): "En familie?"})
    assert question(second, "associations", "nl")[0] == "En familie?"


@pytest.mark.parametrize("language", LANGUAGES)
def test_script_says_something_for_every_step(language):
    for step in NAMES:
        assert step_title(step, language)
        assert step == "welcome" or go_label(step, language)
        assert 2 <= len(notes(step, language)) <= 3
        assert question(Room(), step, language)[0]
    assert all(session_title(session, language) for session in SESSIONS)


def test_hint_is_empty_where_nothing_needs_saying():
    assert hint("welcome", "nl") == ""
    assert hint("associations", "en")
