"""When the disk refuses: a clear answer, nothing lost, and service returns by itself."""

from sqlalchemy import text

from tests.desk import Desk, by, new_id


def test_full_disk_is_told_and_the_retry_is_taken(desk: Desk):
    desk.does("open-step", step="associations")
    seat, id_ = desk.sits(), new_id()
    refuse = "CREATE TRIGGER full BEFORE INSERT ON events BEGIN SELECT RAISE(ABORT, 'disk full'); END"
    desk.house.database.write_now(lambda connection: connection.execute(text(refuse)))

    refused = desk.asks(seat.token, "add-card", id_, kind="association", text="bewaar mij")

    assert (refused.status_code, refused.json()["code"]) == (503, "not-kept")
    assert int(refused.headers["retry-after"]) > 0
    assert desk.http.get(f"/t/{desk.id}/mine", headers=by(seat.token)).json() == []

    desk.house.database.write_now(lambda connection: connection.execute(text("DROP TRIGGER full")))
    again = desk.asks(seat.token, "add-card", id_, kind="association", text="bewaar mij")

    assert again.json()["repeated"] is False
    assert [card["text"] for card in desk.http.get(f"/t/{desk.id}/mine", headers=by(seat.token)).json()] == [
        "bewaar mij"
    ]
