"""Resources of a trajectory: begin, list, read, erase."""

from datetime import timedelta

import pytest

from app.store import directory
from app.web.trajectories import erase_due, months_after
from tests.desk import Desk, by, new_id, opened


def test_trajectory_begins_in_welcome_with_the_door_open(desk: Desk):
    told = desk.reads()

    assert (told["session"], told["step"], told["round"], told["seq"]) == (1, "welcome", 1, 1)
    assert (told["revealed"], told["doorOpen"], told["theme"]) == (False, True, "samen")
    assert told["parties"] == [
        {"party": party, "seats": 5, "taken": 0, "present": 0}
        for party in ("municipality", "provider", "resident")
    ]
    assert [(seat["party"], seat["number"]) for seat in told["seats"]] == [
        (party, number) for party in ("municipality", "provider", "resident") for number in range(1, 6)
    ]


def test_creating_tells_links_with_secrets_behind_the_hash(desk: Desk):
    links = desk.made["links"]

    assert links["join"] == f"http://testserver/j/{desk.code}"
    assert links["facilitate"].startswith(f"http://testserver/t/{desk.id}/")
    assert links["project"].startswith(f"http://testserver/t/{desk.id}/projector#")
    assert "#" in links["facilitate"]
    assert desk.made["seatsPerParty"] == 5


def test_base_url_is_that_of_the_links(tmp_path):
    with opened(tmp_path, base_url="https://boom.example", allowed_hosts=("testserver",)) as desk:
        assert desk.begins().made["links"]["join"] == f"https://boom.example/j/{desk.code}"


@pytest.mark.parametrize("count", [1, 20])
def test_seats_per_party_may_be_1_to_20(desk: Desk, count):
    assert desk.begins(seatsPerParty=count).made["seatsPerParty"] == count


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"theme": ""}, ["theme"]),
        ({"theme": " \u200b"}, ["theme"]),
        ({"theme": None}, ["theme"]),
        ({"theme": "x" * 281}, ["theme"]),
        ({"theme": "a\u0000b"}, ["theme"]),
        ({"seatsPerParty": 0}, ["seatsPerParty"]),
        ({"seatsPerParty": 21}, ["seatsPerParty"]),
        ({"seatsPerParty": "5"}, ["seatsPerParty"]),
        ({"language": "de", "seatsPerParty": 99, "colour": 1}, ["language", "seatsPerParty", "colour"]),
    ],
)
def test_bad_fields_are_told_all_at_once(desk: Desk, fields, wrong):
    answer = desk.http.post("/api/v1/trajectories", json={"theme": "samen", **fields}, headers=by(desk.ann))

    assert answer.status_code == 400
    assert [fault["field"] for fault in answer.json()["errors"]] == wrong


def test_missing_theme_is_bad_input(desk: Desk):
    answer = desk.http.post("/api/v1/trajectories", json={}, headers=by(desk.ann))

    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (400, "missing")


def test_others_trajectories_are_not_there(desk: Desk):
    mine = desk.id
    with_bob = _another_facilitator(desk)
    for path in ("", "/events", "/cards", "/clusters", "/tree", "/exports", "/exports/json"):
        answer = desk.http.get(f"/api/v1/trajectories/{mine}{path}", headers=by(with_bob))
        assert (answer.status_code, answer.json()["code"]) == (404, "not-found")
    assert desk.http.get("/api/v1/trajectories", headers=by(with_bob)).json() == []
    assert desk.asks(with_bob, "pause").status_code == 404
    assert desk.http.delete(f"/api/v1/trajectories/{mine}", headers=by(with_bob)).status_code == 404


def _another_facilitator(desk: Desk) -> str:
    token = new_id()
    desk.house.database.write_now(lambda c: directory.add_facilitator(c, f"bob {token}", token))
    return token


def test_seat_sees_its_own_without_the_seats(desk: Desk):
    seat = desk.sits()
    other = desk.id
    desk.begins()

    listed = desk.http.get("/api/v1/trajectories", headers=by(seat.token)).json()

    assert [told["id"] for told in listed] == [other]
    assert "seats" not in listed[0]
    assert "joinCode" not in listed[0]
    assert desk.http.get(f"/api/v1/trajectories/{desk.id}", headers=by(seat.token)).status_code == 404


def test_observer_finds_no_trajectory(desk: Desk):
    token = desk.observes()

    assert desk.http.get(f"/api/v1/trajectories/{desk.id}", headers=by(token)).status_code == 404
    assert desk.http.get("/api/v1/trajectories", headers=by(token)).json() == []


@pytest.mark.parametrize("header", [{}, by("nobody"), {"Authorization": "Basic YTpi"}, by("")])
def test_who_is_nobody_gets_401(desk: Desk, header):
    for method, path in (("GET", ""), ("POST", ""), ("GET", f"/{desk.id}"), ("GET", f"/{desk.id}/events")):
        answer = desk.http.request(method, f"/api/v1/trajectories{path}", headers=header, json={})
        assert (answer.status_code, answer.json()["code"]) == (401, "no-token")
        assert answer.headers["www-authenticate"] == "Bearer"


def test_erased_trajectory_is_gone_for_its_owner_and_its_seats(desk: Desk):
    seat = desk.sits()

    assert desk.http.delete(f"/api/v1/trajectories/{desk.id}", headers=by(desk.ann)).status_code == 204

    assert desk.http.get(f"/api/v1/trajectories/{desk.id}", headers=by(desk.ann)).status_code == 404
    assert desk.http.get("/api/v1/trajectories", headers=by(desk.ann)).json() == []
    assert desk.asks(seat.token, "add-card", kind="parking", text="x").status_code == 401
    assert desk.asks(desk.ann, "pause").status_code == 404


def test_seat_may_not_erase(desk: Desk):
    seat = desk.sits()

    assert desk.http.delete(f"/api/v1/trajectories/{desk.id}", headers=by(seat.token)).status_code == 403


def test_trajectory_is_erased_when_its_time_is_over(desk: Desk):
    kept = desk.id
    due = desk.begins().id
    table = directory.TABLES["trajectories"]
    yesterday = directory.now().date() - timedelta(days=1)
    desk.house.database.write_now(
        lambda c: c.execute(table.update().where(table.c.id == due).values(erase_on=yesterday))
    )

    assert desk.http.portal.call(erase_due, desk.house) == 1

    listed = desk.http.get("/api/v1/trajectories", headers=by(desk.ann)).json()
    assert [told["id"] for told in listed] == [kept]


def test_erase_on_is_24_months_ahead(desk: Desk):
    today = directory.now().date()

    assert desk.reads()["eraseOn"] == months_after(today, 24).isoformat()
