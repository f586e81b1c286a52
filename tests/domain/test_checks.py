"""The check: does an indicator say something of the main goal? Hidden until the one reveal, in thirds."""

from fractions import Fraction

import pytest

from app.domain import checks, counting
from app.domain.counting import Weighed
from app.domain.state import MAIN
from tests.domain.play import NOWHERE


@pytest.fixture
def indicator(room, anna, bert, carla):
    """An indicator in the check."""
    goal = room.does("add-goal", text="Ontmoeting", parent=MAIN)
    found = room.does("add-indicator", text="Buren maken een praatje", goal=goal)
    room.does("open-step", step="the-check")
    return found


def says(room, actor, indicator, answer="yes", **data):
    """A seat answers."""
    return room.is_done("check-indicator", actor, indicator=indicator, answer=answer, **data)


def counted(room, indicator, turn=1):
    """The answers of a round."""
    return counting.check(room.state, indicator, turn)


def test_partly_is_a_half_and_each_party_one_third(room, anna, bert, carla, indicator):
    dora = room.sits("resident")
    for actor, answer in ((anna, "partly"), (dora, "yes"), (bert, "no"), (carla, "yes")):
        says(room, actor, indicator, answer)

    found = counted(room, indicator)
    assert found.parties["resident"] == Weighed(2, 2, 1, 1, 0)
    assert found.weighted == Fraction(3 + 0 + 4, 12)


def test_party_without_an_answer_makes_it_not_known(room, anna, bert, indicator):
    says(room, anna, indicator)
    says(room, bert, indicator)

    assert counted(room, indicator).weighted is None


def test_last_answer_of_a_seat_counts(room, anna, indicator):
    says(room, anna, indicator, "yes")
    says(room, anna, indicator, "no", reason="te vaag")

    assert counted(room, indicator).parties["resident"] == Weighed(1, 1, 0, 0, 1)
    room.nothing("check-indicator", anna, indicator=indicator, answer="no", reason="te vaag")


def test_same_answer_after_rewording_is_about_the_new_words(room, anna, indicator):
    says(room, anna, indicator)
    words = room.does("propose-wording", node=indicator, text="Buren spreken elkaar wekelijks")
    room.does("adopt-wording", wording=words)

    says(room, anna, indicator)
    assert [each.wording for each in room.state.checks.values()] == [words]


def test_check_begins_with_the_step_and_is_about_an_indicator(room, anna):
    goal = room.does("add-goal", text="Ontmoeting", parent=MAIN)
    found = room.does("add-indicator", text="Een praatje", goal=goal)
    room.refused("not-now", "check-indicator", anna, indicator=found, answer="yes")
    room.does("open-step", step="the-check")
    room.does("open-step", step="welcome")

    says(room, anna, found)
    room.refused("not-an-indicator", "check-indicator", anna, indicator=goal, answer="yes")
    room.refused("unknown-id", "check-indicator", anna, indicator=NOWHERE, answer="yes")


def test_indicator_that_was_set_aside_is_not_checked(room, anna, indicator):
    room.does("set-aside", node=room.node(indicator).parent)

    room.refused("set-aside", "check-indicator", anna, indicator=indicator, answer="yes")


def test_of_is_fixed_at_the_reveal_and_what_was_on_its_way_is_taken(room, anna, bert, indicator):
    says(room, anna, indicator)
    room.does("reveal", step="the-check")
    room.sits("provider")
    assert counted(room, indicator).parties["provider"] == Weighed(1, 0, 0, 0, 0)

    says(room, bert, indicator, "no")
    assert counted(room, indicator).parties["provider"] == Weighed(1, 1, 0, 0, 1)


def test_who_sat_down_after_the_reveal_and_answers_is_one_of_them(room, indicator):
    room.does("reveal", step="the-check")
    emma = room.sits("resident")
    says(room, emma, indicator)
    says(room, room.sits("resident"), indicator)

    assert counted(room, indicator).parties["resident"] == Weighed(2, 2, 2, 0, 0)


def test_new_round_starts_empty_and_hidden_and_the_earlier_one_stays(room, anna, indicator):
    says(room, anna, indicator)
    room.does("reveal", step="the-check")
    room.does("open-step", step="the-check", newRound=True)

    assert counted(room, indicator, 2).parties["resident"].answered == 0
    assert (counted(room, indicator, 1).is_seen, counted(room, indicator, 2).is_seen) == (True, False)
    assert counted(room, indicator, 1).parties["resident"].yes == 1


def test_new_round_asks_about_what_was_reworded_or_never_answered(room, anna, indicator):
    other = room.does("add-indicator", text="Een buurtfeest", goal=room.node(indicator).parent)
    third = room.does("add-indicator", text="Elkaar groeten", goal=room.node(indicator).parent)
    for each in (indicator, other):
        says(room, anna, each)
    room.does("reveal", step="the-check")
    assert all(checks.is_asked(room.state, each) for each in checks.indicators(room.state))
    words = room.does("propose-wording", node=other, text="Meer buurtfeesten")
    room.does("adopt-wording", wording=words)
    room.does("open-step", step="the-check", newRound=True)

    asked = [each.id for each in checks.indicators(room.state) if checks.is_asked(room.state, each)]
    assert asked == [other, third]
    assert [checks.last_round(room.state, each) for each in (indicator, third)] == [1, 0]


def test_facilitator_answers_for_a_seat_by_hand_and_its_own_answer_wins(room, anna, indicator):
    seat = room.by_hand("resident", 2)
    room.does("check-indicator", forSeat=seat, indicator=indicator, answer="partly")
    assert [each.by_facilitator for each in room.state.checks.values()] == [True]

    room.refused("facilitator-has-no-voice", "check-indicator", indicator=indicator, answer="yes")
    room.refused("not-by-hand", "check-indicator", forSeat=anna.seat, indicator=indicator, answer="yes")


def test_unseen_answers_lapse_when_the_seat_is_freed(room, anna, indicator):
    says(room, anna, indicator)
    room.does("free-seat", seat=anna.seat)

    assert room.state.checks == {}


def test_seen_answers_stay_when_the_seat_is_freed(room, anna, indicator):
    says(room, anna, indicator)
    room.does("reveal", step="the-check")
    room.does("free-seat", seat=anna.seat)

    assert [each.party for each in room.state.checks.values()] == ["resident"]


def test_unseen_answers_go_along_to_another_party(room, anna, indicator):
    says(room, anna, indicator)
    room.does("move-seat", seat=anna.seat, party="provider")

    assert [each.party for each in room.state.checks.values()] == ["provider"]


def test_indicator_about_which_someone_answered_cannot_never_have_been(room, anna, indicator):
    says(room, anna, indicator)
    added = next(event.seq for event in room.log if event.type == "indicator-added")

    room.refused("undo-blocked", "undo", seq=added)


def test_checking_is_not_undone(room, indicator):
    seat = room.by_hand("resident", 2)
    room.does("check-indicator", forSeat=seat, indicator=indicator, answer="yes")

    room.refused("cannot-be-undone", "undo", seq=room.last.seq)


def test_remarks_are_in_no_order_that_tells_who(room, anna, bert, carla, indicator):
    says(room, carla, indicator, "yes", reason="b")
    dora = room.sits("municipality")
    says(room, dora, indicator, "yes", reason="a")

    assert [each.reason for each in counting.remarks(room.state, indicator, 1)] == ["a", "b"]


def test_reason_of_a_check_can_be_erased(room, anna, indicator):
    said = says(room, anna, indicator, "no", reason="mijn buurvrouw Truus").command
    room.does("redact", target=said)

    assert [each.redacted for each in room.state.checks.values()] == [True]


def other_words(room, indicator, text="Buren spreken elkaar wekelijks"):
    words = room.does("propose-wording", node=indicator, text=text)
    room.does("adopt-wording", wording=words)
    return words


def test_answer_that_was_on_its_way_counts_in_the_round_that_it_names(room, anna, bert, indicator):
    says(room, anna, indicator)
    first = room.node(indicator).wording
    room.does("reveal", step="the-check")
    other_words(room, indicator)
    room.does("open-step", step="the-check", newRound=True)

    says(room, bert, indicator, "no", round=1)
    assert counted(room, indicator).parties["provider"] == Weighed(1, 1, 0, 0, 1)
    assert counted(room, indicator, 2).parties["provider"].answered == 0
    assert {each.wording for each in room.state.checks.values()} == {first}
    assert checks.is_asked(room.state, room.node(indicator))
    room.refused("not-now", "check-indicator", bert, indicator=indicator, answer="no", round=3)


def test_answer_for_a_round_in_which_nobody_else_answered_is_about_words_that_are_not_known(
    room, anna, indicator
):
    room.does("open-step", step="the-check", newRound=True)

    says(room, anna, indicator, round=1)
    assert [(each.round, each.wording) for each in room.state.checks.values()] == [(1, None)]
    assert checks.is_asked(room.state, room.node(indicator))


def test_answer_is_about_the_words_that_it_names(room, anna, indicator):
    goal, first = room.node(indicator).parent, room.node(indicator).wording
    other_words(room, indicator)

    says(room, anna, indicator, wording=first)
    assert [each.wording for each in room.state.checks.values()] == [first]
    other = room.node(goal).wording
    room.refused("unknown-id", "check-indicator", anna, indicator=indicator, answer="yes", wording=other)
    room.refused("unknown-id", "check-indicator", anna, indicator=indicator, answer="yes", wording=NOWHERE)
