"""An event as a row of the log, and back. What cannot be read stops its own trajectory, and no other.

The form of the data has a number. Rows of form 1 carry none; a later version that writes another form puts
its number beside the fields as `format`, turns older forms into its own here, and adds a log of it to
tests/store/golden.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from app.domain.state import Event
from app.domain.workshop import EVENT_TYPES

FORM, MARK = 1, "format"
NEWER, DAMAGED = "newer-log", "damaged-log"
PLAIN = ("seq", "at", "type", "role", "seat", "party", "command")


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
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def event(row: Any) -> Event:
    """As it was; raises `Unreadable`."""
    try:
        data = json.loads(row.data)
        form = data.pop(MARK, FORM)
    except (ValueError, RecursionError, AttributeError, TypeError):
        raise Unreadable(row.trajectory, row.seq) from None
    if form != FORM or row.type not in EVENT_TYPES:
        raise Unreadable(row.trajectory, row.seq, NEWER)
    return Event(row.seq, row.at, row.type, data, row.role, row.seat, row.party, row.command)


def in_order(rows: Iterable[Any], after: int) -> Iterator[Event]:
    """The events that follow a seq, none missing; raises `Unreadable`."""
    for expected, row in enumerate(rows, after + 1):
        if row.seq != expected:
            raise Unreadable(row.trajectory, expected)
        yield event(row)
