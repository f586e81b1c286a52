"""The connection, whichever database it is."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

from sqlalchemy import Connection, Engine, create_engine, text
from sqlalchemy.engine import make_url
from sqlmodel import Session

from app.store import postgresql, sqlite
from app.store.looks import Eye, Rows
from app.store.writer import Job, Writer

Found = TypeVar("Found")
Look = Callable[[Session], Found]
Glance = Callable[[Rows], Found]
CONNECT = {"sqlite": sqlite.connect, "postgresql": postgresql.connect}
PROVE = {"sqlite": sqlite.prove}
SCRUB = {"sqlite": sqlite.scrub, "postgresql": postgresql.scrub}


def connect(url: str) -> Engine:
    """An engine; parameters never show in its errors, for they hold people's words."""
    parsed = make_url(url)
    kind = parsed.get_backend_name()
    return CONNECT[kind](parsed) if kind in CONNECT else create_engine(parsed, hide_parameters=True)


class Database:
    """Reads go beside each other in threads; every write goes through the one writer."""

    def __init__(self, url: str) -> None:
        self.engine = connect(url)
        self.write = Writer(self.engine)
        is_postgresql = self.engine.dialect.name == "postgresql"
        self._reader = postgresql.reader(self.engine) if is_postgresql else self.engine
        self._eye = Eye(self.engine) if self.engine.dialect.name == "sqlite" else None

    async def glance(self, look: Glance[Found]) -> Found:
        """What a look at a few rows by their keys finds, as each request needs it to know who asks.

        SQLite gives them in less time than a thread takes to begin; a database server is waited for in one.
        """
        if self._eye is None:
            return await asyncio.to_thread(self.glance_now, look)
        try:
            return look(self._eye)
        except sqlite.FAILED:  # a fresh connection sees better, or says what is wrong
            self._eye.close()
            return self.glance_now(look)

    def glance_now(self, look: Glance[Found]) -> Found:
        """The same, for programs without an event loop."""
        with self._reader.connect() as connection:
            return look(connection)

    async def read(self, look: Look[Found]) -> Found:
        """What `look` finds."""
        return await asyncio.to_thread(self.read_now, look)

    def read_now(self, look: Look[Found]) -> Found:
        """The same, for programs without an event loop."""
        with Session(self._reader, expire_on_commit=False) as session:
            return look(session)

    def write_now(self, job: Job[Found]) -> Found:
        """One job in its own transaction, for programs without an event loop."""
        with self.engine.execution_options(writes=True).begin() as connection:
            return job(connection)

    def prove(self, connection: Connection) -> None:
        """A job that fails unless the database can be written."""
        if prove := PROVE.get(self.engine.dialect.name):
            prove(connection)
        else:
            connection.execute(text("SELECT 1"))

    async def scrub(self) -> bool:
        """After an erasure: as far as the database lets us, the words leave what is beneath the tables.
        False: someone who reads is in the way; ask again.
        """
        return await asyncio.to_thread(self.scrub_now)

    def scrub_now(self) -> bool:
        """The same, for programs without an event loop."""
        scrub = SCRUB.get(self.engine.dialect.name)
        return scrub(self.engine) if scrub else True

    def close(self) -> None:
        """Finish what waits and let go of the connections."""
        self.write.stop()
        if self._eye:
            self._eye.close()
        self.engine.dispose()
