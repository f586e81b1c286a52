"""Golden logs: logs as a version wrote them, each with the state that it folds to (tests/store/golden).

They are never written anew. A version that changes the form of an event (`app.store.rows.FORM`) or adds one
keeps a new one:

    .venv/bin/python -m tests.store.golden_logs DATABASE TRAJECTORY NAME
"""

import dataclasses
import json
import sqlite3
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from app.domain.state import State
from app.domain.workshop import fold
from app.store import rows

GOLDEN = Path(__file__).parent / "golden"
COLUMNS = ("trajectory", *rows.PLAIN, "data")
#: What remembers how things came about; of these the outline is enough.
DEEDS = ("type", "undone")


def names() -> list[str]:
    """Every log that is kept."""
    return sorted(each.name.removesuffix(".jsonl") for each in GOLDEN.glob("*.jsonl"))


def kept(name: str) -> list[rows.Row]:
    """The rows of a log, as they stood in the database."""
    lines = (GOLDEN / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [rows.Row(**dict(zip(COLUMNS, json.loads(line), strict=True))) for line in lines]


def folded(found: list[rows.Row]) -> State:
    """The state of such rows."""
    return fold(found[0].trajectory, rows.in_order(found, 0))


def expected(name: str) -> Any:
    """What `told` was of the state when the log was kept."""
    return json.loads((GOLDEN / f"{name}.state.json").read_text(encoding="utf-8"))


def told(state: State) -> Any:
    """A state as JSON. What is as it usually is, is left out: so a new field changes no old state."""
    tables = {field.name: getattr(state, field.name) for field in dataclasses.fields(state)}
    tables["deeds"] = {
        seq: {name: getattr(deed, name) for name in DEEDS} for seq, deed in state.deeds.items()
    }
    return json.loads(json.dumps({name: _plain(table) for name, table in tables.items() if table}))


def _plain(thing: Any) -> Any:
    if dataclasses.is_dataclass(thing):
        usual = {each.name: _usual(each) for each in dataclasses.fields(thing)}
        fields = {name: getattr(thing, name) for name in usual}
        return {name: _plain(value) for name, value in fields.items() if value != usual[name]}
    if isinstance(thing, Mapping):
        said = {" ".join(map(str, key)) if isinstance(key, tuple) else str(key): key for key in thing}
        return {name: _plain(thing[said[name]]) for name in sorted(said)}
    if isinstance(thing, frozenset | set):
        return sorted((_plain(each) for each in thing), key=str)
    if isinstance(thing, list | tuple):
        return [_plain(each) for each in thing]
    return thing if thing is None or isinstance(thing, str | int | float | bool) else str(thing)


def _usual(field: "dataclasses.Field[Any]") -> Any:
    return field.default_factory() if callable(field.default_factory) else field.default


def keep(found: list[list[Any]], name: str) -> None:
    """Write a log and its state."""
    lines = [json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in found]
    (GOLDEN / f"{name}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    state = json.dumps(told(folded(kept(name))), ensure_ascii=False, indent=0)
    (GOLDEN / f"{name}.state.json").write_text(f"{state}\n", encoding="utf-8")


if __name__ == "__main__":
    place, trajectory, name = sys.argv[1:]
    chosen = f"SELECT {', '.join(COLUMNS)} FROM events WHERE trajectory = ? ORDER BY seq"  # noqa: S608 - ours
    keep([list(row) for row in sqlite3.connect(place).execute(chosen, (trajectory,))], name)
