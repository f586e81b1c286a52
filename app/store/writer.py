"""One thread writes: it drains its queue into one transaction.

A group is whatever came while the last commit ran, so there is no timer.
"""

import asyncio
import logging
import queue
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, InvalidStateError
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine

Found = TypeVar("Found")
Job = Callable[[Connection], Found]
MOST_AT_ONCE = 500

log = logging.getLogger(__name__)


@dataclass
class _Item:
    job: Job[Any]
    future: "Future[Any]" = field(default_factory=Future)
    result: Any = None
    failure: BaseException | None = None


class Writer:
    """Each job stands or falls alone; a whole group is on disk before any of it is answered."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine.execution_options(writes=True)
        self._queue: queue.SimpleQueue[_Item | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._work, name="writer", daemon=True)
        self.commits = 0
        self._thread.start()

    async def __call__(self, job: Job[Found]) -> Found:
        """Do a job; returns after the commit, raises what the job or the commit raised."""
        item = _Item(job)
        self._queue.put(item)
        answer: Found = await asyncio.wrap_future(item.future)
        return answer

    def stop(self) -> None:
        """Finish what waits, then end the thread."""
        self._queue.put(None)
        self._thread.join()

    def _work(self) -> None:
        while (first := self._queue.get()) is not None:
            group, is_last = self._drained(first)
            self._settle(group)
            if is_last:
                return

    def _drained(self, first: _Item) -> tuple[list[_Item], bool]:
        group = [first]
        while len(group) < MOST_AT_ONCE:
            try:
                item = self._queue.get_nowait()
            except queue.Empty:
                break
            if item is None:
                return group, True
            group.append(item)
        return group, False

    def _settle(self, group: list[_Item]) -> None:
        try:
            with self._engine.begin() as connection:
                for item in group:
                    _try(item, connection)
                    _must_stand(connection, item)
            self.commits += 1
        except Exception as failure:
            # Only the kind of failure is told: people's words are for nobody's log.
            log.error("commit failed: %s", type(failure).__name__)
            for item in group:
                item.failure = item.failure or failure
        for item in group:
            _answer(item)


def _try(item: _Item, connection: Connection) -> None:
    if not item.future.set_running_or_notify_cancel():
        return
    try:
        with _savepoint(connection):
            item.result = item.job(connection)
    except Exception as failure:
        item.failure = failure


@contextmanager
def _savepoint(connection: Connection) -> Iterator[None]:
    """Of a job that fails nothing stays. Said plainly: `begin_nested` costs as much as the insert itself."""
    connection.exec_driver_sql("SAVEPOINT job")
    try:
        yield
    except BaseException:
        connection.exec_driver_sql("ROLLBACK TO SAVEPOINT job")
        raise
    connection.exec_driver_sql("RELEASE SAVEPOINT job")


def _must_stand(connection: Connection, item: _Item) -> None:
    """A disk that is full, or broken, makes SQLite take back the whole transaction, in the middle of it.

    What was done before is gone, what comes after is on its own, and committing says that all is well.
    """
    if item.failure and not getattr(connection.connection.dbapi_connection, "in_transaction", True):
        raise item.failure


def _answer(item: _Item) -> None:
    with suppress(InvalidStateError):  # whoever asked may stop waiting at any moment
        if item.failure is not None:
            item.future.set_exception(item.failure)
        else:
            item.future.set_result(item.result)
