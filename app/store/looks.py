"""A look at one row by its key, as each request takes some: worded once, and on SQLite without SQLAlchemy.

There a connection from the pool with its transaction costs ten times as much as the row itself.
"""

from collections import namedtuple
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from sqlalchemy import Connection, Dialect, Engine, PoolProxiedConnection, Select

Made = Callable[[Any], Any]


class Eye:
    """A connection of its own that is kept open, outside any transaction; for the event loop's thread."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._line: PoolProxiedConnection | None = None

    def first(self, query: Select[Any], values: Mapping[str, str]) -> Any:
        """The first row, with its columns by name; None without one."""
        words, given, made = _said(query, self._engine.dialect)
        self._line = self._line or self._engine.raw_connection()
        cursor = self._line.cursor()
        try:
            cursor.execute(words, [values.get(name, value) for name, value in given])
            found = cursor.fetchone()
        finally:
            cursor.close()
        return found and made(found)

    def close(self) -> None:
        """Let go of the connection; the next look makes another."""
        line, self._line = self._line, None
        if line:
            line.close()


Rows = Connection | Eye


def first(rows: Rows, query: Select[Any], values: Mapping[str, str]) -> Any:
    """The first row, with its columns by name; None without one. Of text alone: nothing is converted."""
    return rows.first(query, values) if isinstance(rows, Eye) else rows.execute(query, values).first()


@cache
def _said(query: Select[Any], dialect: Dialect) -> tuple[str, list[tuple[str, Any]], Made]:
    """The query in the driver's own words, its values in their order, and what makes a row of a finding."""
    compiled = query.compile(dialect=dialect)
    names = [column.name for column in query.selected_columns]
    made: Any = namedtuple("Row", names)  # type: ignore[misc]  # as many as the query has
    given = [(name, compiled.params[name]) for name in compiled.positiontup or ()]
    return str(compiled), given, made._make
