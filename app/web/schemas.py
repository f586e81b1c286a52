"""JSON schemas of the contract; those of the commands are made from the table of fields."""

from collections.abc import Mapping
from typing import Any

from app.domain.fields import COMMANDS, DESCRIPTION, Spec
from app.domain.kinds import AsSent, Flag, Id, Ids, Kind, OneOf, OrNull, Sources, Text, Whole
from app.domain.script import KINDS, NAMES
from app.domain.state import PARTIES

Schema = dict[str, Any]

UUID: Schema = {"type": "string", "format": "uuid"}
STRING: Schema = {"type": "string"}
WORDS: Schema = {"type": ["string", "null"], "description": "null: nobody may see it (any more)"}
NUMBER: Schema = {"type": "integer", "minimum": 0}
FLAG: Schema = {"type": "boolean"}
PARTY: Schema = {"enum": list(PARTIES)}


def array(items: Schema) -> Schema:
    """A list of something."""
    return {"type": "array", "items": items}


def thing(**fields: Schema) -> Schema:
    """An object that always has these fields."""
    return {"type": "object", "properties": fields, "required": list(fields)}


def ref(name: str) -> Schema:
    """One of the schemas below by name."""
    return {"$ref": f"#/components/schemas/{name}"}


def of_kind(kind: Kind) -> Schema:
    """The schema of a field."""
    match kind:
        case Text():
            return {"type": "string", "minLength": 0 if kind.empty else 1, "maxLength": kind.limit}
        case AsSent():
            return {"type": "string", "maxLength": kind.limit}
        case Id():
            return _id(kind)
        case OneOf():
            return {"enum": list(kind.words)}
        case Whole():
            return {"type": "integer", "minimum": kind.least, "maximum": kind.most}
        case Flag():
            return FLAG
        case Ids():
            return array(UUID)
        case Sources():
            return {"type": "object", "properties": {"cards": array(UUID), "clusters": array(UUID)}}
        case OrNull():
            return {"anyOf": [of_kind(kind.kind), {"type": "null"}]}


def _id(kind: Id) -> Schema:
    """Ids with a suffix are said in words only: no format fits them."""
    bare = STRING if kind.suffix else UUID
    return {"anyOf": [bare, {"enum": list(kind.fixed)}]} if kind.fixed else bare


def body(needs: Mapping[str, Kind], may: Mapping[str, Kind]) -> Schema:
    """An object with fields that must and fields that may be there, and no others."""
    fields = {name: of_kind(kind) for name, kind in {**needs, **may}.items()}
    return {
        "type": "object",
        "properties": fields,
        "required": list(needs),
        "additionalProperties": False,
    }


def _command(name: str, spec: Spec) -> Schema:
    who = {"F": "facilitator", "S": "seat"}
    actors = " or ".join(who[letter] for letter in spec.actors)
    said = (
        "A later version knows it: 501." if spec.later else f"By {actors}: {spec.says}. Event `{spec.event}`."
    )
    data = {"type": "object"} if spec.later else body(spec.needs, spec.may)
    command = thing(id=UUID, type={"const": name}, data=data)
    if not spec.needs:
        command["required"] = ["id", "type"]
    return command | {"title": name, "description": said, "additionalProperties": False}


def commands() -> Schema:
    """Every command that the door knows."""
    known = {name: spec for name, spec in COMMANDS.items() if spec.actors != "J"}
    return {"oneOf": [_command(name, spec) for name, spec in known.items()]}


_NODE = thing(
    id=STRING,
    kind={"enum": ["main", "subgoal", "indicator"]},
    text=WORDS,
    children=array(ref("Node")),
    wordings=array(thing(id=STRING, text=WORDS, by=STRING, support={"type": "null"}, status=STRING)),
    sources=thing(cards=array(UUID), clusters=array(UUID), parties=array(PARTY)),
    support={"type": "null"},
)
#: Of an indicator only; null while nothing is said.
_DESCRIBED: Schema = {
    name: {"anyOf": [of_kind(kind), {"type": "null"}]} for name, kind in DESCRIPTION.items()
} | {"check": {"type": "null"}}
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
        drawing={"type": "null"},
        enteredBy={"type": ["string", "null"]},
        clusterId={"type": ["string", "null"]},
        mine=FLAG,
        becameIds=array(UUID),
    ),
    "Cluster": thing(id=UUID, name=WORDS, cards=array(UUID), dots={"type": "object"}),
    "Node": {**_NODE, "properties": {**_NODE["properties"], **_DESCRIBED}},
    "Tree": thing(
        seq=NUMBER,
        mainGoal=ref("Node"),
        setAside=array(ref("Node")),
        proposals=array({"type": "object"}),
        links=array({"type": "object"}),
        support={"type": "null"},
        agreements=array({"type": "object"}),
    ),
    "Export": thing(format=STRING, mediaType=STRING),
}
