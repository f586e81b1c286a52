"""Undoing open-step or close-session only goes back; never refused."""


def test_undoing_open_step_only_goes_back_whatever_came_since(room, anna):
    room.does("open-step", step="associations", question="Waar denk je aan?")
    room.does("open-step", step="gather")
    back = room.last.seq
    room.does("open-step", step="main-goal")

    room.does("undo", seq=back)

    assert (room.here.step, room.here.session) == ("associations", 1)
    assert room.here.opened == {"associations", "gather", "main-goal"}
    assert len(room.here.missing) == 3


def test_undoing_a_new_round_leaves_the_rounds_of_other_steps(room):
    room.does("open-step", step="associations")
    room.does("open-step", step="associations", newRound=True)
    opening = room.last.seq
    room.does("open-step", step="signs")
    room.does("open-step", step="signs", newRound=True)

    room.does("undo", seq=opening)

    assert (room.here.round_of("associations"), room.here.round_of("signs")) == (1, 2)


def test_undoing_a_reopened_step_closes_the_session_again(room):
    room.does("open-step", step="gather")
    room.does("close-session", session=1)
    room.does("open-step", step="round-off")

    room.does("undo")
    assert room.here.closed == {1}

    room.does("undo")
    assert room.here.closed == frozenset()


def test_undoing_open_step_leaves_clock_and_reveal(room):
    room.does("open-step", step="associations", seconds=60)
    room.does("reveal", step="associations")
    ends = room.here.timer_ends

    room.does("undo")

    assert (room.here.step, room.here.timer_ends) == ("welcome", ends)
    assert ("associations", 1) in room.here.revealed
