"""The description of the contract is true: what it says is there, and what is there it says."""

from collections.abc import Iterator
from typing import Any

import pytest

from app.domain.fields import COMMANDS
from app.domain.state import PARTIES
from app.main import PARTS
from app.web import api
from app.web.openapi import document
from app.web.schemas import SCHEMAS
from tests.desk import Desk, Seat, by, new_id

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
        "object": (dict,),
        "array": (list,),
        "string": (str,),
        "integer": (int,),
        "number": (int, float),
        "boolean": (bool,),
        "null": (type(None),),
    }
    if not any(type(value) in kinds[name] for name in ([types] if isinstance(types, str) else types)):
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
    seats = [desk.sits(party) for party in PARTIES]
    seat, drawing = seats[0], {"strokes": [{"points": [[0.5, 1], [20, 30]], "colour": "red", "width": 4}]}
    desk.does("open-step", step="associations")
    cards = [desk.says(seat, "een"), desk.says(seat, "twee")]
    desk.does("reveal", step="associations")
    desk.takes(seat.token, "withdraw-card", card=cards[1])
    desk.does("open-step", step="dream-images")
    desk.says(seat, "zon", "dream-image", drawing=drawing)
    desk.does("reveal", step="dream-images")
    cluster = desk.does("make-cluster", name="Samen", cards=cards[:1])
    desk.does("open-step", step="gather")
    for each in seats:
        desk.takes(each.token, "place-dots", cluster=cluster, count=3)
    desk.does("reveal", step="gather")
    desk.does("make-cluster", name="Zonder stippen")
    grows(desk, seats, cluster)
    return desk


def grows(desk: Desk, seats: list[Seat], cluster: str) -> None:
    """A tree with words that compete, support, a link, and something set aside."""
    desk.does("open-step", step="main-goal")
    desk.does("set-main-goal", text="Doel")
    goal = desk.does("add-goal", text="Sub", parent="main", sources={"clusters": [cluster]})
    proposal = desk.takes(seats[1].token, "propose-goal", text="Voorstel", parent="main")
    desk.takes(seats[1].token, "propose-goal", text="Nog een", parent=goal)
    other = desk.does("add-goal", proposal=proposal, parent="main")
    indicator = desk.does("add-indicator", text="Meer bezoek", goal=goal)
    desk.does("link-goals", **{"from": indicator, "to": other})
    wording = desk.takes(seats[2].token, "propose-wording", node=goal, text="Sub, maar anders")
    for about in (wording, "tree", goal):
        desk.does("open-support", about=about)
    for each, answer in zip(seats, ("yes", "yes-if", "no"), strict=True):
        desk.takes(each.token, "answer-support", about=wording, answer=answer, reason="daarom")
    desk.takes(seats[0].token, "answer-support", about="tree", answer="yes")
    desk.does("close-support", about="tree")
    desk.takes(seats[0].token, "answer-support", about=goal, answer="no")
    desk.does("adopt-wording", wording=wording)
    aside = desk.does("add-goal", text="Later", parent=other)
    desk.does("set-aside", node=aside, reason="past hier niet")


def test_full_trajectory_is_full(full: Desk):
    tree = full.reads("/tree")

    assert all(tree[part] for part in ("setAside", "proposals", "links", "support"))
    assert [card["drawing"] for card in full.reads("/cards") if card["drawing"]]
    assert [cluster["dots"]["weighted"] for cluster in full.reads("/clusters")] == [1.0, 0.0]


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
        (desk.ann, {}),
        ("nobody", {}),
        (seat.token, {"id": new_id(), "type": "pause", "data": {}}),
        (seat.token, {"id": new_id(), "type": "add-card", "data": {"kind": "association", "text": "x"}}),
    ]

    found = {desk.http.post(f"/api/v1{path}", json=body, headers=by(who)).status_code for who, body in bodies}

    assert found == {200, 400, 401, 403, 409}
    assert found <= said
