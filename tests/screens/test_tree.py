"""The tree as plain data."""

from dataclasses import replace
from fractions import Fraction

from app.domain.state import MAIN, Deed, Node, Wording
from app.screens.tree import number_below, number_of, tree_view, walk
from tests.screens.rooms import FULL, LELYSTAD, grow, room

DEEP = (
    "Rust",
    {"Op tijd": {"Er is iemand": {"Overdag": ["Telt"], "Nachts": []}, "Echt rust": ["Slaapt"]}, "Werk": []},
)


def test_tree_view_of_a_new_room_is_empty() -> None:
    view = tree_view(room("main-goal"))
    assert (view.text, view.branches, view.goals, view.indicators, view.is_empty) == ("", (), 0, 0, True)


def test_tree_view_holds_texts_forms_and_counts() -> None:
    view = tree_view(grow(room("whole-tree"), *LELYSTAD))
    assert view.text == LELYSTAD[0]
    assert {branch.text: [leaf.text for leaf in branch.leaves] for branch in view.branches} == LELYSTAD[1]
    assert [leaf.form for leaf in view.branches[0].leaves] == ["counting", "telling", "counting", "telling"]
    assert (view.goals, view.indicators, view.is_empty) == (2, 10, False)
    assert [branch.leaves_below for branch in view.branches] == [4, 6]


def test_subgoals_are_numbered_level_by_level() -> None:
    view = tree_view(grow(room("subgoals"), *DEEP))
    assert [(each.number, each.level, each.text) for each in view.flat] == [
        ("1", 1, "Op tijd"),
        ("1a", 2, "Er is iemand"),
        ("1a1", 3, "Overdag"),
        ("", 4, "Telt"),
        ("1a2", 3, "Nachts"),
        ("1b", 2, "Echt rust"),
        ("", 3, "Slaapt"),
        ("2", 1, "Werk"),
    ]
    assert [branch.goals_below for branch in view.branches] == [4, 0]


def test_number_of_one_subgoal_is_that_in_the_tree() -> None:
    state = grow(room("subgoals"), *DEEP)
    flat = tree_view(state).flat
    assert {each.id: number_of(state, each.id) for each in flat} == {each.id: each.number for each in flat}
    top, _, _, _, _, second, *_ = flat
    state.nodes[top.id] = replace(state.nodes[top.id], aside=True)
    left = {each.id: each.number for each in tree_view(state).flat}
    assert number_of(state, second.id) == left.get(second.id, "") == ""
    assert {key: number_of(state, key) for key in left} == left
    assert number_of(state, MAIN) == number_of(state, "nobody") == ""


def test_numbers_go_on_after_the_alphabet() -> None:
    assert [number_below("", 11), number_below("3", 25), number_below("3", 26)] == ["12", "3z", "3aa"]


def test_siblings_stand_by_rank_and_subgoals_apart_from_indicators() -> None:
    state = grow(room("subgoals"), "Top", {"B": ["x", "y"], "A": []})
    first, second = (node for node in state.nodes.values() if node.kind == "subgoal")
    state.nodes[second.id] = replace(second, rank=Fraction(-1, 2))
    below = Node("below", "subgoal", first.id, Fraction(7), wording="w")
    state.nodes["below"], state.wordings["w"] = below, Wording("w", "below", "C", "facilitator")
    view = tree_view(state)
    assert [(branch.text, branch.position, branch.of) for branch in view.branches] == [
        ("A", 0, 2),
        ("B", 1, 2),
    ]
    assert [each.text for each in walk(view.branches[1])] == ["B", "C", "x", "y"]


def test_redacted_words_are_gone() -> None:
    state = grow(room("main-goal"), "Geheim", {})
    state.wordings["main-words"] = replace(state.wordings["main-words"], redacted=True)
    view = tree_view(state)
    assert (view.text, view.redacted) == ("", True)


def test_changed_at_is_the_last_command_that_stands() -> None:
    state = grow(room("subgoals"), *FULL)
    node = next(node for node in state.nodes.values() if node.kind == "subgoal")
    before = tree_view(state).branches[0].changed_at
    state.deeds[900] = Deed(900, "goal-moved", {}, (state.put("nodes", node),))
    assert tree_view(state).branches[0].changed_at == 900
    state.deeds[900] = replace(state.deeds[900], undone=True)
    assert tree_view(state).branches[0].changed_at == before


def test_changed_at_follows_the_words() -> None:
    state = grow(room("main-goal"), "Top", {})
    words = state.wordings["main-words"]
    state.deeds[901] = Deed(901, "main-goal-set", {}, (state.put("wordings", words),))
    assert tree_view(state).changed_at == 901
    assert state.nodes[MAIN].wording == "main-words"
