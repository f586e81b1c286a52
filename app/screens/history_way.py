"""The way back to a command, or the way to do it again: what is in between and goes first, in order."""

from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime
from uuid import UUID

from app.domain.acts import Command, Moment
from app.domain.refusals import Refusal
from app.domain.state import Actor, Event, State
from app.domain.workshop import decide, evolve
from app.screens.history import Line, in_words

FACILITATOR, SOME_DAY = Actor("facilitator"), Moment(datetime(2000, 1, 1, tzinfo=UTC))
#: One tap of a way: `undo` or `redo`, and the number of the history.
Step = tuple[str, int]


@dataclass(frozen=True)
class Way:
    """To undo or redo (`command`) the number `seq`. `steps` are the taps with their lines, the wanted one
    last. When `stuck`, something is in the way that is not the facilitator's to change: then only that one.
    """

    command: str
    seq: int
    steps: tuple[tuple[str, Line], ...]
    stuck: bool

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines of its steps."""
        return tuple(line for _, line in self.steps)

    @property
    def is_alike(self) -> bool:
        """Whether all steps are the same command, so that one tap can do them all."""
        return {command for command, _ in self.steps} == {self.command}


def way(state: State, command: str, seq: int, language: str) -> Way:
    """Tried on a copy: every step is one that the rules take."""
    found = _found(state, (command, seq))
    steps = _needed(state, found) if found else ((command, seq),)
    told = tuple((each, in_words(state, state.deeds[number], language)) for each, number in steps)
    return Way(command, seq, told, stuck=not found)


def _found(state: State, wanted: Step) -> tuple[Step, ...]:
    """Steps of which each is taken, the wanted one last; none when something else is in the way."""
    trial, done, ahead = _copy(state), list[Step](), [wanted]
    while ahead:
        answer = _try(trial, ahead[-1])
        if isinstance(answer, Event):
            evolve(trial, answer)
            done.append(ahead.pop())
            continue
        first = _first(trial, ahead[-1], answer)
        if first is None or first in (*ahead, *done):
            return ()
        ahead.append(first)
    return tuple(done)


def _first(trial: State, step: Step, answer: Refusal | None) -> Step | None:
    """What goes before a refused step: what stands on it; or, for a redo, what was undone after it."""
    if answer and answer.seq:
        return ("undo", answer.seq)
    command, seq = step
    if command == "undo" or seq not in trial.redoable:
        return None
    after = trial.redoable[trial.redoable.index(seq) + 1 :]
    return ("redo", after[0]) if after else None


def _needed(state: State, found: tuple[Step, ...]) -> tuple[Step, ...]:
    """The same way without what the wanted one can do without."""
    for step in found[:-1]:
        without = tuple(each for each in found if each != step)
        if _works(state, without):
            found = without
    return found


def _works(state: State, steps: Iterable[Step]) -> bool:
    trial = _copy(state)
    for step in steps:
        answer = _try(trial, step)
        if not isinstance(answer, Event):
            return False
        evolve(trial, answer)
    return True


def _try(state: State, step: Step) -> Event | Refusal | None:
    command, seq = step
    return decide(state, FACILITATOR, Command(str(UUID(int=state.seq)), command, {"seq": seq}), SOME_DAY)


def _copy(state: State) -> State:
    """Its tables are copied; what stands in them is frozen."""
    tables = {field.name: getattr(state, field.name) for field in fields(state)}
    return replace(state, **{name: copy(table) for name, table in tables.items()})
