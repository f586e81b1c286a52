"""The description of the contract is true: what it says is there, and what is there it says."""

from collections.abc import Iterator
from typing import Any

import pytest

from app.domain.fields import COMMANDS
from app.main import PARTS
from app.web import api
from app.web.openapi import document
from app.web.schemas import SCHEMAS
from tests.desk import Desk, by, new_id

DESCRIBED = document()


def routes() -> set[tuple[str, str]]:
    """Method and path of everything under /api/v1, as the description writes them."""
    found = set()
    for route in api.router.routes:
        path = (
            route.path.removeprefix("/api/v1")
            .replace("{trajectory}", "{id}")
            .replace("{format_}", "{format}")
        )
        found |= {(method.lower(), path) for method in route.methods - {"HEAD"}}
    return found - {("get", "/openapi.json")}


def test_every_route_is_described_and_nothing_else():
    said = {(method, path) for path, methods in DESCRIBED["paths"].items() for method in methods}

    assert said == routes()
    assert api in PARTS


def test_description_is_served_to_everyone(desk: Desk):
    answer = desk.http.get("/api/v1/openapi.json")

    assert answer.json() == DESCRIBED
    assert desk.http.get("/docs").status_code == 404
    assert desk.http.get("/openapi.json").status_code == 404


def test_every_command_is_described():
    said = {each["properties"]["type"]["const"] for each in SCHEMAS["Command"]["oneOf"]}

    assert said == {name for name, spec in COMMANDS.items() if spec.actors != "J"}


def test_references_lead_somewhere():
    names = {found.rsplit("/", 1)[1] for found in _references(DESCRIBED)}

    assert names <= SCHEMAS.keys()
    assert len(names) > 8


def _references(part: Any) -> Iterator[str]:
    if isinstance(part, dict):
        yield from [value for key, value in part.items() if key == "$ref"]
        part = list(part.values())
    if isinstance(part, list):
        for each in part:
            yield from _references(each)


def fits(schema: dict[str, Any], value: Any) -> bool:
    """Enough of JSON Schema for the answers that we describe; unknown fields of an answer do not fit."""
    if "$ref" in schema:
        return fits(SCHEMAS[schema["$ref"].rsplit("/", 1)[1]], value)
    if "anyOf" in schema:
        return any(fits(each, value) for each in schema["anyOf"])
    if "enum" in schema:
        return value in schema["enum"]
    types = schema.get("type", [])
    kinds = {
        "object": dict,
        "array": list,
        "string": str,
        "integer": int,
        "boolean": bool,
        "null": type(None),
    }
    if not any(type(value) is kinds[name] for name in ([types] if isinstance(types, str) else types)):
        return False
    if isinstance(value, list):
        return all(fits(schema["items"], each) for each in value)
    if isinstance(value, dict) and "properties" in schema:
        known = schema["properties"]
        has_all = set(schema.get("required", ())) <= value.keys()
        return has_all and all(name in known and fits(known[name], each) for name, each in value.items())
    return True


@pytest.fixture
def full(desk: Desk) -> Desk:
    """A trajectory with something of everything."""
    seat = desk.sits()
    desk.does("open-step", step="associations")
    cards = [desk.says(seat, "een"), desk.says(seat, "twee")]
    desk.does("reveal", step="associations")
    desk.takes(seat.token, "withdraw-card", card=cards[1])
    cluster = desk.does("make-cluster", name="Samen", cards=cards[:1])
    desk.does("set-main-goal", text="Doel")
    desk.does("add-goal", text="Sub", parent="main", sources={"clusters": [cluster]})
    return desk


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("", "Trajectory"),
        ("/events", "Event"),
        ("/cards", "Card"),
        ("/clusters", "Cluster"),
        ("/tree", "Tree"),
        ("/exports", "Export"),
    ],
)
def test_answers_are_as_described(full: Desk, path, name):
    told = full.reads(path)

    for each in told if isinstance(told, list) else [told]:
        assert fits(SCHEMAS[name], each), each
    assert not fits(SCHEMAS[name], {"unknown": 1})
    assert told


def test_made_things_and_problems_are_as_described(desk: Desk):
    seat = desk.http.post("/api/v1/seats", json={"joinCode": desk.code, "party": "resident"}).json()
    observer = desk.http.post("/api/v1/observers", json={"joinCode": desk.code}).json()
    taken = desk.asks(desk.ann, "pause").json()
    wrong = desk.asks(desk.ann, "pause", "x").json()

    assert fits(SCHEMAS["Opened"], desk.made)
    assert fits(SCHEMAS["Seated"], seat)
    assert fits(SCHEMAS["Observer"], observer)
    assert fits(SCHEMAS["Taken"], taken)
    assert fits(SCHEMAS["Problem"], wrong)
    assert wrong["errors"]


def test_statuses_are_those_described(desk: Desk):
    seat = desk.sits()
    path = f"/trajectories/{desk.id}/commands"
    said = {int(code) for code in DESCRIBED["paths"]["/trajectories/{id}/commands"]["post"]["responses"]}
    bodies = [
        (desk.ann, {"id": new_id(), "type": "pause", "data": {}}),
        (desk.ann, {"id": new_id(), "type": "place-dots", "data": {}}),
        (desk.ann, {}),
        ("nobody", {}),
        (seat.token, {"id": new_id(), "type": "pause", "data": {}}),
        (seat.token, {"id": new_id(), "type": "add-card", "data": {"kind": "association", "text": "x"}}),
    ]

    found = {desk.http.post(f"/api/v1{path}", json=body, headers=by(who)).status_code for who, body in bodies}

    assert found == {200, 501, 400, 401, 403, 409}
    assert found <= said
