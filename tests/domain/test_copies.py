"""A copy is the same room: whatever was done in it comes through, and it can go on from there."""

import random
from typing import Any
from uuid import uuid4

import pytest

from app.domain import copies, publishing
from app.domain.acts import Moment
from app.domain.refusals import Refusal
from app.domain.room import missing_parties
from app.domain.seats import chairs, free
from app.domain.state import MAIN, Actor, Event, State
from app.domain.workshop import Command, decide, evolve, fold, opened
from tests.domain import laws
from tests.domain.random_room import FACILITATOR
from tests.domain.test_machine import START, TRAJECTORY, RandomRoom
from tests.exports.copying import ANEW, copied, same, told
from tests.exports.playing import NOW, Room, lelystad, seat

#: How the words of a random room begin.
WORDS = "<words "
#: What the rooms together must have come to, else the comparison proves nothing.
NEEDED = (
    "cards", "clusters", "formerClusters", "dots", "links", "wordings", "proposals", "asked", "checks",
    "agreements", "authors",
)  # fmt: skip


def played(number: int) -> RandomRoom:
    """A room in which random people did what they could."""
    dice, room = random.Random(number), RandomRoom()
    room.open(count=dice.randint(2, 4), is_under_way=True)
    for _ in range(dice.randrange(8, 16)):
        room.people_act(number=dice.randrange(2**32))
    room._batch_ends()
    return room


def test_copy_of_a_copy_is_the_same_whatever_was_done() -> None:
    found, marks = dict.fromkeys(NEEDED, 0), set[object]()
    for number in range(14):
        first = told(played(number).state)
        copy = copied(first)
        second = told(copy)
        assert same(second) == same(first), number
        assert same(told(copied(second))) == same(first), number
        assert [broken for law in laws.ALL for broken in law(copy)] == [], number
        found = {name: count + len(first[name]) for name, count in found.items()}
        marks |= {("card", card["status"]) for card in first["cards"]}
        marks |= {("aside", node["setAside"]) for node in first["nodes"]}
        marks |= {("words", wording["status"], wording["redacted"]) for wording in first["wordings"]}
        marks |= {("redacted", wording["redacted"]) for wording in first["wordings"]}
        marks |= {("left", not author["atTable"]) for author in first["authors"]}
    assert [name for name, count in found.items() if not count] == []
    assert {("card", "redacted"), ("card", "withdrawn"), ("card", "hidden"), ("aside", True)} <= marks
    assert {("words", "replaced", False), ("redacted", True), ("left", True)} <= marks


@pytest.mark.parametrize("halfway", [False, True])
def test_example_comes_through_whole(halfway: bool) -> None:
    first = told(lelystad(halfway))
    copy = copied(first)

    assert same(told(copy)) == same(first)
    assert [broken for law in laws.ALL for broken in law(copy)] == []
    assert copy.nodes[MAIN].wording == first["nodes"][0]["wording"]


def test_people_go_on_in_a_copy_and_every_word_in_it_can_be_erased() -> None:
    for number in range(6):
        room = played(number)
        file, faults = copies.read(told(room.state))
        assert faults == []
        room.log = [copies.imported(TRAJECTORY, file, START)]
        room.state, room.erased = fold(TRAJECTORY, room.log), set()
        dice = random.Random(number)
        for _ in range(4):
            room.people_act(number=dice.randrange(2**32))
            room.laws_hold()
        assert WORDS in str(room.log[0])
        for target in [each for each, words in room.state.words.items() if not words.of]:
            room._ask(FACILITATOR, Command(room._id(), "redact", {"target": target}), frozenset())
        room._batch_ends()
        room.laws_hold()
        assert WORDS not in str(room.log), number


def test_who_takes_a_chair_of_a_copy_sees_nothing_of_the_former() -> None:
    room = Room()
    room("open-step", step="associations")
    card = room.says("resident", "van mij")
    room("reveal", step="associations")
    copy = copied(told(room.state))
    chair = free(copy, "resident")[0]

    assert (chair.taken, chair.by_hand, chair.awaited, chair.number) == (True, True, True, 1)
    assert copy.seats[copy.cards[card].seat or ""].left
    assert copy.cards[card].seat != chair.id


def test_chairs_that_are_kept_for_someone_are_taken_first_and_bring_nobody() -> None:
    room = Room()
    room("seat-by-hand", seat=seat("provider", 2).seat)
    log = [copies.imported(ANEW, copies.read(told(room.state))[0], NOW)]
    state = fold(ANEW, log)

    assert missing_parties(state, Moment(NOW)) == ["municipality", "resident"]
    for number, still_kept in ((1, False), (2, False)):
        joined = does(state, "take-seat", Actor("join"), party="resident")
        assert (joined.data["number"], state.seats[joined.data["seat"]].awaited) == (number, still_kept)
    kept = free(state, "municipality")[0].id
    does(state, "seat-by-hand", FACILITATOR, seat=kept)
    assert missing_parties(state, Moment(NOW)) == ["resident"]
    assert [chair.id for chair in free(state, "municipality")] == [seat_id(state, "municipality", 2)]
    awaited = free(state, "provider")[0].id
    does(state, "renew-seat-code", FACILITATOR, seat=awaited)
    assert (state.seats[awaited].by_hand, free(state, "provider")) == (False, [])


def test_mover_takes_an_empty_chair_not_one_that_is_kept() -> None:
    state = copied(told(Room().state))
    moved = does(state, "move-seat", FACILITATOR, seat=seat_id(state, "resident", 1), party="provider")

    assert moved.data["number"] == 2
    again = decided(state, "move-seat", FACILITATOR, seat=seat_id(state, "municipality", 1), party="provider")
    assert isinstance(again, Refusal)
    assert again.code == "party-full"


def test_undo_stops_at_the_copy() -> None:
    state = copied(told(lelystad()))
    for data in ({}, {"seq": 1}):
        refused = decided(state, "undo", FACILITATOR, **data)
        assert isinstance(refused, Refusal)
        assert refused.code in ("nothing-to-undo", "cannot-be-undone")


def test_of_the_file_only_the_opening_is_told_as_an_event() -> None:
    found = copies.read(told(lelystad()))[0]
    told_ = publishing.event(copied(told(lelystad())), copies.imported(ANEW, found, NOW))

    assert set(told_["data"]) == {"theme", "purpose", "policyGoal", "language", "seatsPerParty"}


def test_ids_of_the_file_are_used() -> None:
    file = told(lelystad())
    used = set(copies.ids(copies.imported(ANEW, copies.read(file)[0], NOW)))

    assert {each["id"] for name in ("cards", "agreements", "checks", "asked") for each in file[name]} <= used
    assert {each["id"] for each in file["nodes"][1:]} <= used
    assert not list(copies.ids(opened(ANEW, {}, NOW)))


def does(state: State, type_: str, actor: Actor, **data: Any) -> Event:
    """A command that is taken, and has happened."""
    found = decided(state, type_, actor, **data)
    assert isinstance(found, Event), found
    evolve(state, found)
    return found


def decided(state: State, type_: str, actor: Actor, **data: Any) -> Any:
    """What a command leads to."""
    return decide(state, actor, Command(str(uuid4()), type_, data), Moment(NOW))


def seat_id(state: State, party: str, number: int) -> str:
    """The chair of a party with this number."""
    return chairs(state, party)[number - 1].id
