"""The one writer outlives everyone who asks something of it."""

import asyncio
from datetime import date
from types import NoneType
from typing import Any

import pytest
from sqlalchemy import Connection, event, text
from sqlalchemy.exc import IntegrityError, OperationalError

from app.domain.state import Event
from app.store import directory, keys
from app.store.database import Database
from app.store.log import Batch, Kept, read
from app.store.migrate import migrate
from app.store.tables import Trajectory
from app.store.writer import Job, _answer, _Item
from tests.stores import Store

pytestmark = pytest.mark.anyio


def _item(job: Job[Any]) -> _Item:
    return _Item(job, asyncio.get_running_loop().create_future())


@pytest.mark.parametrize("failure", [None, OSError()])
async def test_answer_to_who_stopped_waiting_harms_nothing(failure: Exception | None, anyio_backend: str):
    item = _item(lambda connection: 1)
    item.future.cancel()
    item.failure = failure

    _answer([item])

    assert item.future.cancelled()


async def test_writer_goes_on_after_a_job_that_nobody_waits_for(store: Store, anyio_backend: str):
    database = Database(store.url)
    item = _item(lambda connection: 1)
    item.future.cancel()
    database.write._queue.put(item)

    assert await database.write(lambda connection: connection.execute(text("SELECT 7")).scalar()) == 7
    database.close()


def _adds(name: str) -> _Item:
    return _item(lambda connection: directory.add_facilitator(connection, name, name))


def _fills(connection: Connection) -> None:
    """More than there is room for, as a copy that is read in while the disk runs full."""
    connection.exec_driver_sql("PRAGMA max_page_count = 1")
    directory.add_facilitator(connection, "x" * 1_000_000, "x")


@pytest.mark.parametrize("store", ["sqlite"], indirect=True)
async def test_disk_that_runs_full_halfway_leaves_nothing_that_was_told_otherwise(
    store: Store, anyio_backend: str
):
    database = Database(store.url)
    migrate(database.engine)
    group = [_adds("ervoor"), _item(_fills), _adds("erna")]

    database.write._settle(group)
    answers = await asyncio.gather(*(item.future for item in group), return_exceptions=True)

    told = {
        name
        for name, answer in zip(("ervoor", "", "erna"), answers, strict=True)
        if not isinstance(answer, BaseException)
    }
    assert {each.name for each in database.read_now(directory.facilitators)} == told
    again = _adds("later")
    database.write._settle([again])
    assert await again.future
    database.close()


def _says(room: str, id_: str, seq: int = 1) -> Batch:
    said = Event(seq, "2026-01-01T00:00:00+00:00", "card-added", {"text": id_}, "seat", "s", None, id_)
    return Batch(room, [said], {id_: Kept("", seq)})


async def test_of_batches_that_go_together_only_the_refused_one_is_refused(store: Store, anyio_backend: str):
    database = Database(store.url)
    migrate(database.engine)
    database.write_now(_two_rooms)
    group = [_item(job) for job in (_says("a", "1"), _says("b", "2"), _says("a", "3"), _says("b", "4", 2))]

    database.write._settle(group)
    answers = await asyncio.gather(*(item.future for item in group), return_exceptions=True)

    assert [type(answer) for answer in answers] == [NoneType, NoneType, IntegrityError, NoneType]
    kept = [
        event.command for room in "ab" for event in database.read_now(lambda at, room=room: read(at, room))
    ]
    assert kept == ["1", "2", "4"]
    database.close()


async def test_jobs_that_go_together_are_one_insert_a_table(store: Store, anyio_backend: str):
    database = Database(store.url)
    migrate(database.engine)
    database.write_now(_two_rooms)
    said: list[str] = []
    event.listen(database.engine, "before_cursor_execute", lambda *about: said.append(about[2].split()[0]))

    looks = [keys.Fresh("", room, "observer", f"secret of {room}") for room in "ab"]
    jobs = [_says("a", "1"), looks[0], _says("b", "2"), lambda connection: 1, looks[1]]
    database.write._settle(list(map(_item, jobs)))

    assert said.count("INSERT") == 3
    for room in "ab":
        found = database.read_now(lambda at, room=room: keys.find(at.connection(), f"secret of {room}"))
        assert found.trajectory == room
    database.close()


def _two_rooms(connection: Connection) -> None:
    owner = directory.add_facilitator(connection, "x", "x")
    for id_ in "ab":
        row = Trajectory(
            id=id_, theme="", join_code=id_, owner=owner, created_at="", erase_on=date(2100, 1, 1)
        )
        directory.add_trajectory(connection, row)


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
