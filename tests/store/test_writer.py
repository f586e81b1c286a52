"""The one writer outlives everyone who asks something of it."""

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import OperationalError

from app.store import directory
from app.store.database import Database
from app.store.migrate import migrate
from app.store.writer import _answer, _Item
from tests.stores import Store

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize("failure", [None, OSError()])
def test_answer_to_who_stopped_waiting_harms_nothing(failure: Exception | None):
    item = _Item(lambda connection: 1)
    item.future.cancel()
    item.failure = failure

    _answer(item)

    assert item.future.cancelled()


async def test_writer_goes_on_after_a_job_that_nobody_waits_for(store: Store, anyio_backend: str):
    database = Database(store.url)
    item = _Item(lambda connection: 1)
    item.future.cancel()
    database.write._queue.put(item)

    assert await database.write(lambda connection: connection.execute(text("SELECT 7")).scalar()) == 7
    database.close()


def _adds(name: str) -> _Item:
    return _Item(lambda connection: directory.add_facilitator(connection, name, name))


def _fills(connection: Connection) -> None:
    """More than there is room for, as a copy that is read in while the disk runs full."""
    connection.exec_driver_sql("PRAGMA max_page_count = 1")
    directory.add_facilitator(connection, "x" * 1_000_000, "x")


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
def test_disk_that_runs_full_halfway_leaves_nothing_that_was_told_otherwise(store: Store):
    database = Database(store.url)
    migrate(database.engine)
    group = [_adds("ervoor"), _Item(_fills), _adds("erna")]

    database.write._settle(group)

    told = {
        name for name, item in zip(("ervoor", "", "erna"), group, strict=True) if not item.future.exception()
    }
    assert {each.name for each in database.read_now(directory.facilitators)} == told
    again = _adds("later")
    database.write._settle([again])
    assert again.future.result()
    database.close()


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
async def test_disk_that_was_read_only_is_written_as_soon_as_it_may(store: Store, anyio_backend: str):
    """A connection that was opened meanwhile can only read, for ever: here one that is told to."""
    database = Database(store.url)
    migrate(database.engine)
    with database.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA query_only = ON")

    with pytest.raises(OperationalError):
        await database.write(database.prove)

    await database.write(database.prove)
    database.close()
