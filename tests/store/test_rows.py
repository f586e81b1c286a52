"""Rows of the log that cannot be read stop at themselves, and say which they are."""

from typing import Any

import pytest

from app.domain.state import Event
from app.store import rows
from app.store.rows import DAMAGED, NEWER, Row, Unreadable

EVENT = Event(3, "2026-11-22T10:00:00+00:00", "paused", {"reason": "é"}, "facilitator", None, None, "c")


def kept(**other: Any) -> Row:
    return Row(**(rows.row("t", EVENT) | other))


def test_event_comes_back_as_it_was():
    assert rows.event(kept()) == EVENT


@pytest.mark.parametrize(
    ("other", "code"),
    [
        ({"type": "dreamt"}, NEWER),
        ({"data": '{"format":2,"reason":"x"}'}, NEWER),
        ({"data": '{"reason":"x'}, DAMAGED),
        ({"data": "null"}, DAMAGED),
        ({"data": "[1]"}, DAMAGED),
        ({"data": "3"}, DAMAGED),
        ({"data": '"x"'}, DAMAGED),
        ({"data": "[" * 100_000}, DAMAGED),
        ({"data": None}, DAMAGED),
    ],
)
def test_row_that_cannot_be_read_says_where_and_why(other: dict[str, object], code: str):
    with pytest.raises(Unreadable) as stop:
        rows.event(kept(**other))
    assert (stop.value.trajectory, stop.value.seq, stop.value.code) == ("t", 3, code)


def test_missing_row_is_found_where_it_should_be():
    found = rows.in_order([kept(seq=1), kept(seq=3)], after=0)
    assert next(found).seq == 1
    with pytest.raises(Unreadable) as stop:
        next(found)
    assert stop.value.seq == 2
