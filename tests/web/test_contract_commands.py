"""The one door as a stranger reads the contract: all faults at once, roles before fields, odd ids."""

import pytest

from app.domain.fields import COMMANDS
from tests.desk import Desk, by, new_id

FOR_FACILITATORS = sorted(name for name, spec in COMMANDS.items() if spec.actors == "F")


def test_faults_of_the_command_and_of_its_data_are_told_together(desk: Desk):
    body = {"type": "add-card", "data": {"kind": "poem", "colour": "red"}, "extra": 1}
    answer = desk.http.post(f"/api/v1/trajectories/{desk.id}/commands", json=body, headers=by(desk.ann))

    told = {(fault["field"], fault["code"]) for fault in answer.json()["errors"]}
    assert answer.status_code == 400
    assert told == {
        ("extra", "unknown-field"),
        ("id", "not-an-id"),
        ("kind", "not-a-choice"),
        ("colour", "unknown-field"),
        ("text", "missing"),
    }


@pytest.mark.parametrize("data", [[], "x", 1, None])
def test_data_that_is_no_object_is_told_beside_the_rest(desk: Desk, data):
    body = {"id": 1, "type": "pause", "data": data}
    answer = desk.http.post(f"/api/v1/trajectories/{desk.id}/commands", json=body, headers=by(desk.ann))

    assert answer.status_code == 400
    assert [fault["field"] for fault in answer.json()["errors"]] == ["id", "data"]


@pytest.mark.parametrize("type_", FOR_FACILITATORS)
def test_role_that_may_never_do_it_hears_that_whatever_the_fields(desk: Desk, type_):
    answer = desk.asks(desk.sits().token, type_)

    assert (answer.status_code, answer.json()["code"]) == (403, "not-allowed")


@pytest.mark.parametrize("body", [{"type": "pause"}, {"type": "undo"}, {"type": "make-cluster"}])
def test_command_that_needs_no_fields_needs_no_data(desk: Desk, body):
    answer = desk.http.post(
        f"/api/v1/trajectories/{desk.id}/commands", json={"id": new_id(), **body}, headers=by(desk.ann)
    )

    assert answer.status_code in (200, 409)


def test_main_goal_is_an_id_like_another(desk: Desk):
    desk.does("open-step", step="signs")
    seat = desk.sits()

    assert desk.asks(desk.ann, "describe-indicator", indicator="main", unit="x").status_code == 409
    assert desk.asks(seat.token, "add-card", kind="sign", text="x", about="main").status_code == 409


@pytest.mark.parametrize("after", ["0" * 5000, "0" * 12 + "9" * 500, "9" * 30, "٣"])
def test_events_after_a_monstrous_number_is_bad_input(desk: Desk, after):
    answer = desk.http.get(
        f"/api/v1/trajectories/{desk.id}/events", params={"after": after}, headers=by(desk.ann)
    )

    assert (answer.status_code, answer.json()["code"]) == (400, "bad-input")
