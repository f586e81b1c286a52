"""JSON schemas of the contract; those of the commands are made from the table of fields."""

from app.domain.fields import COMMANDS, Spec
from app.domain.script import KINDS, NAMES
from app.web.schema_kinds import (
    DRAWING,
    FLAG,
    NUMBER,
    PARTY,
    STRING,
    UUID,
    WORDS,
    Schema,
    array,
    body,
    or_null,
    ref,
    thing,
)
from app.web.schema_tree import (
    AGREEMENT,
    CHECK,
    CHECK_ROUND,
    DOTS,
    LINK,
    NODE,
    PROPOSAL,
    SET_ASIDE,
    SUPPORT,
    TREE,
    WORDING,
)

__all__ = ["SCHEMAS", "UUID", "array", "body", "ref"]


def _command(name: str, spec: Spec) -> Schema:
    who = {"F": "facilitator", "S": "seat"}
    actors = " or ".join(who[letter] for letter in spec.actors)
    said = f"By {actors}: {spec.says}. Event `{spec.event}`."
    data = body(spec.needs, spec.may)
    command = thing(id=UUID, type={"const": name}, data=data)
    if not spec.needs:
        command["required"] = ["id", "type"]
    return command | {"title": name, "description": said, "additionalProperties": False}


def commands() -> Schema:
    """Every command that the door knows."""
    known = {name: spec for name, spec in COMMANDS.items() if spec.actors != "J"}
    return {"oneOf": [_command(name, spec) for name, spec in known.items()]}


_PROBLEM = thing(type=STRING, title=STRING, status=NUMBER, detail=STRING, code=STRING)
_FAULT = thing(field=STRING, code=STRING, detail=STRING)
_AT_TABLE = thing(party=PARTY, seats=NUMBER, taken=NUMBER, present=NUMBER)
_SEAT = thing(seatId=UUID, number=NUMBER, party=PARTY, taken=FLAG, present=FLAG, byHand=FLAG)
_LINKS = thing(join=STRING, facilitate=STRING, project=STRING)
_TRAJECTORY = thing(
    id=UUID,
    theme=STRING,
    session={"enum": [1, 2, 3]},
    step={"enum": list(NAMES)},
    round=NUMBER,
    revealed=FLAG,
    doorOpen=FLAG,
    seq=NUMBER,
    parties=array(_AT_TABLE),
)
_FOR_FACILITATORS = {
    "seats": array(_SEAT),
    "joinCode": STRING,
    "eraseOn": {"type": "string", "format": "date"},
    "links": _LINKS,
}

SCHEMAS: dict[str, Schema] = {
    "Problem": {
        **_PROBLEM,
        "properties": {**_PROBLEM["properties"], "errors": array(_FAULT)},
        "description": "RFC 9457; `errors` has every fault at once",
    },
    "Trajectory": {
        **_TRAJECTORY,
        "properties": {**_TRAJECTORY["properties"], **_FOR_FACILITATORS},
        "description": "seats, joinCode, eraseOn and links: to a facilitator only",
    },
    "Opened": thing(id=UUID, joinCode=STRING, seatsPerParty=NUMBER, seq=NUMBER, eraseOn=STRING, links=_LINKS),
    "Seated": thing(
        trajectoryId=UUID, seatId=UUID, number=NUMBER, party=PARTY, token=STRING, seatCode=STRING
    ),
    "Observer": thing(trajectoryId=UUID, token=STRING),
    "Command": commands(),
    "Taken": {
        **thing(seq=NUMBER, repeated=FLAG),
        "description": "renew-seat-code also gives `seatCode`",
    },
    "Event": thing(
        seq=NUMBER,
        at={"type": "string", "format": "date-time"},
        type=STRING,
        data={"type": "object"},
        role=STRING,
        party={"anyOf": [PARTY, {"type": "null"}]},
    ),
    "Card": thing(
        id=UUID,
        kind={"enum": list(KINDS)},
        party=PARTY,
        text=WORDS,
        hidden=FLAG,
        status={"enum": ["kept", "withdrawn", "hidden", "redacted"]},
        late={"type": ["boolean", "null"]},
        round=NUMBER,
        about={"type": ["string", "null"]},
        drawing=or_null(DRAWING),
        enteredBy={"type": ["string", "null"]},
        clusterId={"type": ["string", "null"]},
        mine=FLAG,
        becameIds=array(UUID),
    ),
    "Cluster": thing(id=UUID, name=WORDS, cards=array(UUID), dots=ref("Dots")),
    "Dots": DOTS,
    "Node": NODE,
    "Wording": WORDING,
    "Support": SUPPORT,
    "SetAside": SET_ASIDE,
    "Proposal": PROPOSAL,
    "Link": LINK,
    "Check": CHECK,
    "CheckRound": CHECK_ROUND,
    "Agreement": AGREEMENT,
    "Tree": TREE,
    "Export": thing(format=STRING, mediaType=STRING),
}
