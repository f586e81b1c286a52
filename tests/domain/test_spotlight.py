"""The spotlight: one thing that the room may see, large on the projector, until the next step."""

import pytest

from app.domain.spotlight import lit
from app.domain.state import MAIN
from tests.domain.play import NOWHERE


def test_card_or_node_is_lit_and_one_takes_the_place_of_the_other(room, anna):
    card, goal = room.shown(anna), room.does("add-goal", text="Ontmoeting", parent=MAIN)
    assert lit(room.state) is None

    room.does("spotlight", card=card)
    assert lit(room.state) == room.card(card)
    room.does("spotlight", node=goal)
    assert lit(room.state) == room.node(goal)
    room.does("spotlight", node=MAIN, card=None)
    assert lit(room.state) == room.node(MAIN)


@pytest.mark.parametrize("data", [{}, {"card": None}, {"node": None}, {"card": None, "node": None}], ids=str)
def test_null_takes_it_away_and_again_changes_nothing(room, data):
    room.does("spotlight", node=MAIN)

    room.does("spotlight", **data)
    room.nothing("spotlight", **data)

    assert lit(room.state) is None


def test_lighting_what_is_lit_changes_nothing(room):
    room.does("spotlight", node=MAIN)

    room.nothing("spotlight", node=MAIN)


def test_card_that_the_room_may_not_see_is_not_lit(room, anna):
    room.does("open-step", step="associations")
    card = room.says(anna, "association", "koffie")

    room.refused("not-revealed", "spotlight", card=card)
    room.does("reveal", step="associations")
    room.is_done("withdraw-card", anna, card=card)
    room.refused("card-gone", "spotlight", card=card)


def test_what_this_trajectory_lacks_is_not_lit(room):
    room.refused("unknown-id", "spotlight", card=NOWHERE)
    room.refused("unknown-id", "spotlight", node=NOWHERE)


@pytest.mark.parametrize("gone", ["withdraw-card", "hide-card", "redact"])
def test_light_goes_out_when_the_card_is_no_longer_to_be_seen(room, anna, gone):
    card = room.shown(anna)
    room.does("spotlight", card=card)

    if gone == "withdraw-card":
        room.is_done(gone, anna, card=card)
    else:
        room.does(gone, **({"target": card} if gone == "redact" else {"card": card}))

    assert lit(room.state) is None


def test_light_goes_out_with_the_next_step_and_when_the_goal_was_never_there(room):
    goal = room.does("add-goal", text="Ontmoeting", parent=MAIN)
    made = room.last.seq
    room.does("spotlight", node=goal)
    room.does("undo", seq=made)
    assert lit(room.state) is None

    room.does("spotlight", node=MAIN)
    room.does("open-step", step="subgoals")
    assert lit(room.state) is None


def test_undo_passes_the_spotlight_by_for_it_changes_nothing_of_the_tree(room):
    goal = room.does("add-goal", text="Ontmoeting", parent=MAIN)
    room.does("spotlight", node=MAIN)
    room.refused("cannot-be-undone", "undo", seq=room.last.seq)

    room.does("undo")

    assert goal not in room.state.nodes
