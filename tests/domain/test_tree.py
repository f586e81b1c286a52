"""The shape of the tree: order of siblings, depth, no cycles."""

import pytest

from app.domain.state import MAIN
from app.domain.tree import branch, children, height, level
from tests.domain.play import NOWHERE
from tests.table import FACILITATOR


def goals(room, parent, *texts):
    return [room.does("add-goal", text=text, parent=parent) for text in texts]


def order(room, parent=MAIN):
    return [node.id for node in children(room.state, parent)]


@pytest.fixture
def abc(room):
    """Three subgoals under main."""
    return goals(room, MAIN, "a", "b", "c")


def test_new_sibling_comes_last_by_default(room, abc):
    assert order(room) == abc


@pytest.mark.parametrize("place", range(4))
def test_new_sibling_comes_at_its_position(room, abc, place):
    new = room.does("add-goal", text="nieuw", parent=MAIN, position=place)

    assert order(room) == [*abc[:place], new, *abc[place:]]


def test_position_out_of_range_is_refused(room, abc):
    room.refused("position-out-of-range", "add-goal", text="nieuw", parent=MAIN, position=4)
    room.refused("position-out-of-range", "move-goal", node=abc[0], parent=MAIN, position=3)


@pytest.mark.parametrize("place", range(3))
@pytest.mark.parametrize("which", range(3))
def test_position_counts_after_removal(room, abc, which, place):
    room.asks(FACILITATOR, "move-goal", node=abc[which], parent=MAIN, position=place)

    rest = [each for each in abc if each != abc[which]]
    assert order(room) == [*rest[:place], abc[which], *rest[place:]]


def test_move_to_where_it_stands_changes_nothing(room, abc):
    room.nothing("move-goal", node=abc[1], parent=MAIN, position=1)
    room.nothing("move-goal", node=abc[2], parent=MAIN)


def test_order_of_siblings_is_subgoals_then_indicators_and_position_counts_within_the_kind(room, abc):
    below = room.does("add-goal", text="d", parent=abc[0])
    first = room.does("add-indicator", text="i", goal=abc[0], position=0)
    second = room.does("add-indicator", text="j", goal=abc[0], position=0)

    assert order(room, abc[0]) == [below, second, first]


def test_subgoal_moves_with_all_that_hangs_under_it(room, abc):
    indicator = room.does("add-indicator", text="i", goal=abc[0])

    room.does("move-goal", node=abc[0], parent=abc[1])

    assert [node.id for node in branch(room.state, abc[1])] == [abc[1], abc[0], indicator]
    assert (level(room.state, abc[0]), height(room.state, abc[1])) == (2, 2)


def test_at_most_three_subgoals_stand_under_one_another(room, abc):
    second = room.does("add-goal", text="twee", parent=abc[0])
    third = room.does("add-goal", text="drie", parent=second)

    room.refused("too-deep", "add-goal", text="vier", parent=third)
    room.does("add-indicator", text="meetbaar", goal=third)


def test_branch_that_would_hang_too_deep_is_refused(room, abc):
    second = room.does("add-goal", text="twee", parent=abc[0])
    room.does("add-goal", text="onder b", parent=abc[1])

    room.refused("too-deep", "move-goal", node=abc[1], parent=second)
    room.does("move-goal", node=abc[1], parent=abc[0])


def test_subgoal_cannot_hang_under_itself(room, abc):
    below = room.does("add-goal", text="onder a", parent=abc[0])

    room.refused("cycle", "move-goal", node=abc[0], parent=abc[0])
    room.refused("cycle", "move-goal", node=abc[0], parent=below)


def test_indicator_never_stands_under_main(room, abc):
    indicator = room.does("add-indicator", text="i", goal=abc[0])

    room.refused("indicator-needs-subgoal", "add-indicator", text="j", goal=MAIN)
    room.refused("indicator-needs-subgoal", "move-goal", node=indicator, parent=MAIN)


def test_nothing_stands_under_an_indicator(room, abc):
    indicator = room.does("add-indicator", text="i", goal=abc[0])

    room.refused("not-a-goal", "add-goal", text="d", parent=indicator)
    room.refused("not-a-goal", "add-indicator", text="j", goal=indicator)
    room.refused("not-a-goal", "move-goal", node=abc[1], parent=indicator)


def test_indicator_moves_to_another_subgoal(room, abc):
    indicator = room.does("add-indicator", text="i", goal=abc[0])

    room.does("move-goal", node=indicator, parent=abc[1])

    assert order(room, abc[1]) == [indicator]


def test_main_goal_stays_where_it_is(room, abc):
    room.refused("main-stays", "move-goal", node=MAIN, parent=abc[0])


def test_unknown_node_or_parent_is_refused(room, abc):
    room.refused("unknown-id", "move-goal", node=NOWHERE, parent=MAIN)
    room.refused("unknown-id", "move-goal", node=abc[0], parent=NOWHERE)
    room.refused("unknown-id", "add-goal", text="d", parent=NOWHERE)


def test_there_is_always_room_between_two_siblings(room, abc):
    for _ in range(30):
        new = room.does("add-goal", text="ertussen", parent=MAIN, position=1)
        assert order(room)[:2] == [abc[0], new]
