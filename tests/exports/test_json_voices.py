"""The facilitator's own copy of session 2: whole, and without what the room has not seen."""

import json
import re
from typing import Any

import pytest

from app.domain.acts import derived_id
from app.domain.state import PARTIES
from app.exports.json_copy import content
from tests.exports.playing import NOW, TRAJECTORY, Room, seat
from tools.files import ROOT

STROKES = [[[1, 2], [3.5, 4]]]


def copy_of(room: Room) -> dict[str, Any]:
    return content(room.state, NOW)


@pytest.fixture
def gathered() -> tuple[Room, str]:
    """Five dots of each party on one cluster, not counted yet."""
    room = Room()
    room("open-step", step="gather")
    cluster = room("make-cluster", name="Samen")
    for party in PARTIES:
        room("place-dots", seat(party), cluster=cluster, count=5)
    return room, cluster


@pytest.fixture
def grown() -> Room:
    """A subgoal whose rival is carried by nobody."""
    room = Room()
    room("open-step", step="main-goal")
    return room


def test_page_about_the_file_names_every_field():
    page = (ROOT / "docs/json.md").read_text()
    rows = re.findall(r"^\| (`.*?) \|", page, re.MULTILINE)
    named = re.findall(r"`(\w+)`", " ".join(rows))

    assert sorted(named) == sorted(copy_of(Room()))


def test_dots_that_nobody_counted_are_withheld(gathered):
    room, _ = gathered
    made = copy_of(room)

    assert (made["dots"], made["withheld"], made["authors"]) == ([], 3, [])
    assert made["withheldByKind"] == {"cards": 0, "dots": 3, "answers": 0, "checks": 0}


def test_counted_dots_are_there_by_author(gathered):
    room, cluster = gathered
    room("reveal", step="gather")
    made = copy_of(room)

    assert {(each["party"], each["cluster"], each["round"], each["count"]) for each in made["dots"]} == {
        (party, cluster, 1, 5) for party in PARTIES
    }
    assert {each["author"] for each in made["dots"]} == {each["label"] for each in made["authors"]}
    assert made["withheld"] == 0
    assert made["room"]["revealed"] == [
        {"step": "gather", "round": 1, "seated": dict.fromkeys(PARTIES, 1)},
    ]


def test_dots_of_a_new_round_are_withheld_and_those_of_the_first_stay(gathered):
    room, cluster = gathered
    room("reveal", step="gather")
    room("open-step", step="gather", newRound=True)
    room("place-dots", seat("resident"), cluster=cluster, count=2)
    made = copy_of(room)

    assert {each["round"] for each in made["dots"]} == {1}
    assert made["withheldByKind"]["dots"] == 1


def test_answers_are_withheld_while_the_question_is_open(grown):
    grown.asks("tree", resident=["no geheime-reden"])
    made = copy_of(grown)

    assert [(each["open"], each["of"], each["answers"]) for each in made["asked"]] == [(True, None, [])]
    assert made["withheldByKind"]["answers"] == 1
    assert "geheime-reden" not in json.dumps(made)
    assert [answer.reason for answer in grown.state.answers.values()] == ["geheime-reden"]


def test_answers_are_there_once_the_question_is_closed(grown):
    grown.asks("tree", resident=["no want-zo"], provider=["yes-if mits"])
    grown("close-support", about="tree")
    (asked,) = copy_of(grown)["asked"]

    assert (asked["about"], asked["of"]) == ("tree", dict.fromkeys(PARTIES, 1))
    assert {(each["party"], each["answer"], each["reason"]) for each in asked["answers"]} == {
        ("resident", "no", "want-zo"),
        ("provider", "yes-if", "mits"),
    }


def test_redacted_reason_leaves_its_trace_only(grown):
    grown.asks("tree", resident=["no geheime-reden"])
    grown("close-support", about="tree")
    (answer,) = copy_of(grown)["asked"][0]["answers"]
    grown("redact", target=answer["id"])
    made = copy_of(grown)

    assert made["asked"][0]["answers"][0]["redacted"] is True
    assert "geheime-reden" not in json.dumps(made)


def test_every_round_of_asking_is_there(grown):
    for answer in ("no", "yes"):
        grown.asks("main", resident=[answer])
        grown("close-support", about="main")

    assert [each["answers"][0]["answer"] for each in copy_of(grown)["asked"]] == ["no", "yes"]


def test_competing_words_tell_by_whom_and_whether_they_were_carried(grown):
    goal = grown("add-goal", text="Eerst", parent="main")
    rival = grown("propose-wording", seat("resident"), node=goal, text="Liever zo")
    grown.asks(rival, municipality=["no"], provider=["yes"], resident=["yes"])
    grown("adopt-wording", wording=rival)
    made = copy_of(grown)
    authors = {each["label"]: each["party"] for each in made["authors"]}
    first, second = made["wordings"]

    assert (first["by"], first["author"], first["status"]) == ("facilitator", None, "replaced")
    assert (second["by"], authors[second["author"]], second["status"]) == ("resident", "resident", "adopted")
    assert (first["carriedWhenAdopted"], second["carriedWhenAdopted"]) == (None, False)


def test_proposals_tell_what_became_of_them(grown):
    used = grown("propose-goal", seat("resident"), text="Samen eten", parent="main")
    gone = grown("propose-goal", seat("provider"), text="Naam van Piet", parent="main")
    node = grown("add-goal", proposal=used, parent="main")
    grown("redact", target=gone)
    first, second = copy_of(grown)["proposals"]

    assert (first["id"], first["text"], first["by"], first["status"], first["node"]) == (
        used,
        "Samen eten",
        "resident",
        "used",
        node,
    )
    assert (second["text"], second["status"], second["redacted"]) == (None, "open", True)


def test_what_was_set_aside_keeps_parent_place_and_reason(grown):
    first, second, third = (grown("add-goal", text=text, parent="main") for text in ("a", "b", "c"))
    below = grown("add-indicator", text="onder b", goal=second)
    grown("set-aside", node=second, reason="nu niet")
    nodes = copy_of(grown)["nodes"]

    assert [(node["id"], node["parent"], node["setAside"]) for node in nodes] == [
        ("main", None, False),
        (first, "main", False),
        (second, "main", True),
        (below, second, False),
        (third, "main", False),
    ]
    assert [node["reason"] for node in nodes if node["setAside"]] == ["nu niet"]


def test_links_and_former_clusters_are_kept(grown):
    cluster = grown("make-cluster", name="Uit elkaar")
    goal, other = (
        grown("add-goal", text=text, parent="main", sources={"clusters": [cluster]}) for text in ("a", "b")
    )
    grown("link-goals", **{"from": goal, "to": other})
    grown("dissolve-cluster", cluster=cluster)
    made = copy_of(grown)

    assert made["links"] == [{"from": goal, "to": other}]
    assert [each["id"] for each in made["formerClusters"]] == [cluster]
    assert made["clusters"] == []
    assert made["nodes"][1]["sources"]["clusters"] == [cluster]


def test_drawing_is_there_once_revealed_and_gone_when_hidden():
    room = Room()
    room("open-step", step="dream-images")
    card = room.says("resident", "zon", "dream-image", drawing=STROKES)
    hidden = json.dumps(copy_of(room))
    room("reveal", step="dream-images")
    (shown,) = copy_of(room)["cards"]
    room("hide-card", card=card)
    (gone,) = copy_of(room)["cards"]

    assert "3.5" not in hidden
    assert (shown["drawing"], gone["drawing"]) == (STROKES, None)


def test_what_is_entered_by_hand_says_so(grown):
    chair = derived_id(TRAJECTORY, "resident 2")
    grown("seat-by-hand", seat=chair)
    grown("propose-goal", text="Op papier", parent="main", forSeat=chair)
    grown("open-support", about="tree")
    grown("answer-support", about="tree", answer="yes", forSeat=chair)
    grown("close-support", about="tree")
    made = copy_of(grown)

    assert made["proposals"][0]["enteredBy"] == "facilitator"
    assert made["asked"][0]["answers"][0]["enteredBy"] == "facilitator"


def test_no_seat_is_told_by_any_voice(gathered):
    room, _ = gathered
    room("reveal", step="gather")
    room("open-step", step="main-goal")
    room("add-goal", proposal=room("propose-goal", seat("resident"), text="x", parent="main"), parent="main")
    room("propose-wording", seat("resident"), node="main", text="y")
    room.asks("main", resident=["yes"])
    room("close-support", about="main")
    text = json.dumps(copy_of(room))

    assert len(room.state.seats) == 6
    assert [chair for chair in room.state.seats if chair in text] == []
