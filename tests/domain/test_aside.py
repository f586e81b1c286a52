"""Set aside: a branch leaves the tree, nothing of it is lost, and only its root comes back."""

import pytest

from app.domain.state import MAIN
from app.domain.tree import aside_above, branch, children, set_aside
from tests.domain.play import NOWHERE


@pytest.fixture
def tree(room):
    """Two subgoals; under the first a subgoal with an indicator."""
    room.does("open-step", step="main-goal")
    room.first, room.second = (room.does("add-goal", text=each, parent=MAIN) for each in ("een", "twee"))
    room.below = room.does("add-goal", text="eronder", parent=room.first)
    room.indicator = room.does("add-indicator", text="i", goal=room.below)
    return room


def standing(room):
    return [node.id for node in branch(room.state, MAIN)]


def aside(room):
    return [[node.id for node in branch(room.state, root.id)] for root in set_aside(room.state)]


def test_branch_is_set_aside_whole_with_its_reason_and_nothing_is_lost(tree):
    tree.does("set-aside", node=tree.first, reason="hoort bij de gemeente")

    assert standing(tree) == [MAIN, tree.second]
    assert aside(tree) == [[tree.first, tree.below, tree.indicator]]
    assert tree.node(tree.first).reason == "hoort bij de gemeente"


def test_main_goal_cannot_be_set_aside(tree):
    refusal = tree.refused("main-stays", "set-aside", node=MAIN)

    assert refusal.en == "The main goal cannot be set aside."


def test_setting_aside_twice_and_bringing_back_what_stands_change_nothing(tree):
    tree.nothing("bring-back", node=tree.first)
    tree.does("set-aside", node=tree.first)
    tree.nothing("set-aside", node=tree.first, reason="nog eens")


def test_what_this_trajectory_lacks_is_unknown(tree):
    tree.refused("unknown-id", "set-aside", node=NOWHERE)
    tree.refused("unknown-id", "bring-back", node=NOWHERE)


@pytest.mark.parametrize(
    ("type_", "data"),
    [
        ("adopt-wording", {"wording": "words"}),
        ("add-goal", {"text": "nieuw", "parent": "below"}),
        ("add-indicator", {"text": "nieuw", "goal": "below"}),
        ("move-goal", {"node": "below", "parent": "second"}),
        ("move-goal", {"node": "second", "parent": "below"}),
        ("set-aside", {"node": "below"}),
        ("open-support", {"about": "below"}),
        ("open-support", {"about": "words"}),
        ("link-goals", {"from": "below", "to": "second"}),
    ],
    ids=str,
)
def test_on_anything_in_a_branch_that_was_set_aside_this_is_refused(tree, type_, data):
    ids = {"below": tree.below, "second": tree.second, "words": f"{tree.below}-first"}
    tree.does("set-aside", node=tree.first)

    tree.refused("set-aside", type_, **{name: ids.get(value, value) for name, value in data.items()})


def test_answer_about_what_was_set_aside_is_refused(tree, anna):
    tree.does("open-support", about=tree.below)
    tree.does("set-aside", node=tree.first)

    tree.refused("set-aside", "answer-support", anna, about=tree.below, answer="yes")


def test_words_on_their_way_to_what_was_set_aside_are_taken(tree, anna):
    tree.does("set-aside", node=tree.first)

    tree.is_done("propose-wording", anna, node=tree.below, text="onderweg")


def test_branch_comes_back_whole_to_where_it_stood(tree):
    tree.does("set-aside", node=tree.first, reason="later")

    tree.does("bring-back", node=tree.first)

    assert standing(tree) == [MAIN, tree.first, tree.below, tree.indicator, tree.second]
    assert (aside(tree), tree.node(tree.first).reason) == ([], "")


def test_only_the_root_of_a_branch_that_was_set_aside_comes_back(tree):
    tree.does("set-aside", node=tree.first)

    tree.refused("set-aside", "bring-back", node=tree.below)


def test_subgoal_whose_parent_does_not_stand_comes_back_last_under_main(tree):
    tree.does("set-aside", node=tree.below)
    tree.does("set-aside", node=tree.first)
    assert aside(tree) == [[tree.first], [tree.below, tree.indicator]]

    tree.does("bring-back", node=tree.below)

    assert [node.id for node in children(tree.state, MAIN)] == [tree.second, tree.below]


def test_subgoal_comes_back_last_under_main_when_depth_does_not_allow_its_place(tree):
    third = tree.does("add-goal", text="drie diep", parent=tree.below)
    tree.does("set-aside", node=third)
    tree.does("move-goal", node=tree.first, parent=tree.second)

    tree.does("bring-back", node=third)

    assert [node.id for node in children(tree.state, MAIN)] == [tree.second, third]


def test_indicator_whose_subgoal_does_not_stand_stays_aside(tree):
    tree.does("set-aside", node=tree.indicator)
    tree.does("set-aside", node=tree.first)
    tree.refused("parent-gone", "bring-back", node=tree.indicator)

    tree.does("bring-back", node=tree.first)
    tree.does("bring-back", node=tree.indicator)

    assert [node.id for node in children(tree.state, tree.below)] == [tree.indicator]


def test_what_was_set_aside_takes_no_place_among_those_that_stand(tree):
    tree.does("set-aside", node=tree.first)

    new = tree.does("add-goal", text="nieuw", parent=MAIN, position=0)
    tree.does("bring-back", node=tree.first)

    order = [node.id for node in children(tree.state, MAIN)]
    assert (set(order[:2]), order[2]) == ({new, tree.first}, tree.second)


def test_it_is_known_with_what_a_node_was_set_aside(tree):
    tree.does("set-aside", node=tree.first)

    assert aside_above(tree.state, tree.indicator).id == tree.first
    assert aside_above(tree.state, tree.second) is None


def test_reason_for_setting_aside_can_be_erased(tree):
    reason = tree.does("set-aside", node=tree.first, reason="Jan de Vries wil het niet")

    tree.does("redact", target=reason)

    assert "Jan" not in str(tree.log) + str(tree.state)
    assert tree.node(tree.first).aside


def test_sign_on_its_way_to_a_subgoal_that_was_set_aside_is_taken(tree, anna):
    tree.does("open-step", step="signs")
    tree.does("set-aside", node=tree.first)

    card = tree.says(anna, "sign", "drukte op het plein", about=tree.below)

    assert tree.card(card).about == tree.below
