"""A trajectory that is erased at the very moment that someone comes in: nothing there, and no accident."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from typing import Any

import pytest
from sqlalchemy import Connection

from app.store import directory, log
from app.store.tables import Trajectory
from tests.desk import Desk, by, new_id
from tests.waiting import PATIENCE, until
from tests.web.test_facilitators import signs_in

GONE = "00000000-0000-4000-8000-00000000dead"


@contextmanager
def erasing(desk: Desk) -> Iterator[Callable[[Callable[[], Any]], Any]]:
    """Everything of the trajectory goes while a request that still saw it waits for its turn to write."""
    writer, is_gone, may_end = desk.house.database.write, threading.Event(), threading.Event()

    def erase(connection: Connection) -> None:
        log.erase_trajectory(connection, desk.id)
        is_gone.set()
        may_end.wait()

    def meanwhile(asks: Callable[[], Any]) -> Any:
        answers: list[Any] = []
        asking = threading.Thread(target=lambda: answers.append(asks()))
        asking.start()
        until(lambda: writer._queue.qsize() == 1, what="the request waits to write")
        may_end.set()
        asking.join()
        return answers[0]

    assert desk.http.portal
    desk.http.portal.start_task_soon(writer, erase)
    assert is_gone.wait(PATIENCE)
    try:
        yield meanwhile
    finally:
        may_end.set()


def test_observer_of_an_erased_trajectory_finds_nothing(desk: Desk):
    with erasing(desk) as meanwhile:
        answer = meanwhile(lambda: desk.http.post("/api/v1/observers", json={"joinCode": desk.code}))

    assert (answer.status_code, answer.json()["code"]) == (404, "not-found")


@pytest.mark.parametrize("by_code", [True, False])
def test_projector_of_an_erased_trajectory_finds_nothing(desk: Desk, by_code: bool):
    key = desk.made["links"]["project"].split("#")[1]
    form = {"key": "", "code": desk.code} if by_code else {"key": key, "code": ""}
    with erasing(desk) as meanwhile:
        answer = meanwhile(lambda: desk.http.post(f"/t/{desk.id}/projector", data=form))

    assert answer.status_code == 404


def test_co_facilitator_of_an_erased_trajectory_finds_nothing(desk: Desk):
    secret, token = desk.made["links"]["facilitate"].split("#")[1], new_id()
    bob = desk.house.database.write_now(partial(directory.add_facilitator, name="bob", token=token))
    signs_in(desk, bob)
    with erasing(desk) as meanwhile:
        answer = meanwhile(lambda: desk.http.post(f"/t/{desk.id}/facilitate", data={"secret": secret}))

    assert answer.status_code == 404


def test_list_of_trajectories_leaves_out_what_is_erased_meanwhile(desk: Desk):
    signs_in(desk)
    desk.house.database.write_now(partial(_bare_row, owner=desk.ann_id))

    page = desk.http.get("/trajectories")
    told = desk.http.get("/api/v1/trajectories", headers=by(desk.ann)).json()

    assert page.status_code == 200
    assert (desk.id in page.text, GONE in page.text) == (True, False)
    assert [each["id"] for each in told] == [desk.id]


def _bare_row(connection: Connection, owner: str) -> None:
    """As it looks between the list and the look: the row was read, the log is gone."""
    row = Trajectory(
        id=GONE,
        theme="weg",
        join_code="ACDEFG",
        owner=owner,
        created_at=directory.now().isoformat(),
        erase_on=date(2100, 1, 1),
    )
    directory.add_trajectory(connection, row)
