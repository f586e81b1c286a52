"""The connection. All that is true of SQLite alone stands here."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlmodel import Session

from app.store.writer import Job, Writer

Found = TypeVar("Found")
Look = Callable[[Session], Found]

PRAGMAS = {
    "journal_mode": "WAL",
    "synchronous": "FULL",  # an acknowledged card survives the power going out
    "foreign_keys": "ON",
    "busy_timeout": "5000",
    "secure_delete": "ON",  # erased words are overwritten in the file
}


def connect(url: str) -> Engine:
    """An engine; parameters never show in its errors, for they hold people's words."""
    if (parsed := make_url(url)).get_backend_name() != "sqlite":
        return create_engine(url, hide_parameters=True)
    if parsed.database:
        Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url, hide_parameters=True)
    event.listen(engine, "connect", _set_pragmas)
    event.listen(engine, "begin", _begin)
    return engine


def _set_pragmas(connection: Any, record: Any) -> None:
    connection.isolation_level = None  # the driver begins nothing by itself, so that savepoints work
    cursor = connection.cursor()
    for name, value in PRAGMAS.items():
        cursor.execute(f"PRAGMA {name}={value}")
    cursor.close()


def _begin(connection: Connection) -> None:
    """A writer takes the lock at once, so that a second process waits instead of failing halfway."""
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


class Database:
    """Reads go beside each other in threads; every write goes through the one writer."""

    def __init__(self, url: str) -> None:
        self.engine = connect(url)
        self.write = Writer(self.engine)

    async def read(self, look: Look[Found]) -> Found:
        """What `look` finds."""
        return await asyncio.to_thread(self.read_now, look)

    def read_now(self, look: Look[Found]) -> Found:
        """The same, for programs without an event loop."""
        with Session(self.engine, expire_on_commit=False) as session:
            return look(session)

    def write_now(self, job: Job[Found]) -> Found:
        """One job in its own transaction, for programs without an event loop."""
        with self.engine.execution_options(writes=True).begin() as connection:
            return job(connection)

    async def scrub(self) -> bool:
        """After an erasure: the words are to be gone from the write-ahead log too. False: someone who reads
        still needs it; ask again.
        """
        return await asyncio.to_thread(self.scrub_now)

    def scrub_now(self) -> bool:
        """The same, for programs without an event loop."""
        return _truncate(self.engine)

    def close(self) -> None:
        """Finish what waits and let go of the file."""
        self.write.stop()
        self.engine.dispose()


def _truncate(engine: Engine) -> bool:
    if engine.dialect.name != "sqlite":
        return True
    connection = engine.raw_connection()  # a checkpoint cannot stand inside a transaction
    try:
        is_busy, *_ = connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        return not is_busy
    finally:
        connection.close()
