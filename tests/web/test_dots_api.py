"""Dots through the API: hidden until gather is revealed, counted in equal thirds, one's own."""

import json

import pytest

from app.domain.state import PARTIES
from tests.desk import Desk, new_id
from tests.web.meeting import Meeting, elsewhere, met


@pytest.fixture
def meeting(desk: Desk) -> Meeting:
    return met(desk, people=2)


def lays(meeting: Meeting, party: str, count: int, person: int = 0, cluster: str | None = None) -> str:
    token = meeting.seats[party][person].token
    return meeting.desk.takes(token, "place-dots", cluster=cluster or meeting.cluster, count=count)


def test_before_the_reveal_only_who_laid_dots_is_told_to_everyone(meeting: Meeting):
    lays(meeting, "resident", 5)
    lays(meeting, "provider", 2)

    for who in (None, meeting.resident.token, meeting.seats["provider"][0].token):
        assert meeting.dots(who=who) == {
            "parties": {
                "municipality": {"of": 2, "answered": 0},
                "provider": {"of": 2, "answered": 1},
                "resident": {"of": 2, "answered": 1},
            },
            "weighted": None,
        }


def test_after_the_reveal_a_cluster_weighs_the_mean_of_the_parties_shares(meeting: Meeting):
    other = meeting.desk.does("make-cluster", name="Anders")
    lays(meeting, "resident", 5)
    lays(meeting, "resident", 5, person=1)
    lays(meeting, "provider", 1)
    lays(meeting, "provider", 4, cluster=other)
    lays(meeting, "municipality", 2, cluster=other)
    meeting.desk.does("reveal", step="gather")

    assert meeting.dots()["parties"] == {
        "municipality": {"of": 2, "answered": 1, "dots": 0, "share": 0.0},
        "provider": {"of": 2, "answered": 1, "dots": 1, "share": 0.2},
        "resident": {"of": 2, "answered": 2, "dots": 10, "share": 1.0},
    }
    weights = [meeting.dots(each)["weighted"] for each in (meeting.cluster, other)]
    assert weights == pytest.approx([1.2 / 3, 1.8 / 3])
    assert {type(weight) for weight in weights} == {float}


def test_party_without_dots_makes_the_weight_not_known(meeting: Meeting):
    lays(meeting, "resident", 5)
    lays(meeting, "provider", 5)
    meeting.desk.does("reveal", step="gather")

    assert meeting.dots()["weighted"] is None
    assert meeting.dots()["parties"]["municipality"]["share"] is None


def test_of_is_fixed_when_gather_is_revealed(meeting: Meeting):
    meeting.desk.does("reveal", step="gather")
    meeting.desk.sits("resident")

    assert meeting.dots()["parties"]["resident"]["of"] == 2


def test_new_round_starts_empty_and_hidden(meeting: Meeting):
    lays(meeting, "resident", 5)
    meeting.desk.does("reveal", step="gather")
    meeting.desk.does("open-step", step="gather", newRound=True)

    assert meeting.dots()["parties"]["resident"] == {"of": 2, "answered": 0}
    lays(meeting, "resident", 1)
    assert meeting.dots()["parties"]["resident"] == {"of": 2, "answered": 1}


def test_dots_are_taken_back_and_laid_elsewhere(meeting: Meeting):
    other = meeting.desk.does("make-cluster", name="Anders")
    lays(meeting, "resident", 5)

    assert meeting.refuses(meeting.resident.token, "place-dots", cluster=other, count=1) == (
        409,
        "too-many-dots",
    )
    lays(meeting, "resident", 4)
    lays(meeting, "resident", 1, cluster=other)


def test_dots_repeated_and_laid_the_same_are_nothing_twice(meeting: Meeting):
    desk, id_, token = meeting.desk, new_id(), meeting.resident.token
    ask = {"cluster": meeting.cluster, "count": 3}
    first, again = (desk.asks(token, "place-dots", id_, **ask).json() for _ in "ab")
    same = desk.asks(token, "place-dots", **ask)
    reused = desk.asks(token, "place-dots", id_, **{**ask, "count": 2})

    assert again == {"seq": first["seq"], "repeated": True}
    assert (same.status_code, desk.reads()["seq"]) == (200, first["seq"])
    assert (reused.status_code, reused.json()["code"]) == (409, "id-reused")


@pytest.mark.parametrize("count", [-1, 6, 2.5, "2", True, None])
def test_count_that_cannot_be_is_bad_input(meeting: Meeting, count):
    answer = meeting.desk.asks(meeting.resident.token, "place-dots", cluster=meeting.cluster, count=count)

    assert answer.status_code == 400
    assert [fault["field"] for fault in answer.json()["errors"]] == ["count"]


def test_dots_are_refused_at_the_wrong_moment(desk: Desk):
    seat = desk.sits()
    cluster = desk.does("make-cluster", name="Te vroeg")
    early = desk.asks(seat.token, "place-dots", cluster=cluster, count=1)
    desk.does("open-step", step="gather")
    desk.does("reveal", step="gather")
    late = desk.asks(seat.token, "place-dots", cluster=cluster, count=1)
    desk.does("open-step", step="gather", newRound=True)
    desk.does("open-step", step="thanks")
    desk.takes(seat.token, "place-dots", cluster=cluster, count=1)
    desk.does("finish")
    over = desk.asks(seat.token, "place-dots", cluster=cluster, count=2)

    assert [(answer.status_code, answer.json()["code"]) for answer in (early, late, over)] == [
        (409, "not-now")
    ] * 3


def test_dots_on_what_is_not_here_are_refused(meeting: Meeting):
    token = meeting.resident.token
    for cluster in (new_id(), meeting.goal, elsewhere(meeting.desk)["cluster"]):
        assert meeting.refuses(token, "place-dots", cluster=cluster, count=1) == (409, "unknown-id")


def test_facilitator_lays_dots_for_a_seat_by_hand_only(meeting: Meeting):
    chair, _ = meeting.by_hand()
    ask = {"cluster": meeting.cluster, "count": 5}

    assert meeting.refuses(meeting.desk.ann, "place-dots", **ask) == (403, "facilitator-has-no-voice")
    assert meeting.refuses(meeting.desk.ann, "place-dots", **ask, forSeat=meeting.resident.id) == (
        409,
        "not-by-hand",
    )
    assert meeting.refuses(meeting.resident.token, "place-dots", **ask, forSeat=chair) == (403, "not-allowed")
    meeting.desk.does("place-dots", **ask, forSeat=chair)
    assert meeting.dots()["parties"]["resident"] == {"of": 3, "answered": 1}
    event = meeting.desk.reads("/events")[-1]
    assert (event["role"], event["party"], event["type"]) == ("facilitator", "resident", "dots-placed")


def test_own_dots_of_a_seat_by_hand_win(meeting: Meeting):
    chair, itself = meeting.by_hand()
    meeting.desk.does("place-dots", cluster=meeting.cluster, count=5, forSeat=chair)
    meeting.desk.takes(itself.token, "place-dots", cluster=meeting.cluster, count=2)

    assert meeting.refuses(
        meeting.desk.ann, "place-dots", cluster=meeting.cluster, count=5, forSeat=chair
    ) == (409, "own-answer")
    meeting.desk.does("reveal", step="gather")
    assert meeting.dots()["parties"]["resident"]["dots"] == 2


def test_dots_of_a_cluster_that_falls_apart_go_back_to_their_seats(meeting: Meeting):
    other = meeting.desk.does("make-cluster", name="Anders")
    lays(meeting, "resident", 5)
    meeting.desk.does("dissolve-cluster", cluster=meeting.cluster)

    lays(meeting, "resident", 5, cluster=other)
    assert meeting.refuses(meeting.resident.token, "place-dots", cluster=meeting.cluster, count=0) == (
        409,
        "unknown-id",
    )


def test_cluster_with_counted_dots_stays(meeting: Meeting):
    lays(meeting, "resident", 1)
    meeting.desk.does("reveal", step="gather")

    assert meeting.refuses(meeting.desk.ann, "dissolve-cluster", cluster=meeting.cluster) == (409, "has-dots")


def test_events_of_dots_say_where_they_lie_after_the_reveal_only(meeting: Meeting):
    lays(meeting, "resident", 4)
    lays(meeting, "resident", 3)

    def told() -> list[dict]:
        return [each["data"] for each in meeting.desk.reads("/events") if each["type"] == "dots-placed"]

    assert [(each["cluster"], each["count"], each["hidden"]) for each in told()] == [(None, None, True)] * 2
    meeting.desk.does("reveal", step="gather")
    assert [(each["cluster"], each["count"]) for each in told()] == [(None, None), (meeting.cluster, 3)]
    assert meeting.resident.id not in json.dumps(told())


def test_equal_thirds_whatever_number_is_present(desk: Desk):
    meeting = met(desk, people=1)
    desk.sits("resident")
    other = desk.does("make-cluster", name="Anders")
    for party in PARTIES:
        lays(meeting, party, 5, cluster=other if party == "municipality" else None)
    desk.does("reveal", step="gather")

    weights = [meeting.dots(each)["weighted"] for each in (meeting.cluster, other)]
    assert weights == pytest.approx([2 / 3, 1 / 3])
