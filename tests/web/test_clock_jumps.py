"""The server's clock is set an hour forward and back again, in the middle of a step with a running timer."""

from datetime import datetime, timedelta, tzinfo

import pytest

from app.screens.clock import seconds_left
from app.store import directory
from tests.desk import Desk, by
from tests.web.test_sockets import listening

HOUR = timedelta(hours=1)
ELSEWHERE = "<!-- elsewhere -->"


class Clock:
    """What stands in for `datetime` in the one place that asks what time it is."""

    def __init__(self) -> None:
        self.off = timedelta()

    def now(self, zone: tzinfo | None) -> datetime:
        return datetime.now(zone) + self.off


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    found = Clock()
    monkeypatch.setattr(directory, "datetime", found)
    return found


def left(desk: Desk, who: str) -> int:
    """How long the timer still runs, as a screen reckons that hears it now."""
    told = desk.http.get(f"/t/{desk.id}/regions?screen=participant&after=0", headers=by(who)).text
    ends, now = (told.split(f'{name}="')[1].split('"')[0] for name in ("data-ends", "data-now"))
    found = seconds_left(ends, now)
    assert found is not None
    return found


def test_evening_goes_on_while_the_clock_jumps(desk: Desk, clock: Clock):
    seat, said, texts = desk.sits(), list[str](), list[str]()
    desk.does("open-step", step="associations")
    desk.does("set-timer", seconds=600)
    with listening(desk, seat.token):
        for off in (timedelta(), HOUR, timedelta(), -HOUR):
            clock.off = off
            texts.append(f"de klok staat {off}")
            said.append(desk.says(seat, texts[-1]))
            desk.house.presence.sweep()
            assert desk.house.presence.present(desk.id) == {seat.id}
            desk.does("set-timer", seconds=300)
            assert 290 <= left(desk, seat.token) <= 301  # the time is told in whole seconds

    desk.does("reveal", step="associations")
    events = desk.reads("/events?after=0")
    assert [each["seq"] for each in events] == list(range(1, len(events) + 1))
    times = [each["at"] for each in events]
    assert times != sorted(times), "the clock jumped"
    assert sorted(card["id"] for card in desk.reads("/cards")) == sorted(said)
    assert [each["data"]["text"] for each in events if each["type"] == "card-added"] == texts


def test_timer_ends_at_its_moment_and_is_right_again_once_the_clock_is(desk: Desk, clock: Clock):
    seat = desk.sits()
    desk.does("open-step", step="associations")
    desk.does("set-timer", seconds=600)

    clock.off = HOUR
    assert left(desk, seat.token) == 0
    assert desk.says(seat, "niemand wordt afgekapt")
    clock.off = timedelta()

    assert 590 <= left(desk, seat.token) <= 601


def test_seats_stay_and_who_came_first_is_told_also_when_the_clock_was_set_back(desk: Desk, clock: Clock):
    clock.off = HOUR
    first = desk.sits()
    clock.off = -HOUR
    devices = [first.token]
    for _ in range(2):
        told = desk.http.post("/api/v1/seats", json={"seatCode": first.code})
        assert told.status_code == 201, told.text
        devices.append(told.json()["token"])

    path = f"/t/{desk.id}/regions?screen=participant&after=0"
    pages = [desk.http.get(path, headers=by(each)) for each in devices]

    assert [page.status_code for page in pages] == [200, 200, 200]
    assert [ELSEWHERE in page.text for page in pages] == [True, True, False]
