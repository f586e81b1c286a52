"""A log that cannot be read stops its own trajectory, in a sentence; all others go on."""

from collections.abc import Callable
from datetime import date
from functools import partial

import pytest
from sqlalchemy import update
from starlette.testclient import WebSocketTestSession
from starlette.websockets import WebSocketDisconnect

from app.engine.stopped import AGAIN, Stopped
from app.store import directory
from app.store.rows import Unreadable
from app.web import trajectories
from tests.desk import Desk, Seat, by

NEWER, DAMAGED = "newer-log", "damaged-log"
FAULTS = {
    "an event of a newer version": ("UPDATE events SET type = 'dreamt' WHERE seq = 3", NEWER),
    "a form of a newer version": ("UPDATE events SET data = '{\"format\":2}' WHERE seq = 3", NEWER),
    "broken json": ("UPDATE events SET data = substr(data, 2) WHERE seq = 3", DAMAGED),
    "a gap": ("DELETE FROM events WHERE seq = 3", DAMAGED),
    "a fact that cannot be": ("UPDATE events SET data = '{}' WHERE seq = 3", DAMAGED),
}
SAYS = {NEWER: "nieuwere versie van Samenboom", DAMAGED: "staat stil"}


def breaks(desk: Desk, how: str) -> None:
    """The log is changed from outside, and the server has not seen this trajectory before."""
    desk.house.database.write_now(lambda c: c.exec_driver_sql(f"{how} AND trajectory = '{desk.id}'"))
    desk.house.engine.memory.drop(desk.id)


@pytest.fixture
def two(desk: Desk) -> tuple[Desk, Seat, str]:
    """A trajectory with a seat and a card, and another one beside it."""
    other = desk.begins().id
    desk.begins()
    seat = desk.sits()
    desk.does("open-step", step="associations")
    desk.says(seat, "geheim")
    return desk, seat, other


@pytest.mark.parametrize("fault", FAULTS)
def test_trajectory_stops_alone_with_a_sentence(two, inside: Desk, fault: str, caplog):
    desk, seat, other = two
    how, code = FAULTS[fault]
    breaks(desk, how)
    here, asks = f"/t/{desk.id}", desk.http.get

    for path in (f"{here}/console", f"{here}/projector"):
        page = asks(path, headers={"Accept": "text/html"})
        assert page.status_code == 503
        assert SAYS[code] in page.text
    for path in ("", "/tree", "/events", "/cards", "/exports/json"):
        answer = asks(f"/api/v1/trajectories/{desk.id}{path}", headers=by(desk.ann))
        assert (answer.status_code, answer.json()["code"]) == (503, code)
    answer = desk.asks(seat.token, "add-card", kind="association", text="nog een")
    assert (answer.status_code, answer.json()["code"]) == (503, code)
    assert asks(f"{here}/regions?screen=facilitator").status_code == 503
    with desk.http.websocket_connect(f"{here}/live?screen=facilitator") as socket:
        with pytest.raises(WebSocketDisconnect) as closed:
            socket.receive_text()
        assert closed.value.code == 4503

    listed = asks("/trajectories").text
    assert SAYS[code] in listed
    assert f'href="/trajectories/{desk.id}/delete"' in listed
    assert other in listed
    assert desk.id not in [each["id"] for each in asks("/api/v1/trajectories", headers=by(desk.ann)).json()]
    assert asks(f"/t/{other}/console").status_code == 200
    assert "geheim" not in caplog.text
    assert desk.id in caplog.text


def test_screens_of_a_trajectory_that_is_found_damaged_are_told(two):
    desk, seat, _ = two
    with desk.http.websocket_connect(
        f"/t/{desk.id}/live?screen=participant", headers=by(seat.token)
    ) as socket:
        socket.receive_text()
        desk.house.database.write_now(
            lambda c: c.exec_driver_sql("UPDATE events SET data = '' WHERE seq = 3")
        )
        desk.does("redact", target=desk.says(seat, "weg ermee"))  # the log is read anew after it
        assert desk.asks(desk.ann, "pause").status_code == 503
        with pytest.raises(WebSocketDisconnect) as closed:
            _until_closed(socket)
        assert closed.value.code == 4503


def _until_closed(socket: WebSocketTestSession) -> None:
    while True:
        socket.receive_text()


@pytest.mark.parametrize("by_time", [False, True])
def test_what_cannot_be_read_can_be_erased(two, by_time: bool):
    desk, _, other = two
    breaks(desk, FAULTS["broken json"][0])
    if by_time:
        due = update(directory.TABLES["trajectories"]).values(erase_on=date(2020, 1, 1))
        theirs = due.where(directory.TABLES["trajectories"].c.id == desk.id)
        desk.house.database.write_now(lambda c: c.execute(theirs))
        assert desk.http.portal
        assert desk.http.portal.call(partial(trajectories.erase_due, desk.house)) == 1
    else:
        gone = desk.http.delete(f"/api/v1/trajectories/{desk.id}", headers=by(desk.ann))
        assert gone.status_code == 204
    assert desk.http.get(f"/api/v1/trajectories/{desk.id}", headers=by(desk.ann)).status_code == 404
    assert desk.http.get(f"/api/v1/trajectories/{other}", headers=by(desk.ann)).status_code == 200


def test_stopped_is_looked_at_again_after_a_while():
    now = 0.0
    clock: Callable[[], float] = lambda: now  # noqa: E731 - a clock that the test moves
    stopped = Stopped(clock)
    stopped.look("t")
    stopped.note(Unreadable("t", 3))
    with pytest.raises(Unreadable):
        stopped.look("t")
    stopped.look("other")
    now = AGAIN
    stopped.look("t")
