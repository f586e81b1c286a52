"""Each command of session 2 by who may and who may not, and sent twice."""

from collections.abc import Callable

import pytest

from app.domain.fields import COMMANDS
from tests.desk import Desk, new_id
from tests.web.meeting import Meeting, met

Data = dict[str, object]
#: A command that is taken, when the meeting stands as `ready` leaves it.
TAKEN: dict[str, Callable[[Meeting], Data]] = {
    "place-dots": lambda m: {"cluster": m.cluster, "count": 2},
    "propose-wording": lambda m: {"node": m.goal, "text": "Liever zo"},
    "propose-goal": lambda m: {"parent": m.goal, "text": "Samen eten"},
    "answer-support": lambda m: {"about": "tree", "answer": "yes-if", "reason": "mits"},
    "adopt-wording": lambda m: {"wording": m.desk.does("propose-wording", node=m.goal, text="Of zo")},
    "link-goals": lambda m: {"from": m.goal, "to": m.other},
    "unlink-goals": lambda m: {"from": m.indicator, "to": m.other},
    "set-aside": lambda m: {"node": m.goal, "reason": "nu niet"},
    "bring-back": lambda m: {"node": aside(m)},
    "open-support": lambda m: {"about": m.goal},
    "close-support": lambda m: {"about": "tree"},
    "spotlight": lambda m: {"node": m.goal},
}
OF_SEATS = [name for name in TAKEN if "S" in COMMANDS[name].actors]
OF_FACILITATORS = [name for name in TAKEN if COMMANDS[name].actors == "F"]
EVERY = pytest.mark.parametrize("type_", TAKEN)


def aside(meeting: Meeting) -> str:
    meeting.desk.does("set-aside", node=meeting.other)
    return meeting.other


@pytest.fixture
def ready(desk: Desk) -> Meeting:
    found = met(desk)
    desk.does("open-support", about="tree")
    desk.does("link-goals", **{"from": found.indicator, "to": found.other})
    return found


def actor(meeting: Meeting, type_: str) -> str:
    return meeting.resident.token if type_ in OF_SEATS else meeting.desk.ann


@EVERY
def test_command_and_its_retry_are_one(ready: Meeting, type_: str):
    desk, id_, data = ready.desk, new_id(), TAKEN[type_](ready)
    before = desk.reads()["seq"]
    first, again = (desk.asks(actor(ready, type_), type_, id_, **data).json() for _ in "ab")

    assert (first["seq"], desk.reads()["seq"]) == (before + 1, before + 1)
    assert again == {"seq": first["seq"], "repeated": True}
    assert desk.reads("/events")[-1]["type"] == COMMANDS[type_].event
    other = desk.asks(desk.ann, "pause", id_)
    assert (other.status_code, other.json()["code"]) == (409, "id-reused")


@EVERY
def test_observer_only_watches(ready: Meeting, type_: str):
    data = TAKEN[type_](ready)

    assert ready.refuses(ready.desk.observes(), type_, **data)[0] == 403


@EVERY
def test_nobody_and_strangers_may_nothing(ready: Meeting, type_: str):
    desk, data, own = ready.desk, TAKEN[type_](ready), ready.desk.id
    desk.begins()
    stranger = desk.sits().token
    desk.id = own

    assert [desk.asks(who, type_, **data).status_code for who in ("nobody", stranger)] == [401, 404]


@pytest.mark.parametrize("type_", OF_SEATS)
def test_seat_that_was_freed_may_nothing(ready: Meeting, type_: str):
    data = TAKEN[type_](ready)
    ready.desk.does("free-seat", seat=ready.resident.id)

    assert ready.desk.asks(ready.resident.token, type_, **data).status_code == 401


@pytest.mark.parametrize("type_", OF_FACILITATORS)
def test_seat_may_not_do_what_is_the_facilitators(ready: Meeting, type_: str):
    data = TAKEN[type_](ready)

    assert ready.refuses(ready.resident.token, type_, **data) == (403, "not-allowed")


@EVERY
def test_after_the_finish_nothing_of_it_is_possible(ready: Meeting, type_: str):
    data = TAKEN[type_](ready)
    ready.desk.does("finish")

    assert ready.refuses(actor(ready, type_), type_, **data) == (409, "not-now")


@EVERY
def test_unknown_and_missing_fields_are_told(ready: Meeting, type_: str):
    answer = ready.desk.asks(actor(ready, type_), type_, mood="good")

    told = {(fault["field"], fault["code"]) for fault in answer.json()["errors"]}
    assert answer.status_code == 400
    assert told == {("mood", "unknown-field"), *((name, "missing") for name in COMMANDS[type_].needs)}


@pytest.mark.parametrize("type_", ["adopt-wording", "link-goals", "unlink-goals", "set-aside", "bring-back"])
def test_tree_is_as_before_after_undo_and_as_after_once_more_after_redo(ready: Meeting, type_: str):
    desk, data = ready.desk, TAKEN[type_](ready)

    def tree() -> dict[str, object]:
        return desk.reads("/tree") | {"seq": 0}

    before = tree()
    desk.does(type_, **data)
    seq, after = desk.reads()["seq"], tree()
    desk.does("undo", seq=seq)
    undone = tree()
    desk.does("redo", seq=seq)

    assert before == undone != after == tree()
