"""Support: asked in rounds, answered while open, closed for good, never taken back."""

import pytest

from app.domain.counting import support
from app.domain.state import MAIN, Actor
from app.domain.support import TREE, latest, open_now
from tests.domain.play import NOWHERE


@pytest.fixture
def goal(room):
    """A subgoal."""
    return room.does("add-goal", text="Meer ontmoeting", parent=MAIN)


def asked(room):
    return [each.about for each in open_now(room.state)]


def answered(room, about=TREE):
    return {party: count.answered for party, count in support(room.state, about).parties.items()}


@pytest.mark.parametrize("about", [MAIN, TREE, "a node", "its words", "other words"])
def test_support_is_asked_about_a_wording_a_node_or_the_tree(room, anna, goal, about):
    words = room.does("propose-wording", node=goal, text="Elkaar ontmoeten")
    about = {"a node": goal, "its words": f"{goal}-first", "other words": words}.get(about, about)

    room.does("open-support", about=about)
    room.answers(anna, about, "yes-if", reason="als de bus rijdt")
    room.does("close-support", about=about)

    assert support(room.state, about).parties["resident"].yes_if == 1


def test_what_this_trajectory_lacks_cannot_be_asked(room, anna):
    for type_ in ("open-support", "close-support"):
        room.refused("unknown-id", type_, about=NOWHERE)
        room.refused("unknown-id", type_, about=f"{NOWHERE}-first")
    room.refused("unknown-id", "answer-support", anna, about=NOWHERE, answer="yes")


def test_answers_are_taken_while_the_question_is_open(room, anna):
    assert room.refused("not-now", "answer-support", anna, about=TREE, answer="yes").status == 409
    room.does("open-support", about=TREE)
    room.answers(anna, TREE)
    room.does("close-support", about=TREE)

    assert room.refused("not-now", "answer-support", anna, about=TREE, answer="no").status == 409
    assert support(room.state, TREE).parties["resident"].no == 0


def test_asking_what_is_asked_and_closing_what_is_closed_change_nothing(room):
    room.nothing("close-support", about=TREE)
    room.does("open-support", about=TREE)
    room.nothing("open-support", about=TREE)
    room.does("close-support", about=TREE)
    room.nothing("close-support", about=TREE)


def test_each_opening_is_a_fresh_round_and_earlier_ones_stay(room, anna):
    first = room.does("open-support", about=TREE)
    room.answers(anna, TREE, "no")
    room.does("close-support", about=TREE)

    second = room.does("open-support", about=TREE)
    room.answers(anna, TREE, "yes")

    assert {answer.asked: answer.answer for answer in room.state.answers.values()} == {
        first: "no",
        second: "yes",
    }
    assert latest(room.state, TREE).id == second


def test_last_answer_of_a_seat_counts(room, anna):
    room.does("open-support", about=TREE)
    room.answers(anna, TREE, "no")
    room.answers(anna, TREE, "yes-if", reason="als het mag")

    found = support(room.state, TREE).parties["resident"]

    assert (found.answered, found.yes_if, found.no) == (1, 1, 0)


def test_answering_the_same_changes_nothing(room, anna):
    room.does("open-support", about=TREE)
    room.answers(anna, TREE, "yes-if", reason="als het mag")

    room.nothing("answer-support", anna, about=TREE, answer="yes-if", reason="als het mag")
    room.answers(anna, TREE, "yes-if", reason="als het kan")


def test_questions_are_open_side_by_side(room, anna, goal):
    room.does("open-support", about=goal)
    room.does("open-support", about=TREE)

    room.answers(anna, goal)

    assert asked(room) == [goal, TREE]
    assert (answered(room, goal)["resident"], answered(room)["resident"]) == (1, 0)


# What closes a question


def test_adopting_closes_the_question(room, anna, goal):
    words = room.does("propose-wording", node=goal, text="Elkaar ontmoeten")
    for about in (words, f"{goal}-first", goal):
        room.does("open-support", about=about)
    room.answers(anna, words, "no")

    room.does("adopt-wording", wording=words)

    assert asked(room) == [goal]
    room.refused("not-now", "answer-support", anna, about=words, answer="yes")


def test_adopting_the_words_that_stand_closes_the_question_about_them(room, anna, goal):
    room.does("open-support", about=f"{goal}-first")

    room.does("adopt-wording", wording=f"{goal}-first")
    room.nothing("adopt-wording", wording=f"{goal}-first")

    assert asked(room) == []


def test_setting_the_main_goal_closes_what_was_asked_about_its_words(room):
    words = room.does("propose-wording", node=MAIN, text="Iedereen hoort erbij")
    room.does("open-support", about=words)

    room.does("set-main-goal", text="Iedereen doet mee")

    assert asked(room) == []


def test_finish_closes_open_support_for_good(room, anna):
    room.does("open-support", about=TREE)
    room.answers(anna, TREE)

    room.does("finish")
    assert asked(room) == []
    room.does("undo")

    assert asked(room) == []
    assert answered(room)["resident"] == 1


def test_setting_aside_closes_support_that_is_open_below_it(room, anna, goal):
    below = room.does("add-goal", text="Een plek", parent=goal)
    other = room.does("add-goal", text="Vervoer", parent=MAIN)
    for about in (below, f"{below}-first", goal, other, TREE):
        room.does("open-support", about=about)

    room.does("set-aside", node=goal)

    assert asked(room) == [other, TREE]
    for about in (below, f"{below}-first", goal):
        room.refused("set-aside", "open-support", about=about)
        room.refused("set-aside", "answer-support", anna, about=about, answer="yes")
        room.nothing("close-support", about=about)


def test_questions_that_were_closed_stay_closed_when_a_branch_comes_back(room, goal):
    room.does("open-support", about=goal)
    room.does("set-aside", node=goal)

    room.does("undo")

    assert asked(room) == []


def test_undoing_an_adoption_does_not_ask_again(room, goal):
    words = room.does("propose-wording", node=goal, text="Elkaar ontmoeten")
    room.does("open-support", about=words)
    room.does("adopt-wording", wording=words)

    room.does("undo")

    assert asked(room) == []


@pytest.mark.parametrize("type_", ["open-support", "close-support", "answer-support"])
def test_support_is_not_undone(room, type_):
    seat = room.by_hand("resident")
    room.does("open-support", about=TREE)
    if type_ == "close-support":
        room.does(type_, about=TREE)
    if type_ == "answer-support":
        room.does(type_, about=TREE, answer="yes", forSeat=seat)

    room.refused("cannot-be-undone", "undo", seq=room.last.seq)


# By hand, and seats that are freed or moved


def test_facilitator_answers_for_a_seat_by_hand_only(room, anna):
    room.does("open-support", about=TREE)
    seat, answer = room.by_hand("provider"), {"about": TREE, "answer": "yes"}

    assert room.refused("facilitator-has-no-voice", "answer-support", **answer).status == 403
    room.refused("not-by-hand", "answer-support", **answer, forSeat=anna.seat)
    room.does("answer-support", **answer, forSeat=seat)
    room.nothing("answer-support", **answer, forSeat=seat)

    given = next(iter(room.state.answers.values()))
    assert (given.party, given.by_facilitator) == ("provider", True)


def test_own_answer_of_a_seat_wins(room):
    room.does("open-support", about=TREE)
    seat = room.by_hand("provider")
    room.does("answer-support", about=TREE, answer="no", forSeat=seat)

    room.answers(Actor("seat", seat), TREE, "no")
    room.refused("own-answer", "answer-support", about=TREE, answer="yes", forSeat=seat)

    assert answered(room)["provider"] == 1


def test_answers_to_open_questions_lapse_when_the_seat_is_freed(room, anna):
    room.does("open-support", about=TREE)
    room.answers(anna, TREE)

    room.does("free-seat", seat=anna.seat)
    newcomer = room.sits("resident")

    assert answered(room)["resident"] == 0
    room.answers(newcomer, TREE)
    assert (answered(room)["resident"], support(room.state, TREE).parties["resident"].of) == (1, 1)


def test_who_moves_takes_open_answers_along_and_leaves_those_that_were_shown(room, anna, goal):
    for about in (TREE, goal):
        room.does("open-support", about=about)
        room.answers(anna, about)
    room.does("close-support", about=TREE)

    room.does("move-seat", seat=anna.seat, party="provider")

    assert (answered(room)["resident"], answered(room)["provider"]) == (1, 0)
    assert (answered(room, goal)["resident"], answered(room, goal)["provider"]) == (0, 1)
    room.answers(anna, goal, "no")
    assert sum(answered(room, goal).values()) == 1


def test_redacted_reason_leaves_the_answer(room, anna):
    room.does("open-support", about=TREE)
    given = room.answers(anna, TREE, "no", reason="omdat Jan de Vries het zei").command

    room.does("redact", target=given)

    answer = next(iter(room.state.answers.values()))
    assert (answer.answer, answer.reason, answer.redacted) == ("no", "", True)
    assert "Jan" not in str(room.log) + str(room.state)
