"""One door for all rules: `decide` answers with an event, nothing, or a refusal; `evolve` folds an event."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from . import (
    agreements,
    aside,
    cards,
    checks,
    clusters,
    copies,
    dots,
    goals,
    links,
    proposals,
    redaction,
    room,
    seats,
    spotlight,
    support,
    undo,
    wordings,
)
from .acts import Command, Decide, Evolve, Moment, derived_id
from .fields import COMMANDS
from .permissions import allow
from .refusals import Refusal, Refused
from .state import PARTIES, Actor, Change, Event, Seat, State

OPENED = "trajectory-opened"


def _opened(state: State, event: Event) -> list[Change]:
    data = event.data
    here = replace(
        state.here,
        theme=data["theme"],
        purpose=data["purpose"],
        policy_goal=data["policyGoal"],
        language=data["language"],
    )
    chairs = [
        Seat(derived_id(event.command, f"{party} {number}"), party, number)
        for party in PARTIES
        for number in range(1, data["seatsPerParty"] + 1)
    ]
    return [state.put("room", here), *(state.put("seats", seat) for seat in chairs)]


_NOUNS = (
    agreements,
    room,
    seats,
    cards,
    checks,
    clusters,
    dots,
    wordings,
    proposals,
    goals,
    links,
    aside,
    support,
    spotlight,
    redaction,
    undo,
)
_DECIDE: dict[str, Decide] = {name: rule for noun in _NOUNS for name, rule in noun.DECIDE.items()}
_EVOLVE: dict[str, Evolve] = {OPENED: _opened, **copies.EVOLVE} | {
    name: rule for noun in _NOUNS for name, rule in noun.EVOLVE.items()
}
EVENT_TYPES = tuple(_EVOLVE)


def opened(trajectory: str, data: Mapping[str, Any], now: datetime) -> Event:
    """The first event of a trajectory; `data` has theme, purpose, policyGoal, language, seatsPerParty."""
    return Event(1, now.isoformat(), OPENED, dict(data), "facilitator", None, None, trajectory)


def decide(state: State, actor: Actor, command: Command, moment: Moment) -> Event | Refusal | None:
    """What a well-formed command (`fields.check`) leads to on this state: an event, nothing, or a refusal."""
    try:
        allow(state, actor, command)
        data = _DECIDE[command.type](state, actor, command, moment)
    except Refused as no:
        return no.refusal
    return None if data is None else _event(state, actor, command, moment, data)


def _event(state: State, actor: Actor, command: Command, moment: Moment, data: Mapping[str, Any]) -> Event:
    name = COMMANDS[command.type].event
    party = state.seats[actor.seat].party if actor.seat else data.get("party")
    return Event(
        state.seq + 1,
        moment.now.isoformat(),
        name,
        data,
        actor.role,
        actor.seat or data.get("seat"),
        party,
        command.id,
    )


def evolve(state: State, event: Event) -> None:
    """Make an event true, in place. Events come in order, without gaps."""
    if event.seq != state.seq + 1:
        raise ValueError(f"event {event.seq} does not follow {state.seq}")
    changes = _EVOLVE[event.type](state, event)
    for change in (*changes, *redaction.spoken(state, event)):
        state.apply(change)
    for change in support.settled(state):
        state.apply(change)
    undo.remember(state, event, changes)
    state.seq = event.seq


def fold(trajectory: str, events: Iterable[Event]) -> State:
    """The state that a log folds to."""
    state = State(trajectory)
    for event in events:
        evolve(state, event)
    return state


__all__ = ["Actor", "Command", "Moment", "decide", "evolve", "fold", "opened"]
