"""What comes next: the one green action, the clock, and what can be taken back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from app.domain.checks import STEP as CHECK
from app.domain.dots import STEP
from app.domain.script import BY_NAME, NAMES
from app.domain.state import Room, State
from app.domain.undo import latest_to_redo, latest_to_undo
from app.screens import console_check
from app.screens.audiences import Audience
from app.screens.clock import as_clock, seconds_left
from app.screens.console_done import is_done
from app.screens.console_gather import are_waiting
from app.screens.console_support import open_questions
from app.screens.console_table import is_asking
from app.screens.console_walk import is_begun, walk
from app.screens.history import in_words
from app.screens.i18n import translator
from app.screens.regions import Live
from app.screens.script import go_label


@dataclass(frozen=True)
class Action:
    """A command on one button. `asks` is how it is asked first: reveal, missing, finish, or not; `shows` what
    a reveal shows: cards, dots, checks or answers.
    """

    command: str
    label: str
    data: Mapping[str, Any] = field(default_factory=dict)
    asks: str = ""
    step: str = ""
    shows: str = ""


def waits(state: State) -> str:
    """What was said and can be shown now: cards, dots, checks, answers, or "" for nothing."""
    if is_asking(state):
        return "cards"
    if state.here.step == CHECK and console_check.are_waiting(state):
        return "checks"
    if state.here.step == STEP and are_waiting(state):
        return "dots"
    return "answers" if open_questions(state) else ""


def _reveal(room: Room, shows: str) -> Action:
    label = {
        "cards": "Laat de kaartjes zien",
        "dots": "Laat de stippen zien",
        "checks": "Laat de antwoorden zien",
        "answers": "Laat de antwoorden zien",
    }[shows]
    if shows == "answers":
        return Action("close-support-each", label, asks="reveal", shows=shows)
    return Action("reveal", label, {"step": room.step}, "reveal", shows=shows)


def next_action(room: Room, waiting: str) -> Action | None:
    """The one thing that usually comes next; None when all is done. `waiting` is what can be shown."""
    if room.finished:
        return None
    if room.paused:
        return Action("resume", "Ga weer verder")
    if room.session in room.closed:
        return _next_session(room)
    if waiting:
        return _reveal(room, waiting)
    following = _following(room.step)
    if following is None:
        return Action("finish", "De boom is af", asks="finish")
    if BY_NAME[following].session != room.session:
        return Action("close-session", "Sluit deze sessie", {"session": room.session}, "missing")
    return Action("open-step", "", {"step": following}, "missing", following)


def _following(step: str) -> str | None:
    place = NAMES.index(step) + 1
    return NAMES[place] if place < len(NAMES) else None


def _next_session(room: Room) -> Action:
    first = next((name for name in NAMES if BY_NAME[name].session == room.session + 1), None)
    if first is None:
        return Action("finish", "De boom is af", asks="finish")
    return Action("open-step", "", {"step": first}, "missing", first)


def foot(state: State, audience: Audience) -> Mapping[str, Any]:
    """The foot of the console: next action (quiet while it runs ahead), undo and redo by number."""
    action = _step_on(state, next_action(state.here, waits(state)))
    undo, redo = latest_to_undo(state), latest_to_redo(state)
    return {
        "trajectory": state.id,
        "action": action,
        "label": _label(action, audience.language) if action else "",
        "is_ahead": not is_done(state),
        "open": open_questions(state),
        "undo": in_words(state, undo, audience.language) if undo else None,
        "redo": in_words(state, redo, audience.language) if redo else None,
        "paused": state.here.paused,
        "finished": state.here.finished,
    }


def _step_on(state: State, action: Action | None) -> Action | None:
    """While the group walks through the tree, what comes next is the next of it; the walk along what was said
    in the check begins here.
    """
    found = walk(state)
    is_free = action is not None and action.command in ("open-step", "close-session", "finish")
    if not is_free or found is None or found.next is None:
        return action
    if not state.here.spotlight:
        begins = state.here.step == CHECK and not is_begun(state)
        return Action("spotlight", "Loop ze langs op het scherm", {"node": found.next}) if begins else action
    return Action("spotlight", "Volgende" if found.reads else "Volgende indicator", {"node": found.next})


def _label(action: Action, language: str) -> str:
    return go_label(action.step, language) if action.step else translator(language)(action.label)


def timer(state: State, audience: Audience, live: Live) -> Mapping[str, Any]:
    """The clock: seconds left, never below zero, and its end, so that the screen can tick by itself."""
    left = seconds_left(state.here.timer_ends, live.now)
    return {
        "trajectory": state.id,
        "ends": state.here.timer_ends,
        "now": live.now,
        "left": left,
        "clock": None if left is None else as_clock(left),
        "minutes": BY_NAME[state.here.step].minutes,
        "running": not state.here.finished and state.here.session not in state.here.closed,
    }
