"""JSON schemas of the kinds of fields, and the parts from which the others are put together."""

from collections.abc import Mapping
from typing import Any

from app.domain.kinds import DRAWING as LIMIT
from app.domain.kinds import AsSent, Drawing, Flag, Id, Ids, Kind, OneOf, OrNull, Sources, Text, Whole
from app.domain.state import PARTIES
from app.domain.strokes import COLOURS, SIDE, WIDEST

Schema = dict[str, Any]

UUID: Schema = {"type": "string", "format": "uuid"}
STRING: Schema = {"type": "string"}
WORDS: Schema = {"type": ["string", "null"], "description": "null: nobody may see it (any more)"}
NUMBER: Schema = {"type": "integer", "minimum": 0}
#: A part of a whole, from 0 to 1; null: not known, which is never zero.
PART: Schema = {"type": ["number", "null"], "minimum": 0, "maximum": 1}
FLAG: Schema = {"type": "boolean"}
PARTY: Schema = {"enum": list(PARTIES)}


def array(items: Schema) -> Schema:
    """A list of something."""
    return {"type": "array", "items": items}


def or_null(schema: Schema) -> Schema:
    """The same, or null."""
    return {"anyOf": [schema, {"type": "null"}]}


def thing(**fields: Schema) -> Schema:
    """An object that always has these fields."""
    return {"type": "object", "properties": fields, "required": list(fields)}


def ref(name: str) -> Schema:
    """One of the schemas below by name."""
    return {"$ref": f"#/components/schemas/{name}"}


def _drawing() -> Schema:
    point = array({"type": "number"}) | {"minItems": 2, "maxItems": 2}
    points = array(point) | {"minItems": 1}
    colour = {"anyOf": [{"enum": list(COLOURS)}, {"type": "string", "pattern": "^#[0-9a-fA-F]{6}$"}]}
    width = {"type": "number", "exclusiveMinimum": 0, "maximum": WIDEST}
    stroke = thing(points=points)
    stroke["properties"] |= {"colour": colour, "color": colour, "width": width}
    lines = array({"anyOf": [points, stroke | {"additionalProperties": False}]}) | {"minItems": 1}
    said = f"Strokes on a square of {SIDE}, at most {LIMIT} bytes as compact JSON; given back as sent"
    return {"anyOf": [lines, thing(strokes=lines) | {"additionalProperties": False}], "description": said}


DRAWING = _drawing()
#: Kinds that are the same wherever they stand.
_ALWAYS: dict[type, Schema] = {
    Flag: FLAG,
    Ids: array(UUID),
    Sources: {
        "type": "object",
        "properties": {"cards": array(UUID), "clusters": array(UUID)},
        "additionalProperties": False,
    },
    Drawing: DRAWING,
}
#: No control characters; in words of people line ends become spaces, what is kept as sent has none.
_WORDS = r"^[^\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f]*$"
_AS_SENT = r"^[^\u0000-\u001f\u007f-\u009f]*$"
_HEX = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"


def of_kind(kind: Kind) -> Schema:
    """The schema of a field."""
    match kind:
        case Text():
            least = 0 if kind.empty else 1
            return {"type": "string", "minLength": least, "maxLength": kind.limit, "pattern": _WORDS}
        case AsSent():
            return {"type": "string", "maxLength": kind.limit, "pattern": _AS_SENT}
        case Id():
            return _id(kind)
        case OneOf():
            return {"enum": list(kind.words)}
        case Whole():
            return {"type": "integer", "minimum": kind.least, "maximum": kind.most}
        case OrNull():
            return or_null(of_kind(kind.kind))
        case _:
            return _ALWAYS[type(kind)]


def _id(kind: Id) -> Schema:
    """Ids with a suffix are described by their form: no format fits them."""
    bare: Schema = {"type": "string", "pattern": f"^{_HEX}({kind.suffix})?$"} if kind.suffix else UUID
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
