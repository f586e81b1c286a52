"""The one door, through the API: repeated, reused, refused, malformed."""

import json

import pytest

from app.domain.fields import COMMANDS
from tests.desk import Desk, by, new_id


@pytest.fixture
def asked(desk: Desk) -> Desk:
    """A desk where the group is asked for associations."""
    desk.does("open-step", step="associations")
    return desk


def test_card_is_kept_and_its_retry_is_known(asked: Desk):
    seat, id_ = asked.sits(), new_id()

    first, again = (asked.asks(seat.token, "add-card", id_, kind="association", text="samen") for _ in "ab")

    assert first.json() == {"seq": asked.reads()["seq"], "repeated": False}
    assert again.json() == {**first.json(), "repeated": True}
    assert len(asked.reads("/cards")) == 1


def test_same_words_in_another_form_are_the_same_content(asked: Desk):
    seat, id_ = asked.sits(), new_id()
    asked.takes(seat.token, "add-card", id_, kind="association", text="café")

    again = asked.asks(seat.token, "add-card", id_, text=" cafe\u0301 ", kind="association")

    assert again.json()["repeated"] is True


def test_id_with_other_content_or_of_another_actor_is_refused(asked: Desk):
    seat, other, id_ = asked.sits(), asked.sits(), new_id()
    asked.takes(seat.token, "add-card", id_, kind="association", text="samen")

    answers = [
        asked.asks(seat.token, "add-card", id_, kind="association", text="anders"),
        asked.asks(other.token, "add-card", id_, kind="association", text="samen"),
        asked.asks(asked.ann, "pause", id_),
    ]

    assert [(answer.status_code, answer.json()["code"]) for answer in answers] == [(409, "id-reused")] * 3


def test_command_that_changes_nothing_keeps_its_id(asked: Desk):
    id_, seq = new_id(), asked.reads()["seq"]

    nothing = asked.asks(asked.ann, "open-door", id_)
    asked.does("close-door")
    later = asked.asks(asked.ann, "open-door", id_)

    assert nothing.json() == {"seq": seq, "repeated": False}
    assert later.json()["repeated"] is True
    assert asked.reads()["doorOpen"] is False


def test_refused_command_keeps_no_id(asked: Desk):
    seat, id_ = asked.sits(), new_id()
    refused = asked.asks(seat.token, "add-card", id_, kind="sign", text="x", about=new_id())

    assert refused.status_code == 409
    asked.takes(seat.token, "add-card", id_, kind="association", text="y")


@pytest.mark.parametrize(
    ("data", "field", "code"),
    [
        ({"kind": "association"}, "text", "missing"),
        ({"kind": "association", "text": ""}, "text", "empty"),
        ({"kind": "association", "text": " \t\u200b\u00a0 "}, "text", None),
        ({"kind": "association", "text": "x" * 61}, "text", "too-long"),
        ({"kind": "dream-image", "text": "x" * 281}, "text", "too-long"),
        ({"kind": "association", "text": "a\u0007b"}, "text", "control-characters"),
        ({"kind": "association", "text": 7}, "text", "not-text"),
        ({"kind": "association", "text": "x", "mood": "good"}, "mood", "unknown-field"),
        ({"kind": "poem", "text": "x"}, "kind", "not-a-choice"),
        ({"kind": "association", "text": "x", "round": 0}, "round", "not-a-number"),
    ],
)
def test_malformed_field_is_told(asked: Desk, data, field, code):
    answer = asked.asks(asked.sits().token, "add-card", **data)

    assert answer.status_code == 400
    fault = next(each for each in answer.json()["errors"] if each["field"] == field)
    assert code in (None, fault["code"])


def test_all_faults_are_told_at_once(asked: Desk):
    answer = asked.asks(asked.ann, "add-card", kind="x", text="", round=-1, mood=1)

    assert {fault["field"] for fault in answer.json()["errors"]} == {"kind", "text", "round", "mood"}


@pytest.mark.parametrize(
    "text",
    [
        "😀👩‍👩‍👧",
        "\u202eomgekeerd\u202c",
        "العربية",
        "<script>alert(1)</script>",
        "'; DROP TABLE events; --",
        "{{ 7*7 }}",
        "=1+1",
    ],
)
def test_words_of_any_kind_come_back_as_they_were(asked: Desk, text):
    seat = asked.sits()
    asked.says(seat, text)
    asked.does("reveal", step="associations")

    assert asked.reads("/cards")[0]["text"] == text
    for screen in ("participant", "projector", "facilitator"):
        html = asked.http.get(f"/t/{asked.id}/regions?screen={screen}&after=0", headers=by(asked.ann)).text
        assert "<script>" not in html


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b'"x"',
        b"\xff\xfe{}",
        b'{"id": NaN}',
        b"[" * 40_000,
        b'{"id": "\\ud800"}',
        b'{"a": ' + b"9" * 5000 + b"}",
    ],
)
def test_body_that_is_no_json_object_is_bad_input(asked: Desk, body):
    answer = asked.http.post(f"/api/v1/trajectories/{asked.id}/commands", content=body, headers=by(asked.ann))

    assert (answer.status_code, answer.json()["code"]) == (400, "not-json")


@pytest.mark.parametrize(
    ("body", "fields"),
    [
        ({}, {"id", "type"}),
        ({"id": "1", "type": "pause"}, {"id"}),
        ({"id": 5, "type": "pause", "data": {}}, {"id"}),
        ({"id": "{00000000-0000-4000-8000-000000000000}", "type": "pause"}, {"id"}),
        ({"id": "00000000-0000-4000-8000-000000000000", "type": "dance", "data": {}}, {"type"}),
        ({"id": "00000000-0000-4000-8000-000000000000", "type": ["pause"]}, {"type"}),
        ({"id": "00000000-0000-4000-8000-000000000000", "type": "take-seat"}, {"type"}),
        ({"id": "00000000-0000-4000-8000-000000000000", "type": "pause", "data": []}, {"data"}),
        ({"id": "00000000-0000-4000-8000-000000000000", "type": "pause", "seat": 1}, {"seat"}),
    ],
)
def test_malformed_command_is_told(asked: Desk, body, fields):
    answer = asked.http.post(f"/api/v1/trajectories/{asked.id}/commands", json=body, headers=by(asked.ann))

    assert answer.status_code == 400
    assert {fault["field"] for fault in answer.json()["errors"]} == fields


@pytest.mark.parametrize(
    "type_", [name for name, spec in COMMANDS.items() if spec.actors == "F" and not spec.needs]
)
def test_seat_may_never_do_what_is_the_facilitators(desk: Desk, type_):
    answer = desk.asks(desk.sits().token, type_)

    assert answer.status_code in (400, 403)
    assert desk.reads()["seq"] == 2


def test_command_out_of_its_step_is_refused_with_a_sentence(desk: Desk):
    answer = desk.asks(desk.sits().token, "add-card", kind="association", text="te vroeg")

    assert (answer.status_code, answer.json()["code"]) == (409, "not-now")
    assert answer.json()["detail"].endswith(".")
    assert answer.headers["content-type"] == "application/problem+json"


def test_someone_elses_card_is_not_yours(asked: Desk):
    anna, bert = asked.sits(), asked.sits()
    card = asked.says(anna, "van anna")

    answer = asked.asks(bert.token, "edit-card", card=card, text="van bert")

    assert (answer.status_code, answer.json()["code"]) == (403, "not-yours")
    assert "anna" not in answer.text


def test_token_of_another_trajectory_finds_nothing(asked: Desk):
    seat = asked.sits()
    asked.begins()

    assert asked.asks(seat.token, "add-card", kind="parking", text="x").status_code == 404


def test_unrevealed_card_cannot_be_clustered(asked: Desk):
    card = asked.says(asked.sits(), "nog geheim")

    answer = asked.asks(asked.ann, "make-cluster", cards=[card])

    assert (answer.status_code, answer.json()["code"]) == (409, "not-revealed")


def test_cycle_fourth_level_and_place_out_of_range_are_refused(desk: Desk):
    one = desk.does("add-goal", text="een", parent="main")
    two = desk.does("add-goal", text="twee", parent=one)
    three = desk.does("add-goal", text="drie", parent=two)

    answers = [
        desk.asks(desk.ann, "move-goal", node=one, parent=three),
        desk.asks(desk.ann, "add-goal", text="vier", parent=three),
        desk.asks(desk.ann, "add-goal", text="x", parent="main", position=7),
        desk.asks(desk.ann, "move-goal", node="main", parent=one),
        desk.asks(desk.ann, "add-goal", text="x", parent=new_id()),
    ]

    assert [answer.status_code for answer in answers] == [409] * 5
    assert answers[0].json()["code"] == "cycle"
    assert answers[-1].json()["code"] == "unknown-id"


def test_a_program_that_runs_wild_is_told_to_wait(asked: Desk):
    wild, calm = asked.sits(), asked.sits()
    asked.house.pace._empty[wild.id] = (10_000.0, 10**9)

    answer = asked.asks(wild.token, "add-card", kind="association", text="x")

    assert (answer.status_code, answer.headers["retry-after"]) == (429, "1")
    asked.says(calm, "rustig")


def test_sentence_is_in_the_language_asked_for(desk: Desk):
    seat = desk.sits()
    path, body = f"/api/v1/trajectories/{desk.id}/commands", {"id": new_id(), "type": "pause", "data": {}}

    dutch = desk.http.post(path, json=body, headers=by(seat.token)).json()
    english = desk.http.post(path, json=body, headers=by(seat.token) | {"Accept-Language": "en-GB"}).json()

    assert dutch["title"] == english["detail"] != dutch["detail"]


def test_events_tell_what_happened_without_seats_or_hidden_words(asked: Desk):
    seat = asked.sits()
    asked.says(seat, "heel geheim woord")

    events = asked.reads("/events")

    assert [event["seq"] for event in events] == list(range(1, asked.reads()["seq"] + 1))
    assert events[-1]["type"] == "card-added"
    assert "geheim" not in json.dumps(events)
    assert seat.id not in json.dumps(events)
    assert asked.reads("/events?after=2") == events[2:]
    assert asked.reads("/events?after=99") == []


@pytest.mark.parametrize("after", ["x", "-1", "1.5", "", "9" * 40, "１"])
def test_events_after_no_number_is_bad_input(desk: Desk, after):
    answer = desk.http.get(f"/api/v1/trajectories/{desk.id}/events?after={after}", headers=by(desk.ann))

    assert answer.status_code == 400


def test_cards_of_no_kind_is_bad_input(desk: Desk):
    path = f"/api/v1/trajectories/{desk.id}/cards?kind=poem"

    assert desk.http.get(path, headers=by(desk.ann)).status_code == 400


def test_cards_hide_from_everyone_but_their_own_seat_until_the_reveal(asked: Desk):
    anna, bert = asked.sits(), asked.sits("provider")
    asked.says(anna, "van anna")

    def seen(who: str) -> tuple:
        card = asked.reads("/cards?kind=association", who)[0]
        return card["text"], card["hidden"], card["mine"], card["late"]

    assert seen(anna.token) == ("van anna", True, True, None)
    assert seen(bert.token) == (None, True, False, None)
    assert seen(asked.ann) == (None, True, False, False)

    asked.does("reveal", step="associations")

    assert seen(bert.token) == ("van anna", False, False, None)


def test_clusters_and_tree_are_told(asked: Desk):
    card = asked.says(asked.sits(), "samen")
    asked.does("reveal", step="associations")
    cluster = asked.does("make-cluster", name="Samen", cards=[card])
    asked.does("set-main-goal", text="Iedereen doet mee")
    goal = asked.does("add-goal", text="Buren helpen", parent="main", sources={"clusters": [cluster]})
    sign = asked.does("add-indicator", text="Meer bezoek", goal=goal)
    asked.does("describe-indicator", indicator=sign, form="telling", instrument="verhalen")

    tree = asked.reads("/tree")
    subgoal = tree["mainGoal"]["children"][0]

    assert asked.reads("/clusters") == [
        {
            "id": cluster,
            "name": "Samen",
            "cards": [card],
            "dots": {
                "parties": {
                    "municipality": {"of": 0, "answered": 0},
                    "provider": {"of": 0, "answered": 0},
                    "resident": {"of": 1, "answered": 0},
                },
                "weighted": None,
            },
        }
    ]
    assert (tree["mainGoal"]["id"], tree["mainGoal"]["text"]) == ("main", "Iedereen doet mee")
    assert subgoal["sources"] == {"cards": [card], "clusters": [cluster], "parties": ["resident"]}
    assert subgoal["wordings"][0]["id"] == f"{goal}-first"
    assert subgoal["children"][0]["form"] == "telling"
    assert subgoal["children"][0]["instrument"] == "verhalen"
    assert asked.reads("/cards")[0]["becameIds"] == [goal]
    assert asked.reads("/tree")["seq"] == asked.reads()["seq"]
