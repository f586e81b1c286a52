"""An event as a row of the log, and back. What cannot be read stops its own trajectory, and no other.

The form of the data has a number. Rows of form 1 carry none; a later version that writes another form puts
its number beside the fields as `format`, turns older forms into its own here, and adds a log of it to
tests/store/golden.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from app.domain.state import Event
from app.domain.workshop import EVENT_TYPES

FORM, MARK = 1, "format"
NEWER, DAMAGED = "newer-log", "damaged-log"
PLAIN = ("seq", "at", "type", "role", "seat", "party", "command")
_TYPES = frozenset(EVENT_TYPES)
_AS_TEXT = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


class Row(NamedTuple):
    """The columns in the order in which they are read: to ask a row for each by its name costs more."""

    trajectory: str
    seq: int
    at: str
    type: str
    data: str
    role: str
    seat: str | None
    party: str | None
    command: str


class Unreadable(Exception):
    """The log of a trajectory cannot be read at event `seq` (0: somewhere); `code` is NEWER or DAMAGED."""

    def __init__(self, trajectory: str, seq: int, code: str = DAMAGED) -> None:
        super().__init__(f"{code} at event {seq} of {trajectory}")
        self.trajectory, self.seq, self.code = trajectory, seq, code


def row(trajectory: str, event: Event) -> dict[str, object]:
    """As it is kept."""
    plain = {name: getattr(event, name) for name in PLAIN}
    return {"trajectory": trajectory, "data": text(event.data), **plain}


def text(data: Mapping[str, object] | None) -> str:
    """The fields of an event as they are kept."""
    return _AS_TEXT.encode(data)


def event(row: Row) -> Event:
    """As it was; raises `Unreadable`."""
    trajectory, seq, at, type_, kept, role, seat, party, command = row
    try:
        data = json.loads(kept)
        form = data.pop(MARK, FORM)
    except (ValueError, RecursionError, AttributeError, TypeError):
        raise Unreadable(trajectory, seq) from None
    if form != FORM or type_ not in _TYPES:
        raise Unreadable(trajectory, seq, NEWER)
    return Event(seq, at, type_, data, role, seat, party, command)


def in_order(rows: Iterable[Row], after: int) -> Iterator[Event]:
    """The events that follow a seq, none missing; raises `Unreadable`."""
    for expected, row in enumerate(rows, after + 1):
        if row[1] != expected:
            raise Unreadable(row[0], expected)
        yield event(row)
