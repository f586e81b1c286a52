"""JSON schemas of the goal tree, of support and of dots."""

from app.domain.fields import ANSWERS, CHECKED, DESCRIPTION
from app.domain.state import PARTIES
from app.web.schema_kinds import (
    FLAG,
    NUMBER,
    PART,
    PARTY,
    STRING,
    UUID,
    WORDS,
    Schema,
    array,
    of_kind,
    or_null,
    ref,
    thing,
)

_ANSWERED = thing(of=NUMBER, answered=NUMBER)
_COUNT = {
    **_ANSWERED,
    "properties": {**_ANSWERED["properties"], "yes": NUMBER, "yesIf": NUMBER, "no": NUMBER},
    "description": "yes, yesIf and no once the question is closed",
}
_SHARE = {
    **_ANSWERED,
    "properties": {**_ANSWERED["properties"], "dots": NUMBER, "share": PART},
    "description": "dots and share (of all dots of this party) once gather is revealed",
}
_YES_NO: Schema = {"type": ["boolean", "null"]}


def _of_each_party(schema: Schema) -> Schema:
    return thing(**dict.fromkeys(PARTIES, schema))


SUPPORT = thing(
    open=FLAG,
    round={"type": "integer", "minimum": 1},
    parties=_of_each_party(_COUNT),
    weighted=PART,
    carried=_YES_NO,
    reasons=array(thing(party=PARTY, answer={"enum": list(ANSWERS)}, text=WORDS)),
)
SUPPORT["description"] = "weighted and carried are null while it is open or a party has not answered at all"
_SUPPORT = or_null(ref("Support"))

DOTS = thing(parties=_of_each_party(_SHARE), weighted=PART)

WORDING = thing(
    id=STRING,
    text=WORDS,
    by={"enum": [*PARTIES, "facilitator"]},
    support=_SUPPORT,
    status={"enum": ["proposed", "adopted", "replaced"]},
    carriedWhenAdopted=_YES_NO,
    enteredBy={"type": ["string", "null"]},
)
_NODE = thing(
    id=STRING,
    kind={"enum": ["main", "subgoal", "indicator"]},
    text=WORDS,
    children=array(ref("Node")),
    wordings=array(ref("Wording")),
    sources=thing(cards=array(UUID), clusters=array(UUID), parties=array(PARTY)),
    support=_SUPPORT,
)
_WEIGHED = {
    **_ANSWERED,
    "properties": {**_ANSWERED["properties"], "yes": NUMBER, "partly": NUMBER, "no": NUMBER},
    "description": "yes, partly and no once the check is revealed",
}
CHECK_ROUND = thing(
    round={"type": "integer", "minimum": 1},
    revealed=FLAG,
    parties=_of_each_party(_WEIGHED),
    weighted=PART,
    reasons=array(thing(party=PARTY, answer={"enum": list(CHECKED)}, text=WORDS)),
)
CHECK = {
    **CHECK_ROUND,
    "required": [*CHECK_ROUND["required"], "earlier"],
    "properties": {**CHECK_ROUND["properties"], "earlier": array(ref("CheckRound"))},
    "description": "the present round, and those before it, oldest first; null before the step was opened",
}
AGREEMENT = thing(id=UUID, text=WORDS, who=STRING, when=STRING)
#: Of an indicator only; null while nothing is said.
_DESCRIBED: Schema = {name: or_null(of_kind(kind)) for name, kind in DESCRIPTION.items()} | {
    "check": or_null(ref("Check"))
}
NODE = {**_NODE, "properties": {**_NODE["properties"], **_DESCRIBED}}
SET_ASIDE = {
    "type": "object",
    "required": [*_NODE["required"], "parent", "reason"],
    "properties": {**NODE["properties"], "parent": STRING, "reason": STRING},
    "description": "the root of a branch that was set aside; `parent`: under what it stood",
}
PROPOSAL = thing(
    id=UUID,
    kind={"enum": ["subgoal", "indicator"]},
    text=WORDS,
    parent=STRING,
    by=PARTY,
    enteredBy=or_null({"enum": ["facilitator"]}),
    status={"enum": ["open", "used"]},
    node=or_null(UUID),
)
LINK = thing(**{"from": STRING, "to": STRING})
TREE = thing(
    seq=NUMBER,
    mainGoal=ref("Node"),
    setAside=array(ref("SetAside")),
    proposals=array(ref("Proposal")),
    links=array(ref("Link")),
    support=_SUPPORT,
    agreements=array(ref("Agreement")),
)
