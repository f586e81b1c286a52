"""The one door: events get the next number, carry who and when, and fold to the state."""

import re
from datetime import UTC, datetime

import pytest

from app.domain import workshop
from app.domain.copies import IMPORTED
from app.domain.fields import COMMANDS
from app.domain.state import Event
from tests.domain.play import new_id
from tests.table import FACILITATOR


def test_every_command_says_one_kind_of_event_in_the_past_tense():
    said = [spec.event for spec in COMMANDS.values()]

    assert sorted([workshop.OPENED, IMPORTED, *said]) == sorted(workshop.EVENT_TYPES)
    assert [
        each for each in said if not re.search(r"(ed|en|wn|set|made|done|lit|aside|back)(-by-hand)?$", each)
    ] == []


def test_event_of_a_seat_carries_its_party_and_the_commands_id(room, anna):
    room.does("open-step", step="associations")

    event = room.is_done("add-card", anna, id_=(id_ := new_id()), kind="association", text="koffie")

    assert (event.role, event.seat, event.party, event.command) == ("seat", anna.seat, "resident", id_)
    assert datetime.fromisoformat(event.at).tzinfo == UTC


def test_event_of_the_facilitator_carries_the_party_it_is_about(room):
    room.by_hand("provider")

    assert (room.last.role, room.last.party) == ("facilitator", "provider")
    room.does("pause")
    assert (room.last.seat, room.last.party) == (None, None)


def test_numbers_follow_one_another_without_gaps(room, anna):
    room.shown(anna)

    assert [event.seq for event in room.log] == list(range(1, len(room.log) + 1))
    with pytest.raises(ValueError, match="does not follow"):
        workshop.evolve(room.state, room.last._replace(seq=room.last.seq + 2))


def test_log_folds_to_the_state_and_deciding_changes_nothing(room, anna):
    room.shown(anna)
    before = room.tables()

    command = workshop.Command(new_id(), "pause")
    event = workshop.decide(room.state, FACILITATOR, command, workshop.Moment(datetime.now(UTC)))

    assert isinstance(event, Event)
    assert room.tables() == before
    assert workshop.fold(room.id, room.log) == room.state


def test_trajectory_begins_with_what_it_is_about():
    data = {
        "theme": "Mantelzorg",
        "purpose": "een beleidsplan",
        "policyGoal": "network",
        "language": "en",
        "seatsPerParty": 20,
    }

    state = workshop.fold("x", [workshop.opened(new_id(), data, datetime(2026, 3, 2, tzinfo=UTC))])

    here = state.here
    assert (here.theme, here.purpose, here.policy_goal, here.language) == (*list(data.values())[:4],)
    assert len(state.seats) == 60
