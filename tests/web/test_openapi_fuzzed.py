"""Schemathesis against the contract: in any step, with any token, the answer is one that is described.

Bodies are made from the description; ids that exist are put into half of them, else every
command would end at `unknown-id`.
"""

import json
import random
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis.core import NotSet
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from app.domain.fields import COMMANDS
from app.web.openapi import document
from tests.desk import Desk, by
from tests.web.meeting import met

CHECKS = [
    schemathesis.checks.not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
CONTRACT = schemathesis.openapi.from_dict(document())
OPERATIONS = {each.ok().label: each.ok() for each in CONTRACT.get_all_operations()}
ONE_DOOR = "POST /trajectories/{id}/commands"
EXPORTS = ("json", "csv", "svg", "html", "nope")  # the slow ones have tests of their own
FEW = settings(max_examples=25, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
MANY = settings(FEW, max_examples=400)


@dataclass
class Room:
    """A trajectory in some step: who may ask there, and what there is to ask about."""

    id: str
    code: str
    tokens: list[str]
    ids: list[str] = field(default_factory=list)


@dataclass
class Rooms:
    """Several of them behind one server."""

    desk: Desk
    all: list[Room] = field(default_factory=list)
    seen: Counter[tuple[str, int]] = field(default_factory=Counter)

    def opens(self, *steps: str) -> None:
        """A room with a tree, gone on to these steps."""
        desk = self.desk.begins(seatsPerParty=3)
        meeting = met(desk)
        for step in steps:
            desk.does("open-step", step=step)
        everyone = [seats[0] for seats in meeting.seats.values()]
        tokens = [desk.ann, *(seat.token for seat in everyone), desk.observes(), "nobody"]
        ids = [
            meeting.cluster,
            meeting.goal,
            meeting.other,
            meeting.indicator,
            f"{meeting.goal}-first",
            "main",
        ]
        ids += [seat.id for seat in everyone] + [card["id"] for card in desk.reads("/cards")]
        self.all.append(Room(desk.id, desk.code, tokens, ids))


@pytest.fixture
def rooms(desk: Desk) -> Rooms:
    found = Rooms(desk)
    found.opens()
    found.opens("main-goal", "subgoals", "does-it-hold")
    found.opens("signs", "indicators", "the-check", "whole-tree")
    return found


def grafted(body: Any, ids: list[str], dice: random.Random) -> Any:
    """The same body with some ids in it that are there."""
    if isinstance(body, dict):
        return {name: value if name == "id" else grafted(value, ids, dice) for name, value in body.items()}
    if isinstance(body, list):
        return [grafted(each, ids, dice) for each in body]
    is_id = isinstance(body, str) and len(body) >= 36 and body.count("-") >= 4
    return dice.choice(ids) if is_id and dice.randrange(3) else body


def asks(rooms: Rooms, case: schemathesis.Case, dice: random.Random, *, as_made: bool = False) -> int:
    """One request, by someone in some room; the answer is judged."""
    room = dice.choice(rooms.all)
    if "id" in case.path_parameters and dice.randrange(8):
        case.path_parameters["id"] = room.id
    if "format" in case.path_parameters:
        case.path_parameters["format"] = dice.choice(EXPORTS)
    if isinstance(case.body, dict) and not as_made:
        case.body = grafted(case.body, room.ids, dice)
        if "joinCode" in case.body and dice.randrange(2):
            case.body["joinCode"] = room.code
    is_erasing = case.operation.label == "DELETE /trajectories/{id}"
    token = dice.choice(room.tokens[1:] if is_erasing else room.tokens)
    if case.operation.label == ONE_DOOR and dice.randrange(3):
        token = room.tokens[0 if "F" in _actors(case.body) else dice.randint(1, 3)]
    answer = rooms.desk.http.request(
        case.method,
        "/api/v1" + case.formatted_path,
        content=_sent(case.body),
        params=case.query,
        headers=by(token) | {"Content-Type": "application/json"},
    )
    rooms.seen[case.operation.label, answer.status_code] += 1
    case.validate_response(answer, checks=CHECKS)
    return answer.status_code


def _sent(body: Any) -> bytes:
    """As bytes; wrong bodies may be bytes that are no JSON, or nothing."""
    if isinstance(body, NotSet):
        return b""
    return body if isinstance(body, bytes) else json.dumps(body).encode()


def _actors(body: Any) -> str:
    type_ = body.get("type") if isinstance(body, dict) else None
    return COMMANDS[type_].actors if isinstance(type_, str) and type_ in COMMANDS else ""


@pytest.mark.parametrize("label", sorted(OPERATIONS.keys() - {ONE_DOOR}))
def test_every_answer_is_one_that_is_described(label: str, rooms: Rooms) -> None:
    @FEW
    @given(case=OPERATIONS[label].as_strategy(), number=st.integers(0, 2**32))
    def look(case: schemathesis.Case, number: int) -> None:
        asks(rooms, case, random.Random(number))

    look()


@pytest.mark.parametrize("label", ["POST /observers", "POST /seats", "POST /trajectories"])
def test_body_that_is_not_as_described_is_bad_input(label: str, rooms: Rooms) -> None:
    """Of commands: test_contract_commands.py; of copies: test_imports.py."""
    wrong = OPERATIONS[label].as_strategy(schemathesis.GenerationMode.NEGATIVE)

    @FEW
    @given(case=wrong, number=st.integers(0, 2**32))
    def look(case: schemathesis.Case, number: int) -> None:
        assert asks(rooms, case, random.Random(number), as_made=True) in (400, 401, 403, 404), case.body

    look()


def test_every_answer_to_a_command_is_one_that_is_described(rooms: Rooms) -> None:
    @MANY
    @given(case=OPERATIONS[ONE_DOOR].as_strategy(), number=st.integers(0, 2**32))
    def look(case: schemathesis.Case, number: int) -> None:
        asks(rooms, case, random.Random(number))

    look()
    statuses = {status for _, status in rooms.seen}
    assert {200, 400, 401, 403, 404, 409} <= statuses, rooms.seen
