"""One thread writes: it drains its queue into one transaction.

A group is whatever came while the last commit ran, so there is no timer. Of jobs that only add rows all the
rows go in one sweep; should one of them be refused, each is done by itself after all.
"""

import asyncio
import logging
import queue
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import groupby
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine

Found = TypeVar("Found")
Job = Callable[[Connection], Found]
MOST_AT_ONCE = 500

log = logging.getLogger(__name__)


@dataclass
class _Item:
    job: Job[Any]
    future: "asyncio.Future[Any]"
    result: Any = None
    failure: BaseException | None = None

    @property
    def loop(self) -> asyncio.AbstractEventLoop:
        """Where whoever asked waits."""
        return self.future.get_loop()


class Writer:
    """Each job stands or falls alone; a whole group is on disk before any of it is answered."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine.execution_options(writes=True)
        self._queue: queue.SimpleQueue[_Item | None] = queue.SimpleQueue()
        self._asked: list[_Item] = []
        self._thread = threading.Thread(target=self._work, name="writer", daemon=True)
        self.commits = 0
        self._thread.start()

    async def __call__(self, job: Job[Found]) -> Found:
        """Do a job; returns after the commit, raises what the job or the commit raised."""
        loop = asyncio.get_running_loop()
        item = _Item(job, loop.create_future())
        if not self._asked or self._asked[-1].loop is not loop:
            loop.call_soon(self._hand_over)
        self._asked.append(item)
        answer: Found = await item.future
        return answer

    def _hand_over(self) -> None:
        """All of one turn of the loop goes at once: else the thread begins with the first one alone."""
        asked, self._asked = self._asked, []
        for item in asked:
            self._queue.put(item)

    def stop(self) -> None:
        """Finish what waits, then end the thread."""
        self._hand_over()
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
        wanted = [item for item in group if not item.future.cancelled()]
        try:
            with self._engine.begin() as connection:
                for item in _left_by_sweep(connection, wanted):
                    _try(item, connection)
                    _must_stand(connection, item)
            self.commits += 1
        except Exception as failure:
            # Only the kind of failure is told: people's words are for nobody's log.
            log.error("commit failed: %s", type(failure).__name__)
            for item in wanted:
                item.failure = item.failure or failure
        _tell(wanted)


def _left_by_sweep(connection: Connection, group: list[_Item]) -> list[_Item]:
    """Do together what can be; the items that are still to be done, each by itself."""
    alike: dict[Any, list[_Item]] = {}
    for item in group:
        alike.setdefault(getattr(item.job, "together", None), []).append(item)
    left = set(map(id, alike.pop(None, [])))
    for together, items in alike.items():
        if len(items) < 2 or not _swept(connection, together, items):
            left.update(map(id, items))
    return [item for item in group if id(item) in left]


def _swept(connection: Connection, together: Callable[..., None], items: list[_Item]) -> bool:
    jobs = [item.job for item in items]
    sweep = _Item(lambda connection: together(connection, jobs), items[0].future)
    _try(sweep, connection)
    _must_stand(connection, sweep)
    return not sweep.failure


def _try(item: _Item, connection: Connection) -> None:
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


def _tell(group: Iterable[_Item]) -> None:
    """One call for all who wait in the same loop: to wake it costs as much as the insert."""
    for loop, items in groupby(group, lambda item: item.loop):
        with suppress(RuntimeError):  # the loop has ended, and all who waited with it
            loop.call_soon_threadsafe(_answer, list(items))


def _answer(group: Iterable[_Item]) -> None:
    for item in group:
        if item.future.done():  # whoever asked may stop waiting at any moment
            continue
        if item.failure is not None:
            item.future.set_exception(item.failure)
        else:
            item.future.set_result(item.result)
