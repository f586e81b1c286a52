"""What leaves the house: never a seat, never words that the room has not seen or that were taken back."""

import json

import pytest

from app.domain import publishing
from app.domain.state import MAIN
from tests.domain.play import Play


def events(room: Play):
    return [publishing.event(room.state, event) for event in room.log]


def card(room, id_, seat=None):
    return publishing.card(room.state, room.card(id_), seat)


def test_unrevealed_card_is_null_and_hidden_for_everyone_but_its_own_seat(room, anna, bert):
    room.does("open-step", step="associations")
    id_ = room.says(anna, "association", "koffie")

    own, others, facilitators = (card(room, id_, seat) for seat in (anna.seat, bert.seat, None))

    assert [(each["text"], each["hidden"]) for each in (own, others, facilitators)] == [
        ("koffie", True),
        (None, True),
        (None, True),
    ]
    assert [each["mine"] for each in (own, others, facilitators)] == [True, False, False]
    assert events(room)[-1]["data"]["text"] is None
    assert events(room)[-1]["data"]["hidden"] is True


def test_revealed_card_is_for_all(room, anna, bert):
    id_ = room.shown(anna)

    assert [card(room, id_, seat)["text"] for seat in (anna.seat, bert.seat, None)] == ["koffie"] * 3
    assert "koffie" in json.dumps(events(room))


@pytest.mark.parametrize("gone", ["withdraw-card", "hide-card", "redact"])
def test_text_is_null_when_a_card_is_withdrawn_hidden_or_redacted(room, anna, gone):
    id_ = room.shown(anna)
    if gone == "withdraw-card":
        room.is_done(gone, anna, card=id_)
    else:
        room.does(gone, **({"target": id_} if gone == "redact" else {"card": id_}))

    assert [card(room, id_, seat)["text"] for seat in (anna.seat, None)] == [None, None]
    assert card(room, id_)["status"] == room.card(id_).status != "kept"
    assert card(room, id_)["hidden"] is False
    assert "koffie" not in json.dumps(events(room))


def test_words_that_were_changed_before_the_reveal_stay_unseen(room, anna):
    room.does("open-step", step="associations")
    id_ = room.says(anna, "association", "geheim")
    room.is_done("edit-card", anna, card=id_, text="koffie")
    room.does("reveal", step="associations")

    out = json.dumps(events(room))

    assert "geheim" not in out
    assert "koffie" in out


def test_words_of_a_card_that_was_taken_back_stay_unseen(room):
    room.does("open-step", step="associations")
    room.does("add-card", kind="association", text="geheim", forParty="resident")
    room.does("undo")

    assert "geheim" not in json.dumps(events(room))


def test_late_is_for_the_facilitator_only(room, anna):
    room.shown(anna)
    id_ = room.says(anna, "association", "thee")

    assert (card(room, id_)["late"], card(room, id_, anna.seat)["late"]) == (True, None)


def test_card_says_what_became_of_it_and_where_it_lies(room, anna):
    id_ = room.shown(anna)
    cluster = room.does("make-cluster", cards=[id_])
    goal = room.does("add-goal", text="Ontmoeting", parent=MAIN, sources={"clusters": [cluster]})

    assert (card(room, id_)["clusterId"], card(room, id_)["becameIds"]) == (cluster, [goal])


def test_what_is_entered_by_the_facilitator_says_so(room, anna):
    paper = room.does("add-card", kind="association", text="koffie", forParty="resident")

    assert card(room, paper)["enteredBy"] == "facilitator"
    assert card(room, room.shown(anna))["enteredBy"] is None


def test_events_carry_no_seats_nor_what_they_follow_from(room, anna):
    room.does("set-seats", count=4)
    room.shown(anna)
    room.does("move-seat", seat=anna.seat, party="provider")
    room.does("renew-seat-code", seat=anna.seat)
    room.does("free-seat", seat=anna.seat)
    room.by_hand("municipality")

    out = json.dumps(events(room))

    assert [seat for seat in room.state.seats if seat in out] == []
    chairs = ("seats-set", "seat-moved", "seat-freed", "trajectory-opened")
    assert [event.command for event in room.log if event.type in chairs and event.command in out] == []


def test_who_moved_is_not_known_by_the_party_of_the_cards_that_went_along(room, anna):
    room.does("open-step", step="associations")
    id_ = room.says(anna, "association", "koffie")
    room.does("move-seat", seat=anna.seat, party="provider")

    added = next(event for event in events(room) if event["type"] == "card-added")

    assert (added["party"], added["data"]["party"], card(room, id_)["party"]) == ("provider",) * 3


def test_event_has_the_fields_of_the_contract(room, anna):
    room.shown(anna)

    assert [set(event) for event in events(room)] == [
        {"seq", "at", "type", "data", "role", "party"} for _ in room.log
    ]
    assert [event["type"] for event in events(room)] == [event.type for event in room.log]


# Answers: dots until gather is revealed, support until it is closed


@pytest.fixture
def cluster(room):
    """A cluster to lay dots on."""
    room.does("open-step", step="gather")
    return room.does("make-cluster", name="Samen eten")


def told(room, type_):
    """What is told of each event of a kind."""
    return [event["data"] for event in events(room) if event["type"] == type_]


def test_where_dots_lie_is_told_when_gather_is_revealed(room, anna, cluster):
    room.lays(anna, cluster, 3)
    (before,) = told(room, "dots-placed")
    assert (before["cluster"], before["count"], before["hidden"]) == (None, None, True)
    assert before["party"] == "resident"

    room.does("reveal", step="gather")

    (after,) = told(room, "dots-placed")
    assert (after["cluster"], after["count"], "hidden" in after) == (cluster, 3, False)


def test_dots_that_were_laid_otherwise_or_taken_back_before_the_reveal_stay_unseen(room, anna, bert, cluster):
    room.lays(anna, cluster, 3)
    room.lays(anna, cluster, 2)
    room.lays(bert, cluster, 1)
    room.lays(bert, cluster, 0)
    room.does("reveal", step="gather")

    assert [each["count"] for each in told(room, "dots-placed")] == [None, 2, None, None]


def test_dots_of_a_new_round_are_hidden_again(room, anna, cluster):
    room.lays(anna, cluster, 3)
    room.does("reveal", step="gather")
    room.does("open-step", step="gather", newRound=True)
    room.lays(anna, cluster, 4)

    assert [each["count"] for each in told(room, "dots-placed")] == [3, None]


def test_answer_and_reason_are_told_when_the_question_is_closed(room, anna):
    room.does("open-support", about="tree")
    room.answers(anna, "tree", "no", reason="geheim")
    room.answers(anna, "tree", "yes-if", reason="als de bus rijdt")
    assert [(each["answer"], each["reason"], each["hidden"]) for each in told(room, "support-answered")] == [
        (None, None, True)
    ] * 2

    room.does("close-support", about="tree")

    assert [each["answer"] for each in told(room, "support-answered")] == [None, "yes-if"]
    out = json.dumps(events(room))
    assert ("geheim" in out, "als de bus rijdt" in out) == (False, True)


def test_answer_of_who_left_before_the_closing_stays_unseen(room, anna):
    room.does("open-support", about="tree")
    room.answers(anna, "tree", "no", reason="geheim")
    room.does("free-seat", seat=anna.seat)
    room.does("close-support", about="tree")

    assert "geheim" not in json.dumps(events(room))


def test_who_moved_is_not_known_by_the_party_of_answers_and_dots_that_went_along(room, anna, cluster):
    room.does("open-support", about="tree")
    room.answers(anna, "tree", "no")
    room.lays(anna, cluster, 3)
    room.does("move-seat", seat=anna.seat, party="provider")

    said = [event for event in events(room) if event["type"] in ("dots-placed", "support-answered")]

    assert [(event["party"], event["data"]["party"]) for event in said] == [("provider", "provider")] * 2


def test_events_of_voices_words_and_proposals_carry_no_seats(room, anna, cluster):
    room.does("open-step", step="main-goal")
    room.does("open-support", about="tree")
    room.answers(anna, "tree", "no")
    room.lays(anna, cluster, 3)
    room.is_done("propose-wording", anna, node=MAIN, text="Iedereen doet mee")
    room.is_done("propose-goal", anna, parent=MAIN, text="Meer ontmoeting")
    room.does("reveal", step="gather")
    room.does("close-support", about="tree")

    out = json.dumps(events(room))

    assert [seat for seat in room.state.seats if seat in out] == []
