"""Whether there is anything yet of what a step is for. Until then the next action is offered quietly: the one
green button does not run ahead of the group. It is never locked: a step may always be skipped.
"""

from collections.abc import Callable, Mapping

from app.domain import checks, dots
from app.domain.state import MAIN, State
from app.domain.support import open_now
from app.domain.tree import children
from app.screens.cards import counts, is_revealed
from app.screens.console_table import is_asking


def is_done(state: State) -> bool:
    """Something was said that the next action follows on; a step of talk alone asks for nothing."""
    here = state.here
    if here.paused or here.finished or here.session in here.closed:
        return True
    if is_asking(state):
        return any(counts(state, here.step).values())
    asked = {each.id for each in open_now(state)}
    if asked:
        return any(answer.asked in asked for answer in state.answers.values())
    return _IS_DONE.get(here.step, lambda _: True)(state)


def _is_gathered(state: State) -> bool:
    """Dots lie, seen or not."""
    return is_revealed(state, dots.STEP) or bool(dots.of_round(state, state.here.round_of(dots.STEP)))


def _is_checked(state: State) -> bool:
    turn = state.here.round_of(checks.STEP)
    is_answered = any(check.round == turn for check in state.checks.values())
    return is_answered or is_revealed(state, checks.STEP) or not checks.indicators(state)


def _has_asked_goals(state: State) -> bool:
    asked = {each.about for each in state.asked.values()}
    return any(node.kind == "subgoal" and node.id in asked for node in state.nodes.values())


_IS_DONE: Mapping[str, Callable[[State], bool]] = {
    "welcome": lambda state: any(seat.taken and not seat.left for seat in state.seats.values()),
    dots.STEP: _is_gathered,
    "main-goal": lambda state: state.nodes[MAIN].wording is not None,
    "subgoals": lambda state: bool(children(state, MAIN)),
    "does-it-hold": _has_asked_goals,
    "indicators": lambda state: bool(checks.indicators(state)),
    checks.STEP: _is_checked,
    "whole-tree": lambda state: any(each.about == "tree" for each in state.asked.values()),
}
