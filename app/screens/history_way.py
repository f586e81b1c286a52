"""The way back to a command: what was built on it and is taken back first, in order."""

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


@dataclass(frozen=True)
class WayBack:
    """`lines` in the order in which they are taken back, the wanted one last. When `stuck`, something is in
    the way that is not the facilitator's to take back: then only the wanted one.
    """

    seq: int
    lines: tuple[Line, ...]
    stuck: bool


def way_back(state: State, seq: int, language: str) -> WayBack:
    """Tried on a copy: every step is one that the rules take."""
    trial, done, wanted = _copy(state), [], [seq]
    while wanted:
        answer = _try(trial, wanted[-1])
        if isinstance(answer, Event):
            evolve(trial, answer)
            done.append(wanted.pop())
        elif answer and answer.seq and answer.seq not in wanted:
            wanted.append(answer.seq)
        else:
            return WayBack(seq, (in_words(state, state.deeds[seq], language),), stuck=True)
    return WayBack(seq, tuple(in_words(state, state.deeds[each], language) for each in done), stuck=False)


def _try(state: State, seq: int) -> Event | Refusal | None:
    command = Command(str(UUID(int=state.seq)), "undo", {"seq": seq})
    return decide(state, FACILITATOR, command, SOME_DAY)


def _copy(state: State) -> State:
    """Its tables are copied; what stands in them is frozen."""
    tables = {field.name: getattr(state, field.name) for field in fields(state)}
    return replace(state, **{name: copy(table) for name, table in tables.items()})
