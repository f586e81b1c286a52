"""What a rule is: the command, the moment, and the shape of `decide` and `evolve` of every noun."""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar

from .refusals import refused
from .state import Actor, Change, Event, Node, Seat, State

Data = Mapping[str, Any]


@dataclass(frozen=True)
class Command:
    """What someone wants. `id` is made by the client; `data` is cleaned by `fields.check`."""

    id: str
    type: str
    data: Data = field(default_factory=dict)


@dataclass(frozen=True)
class Moment:
    """The time (aware, UTC) and the parties that have a live screen."""

    now: datetime
    present: frozenset[str] = frozenset()


#: The event's data, or None when the command changes nothing. Raises `Refused`.
Decide = Callable[[State, Actor, Command, Moment], Data | None]
Evolve = Callable[[State, Event], list[Change]]

Thing = TypeVar("Thing")


def known(table: Mapping[str, Thing], key: str) -> Thing:
    """The thing with this id, or the refusal `unknown-id`."""
    if key not in table:
        raise refused("unknown-id")
    return table[key]


def standing(state: State, node: str) -> Node:
    """The node with this id."""
    return known(state.nodes, node)


def chair(state: State, seat: str) -> Seat:
    """The seat with this id that stands at the table; one that was left is unknown."""
    found = known(state.seats, seat)
    if found.left:
        raise refused("unknown-id")
    return found


def derived_id(command: str, what: str) -> str:
    """An id that follows from the command's own, so that deciding stays pure."""
    return str(uuid.uuid5(uuid.UUID(command), what))
