"""Plain inserts for the log, worded once per kind of database: to word one costs more than to do it."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, Dialect, Table, insert


def put(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Add rows, all with every column of the table."""
    words, order = _said(table, connection.dialect)
    given = [tuple(row[name] for name in order) for row in rows] if order else [dict(row) for row in rows]
    connection.exec_driver_sql(words, given)


@cache
def _said(table: Table, dialect: Dialect) -> tuple[str, tuple[str, ...]]:
    """The insert in the driver's own words, and the order of its values where they have no names."""
    compiled = insert(table).compile(dialect=dialect)
    return str(compiled), tuple(getattr(compiled, "positiontup", None) or ())
