"""Proposals: a goal that a seat would like in the tree keeps its words and its party when it gets a place."""

import pytest

from app.domain.state import MAIN
from app.domain.tree import text
from tests.domain.play import NOWHERE

SAID = "Er is in elke wijk een plek"


@pytest.fixture
def proposal(room, anna):
    """What a resident proposes."""
    room.does("open-step", step="main-goal")
    return room.is_done("propose-goal", anna, text=SAID, parent=MAIN).command


def test_seat_proposes_a_goal_and_the_tree_waits(room, proposal):
    found = room.state.proposals[proposal]

    assert (found.text, found.party, found.parent, found.node) == (SAID, "resident", MAIN, None)
    assert list(room.state.nodes) == [MAIN]


def test_proposal_that_gets_a_place_keeps_its_words_and_its_party(room, proposal):
    goal = room.does("add-goal", proposal=proposal, parent=MAIN)

    first = room.state.wordings[f"{goal}-first"]
    assert (first.text, first.by) == (SAID, "resident")
    assert text(room.state, room.node(goal)) == SAID
    assert room.state.proposals[proposal].node == goal


def test_proposal_gets_one_place_only(room, proposal):
    room.does("add-goal", proposal=proposal, parent=MAIN)

    room.refused("proposal-used", "add-goal", proposal=proposal, parent=MAIN)


def test_proposal_is_free_again_when_its_goal_is_undone(room, proposal):
    room.does("add-goal", proposal=proposal, parent=MAIN)
    room.does("undo")
    assert room.state.proposals[proposal].node is None

    room.does("redo")
    assert room.state.proposals[proposal].node is not None


def test_proposal_of_a_goal_makes_no_indicator(room, proposal):
    goal = room.does("add-goal", text="Ontmoeting", parent=MAIN)

    room.refused("unknown-id", "add-indicator", proposal=proposal, goal=goal)


def test_indicator_is_proposed_under_a_subgoal_and_keeps_its_party(room, anna, proposal):
    goal = room.does("add-goal", text="Ontmoeting", parent=MAIN)
    said = room.is_done("propose-indicator", anna, text="Buren groeten elkaar", parent=goal).command
    assert room.state.proposals[said].kind == "indicator"
    room.refused("unknown-id", "add-goal", proposal=said, parent=MAIN)
    leaf = room.does("add-indicator", proposal=said, goal=goal)

    assert room.state.wordings[f"{leaf}-first"].by == "resident"
    assert room.state.proposals[said].node == leaf


def test_indicator_is_not_proposed_under_the_main_goal(room, anna, proposal):
    room.refused("indicator-needs-subgoal", "propose-indicator", anna, text="Iets", parent=MAIN)


def test_erasing_an_indicator_erases_the_proposal_it_came_from(room, anna, proposal):
    goal = room.does("add-goal", text="Ontmoeting", parent=MAIN)
    said = room.is_done("propose-indicator", anna, text="Truus groet", parent=goal).command
    leaf = room.does("add-indicator", proposal=said, goal=goal)
    room.does("redact", target=f"{leaf}-first")

    assert (room.state.proposals[said].text, room.state.wordings[f"{leaf}-first"].text) == ("", "")


def test_proposal_whose_id_is_another_proposals_is_refused(room, anna, proposal):
    room.refused("id-taken", "propose-goal", anna, id_=proposal, text="Nog een", parent=MAIN)


def test_goal_is_proposed_where_a_goal_can_stand(room, anna, proposal):
    goals = [room.does("add-goal", text="een", parent=MAIN)]
    for number in ("twee", "drie"):
        goals.append(room.does("add-goal", text=number, parent=goals[-1]))
    indicator = room.does("add-indicator", text="i", goal=goals[0])

    room.refused("unknown-id", "propose-goal", anna, text=SAID, parent=NOWHERE)
    room.refused("too-deep", "propose-goal", anna, text=SAID, parent=goals[2])
    room.refused("not-a-goal", "propose-goal", anna, text=SAID, parent=indicator)


def test_proposal_below_what_is_set_aside_is_taken_for_it_was_on_its_way(room, anna, proposal):
    goal = room.does("add-goal", text="Ontmoeting", parent=MAIN)
    room.does("set-aside", node=goal)

    said = room.is_done("propose-goal", anna, text=SAID, parent=goal).command

    room.refused("set-aside", "add-goal", proposal=said, parent=goal)
    room.does("add-goal", proposal=said, parent=MAIN)


def test_facilitator_proposes_for_a_seat_by_hand_only_and_can_take_it_back(room):
    seat, said = room.by_hand("provider"), {"text": SAID, "parent": MAIN}

    assert room.refused("facilitator-has-no-voice", "propose-goal", **said).status == 403
    entered = room.does("propose-goal", **said, forSeat=seat)
    assert (room.state.proposals[entered].party, room.state.proposals[entered].by_facilitator) == (
        "provider",
        True,
    )

    room.does("undo")
    assert room.state.proposals == {}


def test_proposal_of_a_seat_is_never_taken_back_by_undo(room, anna):
    goal = room.does("add-goal", text="Ontmoeting", parent=MAIN)
    made = room.last.seq
    room.does("open-step", step="main-goal")
    proposed = room.is_done("propose-goal", anna, text=SAID, parent=goal)

    room.refused("nothing-to-undo", "undo", seq=proposed.seq)
    room.refused("undo-blocked", "undo", seq=made)


def test_who_moves_leaves_proposals_with_the_party_under_which_they_were_said(room, anna, proposal):
    room.does("move-seat", seat=anna.seat, party="provider")

    assert room.state.proposals[proposal].party == "resident"


def test_redacting_a_goal_redacts_the_proposal_that_gave_its_words(room, proposal):
    goal = room.does("add-goal", proposal=proposal, parent=MAIN)

    room.does("redact", target=f"{goal}-first")

    assert SAID not in str(room.log) + str(room.state)
    assert room.state.proposals[proposal].redacted
    assert room.state.wordings[f"{goal}-first"].redacted
    room.nothing("redact", target=proposal)


def test_redacted_proposal_gets_no_place(room, proposal):
    room.does("redact", target=proposal)

    room.refused("words-gone", "add-goal", proposal=proposal, parent=MAIN)
