"""Undo and redo of words, proposals, links and what was set aside: valid on the present state, or refused."""

import pytest

from app.domain.state import MAIN
from app.domain.tree import aside_above, children, text
from app.domain.undo import latest_to_redo, latest_to_undo


@pytest.fixture
def tree(room):
    """Two subgoals; one under the first."""
    room.first, room.second = (room.does("add-goal", text=each, parent=MAIN) for each in ("een", "twee"))
    room.below = room.does("add-goal", text="eronder", parent=room.first)
    return room


def put_right(tree):
    """What undo takes back and redo puts back, one command of each kind."""
    words = tree.does("propose-wording", node=tree.first, text="Elkaar ontmoeten")
    yield "propose-wording"
    tree.does("adopt-wording", wording=words)
    yield "adopt-wording"
    proposal = tree.does("propose-goal", text="Een plek", parent=MAIN, forSeat=tree.by_hand("resident"))
    yield "propose-goal"
    tree.does("add-goal", proposal=proposal, parent=tree.second)
    yield "add-goal, from a proposal"
    tree.does("link-goals", **{"from": tree.below, "to": tree.second})
    yield "link-goals"
    tree.does("move-goal", node=tree.below, parent=tree.second)
    yield "move-goal, over a link"
    tree.does("undo")
    tree.does("unlink-goals", **{"from": tree.below, "to": tree.second})
    yield "unlink-goals"
    tree.does("set-aside", node=tree.first, reason="later")
    yield "set-aside"
    tree.does("bring-back", node=tree.first)
    yield "bring-back"


def test_undo_then_redo_with_nothing_between_is_where_it_was(tree):
    for done in put_right(tree):
        before, deed = tree.tables(), latest_to_undo(tree.state)
        tree.does("undo")
        assert tree.tables() != before, done
        assert latest_to_redo(tree.state).seq == deed.seq, done

        tree.does("redo")
        assert tree.tables() == before, done


def test_undoing_an_adoption_brings_the_former_words_back(tree):
    words = tree.does("propose-wording", node=tree.first, text="Elkaar ontmoeten")
    tree.does("adopt-wording", wording=words)

    tree.does("undo")

    assert text(tree.state, tree.node(tree.first)) == "een"
    assert tree.state.wordings[words].status == "proposed"


def test_adoption_over_which_others_were_adopted_is_not_undone(tree):
    first, second = (tree.does("propose-wording", node=tree.first, text=each) for each in ("a", "b"))
    tree.does("adopt-wording", wording=first)
    adopted = tree.last.seq
    tree.does("adopt-wording", wording=second)

    assert str(tree.last.seq) in tree.refused("undo-blocked", "undo", seq=adopted).en


def test_words_of_a_seat_are_not_undone(tree, anna):
    tree.does("open-step", step="main-goal")
    said = tree.is_done("propose-wording", anna, node=tree.first, text="Elkaar ontmoeten")

    tree.refused("nothing-to-undo", "undo", seq=said.seq)


def test_goal_for_which_a_seat_proposed_words_cannot_be_undone(tree, anna):
    goal = tree.does("add-goal", text="drie", parent=MAIN)
    made = tree.last.seq
    tree.does("open-step", step="main-goal")
    tree.is_done("propose-wording", anna, node=goal, text="derde")

    tree.refused("undo-blocked", "undo", seq=made)


def test_words_about_which_the_room_was_asked_cannot_be_undone(tree):
    words = tree.does("propose-wording", node=tree.first, text="Elkaar ontmoeten")
    proposed = tree.last.seq
    tree.does("open-support", about=words)
    tree.does("close-support", about=words)

    refusal = tree.refused("undo-blocked", "undo", seq=proposed)

    assert refusal.en == "This cannot be taken back: it was changed since."


def test_goal_about_which_the_room_was_asked_cannot_be_undone(tree):
    goal = tree.does("add-goal", text="drie", parent=MAIN)
    made = tree.last.seq
    tree.does("open-support", about=goal)

    tree.refused("undo-blocked", "undo", seq=made)


# Two facilitators


def test_second_move_of_a_branch_is_decided_on_the_present_tree(tree):
    tree.does("move-goal", node=tree.below, parent=tree.second)
    tree.nothing("move-goal", node=tree.below, parent=tree.second)
    tree.does("move-goal", node=tree.below, parent=MAIN, position=0)
    tree.refused("cycle", "move-goal", node=tree.first, parent=tree.first)

    assert [node.id for node in children(tree.state, MAIN)] == [tree.below, tree.first, tree.second]


def test_second_of_two_moves_that_would_hang_in_each_other_is_refused(tree):
    tree.does("move-goal", node=tree.first, parent=tree.second)

    tree.refused("cycle", "move-goal", node=tree.second, parent=tree.first)


def test_undo_that_names_its_seq_takes_not_what_another_did_meanwhile(tree):
    tree.does("move-goal", node=tree.below, parent=tree.second)
    mine = tree.last.seq
    theirs = tree.does("add-goal", text="drie", parent=MAIN)

    tree.does("undo", seq=mine)

    assert tree.node(tree.below).parent == tree.first
    assert theirs in tree.state.nodes


def test_move_over_which_another_moved_is_not_undone_but_by_its_number(tree):
    tree.does("move-goal", node=tree.below, parent=tree.second)
    mine = tree.last.seq
    tree.does("move-goal", node=tree.below, parent=MAIN)
    theirs = tree.last.seq

    assert str(theirs) in tree.refused("undo-blocked", "undo", seq=mine).nl
    tree.does("undo", seq=theirs)
    tree.does("undo", seq=mine)

    assert tree.node(tree.below).parent == tree.first


# In a branch that was set aside


@pytest.mark.parametrize("type_", ["move-goal", "adopt-wording", "add-goal", "bring-back", "set-aside"])
def test_what_was_done_in_a_branch_that_was_set_aside_since_is_refused_by_its_number(tree, type_):
    words = tree.does("propose-wording", node=tree.below, text="anders")
    third = tree.does("add-goal", text="drie", parent=tree.below)
    if type_ in ("set-aside", "bring-back"):
        tree.does("set-aside", node=third)
    if type_ == "bring-back":
        tree.does("bring-back", node=third)
    if type_ == "move-goal":
        tree.does("move-goal", node=third, parent=tree.first)
    if type_ == "adopt-wording":
        tree.does("adopt-wording", wording=words)
    done = tree.last.seq
    tree.does("set-aside", node=tree.first)

    assert str(tree.last.seq) in tree.refused("undo-blocked", "undo", seq=done).en
    tree.does("undo")
    tree.does("undo", seq=done)


def test_describing_what_was_set_aside_since_can_still_be_undone(tree):
    indicator = tree.does("add-indicator", text="i", goal=tree.below)
    tree.does("describe-indicator", indicator=indicator, form="telling")
    described = tree.last.seq
    tree.does("set-aside", node=tree.first)

    tree.does("undo", seq=described)

    assert tree.node(indicator).description == {}


def test_undoing_a_move_never_slips_a_goal_into_a_branch_that_was_set_aside(tree):
    tree.does("move-goal", node=tree.below, parent=tree.second)
    moved = tree.last.seq
    tree.does("set-aside", node=tree.first)

    assert str(tree.last.seq) in tree.refused("undo-blocked", "undo", seq=moved).en
    assert aside_above(tree.state, tree.below) is None


def test_redo_in_a_branch_that_is_set_aside_is_refused(tree):
    third = tree.does("add-goal", text="drie", parent=tree.below)
    added = tree.last.seq
    tree.does("set-aside", node=tree.first)
    tree.does("undo")
    tree.does("undo", seq=added)
    tree.does("redo", seq=added + 1)

    tree.refused("undo-blocked", "redo", seq=added)

    assert third not in tree.state.nodes


def test_undoing_a_setting_aside_that_would_hang_too_deep_is_refused(tree):
    third = tree.does("add-goal", text="drie", parent=tree.below)
    tree.does("set-aside", node=third)
    set_aside = tree.last.seq
    tree.does("move-goal", node=tree.first, parent=tree.second)

    tree.refused("undo-blocked", "undo", seq=set_aside)
    tree.does("bring-back", node=third)


def test_undoing_a_return_sets_the_goal_aside_from_where_it_stands_now(tree):
    tree.does("set-aside", node=tree.below, reason="later")
    tree.does("bring-back", node=tree.below)
    back = tree.last.seq
    tree.does("move-goal", node=tree.below, parent=tree.second)

    tree.does("undo", seq=back)

    node = tree.node(tree.below)
    assert (node.aside, node.reason, node.parent) == (True, "later", tree.second)


# Redo of what needs something that was undone as well


def undone(tree, *commands):
    """Commands that are given, then all undone, the last first; their numbers."""
    seqs = []
    for type_, data in commands:
        tree.does(type_, **data)
        seqs.append(tree.last.seq)
    for seq in reversed(seqs):
        tree.does("undo", seq=seq)
    return seqs


@pytest.mark.parametrize("type_", ["add-card", "propose-wording", "propose-goal"])
def test_redo_of_words_about_a_goal_that_is_undone_too_is_refused(tree, type_):
    seat = tree.by_hand("resident")
    goal = tree.does("add-goal", text="drie", parent=MAIN)
    added = tree.last.seq
    data = {
        "add-card": {"kind": "sign", "text": "drukte", "about": goal, "forSeat": seat},
        "propose-wording": {"node": goal, "text": "derde"},
        "propose-goal": {"parent": goal, "text": "vierde", "forSeat": seat},
    }
    (said,) = undone(tree, (type_, data[type_]))
    tree.does("undo", seq=added)

    tree.refused("undo-blocked", "redo", seq=said)
    tree.does("redo", seq=added)
    tree.does("redo", seq=said)


def test_redo_of_a_goal_whose_cluster_or_proposal_is_undone_too_is_refused(tree):
    cluster = tree.does("make-cluster", name="Koffie")
    made = tree.last.seq
    (grown,) = undone(
        tree, ("add-goal", {"text": "drie", "parent": MAIN, "sources": {"clusters": [cluster]}})
    )
    tree.does("undo", seq=made)
    tree.refused("undo-blocked", "redo", seq=grown)

    proposal = tree.does("propose-goal", text="Een plek", parent=MAIN, forSeat=tree.by_hand("resident"))
    proposed = tree.last.seq
    (added,) = undone(tree, ("add-goal", {"proposal": proposal, "parent": MAIN}))
    tree.does("undo", seq=proposed)
    tree.refused("undo-blocked", "redo", seq=added)


def test_redo_of_a_link_whose_end_is_undone_too_is_refused(tree):
    goal = tree.does("add-goal", text="drie", parent=MAIN)
    added = tree.last.seq
    (linked,) = undone(tree, ("link-goals", {"from": tree.below, "to": goal}))
    tree.does("undo", seq=added)

    tree.refused("undo-blocked", "redo", seq=linked)


@pytest.mark.parametrize("type_", ["propose-goal", "propose-wording", "add-goal", "link-goals"])
def test_goal_on_which_something_stands_is_refused_with_its_number(tree, type_):
    goal = tree.does("add-goal", text="drie", parent=MAIN)
    added = tree.last.seq
    seat = tree.by_hand("resident")
    data = {
        "propose-goal": {"parent": goal, "text": "vierde", "forSeat": seat},
        "propose-wording": {"node": goal, "text": "derde"},
        "add-goal": {"parent": goal, "text": "vierde"},
        "link-goals": {"from": goal, "to": tree.first},
    }
    tree.does(type_, **data[type_])

    assert str(tree.last.seq) in tree.refused("undo-blocked", "undo", seq=added).en
