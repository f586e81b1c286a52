"""The one writer outlives everyone who asks something of it."""

import pytest
from sqlalchemy import text

from app.store.database import Database
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
