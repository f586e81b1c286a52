"""Rules of the room, as the API keeps them: seats, sources, words that go, set aside, undo, finish.

One test a sentence of the contract that no other test holds; the whole table: tests/rules.py.
"""

import pytest

from app.domain.fields import COMMANDS
from app.domain.state import PARTIES
from tests.desk import Desk, by, new_id
from tests.web.meeting import Meeting, met

#: And to finish again is nothing twice.
AFTER_THE_FINISH = {"undo", "open-step", "redact", "renew-seat-code", "finish"}


@pytest.fixture
def meeting(desk: Desk) -> Meeting:
    """Three people, a tree with one indicator."""
    return met(desk)


@pytest.fixture
def checking(meeting: Meeting) -> Meeting:
    """In the check; one of each party said yes."""
    meeting.desk.does("open-step", step="the-check")
    for party in PARTIES:
        checks(meeting, meeting.seats[party][0].token)
    return meeting


def checks(meeting: Meeting, token: str, answer: str = "yes") -> None:
    """A seat says something about the indicator."""
    meeting.desk.takes(token, "check-indicator", indicator=meeting.indicator, answer=answer)


def answered(meeting: Meeting) -> dict[str, int]:
    """How many of each party answered."""
    parties = meeting.node(meeting.indicator)["check"]["parties"]
    return {party: each["answered"] for party, each in parties.items()}


def test_answers_of_a_freed_seat_lapse_while_unseen_and_its_cards_stay(checking: Meeting):
    desk = checking.desk
    desk.does("free-seat", seat=checking.resident.id)

    assert answered(checking) == {"municipality": 1, "provider": 1, "resident": 0}
    assert [card["text"] for card in desk.reads("/cards") if card["party"] == "resident"] == [
        "kaartje van resident"
    ]
    assert desk.sits().id != checking.resident.id


def test_what_is_not_yet_revealed_moves_along(checking: Meeting):
    checking.desk.does("move-seat", seat=checking.resident.id, party="provider")

    assert answered(checking) == {"municipality": 1, "provider": 2, "resident": 0}


def test_what_is_revealed_keeps_the_party_under_which_it_was_said(checking: Meeting):
    checking.desk.does("reveal", step="the-check")
    checking.desk.does("move-seat", seat=checking.resident.id, party="provider")

    assert answered(checking) == {"municipality": 1, "provider": 1, "resident": 1}


def test_moving_to_a_full_party_is_refused(desk: Desk):
    desk.begins(seatsPerParty=1)
    seat = desk.sits()
    desk.sits("provider")

    assert desk.asks(desk.ann, "move-seat", seat=seat.id, party="provider").json()["code"] == "party-full"


def test_seat_by_hand_takes_an_empty_seat_only(desk: Desk):
    answer = desk.asks(desk.ann, "seat-by-hand", seat=desk.sits().id)

    assert (answer.status_code, answer.json()["code"]) == (409, "seat-taken")


def test_fewer_seats_than_are_taken_is_refused(desk: Desk):
    for _ in "ab":
        desk.sits()

    assert desk.asks(desk.ann, "set-seats", count=1).status_code == 409
    desk.does("set-seats", count=2)


def test_of_is_fixed_when_the_check_is_revealed(checking: Meeting):
    checking.desk.does("reveal", step="the-check")
    checking.desk.sits()

    assert checking.node(checking.indicator)["check"]["parties"]["resident"]["of"] == 1


def test_sources_include_the_cards_of_the_clusters_as_they_were(meeting: Meeting):
    desk = meeting.desk
    lying = sorted(card["id"] for card in desk.reads("/cards") if card["clusterId"] == meeting.cluster)
    goal = desk.does("add-goal", parent="main", text="Samen", sources={"clusters": [meeting.cluster]})
    desk.does("move-cards", cards=lying, cluster=None)
    found = meeting.node(goal)["sources"]

    assert (sorted(found["cards"]), found["clusters"]) == (lying, [meeting.cluster])
    assert found["parties"] == list(PARTIES)


def test_a_card_lies_in_one_cluster_at_most(meeting: Meeting):
    desk = meeting.desk
    card = desk.reads("/cards")[0]["id"]
    other = desk.does("make-cluster", name="Anders", cards=[card])

    told = {each["id"]: each["cards"] for each in desk.reads("/clusters")}
    assert card in told[other]
    assert card not in told[meeting.cluster]


def test_withdrawn_after_the_reveal_leaves_clusters_and_its_own_seat_brings_it_back(meeting: Meeting):
    desk, seat = meeting.desk, meeting.resident
    card = next(each["id"] for each in desk.reads("/cards") if each["party"] == "resident")
    desk.takes(seat.token, "withdraw-card", card=card)
    told = next(each for each in desk.reads("/cards") if each["id"] == card)

    assert (told["status"], told["text"], told["clusterId"]) == ("withdrawn", None, None)
    other = desk.asks(meeting.seats["provider"][0].token, "restore-card", card=card)
    assert (other.status_code, other.json()["code"]) == (403, "not-yours")
    desk.takes(seat.token, "restore-card", card=card)
    told = next(each for each in desk.reads("/cards") if each["id"] == card)
    assert (told["status"], told["text"]) == ("kept", "kaartje van resident")


def test_hidden_by_the_facilitator_can_be_undone(meeting: Meeting):
    desk = meeting.desk
    card = desk.reads("/cards")[0]
    desk.does("hide-card", card=card["id"], reason="noemt een naam")
    hidden = next(each for each in desk.reads("/cards") if each["id"] == card["id"])
    desk.does("undo")

    assert (hidden["status"], hidden["text"]) == ("hidden", None)
    assert next(each for each in desk.reads("/cards") if each["id"] == card["id"]) == card


def test_a_retry_of_a_redacted_id_answers_repeated(desk: Desk):
    desk.does("open-step", step="associations")
    seat, id_ = desk.sits(), new_id()
    desk.takes(seat.token, "add-card", id_, kind="association", text="mevrouw Jansen")
    desk.does("redact", target=id_)

    again = desk.asks(seat.token, "add-card", id_, kind="association", text="mevrouw Jansen")
    assert (again.status_code, again.json()["repeated"]) == (200, True)


@pytest.mark.parametrize("reason", ["check-indicator", "add-indicator", "move-goal", "open-support"])
def test_nothing_is_done_in_a_branch_that_was_set_aside(checking: Meeting, reason: str):
    desk = checking.desk
    desk.does("set-aside", node=checking.goal)
    asked = {
        "check-indicator": (checking.resident.token, {"indicator": checking.indicator, "answer": "no"}),
        "add-indicator": (desk.ann, {"goal": checking.goal, "text": "Meer soep"}),
        "move-goal": (desk.ann, {"node": checking.indicator, "parent": checking.other}),
        "open-support": (desk.ann, {"about": checking.indicator}),
    }
    who, data = asked[reason]

    assert checking.refuses(who, reason, **data) == (409, "set-aside")


def test_an_indicator_whose_subgoal_does_not_stand_does_not_come_back(meeting: Meeting):
    desk = meeting.desk
    for node in (meeting.indicator, meeting.goal):
        desk.does("set-aside", node=node)

    assert meeting.refuses(desk.ann, "bring-back", node=meeting.indicator) == (409, "parent-gone")
    desk.does("bring-back", node=meeting.goal)
    desk.does("bring-back", node=meeting.indicator)


@pytest.mark.parametrize("type_", ["add-indicator", "move-goal"])
def test_indicators_never_stand_under_main(meeting: Meeting, type_: str):
    data = {
        "add-indicator": {"goal": "main", "text": "Meer soep"},
        "move-goal": {"node": meeting.indicator, "parent": "main"},
    }
    assert meeting.refuses(meeting.desk.ann, type_, **data[type_])[0] == 409


def test_reveal_redact_timer_support_and_seats_are_not_undone(meeting: Meeting):
    desk = meeting.desk
    chair = next(seat["seatId"] for seat in desk.reads()["seats"] if not seat["taken"])
    card = desk.reads("/cards")[0]["id"]
    for type_, data in (
        ("reveal", {"step": "gather"}),
        ("redact", {"target": card}),
        ("set-timer", {"seconds": 60}),
        ("open-support", {"about": "tree"}),
        ("close-support", {"about": "tree"}),
        ("seat-by-hand", {"seat": chair}),
    ):
        desk.does(type_, **data)
        assert meeting.refuses(desk.ann, "undo", seq=desk.reads()["seq"]) == (409, "cannot-be-undone"), type_


def test_agreements_and_cards_entered_by_the_facilitator_are_undone(meeting: Meeting):
    desk = meeting.desk
    desk.does("agree", text="We vragen het elk jaar", who="wijkteam", when="in november")
    desk.does("undo")
    card = desk.does("add-card", kind="association", text="soep", forParty="resident")
    desk.does("undo")

    assert desk.reads("/tree")["agreements"] == []
    assert card not in [each["id"] for each in desk.reads("/cards") if each["text"]]


def test_nothing_to_undo_and_nothing_to_redo_are_said(desk: Desk):
    told = [desk.asks(desk.ann, type_).json()["code"] for type_ in ("undo", "redo")]

    assert told == ["nothing-to-undo", "nothing-to-redo"]


def test_a_new_command_of_the_facilitator_empties_redo_and_those_of_seats_do_not(meeting: Meeting):
    desk = meeting.desk
    for _ in "ab":
        desk.does("add-goal", parent="main", text="Erbij")
    for _ in "ab":
        desk.does("undo")
    desk.takes(meeting.resident.token, "propose-goal", parent="main", text="Samen eten")
    desk.does("redo")
    desk.does("pause")

    assert meeting.refuses(desk.ann, "redo") == (409, "nothing-to-redo")


def test_finish_closes_open_support_and_what_is_unrevealed_stays_withheld(checking: Meeting):
    desk = checking.desk
    desk.does("open-support", about="tree")
    desk.does("finish")

    assert desk.reads("/tree")["support"]["open"] is False
    assert checking.node(checking.indicator)["check"]["revealed"] is False
    assert desk.reads("/exports/json")["withheldByKind"]["checks"] == 3
    assert checking.refuses(desk.ann, "reveal", step="the-check") == (409, "not-now")


def test_after_the_finish_four_commands_are_left_and_no_other(checking: Meeting):
    desk = checking.desk
    desk.does("finish")
    card = desk.reads("/cards")[0]["id"]
    data = {
        "add-card": {"kind": "parking", "text": "nog iets"},
        "check-indicator": {"indicator": checking.indicator, "answer": "no"},
        "agree": {"text": "We tellen"},
        "reveal": {"step": "signs"},
        "close-session": {"session": 3},
        "set-timer": {"seconds": 60},
    }
    for type_, spec in COMMANDS.items():
        if type_ in AFTER_THE_FINISH or (spec.needs and type_ not in data):
            continue
        who = desk.ann if "F" in spec.actors and type_ != "add-card" else checking.resident.token
        if spec.actors != "J":
            assert checking.refuses(who, type_, **data.get(type_, {})) == (409, "not-now"), type_

    assert checking.refuses(desk.ann, "open-step", step="the-check", newRound=True) == (409, "not-now")
    desk.does("open-step", step="whole-tree")
    desk.does("redact", target=card)
    desk.does("renew-seat-code", seat=checking.resident.id)
    desk.does("undo")
    desk.does("pause")


def test_after_the_finish_ones_own_seat_exporting_and_erasing_are_left(checking: Meeting):
    desk = checking.desk
    desk.does("finish")
    again = desk.http.post("/api/v1/seats", json={"seatCode": checking.resident.code})
    new = desk.http.post("/api/v1/seats", json={"joinCode": desk.code, "party": "resident"})

    assert (again.status_code, again.json()["seatId"]) == (201, checking.resident.id)
    assert new.status_code == 409
    assert desk.reads("/exports/json")["theme"] == "samen"
    assert desk.http.delete(f"/api/v1/trajectories/{desk.id}", headers=by(desk.ann)).status_code == 204


def test_limits_are_counted_in_code_points_after_nfc(desk: Desk):
    desk.does("open-step", step="associations")
    seat, e_acute = desk.sits(), "e\u0301"
    desk.says(seat, e_acute * 60)
    long = desk.asks(seat.token, "add-card", kind="association", text="👩🏽‍🌾" * 16)

    assert (long.status_code, long.json()["errors"][0]["code"]) == (400, "too-long")
    assert desk.reads("/cards", seat.token)[0]["text"] == "é" * 60
