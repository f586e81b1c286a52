"""Shapes as the contract names them: every field is there, whoever asks and whatever came before."""

import pytest
from sqlalchemy import delete
from starlette.websockets import WebSocketDisconnect

from app.domain.fields import DESCRIPTION
from app.store.log import EVENTS
from app.web.openapi import document
from tests.desk import Desk, Seat, by

ELSEWHERE = "http://elsewhere.example"


def test_card_withdrawn_before_the_reveal_is_still_not_revealed(desk: Desk):
    desk.does("open-step", step="associations")
    seat = desk.sits()
    desk.takes(seat.token, "withdraw-card", card=desk.says(seat, "weg"))

    (before,) = desk.reads("/cards")
    desk.does("reveal", step="associations")
    (after,) = desk.reads("/cards")
    assert [(card["status"], card["text"], card["hidden"]) for card in (before, after)] == [
        ("withdrawn", None, True),
        ("withdrawn", None, False),
    ]


def test_indicator_has_every_field_of_its_description(desk: Desk):
    goal = desk.does("add-goal", text="Thuis", parent="main")
    indicator = desk.does("add-indicator", text="Vaker bezoek", goal=goal)
    desk.does("describe-indicator", indicator=indicator, unit=" % ", existsAlready=False)

    (found,) = desk.reads("/tree")["mainGoal"]["children"][0]["children"]
    said = {name: found[name] for name in (*DESCRIPTION, "check")}
    assert said == dict.fromkeys((*DESCRIPTION, "check")) | {"unit": " % ", "existsAlready": False}


@pytest.mark.parametrize(
    "path", ["/", "/sign-in", "/health/live", "/nowhere", "/api/v1/nowhere", "/static/no"]
)
def test_every_answer_says_the_version(desk: Desk, path):
    assert desk.http.get(path).headers["API-Version"] == "1.0.0"


@pytest.mark.parametrize("path", ["/api/v1/trajectories/", "/api/v1/trajectories/{id}/", "/api/v1/seats/"])
def test_address_with_a_slash_at_its_end_does_not_exist(desk: Desk, path):
    answer = desk.http.get(path.format(id=desk.id), headers=by(desk.ann), follow_redirects=False)

    assert (answer.status_code, answer.json()["code"]) == (404, "not-found")


def test_description_names_the_version_on_every_answer():
    answers = [
        answer
        for path in document()["paths"].values()
        for operation in path.values()
        for answer in operation["responses"].values()
    ]

    assert len(answers) > 40
    assert all(list(answer["headers"]) == ["API-Version"] for answer in answers)


def test_answer_to_a_host_that_cannot_be_says_the_version(desk: Desk):
    answer = desk.http.get("/api/v1/trajectories", headers={"Host": "not a host"})

    assert (answer.status_code, answer.headers["API-Version"]) == (400, "1.0.0")


@pytest.mark.parametrize("headers", [{}, {"Origin": ELSEWHERE}])
def test_socket_without_cookie_or_bearer_is_nobodys_from_wherever(desk: Desk, headers):
    desk.http.headers.pop("Origin")
    with (
        desk.http.websocket_connect(f"/t/{desk.id}/live?screen=projector", headers=headers) as socket,
        pytest.raises(WebSocketDisconnect) as end,
    ):
        socket.receive_text()

    assert end.value.code == 4401


def test_list_lacks_only_what_was_erased_this_moment(desk: Desk):
    first = desk.id
    gone = desk.begins().id
    desk.house.database.write_now(lambda c: c.execute(delete(EVENTS).where(EVENTS.c.trajectory == gone)))
    desk.house.engine.memory.drop(gone)

    answer = desk.http.get("/api/v1/trajectories", headers=by(desk.ann))
    assert [each["id"] for each in answer.json()] == [first]


def test_screen_that_cannot_be_drawn_is_not_kept_among_those_that_listen(desk: Desk, monkeypatch):
    seat: Seat = desk.sits()
    with monkeypatch.context() as broken:
        broken.setattr("app.engine.runtime.draw", _fails)
        desk.house.engine.memory.drop(desk.id)
        with (
            desk.http.websocket_connect(
                f"/t/{desk.id}/live?screen=participant", headers=by(seat.token)
            ) as socket,
            pytest.raises(WebSocketDisconnect),
        ):
            socket.receive_text()

    assert desk.house.hub.rooms() == []
    assert desk.house.presence.present(desk.id) == frozenset()


def _fails(*_: object) -> str:
    raise RuntimeError("no such piece")
