"""Seats: equal by construction; freeing, moving, by hand, more and fewer chairs."""

import pytest

from app.domain.seats import chairs, taken
from app.domain.state import PARTIES
from tests.domain.play import JOINER, NOWHERE


def test_trajectory_has_as_many_seats_for_each_party(room):
    assert [[seat.number for seat in chairs(room.state, party)] for party in PARTIES] == [[1, 2, 3]] * 3


def test_who_joins_takes_the_first_empty_chair(room):
    room.by_hand("resident", 1)

    seat = room.sits("resident").seat

    assert room.state.seats[seat].number == 2
    assert room.last.data == {"seat": seat, "party": "resident", "number": 2}
    assert taken(room.state, "resident") == 2


def test_full_party_is_refused(room):
    for _ in range(3):
        room.sits("resident")

    assert room.refused("party-full", "take-seat", JOINER, party="resident").status == 409


def test_closed_door_gives_out_no_seats_until_it_opens(room):
    room.does("close-door")
    room.refused("door-closed", "take-seat", JOINER, party="resident")

    room.does("open-door")

    room.sits("resident")


def test_seat_by_hand_takes_an_empty_seat(room, anna):
    seat = room.by_hand("resident", 2)

    assert room.state.seats[seat].taken
    room.nothing("seat-by-hand", seat=seat)
    room.refused("seat-taken", "seat-by-hand", seat=anna.seat)
    room.refused("unknown-id", "seat-by-hand", seat=NOWHERE)


def test_freeing_leaves_the_cards_with_the_party_and_a_new_chair(room, anna):
    card = room.shown(anna)

    room.does("free-seat", seat=anna.seat)

    chair = room.chair("resident", 1)
    assert (chair.taken, chair.id != anna.seat) == (False, True)
    assert room.card(card).party == "resident"
    assert room.sits("resident").seat == chair.id


def test_who_was_freed_holds_no_seat_and_it_cannot_be_freed_again(room, anna):
    room.does("free-seat", seat=anna.seat)

    room.refused("unknown-id", "free-seat", seat=anna.seat)
    room.refused("seat-empty", "free-seat", seat=room.chair("resident").id)


def test_moving_takes_along_what_is_not_yet_revealed(room, anna):
    seen = room.shown(anna)
    room.does("open-step", step="dream-images")
    unseen = room.says(anna, "dream-image", "een plein")
    parked = room.says(anna, "parking", "de bus")

    room.does("move-seat", seat=anna.seat, party="provider")

    assert [room.card(card).party for card in (seen, unseen, parked)] == ["resident", "provider", "resident"]


def test_moving_keeps_the_seat_and_as_many_chairs_for_each_party(room, anna, bert):
    room.does("move-seat", seat=anna.seat, party="provider")

    moved = room.state.seats[anna.seat]
    assert (moved.party, moved.number, moved.taken) == ("provider", 2, True)
    assert [len(chairs(room.state, party)) for party in PARTIES] == [3, 3, 3]
    assert not room.chair("resident", 1).taken


def test_moving_to_the_own_party_changes_nothing(room, anna):
    room.nothing("move-seat", seat=anna.seat, party="resident")


def test_moving_to_a_full_party_is_refused(room, anna):
    for number in (1, 2, 3):
        room.by_hand("provider", number)

    room.refused("party-full", "move-seat", seat=anna.seat, party="provider")


def test_renewing_the_code_is_for_who_sits(room, anna):
    room.does("renew-seat-code", seat=anna.seat)

    room.refused("seat-empty", "renew-seat-code", seat=room.chair("resident", 2).id)


def test_more_seats_are_added_to_every_party(room, anna):
    room.does("set-seats", count=5)

    assert [len(chairs(room.state, party)) for party in PARTIES] == [5, 5, 5]
    assert room.chair("resident", 1).id == anna.seat
    room.nothing("set-seats", count=5)


def test_fewer_seats_leave_who_sits_and_close_up_the_numbers(room, anna):
    seat = room.by_hand("provider", 3)

    room.does("set-seats", count=1)

    assert room.chair("provider", 1).id == seat
    assert room.chair("resident", 1).id == anna.seat
    assert [len(chairs(room.state, party)) for party in PARTIES] == [1, 1, 1]


def test_fewer_seats_than_are_taken_is_refused(room, anna):
    room.by_hand("resident", 2)

    room.refused("seats-taken", "set-seats", count=1)


@pytest.mark.parametrize("type_", ["free-seat", "renew-seat-code", "move-seat"])
def test_empty_or_unknown_chair_is_refused(room, type_):
    more = {"party": "provider"} if type_ == "move-seat" else {}

    room.refused("seat-empty", type_, seat=room.chair("resident").id, **more)
    room.refused("unknown-id", type_, seat=NOWHERE, **more)
