"""The real application for every test of the web."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from app.store import directory
from tests.desk import Desk, new_id, opened


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk with a trajectory, seats of all parties free, standing in `welcome`."""
    with opened(tmp_path) as found:
        yield found.begins()


@pytest.fixture
def inside(desk: Desk) -> Desk:
    """The facilitator of the desk is signed in in this browser."""
    link, cookie = new_id(), new_id()
    desk.house.database.write_now(partial(directory.add_link, facilitator=desk.ann_id, secret=link))
    desk.house.database.write_now(partial(directory.consume, link=link, cookie=cookie))
    desk.http.cookies.set("sb_signin", cookie)
    return desk
