"""Undo and redo: valid on the present state, else refused with what stands on it; no one loses words."""

import pytest

from app.domain.state import MAIN
from app.domain.tree import children, text
from app.domain.undo import latest_to_redo, latest_to_undo


@pytest.fixture
def goal(room):
    """A subgoal."""
    return room.does("add-goal", text="Meer ontmoeting", parent=MAIN)


def put_right(room):
    """What undo takes back and redo puts back, one command of each kind that can be undone."""
    room.does("open-step", step="associations")
    card = room.does("add-card", kind="association", text="koffie", forParty="resident")
    yield "add-card"
    room.does("edit-card", card=card, text="thee")
    yield "edit-card"
    room.does("reveal", step="associations")
    room.does("withdraw-card", card=card)
    yield "withdraw-card"
    room.does("restore-card", card=card)
    yield "restore-card"
    cluster = room.does("make-cluster", name="Drinken", cards=[card])
    yield "make-cluster"
    room.does("rename-cluster", cluster=cluster, name="Samen drinken")
    yield "rename-cluster"
    room.does("move-cards", cards=[card], cluster=None)
    yield "move-cards"
    room.does("undo")
    room.does("hide-card", card=card)
    yield "hide-card"
    room.does("dissolve-cluster", cluster=cluster)
    yield "dissolve-cluster"
    room.does("set-main-goal", text="Iedereen doet mee")
    room.does("set-main-goal", text="Iedereen hoort erbij")
    yield "set-main-goal"
    goal = room.does("add-goal", text="Meer ontmoeting", parent=MAIN)
    yield "add-goal"
    other = room.does("add-goal", text="Minder drempels", parent=MAIN)
    room.does("move-goal", node=other, parent=goal)
    yield "move-goal"
    indicator = room.does("add-indicator", text="Er komen meer buren", goal=goal)
    yield "add-indicator"
    room.does("describe-indicator", indicator=indicator, form="telling")
    yield "describe-indicator"
    for switch in ("pause", "resume", "close-door", "open-door"):
        room.does(switch)
        yield switch
    room.does("open-step", step="gather", question="Wat hoort bij elkaar?")
    yield "open-step"
    room.does("open-step", step="gather", newRound=True)
    yield "open-step, a new round"
    room.does("close-session", session=1)
    yield "close-session"
    room.does("finish")
    yield "finish"


def test_undo_then_redo_with_nothing_between_is_where_it_was(room):
    for done in put_right(room):
        before, deed = room.tables(), latest_to_undo(room.state)
        room.does("undo")
        assert room.tables() != before, done
        assert latest_to_redo(room.state).seq == deed.seq

        room.does("redo")
        assert room.tables() == before, done


def test_undo_is_a_new_event_and_names_what_it_takes_back(room, goal):
    made = room.last.seq

    room.does("undo")

    assert (room.last.type, room.last.data, room.last.seq) == ("undone", {"seq": made}, made + 1)
    assert goal not in room.state.nodes


def test_undo_without_anything_to_undo_is_refused(room):
    room.refused("nothing-to-undo", "undo")
    room.refused("nothing-to-undo", "undo", seq=99)


def test_undo_of_what_was_undone_is_refused(room, goal):
    made = room.last.seq
    room.does("undo")

    room.refused("nothing-to-undo", "undo", seq=made)


def test_undo_without_seq_takes_the_facilitators_latest_that_can_be_undone_and_stands(room, anna, goal):
    room.does("set-timer", seconds=60)
    room.does("open-step", step="associations")
    room.says(anna, "association", "koffie")
    room.does("undo")
    room.does("undo")

    assert goal not in room.state.nodes


def test_undo_of_a_participants_command_is_refused(room, anna):
    room.does("open-step", step="associations")
    room.says(anna, "association", "koffie")

    room.refused("nothing-to-undo", "undo", seq=room.last.seq)


@pytest.mark.parametrize(
    ("type_", "data"),
    [
        ("reveal", {"step": "associations"}),
        ("set-timer", {"seconds": 60}),
        ("set-seats", {"count": 5}),
        ("redact", {}),
        ("free-seat", {}),
        ("move-seat", {"party": "provider"}),
        ("renew-seat-code", {}),
        ("seat-by-hand", {}),
    ],
)
def test_reveal_redact_timer_and_seats_are_not_undone(room, anna, type_, data):
    room.does("open-step", step="associations")
    if type_ == "redact":
        data = {"target": room.says(anna, "association", "koffie")}
    if type_.endswith("seat") or type_ in ("seat-by-hand", "renew-seat-code"):
        data = {**data, "seat": room.chair("resident", 2).id if type_ == "seat-by-hand" else anna.seat}
    room.does(type_, **data)

    room.refused("cannot-be-undone", "undo", seq=room.last.seq)


def test_redo_puts_back_the_last_undone(room):
    first, second = (room.does("add-goal", text=text, parent=MAIN) for text in ("een", "twee"))
    room.does("undo")
    room.does("undo")

    room.does("redo")
    assert (first in room.state.nodes, second in room.state.nodes) == (True, False)
    room.does("redo")
    assert second in room.state.nodes
    room.refused("nothing-to-redo", "redo")


def test_redo_by_seq_puts_back_what_does_not_stand_on_another(room, goal):
    below = room.does("add-goal", text="eronder", parent=goal)
    made = room.last.seq
    room.does("undo")
    room.does("undo")

    room.refused("undo-blocked", "redo", seq=made)
    room.refused("nothing-to-redo", "redo", seq=made + 1)

    assert below not in room.state.nodes


def test_new_command_of_the_facilitator_empties_redo(room, goal):
    room.does("undo")
    room.does("pause")

    room.refused("nothing-to-redo", "redo")


def test_commands_of_seats_do_not_empty_redo(room, anna, goal):
    room.does("open-step", step="associations")
    room.does("undo")
    room.says(anna, "association", "koffie")

    room.does("redo")

    assert room.here.step == "associations"


def test_undo_is_refused_with_the_number_of_what_stands_on_it(room, goal):
    made = room.last.seq
    room.does("add-goal", text="eronder", parent=goal)

    refusal = room.refused("undo-blocked", "undo", seq=made)

    assert str(room.last.seq) in refusal.en
    assert str(room.last.seq) in refusal.nl


def test_undo_of_what_was_changed_since_is_refused(room, goal):
    made = room.last.seq
    other = room.does("add-goal", text="ander", parent=MAIN)
    room.does("move-goal", node=goal, parent=other)

    room.refused("undo-blocked", "undo", seq=made)


def test_undo_of_a_move_that_would_make_a_cycle_is_refused(room, goal):
    below = room.does("add-goal", text="eronder", parent=goal)
    room.does("move-goal", node=below, parent=MAIN)
    moved = room.last.seq
    room.does("move-goal", node=goal, parent=below)

    room.refused("undo-blocked", "undo", seq=moved)


def test_undo_of_a_move_that_would_hang_too_deep_is_refused(room, goal):
    second = room.does("add-goal", text="twee", parent=goal)
    third = room.does("add-goal", text="drie", parent=second)
    room.does("move-goal", node=third, parent=MAIN)
    moved = room.last.seq
    room.does("add-goal", text="vier", parent=third)

    room.refused("undo-blocked", "undo", seq=moved)


def test_undo_of_a_move_whose_old_place_is_gone_is_refused(room, goal):
    home = room.does("add-goal", text="thuis", parent=MAIN)
    made = room.last.seq
    indicator = room.does("add-indicator", text="i", goal=goal)
    room.does("move-goal", node=indicator, parent=home)
    room.does("move-goal", node=indicator, parent=goal)
    moved = room.last.seq
    room.does("undo", seq=made)

    room.refused("undo-blocked", "undo", seq=moved)


def test_goal_that_a_sign_is_about_cannot_be_undone_for_nobodys_words_are_taken_back(room, anna, goal):
    made = room.last.seq
    room.does("open-step", step="signs")
    room.says(anna, "sign", "drukte op het plein", about=goal)

    refusal = room.refused("undo-blocked", "undo", seq=made)

    assert refusal.en == "This cannot be taken back: it was changed since."


def test_undoing_set_main_goal_brings_the_former_words_back(room):
    room.does("set-main-goal", text="Iedereen doet mee")
    room.does("set-main-goal", text="Iedereen hoort erbij")

    room.does("undo")

    assert text(room.state, room.node(MAIN)) == "Iedereen doet mee"


def test_describing_is_undone_field_by_field(room, goal):
    indicator = room.does("add-indicator", text="i", goal=goal)
    room.does("describe-indicator", indicator=indicator, form="telling", who="de wijk")
    first = room.last.seq
    room.does("describe-indicator", indicator=indicator, unit="buren")

    room.does("undo", seq=first)

    assert room.node(indicator).description == {"unit": "buren"}


def test_describing_that_was_worded_anew_is_not_undone(room, goal):
    indicator = room.does("add-indicator", text="i", goal=goal)
    room.does("describe-indicator", indicator=indicator, who="de wijk")
    first = room.last.seq
    room.does("describe-indicator", indicator=indicator, who="de stad")

    room.refused("undo-blocked", "undo", seq=first)


def test_goal_that_comes_back_takes_its_place_among_those_that_stayed(room):
    first, second, third = (room.does("add-goal", text=text, parent=MAIN) for text in ("een", "twee", "drie"))
    room.does("move-goal", node=second, parent=first)
    moved = room.last.seq
    room.does("add-goal", text="vier", parent=MAIN, position=1)

    room.does("undo", seq=moved)

    order = [node.id for node in children(room.state, MAIN)]
    assert [node for node in order if node in (first, second, third)] == [first, second, third]
