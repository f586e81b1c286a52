"""Whatever version wrote a log: today it folds to what it was."""

import json

import pytest

from app.domain.workshop import EVENT_TYPES
from app.store import rows
from tests.store.golden_logs import COLUMNS, GOLDEN, expected, folded, kept, names, told


@pytest.mark.parametrize("name", names())
def test_log_of_an_earlier_version_folds_to_what_it_was(name: str):
    assert told(folded(kept(name))) == expected(name)


@pytest.mark.parametrize("name", names())
def test_log_is_written_as_it_was(name: str):
    """Blanking words writes events anew: nothing else of them may change."""
    for row in kept(name):
        again = rows.row(row.trajectory, rows.event(row))
        assert [again[column] for column in COLUMNS] == [getattr(row, column) for column in COLUMNS]


def test_every_event_of_this_version_stands_in_a_golden_log():
    seen = {row.type for name in names() for row in kept(name)}
    assert seen == set(EVENT_TYPES), "keep a log in which the new event stands: tests/store/golden_logs.py"


def test_every_form_has_a_golden_log():
    forms = {json.loads(row.data).get(rows.MARK, 1) for name in names() for row in kept(name)}
    assert forms == set(range(1, rows.FORM + 1))


def test_log_and_state_lie_beside_each_other():
    assert {each.name.split(".state")[0] for each in GOLDEN.glob("*.state.json")} == set(names())
