"""Where the group is: steps and rounds, the reveal, sessions, the clock, pause, the door, the finish."""

from dataclasses import replace
from datetime import datetime, timedelta

from .acts import Command, Data, Decide, Evolve, Moment
from .refusals import refused
from .script import BY_NAME
from .seats import all_taken
from .state import PARTIES, Actor, Change, Event, Missing, Room, State


def missing_parties(state: State, moment: Moment) -> list[str]:
    """Parties without a live screen and without a seat by hand."""
    by_hand = {seat.party for seat in state.seats.values() if seat.by_hand and not seat.awaited}
    return [party for party in PARTIES if party not in moment.present | by_hand]


def _open(state: State, actor: Actor, command: Command, moment: Moment) -> Data | None:
    here, step, data = state.here, command.data["step"], command.data
    again = bool(data.get("newRound")) and step in here.highest
    if again and here.finished:
        raise refused("not-now:finished")
    turn = _next_round(here, step) if again else here.round_of(step)
    question = data.get("question", "")
    asks_same = not question or here.questions.get((step, turn)) == question
    stays = here.step == step and step in here.highest and here.session not in here.closed
    if stays and not again and asks_same and ("seconds" not in data or _is_running(here, moment)):
        return None
    return {
        "step": step,
        "session": BY_NAME[step].session,
        "round": turn,
        "question": question,
        "ends": _ends(moment, data.get("seconds", 0)),
        "missing": missing_parties(state, moment),
    }


def _next_round(here: Room, step: str) -> int:
    """The first hidden round after the present one. One that was opened by mistake and taken back is opened
    again: what was written in it is not lost.
    """
    turn = here.round_of(step) + 1
    while (step, turn) in here.revealed:
        turn += 1
    return turn


def _is_running(here: Room, moment: Moment) -> bool:
    """Whether the clock still runs: who opens the same step after another does not wind it up again."""
    return here.timer_ends is not None and datetime.fromisoformat(here.timer_ends) > moment.now


def _opened(state: State, event: Event) -> list[Change]:
    here, data = state.here, event.data
    step, turn, session = data["step"], data["round"], data["session"]
    asked = {(step, turn): data["question"]} if data["question"] else {}
    return [
        state.put(
            "room",
            replace(
                here,
                step=step,
                session=session,
                spotlight=None,
                timer_ends=data["ends"],
                closed=here.closed - {session},
                rounds={**here.rounds, step: turn},
                highest={**here.highest, step: max(turn, here.highest.get(step, 0))},
                questions={**here.questions, **asked},
                missing=(*here.missing, Missing(event.seq, session, step, tuple(data["missing"]))),
            ),
        )
    ]


def _reveal(state: State, actor: Actor, command: Command, moment: Moment) -> Data | None:
    step, here = command.data["step"], state.here
    if not BY_NAME[step].reveals:
        raise refused("nothing-to-reveal")
    turn = here.round_of(step)
    return None if (step, turn) in here.revealed else {"step": step, "round": turn}


def _revealed(state: State, event: Event) -> list[Change]:
    shown = (event.data["step"], event.data["round"])
    here = state.here
    seated = {**here.seated, shown: all_taken(state)}
    return [state.put("room", replace(here, revealed=here.revealed | {shown}, seated=seated))]


def _close(state: State, actor: Actor, command: Command, moment: Moment) -> Data | None:
    session = command.data["session"]
    if session in state.here.closed:
        return None
    return {"session": session, "missing": missing_parties(state, moment)}


def _closed(state: State, event: Event) -> list[Change]:
    here, session = state.here, event.data["session"]
    gap = Missing(event.seq, session, None, tuple(event.data["missing"]))
    return [
        state.put(
            "room",
            replace(here, closed=here.closed | {session}, timer_ends=None, missing=(*here.missing, gap)),
        )
    ]


def _ends(moment: Moment, seconds: int) -> str | None:
    return (moment.now + timedelta(seconds=seconds)).isoformat() if seconds else None


def _set_timer(state: State, actor: Actor, command: Command, moment: Moment) -> Data | None:
    ends = _ends(moment, command.data["seconds"])
    return {"seconds": command.data["seconds"], "ends": ends} if ends != state.here.timer_ends else None


def _timer_set(state: State, event: Event) -> list[Change]:
    return [state.put("room", replace(state.here, timer_ends=event.data["ends"]))]


def _switch(field: str, value: bool) -> Decide:
    """A command that turns one flag of the room to one side; nothing when it stands there."""

    def decide(state: State, actor: Actor, command: Command, moment: Moment) -> Data | None:
        return None if getattr(state.here, field) == value else {}

    return decide


def _switched(field: str, value: bool) -> Evolve:
    def evolve(state: State, event: Event) -> list[Change]:
        return [state.put("room", _with_flag(state.here, field, value))]

    return evolve


def _with_flag(room: Room, field: str, value: bool) -> Room:
    return {
        "paused": replace(room, paused=value),
        "door_open": replace(room, door_open=value),
        "finished": replace(room, finished=value),
    }[field]


_SWITCHES = {
    "pause": ("paused", "paused", True),
    "resume": ("resumed", "paused", False),
    "open-door": ("door-opened", "door_open", True),
    "close-door": ("door-closed", "door_open", False),
    "finish": ("finished", "finished", True),
}

DECIDE: dict[str, Decide] = {
    "open-step": _open,
    "reveal": _reveal,
    "close-session": _close,
    "set-timer": _set_timer,
    **{command: _switch(field, value) for command, (_, field, value) in _SWITCHES.items()},
}
EVOLVE: dict[str, Evolve] = {
    "step-opened": _opened,
    "step-revealed": _revealed,
    "session-closed": _closed,
    "timer-set": _timer_set,
    **{event: _switched(field, value) for event, field, value in _SWITCHES.values()},
}
