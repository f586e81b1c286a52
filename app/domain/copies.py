"""A trajectory that begins as a copy: its first event holds the whole content of a file (docs/json.md).

What the file calls an author becomes someone who has left the table: labels belong to no chair, so whoever
takes a chair sees nothing of the former. A chair that was taken is kept for its person (`Seat.awaited`);
until someone takes it, the facilitator may type for it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from fractions import Fraction
from typing import Any

from . import copied_voices, copy_sense
from .acts import Evolve, derived_id
from .copied_voices import author
from .copied_words import named, words
from .copy_form import formed
from .fields import Fault
from .links import key
from .state import Card, Change, Cluster, Event, Link, Missing, Node, Room, Seat, State, Wording

IMPORTED = "trajectory-imported"
Content = Mapping[str, Any]


def read(content: Any) -> tuple[dict[str, Any], list[Fault]]:
    """What a file says, cleaned; or all that is wrong with it, as far as anyone will read."""
    found, faults = formed(content)
    return found, faults or copy_sense.faults(found)


def imported(trajectory: str, content: Content, now: datetime) -> Event:
    """The first event of a copy; `content` came through `read`."""
    data = dict(named(content, trajectory))
    return Event(1, now.isoformat(), IMPORTED, data, "facilitator", None, None, trajectory)


def ids(event: Event) -> Iterator[str]:
    """The ids of commands that stand in a copy: none of them may be used again."""
    if event.type == IMPORTED:
        yield from (each.id for each in words(event.data))
        tables = ("cards", "agreements", "checks", "asked", "nodes")
        yield from (each["id"] for table in tables for each in event.data[table])


def _imported(state: State, event: Event) -> list[Change]:
    data, told = event.data, copied_voices.voices(event)
    things: dict[str, Iterator[Any]] = {
        "seats": _seats(event),
        "cards": (_card(each, event) for each in data["cards"]),
        "clusters": (_cluster(each, event) for each in data["clusters"]),
        "former": (_cluster(each, event) for each in data["formerClusters"]),
        "nodes": (_node(each, place) for place, each in enumerate(data["nodes"])),
        "links": (Link(key(each["from"], each["to"]), each["from"], each["to"]) for each in data["links"]),
        "wordings": (_wording(each, event) for each in data["wordings"]),
        "words": words(data),
    }
    put = [state.put(table, thing) for table, found in (things | told).items() for thing in found]
    return [state.put("room", _room(state.here, event)), *put]


def _room(empty: Room, event: Event) -> Room:
    data, room = event.data, event.data["room"]
    revealed = {(each["step"], each["round"]): each["seated"] for each in room["revealed"]}
    return replace(
        empty,
        theme=data["theme"],
        purpose=data["purpose"],
        policy_goal=data["policyGoal"],
        language=data["language"],
        session=room["session"],
        step=room["step"],
        rounds=room["rounds"],
        highest=room["highest"],
        questions={(each["step"], each["round"]): each["text"] for each in room["questions"] if each["text"]},
        revealed=frozenset(revealed),
        seated={turn: seated for turn, seated in revealed.items() if seated},
        closed=frozenset(room["closed"]),
        paused=room["paused"],
        finished=room["finished"],
        missing=tuple(
            Missing(event.seq, each["session"], each["step"], tuple(each["parties"]))
            for each in room["missing"]
        ),
    )


def _seats(event: Event) -> Iterator[Seat]:
    """The chairs of the table, and after them everyone who said something."""
    for each in event.data["seats"]:
        party, number, is_taken = each["party"], each["number"], each["taken"]
        chair = Seat(derived_id(event.command, f"{party} {number}"), party, number, is_taken, is_taken)
        yield replace(chair, awaited=is_taken and not each["byHand"])
    for each in event.data["authors"]:
        yield Seat(author(event, each["label"]), each["party"], 0, left=True, awaited=each["atTable"])


def _card(said: Content, event: Event) -> Card:
    """Words of a card that was kept are erased when there are none."""
    status, text = said["status"], said["text"]
    is_redacted = status == "redacted" or (status == "kept" and text is None)
    return Card(
        said["id"],
        said["kind"],
        said["party"],
        author(event, said["author"]) if said["author"] else None,
        text or "",
        said["step"],
        said["round"],
        event.seq,
        about=said["about"],
        late=said["late"],
        by_facilitator=said["enteredBy"] is not None,
        cluster=None if is_redacted else said["cluster"],
        withdrawn=status == "withdrawn",
        hidden=status == "hidden",
        redacted=is_redacted,
        drawing=said["drawing"],
    )


def _cluster(said: Content, event: Event) -> Cluster:
    return Cluster(said["id"], said["name"] or "", event.seq, redacted=said["name"] is None)


def _node(said: Content, place: int) -> Node:
    described = {name: "" if value is None else value for name, value in said["description"].items()}
    return Node(
        said["id"],
        said["kind"],
        said["parent"],
        Fraction(place),
        said["wording"],
        tuple(said["sources"]["cards"]),
        tuple(said["sources"]["clusters"]),
        described,
        said["setAside"],
        said["reason"] or "",
    )


def _wording(said: Content, event: Event) -> Wording:
    return Wording(
        said["id"],
        said["node"],
        said["text"] or "",
        said["by"],
        said["status"],
        redacted=said["text"] is None,
        seat=author(event, said["author"]) if said["author"] else None,
        carried=said["carriedWhenAdopted"],
        by_facilitator=said["enteredBy"] is not None,
    )


EVOLVE: dict[str, Evolve] = {IMPORTED: _imported}
