"""Links across: never to what the tree says already; a move that makes such a link drops it."""

import pytest

from app.domain.state import MAIN
from tests.domain.play import NOWHERE, Play


@pytest.fixture
def tree(room):
    """Two subgoals; a subgoal and an indicator under the first."""
    room.first, room.second = (room.does("add-goal", text=each, parent=MAIN) for each in ("een", "twee"))
    room.below = room.does("add-goal", text="eronder", parent=room.first)
    room.indicator = room.does("add-indicator", text="i", goal=room.below)
    return room


def links(room):
    return {(link.source, link.target) for link in room.state.links.values()}


def test_subgoal_or_indicator_also_contributes_to_another_subgoal(tree):
    for source in (tree.below, tree.indicator, tree.first):
        tree.does("link-goals", **{"from": source, "to": tree.second})

    assert links(tree) == {(each, tree.second) for each in (tree.below, tree.indicator, tree.first)}


def test_link_to_itself_is_refused(tree):
    tree.refused("link-impossible", "link-goals", **{"from": tree.first, "to": tree.first})


@pytest.mark.parametrize("ancestor", ["first", "main"])
def test_link_to_an_ancestor_or_a_descendant_is_refused(tree, ancestor):
    above = MAIN if ancestor == "main" else tree.first

    tree.refused("link-impossible", "link-goals", **{"from": tree.below, "to": above})
    tree.refused("link-impossible", "link-goals", **{"from": above, "to": tree.below})


def test_link_that_is_there_is_refused(tree):
    tree.does("link-goals", **{"from": tree.below, "to": tree.second})

    tree.refused("link-impossible", "link-goals", **{"from": tree.below, "to": tree.second})


def test_nothing_contributes_to_an_indicator(tree):
    tree.refused("not-a-goal", "link-goals", **{"from": tree.second, "to": tree.indicator})


def test_link_with_an_end_that_this_trajectory_lacks_is_refused(tree):
    elsewhere = Play(theme="Een ander traject").does("add-goal", text="Daar", parent=MAIN)

    for type_ in ("link-goals", "unlink-goals"):
        for other in (NOWHERE, elsewhere):
            tree.refused("unknown-id", type_, **{"from": other, "to": tree.second})
            tree.refused("unknown-id", type_, **{"from": tree.first, "to": other})


def test_link_with_an_end_that_is_set_aside_is_refused(tree):
    tree.does("set-aside", node=tree.first)

    for type_ in ("link-goals", "unlink-goals"):
        tree.refused("set-aside", type_, **{"from": tree.below, "to": tree.second})


def test_link_is_taken_away_and_again_changes_nothing(tree):
    ends = {"from": tree.below, "to": tree.second}
    tree.does("link-goals", **ends)

    tree.does("unlink-goals", **ends)
    tree.nothing("unlink-goals", **ends)

    assert links(tree) == set()


def test_move_that_would_make_family_of_a_link_drops_it_and_undo_restores_it(tree):
    tree.does("link-goals", **{"from": tree.indicator, "to": tree.second})
    tree.does("link-goals", **{"from": tree.second, "to": tree.below})

    tree.does("move-goal", node=tree.first, parent=tree.second)
    assert links(tree) == set()

    tree.does("undo")
    assert links(tree) == {(tree.indicator, tree.second), (tree.second, tree.below)}
    tree.does("redo")
    assert links(tree) == set()


def test_move_leaves_links_that_still_cross(tree):
    third = tree.does("add-goal", text="drie", parent=MAIN)
    tree.does("link-goals", **{"from": tree.below, "to": tree.second})

    tree.does("move-goal", node=tree.below, parent=third)

    assert links(tree) == {(tree.below, tree.second)}


def test_link_stays_while_an_end_lies_aside(tree):
    tree.does("link-goals", **{"from": tree.below, "to": tree.second})

    tree.does("set-aside", node=tree.first)
    tree.does("bring-back", node=tree.first)

    assert links(tree) == {(tree.below, tree.second)}


def test_undoing_a_move_back_to_where_a_link_was_made_since_is_refused_by_its_number(tree):
    tree.does("move-goal", node=tree.below, parent=tree.second)
    moved = tree.last.seq
    tree.does("link-goals", **{"from": tree.below, "to": tree.first})

    assert str(tree.last.seq) in tree.refused("undo-blocked", "undo", seq=moved).en


def test_undoing_an_unlinking_that_would_make_family_is_refused(tree):
    ends = {"from": tree.below, "to": tree.second}
    tree.does("link-goals", **ends)
    tree.does("unlink-goals", **ends)
    unlinked = tree.last.seq
    tree.does("move-goal", node=tree.below, parent=tree.second)

    tree.refused("undo-blocked", "undo", seq=unlinked)


def test_goal_to_which_a_link_leads_cannot_be_undone(tree):
    goal = tree.does("add-goal", text="drie", parent=MAIN)
    made = tree.last.seq
    tree.does("link-goals", **{"from": tree.below, "to": goal})

    assert str(tree.last.seq) in tree.refused("undo-blocked", "undo", seq=made).nl
