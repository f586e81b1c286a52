"""A file and its copy, to be compared: all but where it came from, and the labels that chance draws."""

import json
from typing import Any

from app.domain import copies
from app.domain.state import State
from app.domain.workshop import fold
from app.exports.json_copy import content
from tests.exports.playing import NOW

ANEW = "00000000-0000-4000-8000-00000000c0b1"
#: Of the file itself, not of the trajectory; what was not revealed is in no file.
PASSING = ("trajectory", "exportedAt", "withheld", "withheldByKind")


def told(state: State) -> Any:
    """A file as someone else's program reads it."""
    return json.loads(json.dumps(content(state, NOW)))


def copied(file: Any, trajectory: str = ANEW) -> State:
    """The copy that a file begins, as its log folds."""
    found, faults = copies.read(file)
    assert faults == []
    event = copies.imported(trajectory, found, NOW)
    return fold(trajectory, [event])


def same(file: Any) -> Any:
    """What must be the same in a copy. An author is called after all that was said."""
    file = {name: each for name, each in file.items() if name not in PASSING}
    names = {each["label"]: _signature(file, each) for each in file["authors"]}
    return _ordered({**_renamed(file, names), "authors": sorted(names.values())})


def _signature(file: Any, author: Any) -> str:
    said = [each for each in _things(file) if each.get("author") == author["label"]]
    words = sorted(json.dumps({**each, "author": None}, sort_keys=True) for each in said)
    return json.dumps([author["party"], author["atTable"], words])


def _things(node: Any) -> list[Any]:
    if isinstance(node, dict):
        return [node, *(thing for each in node.values() for thing in _things(each))]
    return [thing for each in node for thing in _things(each)] if isinstance(node, list) else []


def _renamed(node: Any, names: dict[str, str]) -> Any:
    if isinstance(node, list):
        return [_renamed(each, names) for each in node]
    if not isinstance(node, dict):
        return node
    return {key: names.get(each) if key == "author" else _renamed(each, names) for key, each in node.items()}


def _ordered(file: Any) -> Any:
    """These stand in the order of the labels."""
    by_label = {name: sorted(file[name], key=json.dumps) for name in ("dots", "checks")}
    asked = [{**each, "answers": sorted(each["answers"], key=json.dumps)} for each in file["asked"]]
    return {**file, **by_label, "asked": asked}
