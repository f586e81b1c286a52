"""The form of the facilitator's own copy (docs/json.md) as it is read back: which fields, of which kinds.

Older files lack what came later (`usual`); what nobody knows is left alone, for newer ones may have more.
Nothing is longer than a room could have made it.
"""

from typing import Any

from .copy_kinds import Enough, Faults, Form, Perhaps, Several, Table, Thing, read
from .fields import ANSWERS, CHECKED, DESCRIPTION, Fault
from .kinds import LONG, NAME, AsSent, Drawing, Flag, Id, OneOf, OrNull, Text, Whole
from .script import KINDS, NAMES
from .state import MAIN, PARTIES

MANY, NODES, FEW = 20_000, 2000, 1000
_ID, _NODE, _ROUND = Id(), Id(fixed=(MAIN,)), Whole(1, 1000)
_LABEL, _PARTY, _STEP, _SESSION = Text(NAME), OneOf(PARTIES), OneOf(NAMES), Whole(1, 3)
_WORDING, _REASON = Id(suffix="-first"), OrNull(Text(LONG, empty=True))
_BY_PARTY = Table(dict.fromkeys(PARTIES, Whole(0, 1000)))
_ROUNDS = Table(dict.fromkeys(NAMES, _ROUND))
_ENTERED: dict[str, Form] = {"enteredBy": OrNull(OneOf(("facilitator",)))}
_NOBODY = {"enteredBy": None}

_REVEALED = Thing({"step": _STEP, "round": _ROUND, "seated": _BY_PARTY}, {"seated": {}})
_MISSING = Thing({"session": _SESSION, "step": OrNull(_STEP), "parties": Several(_PARTY, 3)})
_ROOM = Thing(
    {
        "session": _SESSION,
        "step": _STEP,
        "rounds": _ROUNDS,
        "highest": _ROUNDS,
        "questions": Several(Thing({"step": _STEP, "round": _ROUND, "text": Text()}), FEW),
        "revealed": Several(_REVEALED, FEW),
        "closed": Several(_SESSION, 3),
        "paused": Flag(),
        "finished": Flag(),
        "missing": Several(_MISSING, NODES),
    }
)
_SEAT = Thing({"party": _PARTY, "number": Whole(1, 20), "taken": Flag(), "byHand": Flag()})
_AUTHOR = Thing({"label": _LABEL, "party": _PARTY, "atTable": Flag()})
_CARD = Thing(
    {
        "id": _ID,
        "kind": OneOf(KINDS),
        "party": _PARTY,
        "author": OrNull(_LABEL),
        "text": OrNull(Text()),
        "drawing": OrNull(Drawing()),
        "status": OneOf(("kept", "withdrawn", "hidden", "redacted")),
        "step": OrNull(_STEP),
        "round": _ROUND,
        "about": OrNull(_ID),
        "late": Flag(),
        "cluster": OrNull(_ID),
        **_ENTERED,
    },
    {"drawing": None},
)
_CLUSTER = Thing({"id": _ID, "name": OrNull(Text(NAME, empty=True))})
_DOTS = Thing(
    {"round": _ROUND, "cluster": _ID, "party": _PARTY, "author": _LABEL, "count": Whole(1, 5), **_ENTERED},
    _NOBODY,
)
_NODE_FORM = Thing(
    {
        "id": _NODE,
        "kind": OneOf(("main", "subgoal", "indicator")),
        "parent": OrNull(_NODE),
        "wording": OrNull(_WORDING),
        "sources": Thing({"cards": Several(_ID, MANY), "clusters": Several(_ID, NODES)}),
        "description": Table(DESCRIPTION),
        "setAside": Flag(),
        "reason": Text(LONG, empty=True),
    },
    {"setAside": False, "reason": ""},
)
_WORDING_FORM = Thing(
    {
        "id": _WORDING,
        "node": _NODE,
        "text": OrNull(Text()),
        "by": OneOf((*PARTIES, "facilitator")),
        "author": OrNull(_LABEL),
        "status": OneOf(("proposed", "adopted", "replaced")),
        "carriedWhenAdopted": OrNull(Flag()),
        **_ENTERED,
    },
    {"author": None, "carriedWhenAdopted": None, **_NOBODY},
)
_PROPOSAL = Thing(
    {
        "id": _ID,
        "kind": OneOf(("subgoal", "indicator")),
        "text": OrNull(Text()),
        "parent": _NODE,
        "by": _PARTY,
        "author": _LABEL,
        "node": OrNull(_ID),
        **_ENTERED,
    },
    _NOBODY,
)
_VOICE: dict[str, Form] = {"id": _ID, "party": _PARTY, "author": _LABEL, "reason": _REASON, **_ENTERED}
_ASKED = Thing(
    {
        "id": _ID,
        "about": Id(fixed=(MAIN, "tree"), suffix="-first"),
        "open": Flag(),
        "of": Perhaps(_BY_PARTY),
        "answers": Several(Thing({**_VOICE, "answer": OneOf(ANSWERS)}, _NOBODY), FEW),
    }
)
_CHECK = Thing(
    {**_VOICE, "round": _ROUND, "indicator": _ID, "wording": OrNull(_WORDING), "answer": OneOf(CHECKED)},
    {"wording": None, **_NOBODY},
)
_AGREEMENT = Thing({"id": _ID, "text": OrNull(Text()), "who": OrNull(AsSent()), "when": OrNull(AsSent())})

FILE = Thing(
    {
        "theme": Text(),
        "purpose": Text(empty=True),
        "policyGoal": Text(empty=True),
        "language": OneOf(("nl", "en")),
        "seatsPerParty": Whole(1, 20),
        "room": _ROOM,
        "seats": Several(_SEAT, 60),
        "authors": Several(_AUTHOR, FEW),
        "cards": Several(_CARD, MANY),
        "clusters": Several(_CLUSTER, NODES),
        "formerClusters": Several(_CLUSTER, NODES),
        "dots": Several(_DOTS, MANY),
        "nodes": Several(_NODE_FORM, NODES),
        "links": Several(Thing({"from": _ID, "to": _ID}), NODES),
        "wordings": Several(_WORDING_FORM, MANY),
        "proposals": Several(_PROPOSAL, MANY),
        "asked": Several(_ASKED, FEW),
        "checks": Several(_CHECK, MANY),
        "agreements": Several(_AGREEMENT, FEW),
    },
    {name: [] for name in ("formerClusters", "dots", "links", "proposals", "asked", "checks", "agreements")},
)


def formed(content: Any) -> tuple[dict[str, Any], list[Fault]]:
    """The fields of the file as they are kept, or what is wrong with them."""
    faults = Faults()
    try:
        found = read(FILE, content, "", faults)
    except Enough:
        found = None
    return found or {}, faults.found
