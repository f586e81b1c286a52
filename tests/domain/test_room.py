"""Where the group is: steps, rounds, the reveal, sessions, the clock, pause, the door, the finish."""

import pytest

from app.domain.script import STEPS, rotation
from tests.table import FACILITATOR


def test_trajectory_stands_in_session_1_step_welcome_with_its_door_open(room):
    assert (room.here.session, room.here.step, room.here.door_open) == (1, "welcome", True)


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.name)
def test_open_step_opens_the_session_of_the_step(room, step):
    room.does("open-step", step=step.name)

    assert (room.here.step, room.here.session) == (step.name, step.session)


def test_open_step_by_two_facilitators_changes_nothing_the_second_time(room):
    room.does("open-step", step="associations")

    room.nothing("open-step", step="associations")


def test_open_step_by_two_facilitators_does_not_wind_up_the_clock_again(room):
    room.does("open-step", step="associations", seconds=300)
    ends = room.here.timer_ends

    room.nothing("open-step", step="associations", seconds=300)

    assert room.here.timer_ends == ends


def test_open_step_sets_the_clock_anew_when_it_ran_out(room):
    room.does("open-step", step="associations", seconds=1)

    room.does("open-step", step="associations", seconds=60)

    assert room.here.timer_ends == "2026-03-02T19:31:02+00:00"


def test_open_step_with_the_same_question_changes_nothing(room):
    room.does("open-step", step="associations", question="Waar denk je aan?")

    room.nothing("open-step", step="associations", question="Waar denk je aan?")


def test_open_step_with_another_question_asks_that(room):
    room.does("open-step", step="associations", question="Waar denk je aan?")

    room.does("open-step", step="associations", question="En verder?")

    assert room.here.questions == {("associations", 1): "En verder?"}


def test_open_step_carries_who_is_missing(room):
    room.does("open-step", step="associations")

    assert room.last.data["missing"] == ["provider"]
    assert room.here.missing[0].parties == ("provider",)


def test_party_with_a_seat_by_hand_is_not_missing(room):
    room.by_hand("provider")

    room.does("close-session", session=1)

    assert room.last.data["missing"] == []


def test_close_session_carries_who_is_missing_and_ends_the_clock(room):
    room.does("open-step", step="associations", seconds=600)

    room.does("close-session", session=1)

    assert room.last.data == {"session": 1, "missing": ["provider"]}
    assert (room.here.closed, room.here.timer_ends) == ({1}, None)


def test_close_session_again_changes_nothing(room):
    room.does("close-session", session=1)

    room.nothing("close-session", session=1)


def test_opening_a_step_goes_on_after_the_session_was_closed(room):
    room.does("open-step", step="gather")
    room.does("close-session", session=1)

    room.does("open-step", step="gather")

    assert room.here.closed == frozenset()


def test_reveal_again_changes_nothing(room):
    room.does("open-step", step="associations")
    room.does("reveal", step="associations")

    room.nothing("reveal", step="associations")


def test_reveal_of_a_step_without_reveal_is_refused(room):
    room.refused("nothing-to-reveal", "reveal", step="welcome")


def test_facilitator_may_reveal_what_was_never_opened_for_steps_gate_seats_only(room):
    room.does("reveal", step="associations")

    assert ("associations", 1) in room.here.revealed


def test_parties_rotate_per_step_with_a_reveal():
    turns = [rotation(step.name) for step in STEPS if step.reveals]

    assert turns == [0, 1, 2, 0, 1, 2, 0]
    assert rotation("welcome") == 0


def test_new_round_is_hidden_again_and_the_earlier_one_stays_revealed(room, anna):
    first = room.shown(anna)

    room.does("open-step", step="associations", newRound=True)
    second = room.says(anna, "association", "thee")

    assert (room.card(first).round, room.card(second).round, room.card(second).late) == (1, 2, False)
    assert room.here.revealed == {("associations", 1)}


def test_new_round_of_a_step_never_opened_is_its_first(room):
    room.does("open-step", step="associations", newRound=True)

    assert room.here.round_of("associations") == 1


def test_new_round_that_was_taken_back_is_opened_again_with_what_was_written(room, anna):
    room.does("open-step", step="associations")
    room.does("open-step", step="associations", newRound=True)
    card = room.says(anna, "association", "koffie")
    room.does("undo")

    room.does("open-step", step="associations", newRound=True)

    assert room.card(card).round == room.here.round_of("associations") == 2


def test_new_round_is_never_one_that_was_revealed(room):
    room.does("open-step", step="associations")
    room.does("open-step", step="associations", newRound=True)
    opening = room.last.seq
    room.does("reveal", step="associations")
    room.does("undo", seq=opening)

    room.does("open-step", step="associations", newRound=True)

    assert room.here.round_of("associations") == 3


def test_timer_is_set_and_cleared_with_0(room):
    room.does("set-timer", seconds=60)
    assert room.here.timer_ends == "2026-03-02T19:31:01+00:00"

    room.does("set-timer", seconds=0)
    assert room.here.timer_ends is None

    room.nothing("set-timer", seconds=0)


@pytest.mark.parametrize(
    ("there", "back", "flag"), [("pause", "resume", "paused"), ("open-door", "close-door", "door_open")]
)
def test_switch_again_changes_nothing(room, there, back, flag):
    room.asks(FACILITATOR, there)
    room.nothing(there)
    assert getattr(room.here, flag)

    room.does(back)
    room.nothing(back)
    assert not getattr(room.here, flag)


def test_finish_again_changes_nothing(room):
    room.does("finish")

    room.nothing("finish")


def test_open_step_after_finish_may_look_back_but_ask_no_new_round(room):
    room.does("open-step", step="associations")
    room.does("finish")

    room.does("open-step", step="thanks")
    room.refused("not-now", "open-step", step="associations", newRound=True)
