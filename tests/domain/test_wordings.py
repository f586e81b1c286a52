"""Wordings: several may compete, one is adopted, none is forgotten; what was not carried is said for ever."""

import pytest

from app.domain.state import MAIN
from app.domain.tree import text
from app.domain.wordings import of_node
from tests.domain.play import NOWHERE, Play


@pytest.fixture
def goal(room):
    """A subgoal, in the step in which words compete."""
    room.does("open-step", step="main-goal")
    return room.does("add-goal", text="Meer ontmoeting", parent=MAIN)


def words(room, node):
    return text(room.state, room.node(node))


def statuses(room, node):
    return {wording.text: wording.status for wording in of_node(room.state, node)}


def asks(room, about, *answers):
    """One person of each party answers, in the order municipality, provider, resident."""
    room.does("open-support", about=about)
    for party, answer in zip(("municipality", "provider", "resident"), answers, strict=True):
        room.answers(room.sits(party), about, answer)


def test_seats_and_facilitator_propose_words_and_they_compete(room, anna, goal):
    room.is_done("propose-wording", anna, node=goal, text="Elkaar ontmoeten")
    room.does("propose-wording", node=goal, text="Samen zijn")

    found = of_node(room.state, goal)

    assert [(each.text, each.by, each.status) for each in found] == [
        ("Meer ontmoeting", "facilitator", "adopted"),
        ("Elkaar ontmoeten", "resident", "proposed"),
        ("Samen zijn", "facilitator", "proposed"),
    ]
    assert words(room, goal) == "Meer ontmoeting"


def test_facilitator_proposes_for_a_seat_by_hand_only(room, anna, goal):
    seat, said = room.by_hand("provider"), {"node": goal, "text": "Elkaar ontmoeten"}

    room.refused("not-by-hand", "propose-wording", **said, forSeat=anna.seat)
    words_id = room.does("propose-wording", **said, forSeat=seat)

    assert room.state.wordings[words_id].by == "provider"


def test_words_of_an_unknown_node_are_refused(room, anna):
    room.does("open-step", step="main-goal")

    room.refused("unknown-id", "propose-wording", anna, node=NOWHERE, text="Elkaar ontmoeten")
    room.refused("unknown-id", "adopt-wording", wording=NOWHERE)
    room.refused("unknown-id", "adopt-wording", wording=f"{NOWHERE}-first")


def test_wording_whose_id_is_another_wordings_is_refused(room, goal):
    first = room.does("propose-wording", node=goal, text="Elkaar ontmoeten")

    room.refused("id-taken", "propose-wording", id_=first, node=goal, text="Anders")


def test_adopted_words_replace_the_former_which_are_kept(room, anna, goal):
    new = room.is_done("propose-wording", anna, node=goal, text="Elkaar ontmoeten").command

    room.does("adopt-wording", wording=new)

    assert words(room, goal) == "Elkaar ontmoeten"
    assert statuses(room, goal) == {"Meer ontmoeting": "replaced", "Elkaar ontmoeten": "adopted"}


def test_replaced_words_can_be_adopted_again(room, goal):
    new = room.does("propose-wording", node=goal, text="Elkaar ontmoeten")
    room.does("adopt-wording", wording=new)

    room.does("adopt-wording", wording=f"{goal}-first")

    assert statuses(room, goal) == {"Meer ontmoeting": "adopted", "Elkaar ontmoeten": "replaced"}


def test_adopting_what_is_adopted_changes_nothing(room, goal):
    room.nothing("adopt-wording", wording=f"{goal}-first")
    room.nothing("adopt-wording", wording=f"{goal}-first", sources={})


def test_sources_stay_unless_they_are_given_with_the_adoption(room, anna):
    card, other = room.shown(anna), room.says(anna, "association", "thee")
    goal = room.does("add-goal", text="Drinken", parent=MAIN, sources={"cards": [card]})
    new = room.does("propose-wording", node=goal, text="Samen drinken")

    room.does("adopt-wording", wording=new)
    assert room.node(goal).cards == (card,)

    room.does("adopt-wording", wording=new, sources={"cards": [other]})
    assert room.node(goal).cards == (other,)


def test_adopting_with_a_source_that_is_not_there_is_refused(room, goal):
    room.refused("unknown-id", "adopt-wording", wording=f"{goal}-first", sources={"cards": [NOWHERE]})


@pytest.mark.parametrize(
    ("answers", "carried"),
    [(("yes", "yes-if", "yes"), True), (("yes", "yes", "no"), False)],
    ids=["carried", "not carried"],
)
def test_adopting_may_happen_although_not_carried_and_that_is_recorded(room, goal, answers, carried):
    new = room.does("propose-wording", node=goal, text="Elkaar ontmoeten")
    asks(room, new, *answers)

    room.does("adopt-wording", wording=new)

    assert room.state.wordings[new].carried is carried
    assert room.last.data["carried"] is carried


def test_adopting_what_was_not_asked_or_not_answered_by_all_is_recorded_as_not_known(room, anna, goal):
    new = room.does("propose-wording", node=goal, text="Elkaar ontmoeten")
    room.does("adopt-wording", wording=new)
    assert room.last.data["carried"] is None

    room.does("open-support", about=f"{goal}-first")
    room.answers(anna, f"{goal}-first")
    room.does("adopt-wording", wording=f"{goal}-first")
    assert room.last.data["carried"] is None


def test_that_words_were_not_carried_is_said_for_ever(room, goal):
    new = room.does("propose-wording", node=goal, text="Elkaar ontmoeten")
    asks(room, new, "yes", "yes", "no")
    room.does("adopt-wording", wording=new)
    asks(room, new, "yes", "yes", "yes")

    room.does("adopt-wording", wording=new)

    assert room.state.wordings[new].carried is False


def test_words_that_were_erased_cannot_be_adopted(room, anna, goal):
    new = room.is_done("propose-wording", anna, node=goal, text="Jan de Vries").command
    room.does("redact", target=new)

    room.refused("words-gone", "adopt-wording", wording=new)

    assert "Jan" not in str(room.log) + str(room.state)
    assert room.state.wordings[new].redacted


def test_words_are_kept_as_text_whatever_they_look_like(room, anna, goal):
    hostile = ["<script>alert(1)</script>", "=1+1", "{{ 7*7 }}", "'; drop table seats; --", "@SUM(A1)"]

    for said in hostile:
        room.is_done("propose-wording", anna, node=goal, text=said)

    assert [each.text for each in of_node(room.state, goal)][1:] == hostile


def test_wording_of_another_trajectory_is_unknown(room):
    elsewhere = Play(theme="Een ander traject")
    goal = elsewhere.does("add-goal", text="Daar", parent=MAIN)

    room.refused("unknown-id", "adopt-wording", wording=f"{goal}-first")
    room.refused("unknown-id", "propose-wording", node=goal, text="Hier")
    room.refused("unknown-id", "open-support", about=goal)
    room.refused("unknown-id", "set-aside", node=goal)


def test_words_typed_for_someone_without_a_phone_say_so_also_when_they_came_as_a_proposal(room: Play):
    """ "Both are recorded and shown as entered by the facilitator"."""
    seat = room.by_hand("resident")
    words = room.does("propose-wording", node="main", text="Samen zorgen", forSeat=seat)
    proposal = room.does("propose-goal", parent="main", text="Rust", forSeat=seat)
    goal = room.does("add-goal", parent="main", proposal=proposal)
    own = room.does("propose-wording", node="main", text="Van mijzelf")

    found = room.state.wordings
    assert [found[each].by_facilitator for each in (words, f"{goal}-first", own)] == [True, True, False]
    assert [found[each].by for each in (words, f"{goal}-first", own)] == [
        "resident",
        "resident",
        "facilitator",
    ]
