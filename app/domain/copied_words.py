"""The words of people in a copy: which id erases which, and how they go from the event that holds them all.

What came with a command keeps that command's id. Of an own question, a description, and why something was set
aside the file does not know the command: their ids follow from what they belong to.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from .acts import derived_id
from .fields import DESCRIPTION
from .kinds import AsSent
from .state import Event, Words

Content = Mapping[str, Any]
_SAID = {
    "cards": ("text", "drawing"),
    "clusters": ("name",),
    "formerClusters": ("name",),
    "wordings": ("text",),
    "proposals": ("text",),
    "checks": ("reason",),
    "agreements": ("text", "who", "when"),
}
_FREE = tuple(name for name, kind in DESCRIPTION.items() if isinstance(kind, AsSent))


def question_id(trajectory: str, step: str, turn: int) -> str:
    """What erases an own question of the file."""
    return derived_id(trajectory, f"question {step} {turn}")


def description_id(node: str) -> str:
    """What erases the free words with which the file describes an indicator."""
    return derived_id(node, "description")


def reason_id(node: str) -> str:
    """What erases why the file says that a node was set aside."""
    return derived_id(node, "reason")


def words(content: Content) -> Iterator[Words]:
    """All words in a copy, so that each can be erased."""
    yield from _wordings(content)
    yield from (Words(each["id"], redacted=each["status"] == "redacted") for each in content["cards"])
    for name in ("clusters", "formerClusters", "proposals", "agreements"):
        yield from _said(content[name], _SAID[name][0])
    yield from _said(_reasons(content), "reason")
    yield from (Words(each["id"]) for each in content["room"]["questions"])
    for node in content["nodes"][1:]:
        yield from _described(node)


def _wordings(content: Content) -> Iterator[Words]:
    """The first words of a node are those of the proposal from which it came."""
    first = {each["node"]: each["id"] for each in content["proposals"] if each["node"]}
    for each in content["wordings"]:
        own = each["id"].removesuffix("-first")
        yield Words(own, first.get(own), redacted=each["text"] is None)


def _said(things: Iterable[Content], name: str) -> Iterator[Words]:
    for each in things:
        if each[name] != "":
            yield Words(each["id"], redacted=each[name] is None)


def _described(node: Content) -> Iterator[Words]:
    if node["reason"] != "":
        yield Words(node["reasonId"], redacted=node["reason"] is None)
    free = [node["description"].get(name, "") for name in _FREE]
    if any(each != "" for each in free):
        yield Words(node["descriptionId"], redacted=None in free)


def _reasons(content: Content) -> Iterator[Content]:
    yield from content["checks"]
    for asked in content["asked"]:
        yield from asked["answers"]


def named(content: Content, trajectory: str) -> Content:
    """The content with an id for the words of which the file knows no command."""
    room = content["room"]
    questions = [
        {**each, "id": question_id(trajectory, each["step"], each["round"])} for each in room["questions"]
    ]
    nodes = [
        {**node, "descriptionId": description_id(node["id"]), "reasonId": reason_id(node["id"])}
        for node in content["nodes"][1:]
    ]
    return {**content, "room": {**room, "questions": questions}, "nodes": [content["nodes"][0], *nodes]}


def blank(event: Event, ids: Collection[str]) -> Event:
    """The event without the words that have one of these ids; what a proposal became goes with it."""
    data = event.data
    grown = {each["node"] for each in data["proposals"] if each["id"] in ids}
    gone = {*ids, *grown}
    emptied: dict[str, Any] = {
        name: [_without(each, names, gone) for each in data[name]] for name, names in _SAID.items()
    }
    emptied["asked"] = [
        {**each, "answers": [_without(answer, ("reason",), gone) for answer in each["answers"]]}
        for each in data["asked"]
    ]
    questions = [_without(each, ("text",), gone) for each in data["room"]["questions"]]
    emptied["room"] = {**data["room"], "questions": questions}
    emptied["nodes"] = [data["nodes"][0], *(_without_description(node, gone) for node in data["nodes"][1:])]
    after = {**data, **emptied}
    return event if after == data else event._replace(data=after)


def _without(said: Content, names: tuple[str, ...], gone: Collection[str]) -> Content:
    if said["id"].removesuffix("-first") not in gone:
        return said
    return {**said, **{name: None for name in names if said[name]}}


def _without_description(node: Content, gone: Collection[str]) -> Content:
    if node["reasonId"] in gone and node["reason"]:
        node = {**node, "reason": None}
    if node["descriptionId"] not in gone:
        return node
    free = {name: None for name in _FREE if node["description"].get(name)}
    return {**node, "description": {**node["description"], **free}}
