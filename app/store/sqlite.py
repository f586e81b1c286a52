"""All that is true of SQLite alone."""

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, ExceptionContext, create_engine, event
from sqlalchemy.engine import URL

PRAGMAS = {
    "journal_mode": "WAL",
    "synchronous": "FULL",  # an acknowledged card survives the power going out
    "foreign_keys": "ON",
    "busy_timeout": "5000",
    "secure_delete": "ON",  # erased words are overwritten in the file
}
FAILED = sqlite3.Error


def connect(url: URL) -> Engine:
    """An engine on a file; the folders above it are made."""
    if url.database:
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url, hide_parameters=True)
    event.listen(engine, "connect", _set_pragmas)
    event.listen(engine, "begin", _begin)
    event.listen(engine, "handle_error", _let_go)
    return engine


def scrub(engine: Engine) -> bool:
    """Erased words are to be gone from the write-ahead log too. False: someone who reads still needs it."""
    connection = engine.raw_connection()  # a checkpoint cannot stand inside a transaction
    try:
        is_busy, *_ = connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        return not is_busy
    finally:
        connection.close()


def prove(connection: Connection) -> None:
    """A true write that changes nothing: taking the lock alone says not that the disk takes anything."""
    connection.exec_driver_sql("PRAGMA user_version = 0")


def _set_pragmas(connection: Any, record: Any) -> None:
    connection.isolation_level = None  # the driver begins nothing by itself, so that savepoints work
    cursor = connection.cursor()
    for name, value in PRAGMAS.items():
        cursor.execute(f"PRAGMA {name}={value}")
    cursor.close()


def _let_go(context: ExceptionContext) -> None:
    """Opened while the file could only be read, a connection stays so for ever: the next one may write again.

    Only this one: on a disk that takes nothing, to close the last one is to read no more.
    """
    if "readonly" in str(context.original_exception):
        context.is_disconnect, context.invalidate_pool_on_disconnect = True, False


def _begin(connection: Connection) -> None:
    """A writer takes the lock at once, so that a second process waits instead of failing halfway."""
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
