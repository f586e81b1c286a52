"""The facilitator's own copy: whole, deterministic in order, and without anyone's chair."""

import json
import re

from app.domain.acts import derived_id
from app.exports import FORMATS
from app.exports.json_copy import content
from tests.exports.playing import NOW, TRAJECTORY, Room, lelystad


def copy_of(room: Room) -> dict:
    return content(room.state, NOW)


def revealed_room() -> tuple[Room, dict[str, str]]:
    room = Room(theme="Samen")
    room("open-step", step="associations")
    cards = {text: room.says(party, text) for party, text in (("resident", "groeten"), ("provider", "zorg"))}
    cards["nog iets"] = room.says("resident", "nog iets")
    room("reveal", step="associations")
    return room, cards


def test_file_says_what_it_is_and_that_it_is_not_for_publication():
    made = json.loads(FORMATS["json"].make(lelystad(), "nl", NOW))

    assert (made["format"], made["version"], made["notForPublication"]) == ("samenboom", 1, True)


def test_finished_example_is_whole():
    state, made = lelystad(), content(lelystad(), NOW)

    assert len(made["cards"]) == len(state.cards)
    assert [node["kind"] for node in made["nodes"]].count("indicator") == 10
    assert made["room"]["finished"] is True
    assert made["withheld"] == 0
    assert [gap for gap in made["room"]["missing"] if gap["parties"]] == [
        {"session": 3, "step": "look-back-3", "parties": ["provider"]}
    ]


def test_replaced_wording_is_kept_as_history():
    wordings = [each for each in content(lelystad(), NOW)["wordings"] if each["node"] == "main"]

    assert [each["status"] for each in wordings] == ["replaced", "adopted", "proposed"]


def test_every_chair_is_there_and_no_seat_id():
    room, _ = revealed_room()
    text = json.dumps(copy_of(room))

    assert len(copy_of(room)["seats"]) == 6
    assert not [seat for seat in room.state.seats if seat in text]


def test_author_belongs_to_no_chair_but_is_one_person():
    room, ids = revealed_room()
    made = copy_of(room)
    authors = {card["id"]: card["author"] for card in made["cards"]}

    assert authors[ids["groeten"]] == authors[ids["nog iets"]] != authors[ids["zorg"]]
    assert "number" not in made["authors"][0]


def test_labels_are_drawn_anew_for_every_export():
    room = Room(seatsPerParty=20)
    room("open-step", step="associations")
    for party in ("municipality", "provider", "resident"):
        room.says(party, party)
    room("reveal", step="associations")
    drawn = {tuple(card["author"] for card in copy_of(room)["cards"]) for _ in range(100)}

    assert len(drawn) > 1


def test_cards_stand_by_id():
    ids = [card["id"] for card in content(lelystad(), NOW)["cards"]]

    assert ids == sorted(ids)
    assert "seq" not in content(lelystad(), NOW)["cards"][0]


def test_unrevealed_card_is_counted_and_not_there():
    room = Room()
    room("open-step", step="associations")
    card = room.says("resident", "geheim")
    made = copy_of(room)
    text = json.dumps(made)

    assert room.state.cards[card].text == "geheim"
    assert made["withheld"] == 1
    assert "geheim" not in text
    assert card not in text
    assert made["authors"] == []


def test_words_taken_back_are_nowhere():
    room, ids = revealed_room()
    room("hide-card", card=ids["groeten"])
    room("redact", target=ids["zorg"])
    made = {card["id"]: (card["status"], card["text"]) for card in copy_of(room)["cards"]}

    assert made[ids["groeten"]] == ("hidden", None)
    assert made[ids["zorg"]] == ("redacted", None)
    assert made[ids["nog iets"]] == ("kept", "nog iets")


def test_redacted_goal_and_cluster_have_no_words():
    room, ids = revealed_room()
    cluster = room("make-cluster", name="Geheime naam", cards=[ids["groeten"]])
    goal = room("add-goal", text="Geheim doel", parent="main")
    room("redact", target=cluster)
    room("redact", target=goal)

    assert not re.search("Geheim", json.dumps(copy_of(room)))


def test_siblings_stand_in_their_order():
    room = Room()
    room("set-main-goal", text="Hoofd")
    second = room("add-goal", text="tweede", parent="main")
    first = room("add-goal", text="eerste", parent="main", position=0)
    leaf = room("add-indicator", text="blad", goal=second)

    assert [node["id"] for node in copy_of(room)["nodes"]] == ["main", first, second, leaf]


def test_own_chair_of_a_seat_by_hand_is_told():
    seats = content(lelystad(), NOW)["seats"]

    assert [(seat["party"], seat["number"]) for seat in seats if seat["byHand"]] == [("resident", 4)]
    assert derived_id(TRAJECTORY, "resident 4") not in json.dumps(seats)
