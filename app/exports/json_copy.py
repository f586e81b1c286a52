"""The facilitator's own copy: all that a later import needs. Not for publication.

Who said what is kept apart by labels that are drawn anew for every export and belong to no chair. What was
hidden when it was said stands by id or by label, never in the order in which people said it; wordings and
proposals, which the room saw come, stand in the order in which they came. docs/json.md says what is in it.
"""

import json
import secrets
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from app.domain.cards import is_revealed
from app.domain.seats import chairs
from app.domain.state import MAIN, PARTIES, Card, Node, State, Wording
from app.exports.facts import withheld
from app.exports.json_voices import Labels, agreement, asked, checks, dots, proposal, revealed_voices

NAME, VERSION = "samenboom", 1
WARNING = (
    "Niet om openbaar te maken: eigen kopie van de begeleider. "
    "Not for publication: the facilitator's own copy."
)


def make(state: State, language: str, now: datetime) -> bytes:
    """The file, a line for each thing; for every point of a drawing it would be ten times as long."""
    return "".join(_lines(content(state, now))).encode()


def _lines(told: dict[str, Any]) -> Iterator[str]:
    for place, (name, value) in enumerate(told.items()):
        yield f"{',' if place else '{'}\n{_compact(name)}: "
        if not isinstance(value, list) or not value:
            yield _compact(value)
            continue
        for number, each in enumerate(value):
            yield f"{',' if number else '['}\n  {_compact(each)}"
        yield "\n]"
    yield "\n}\n"


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def content(state: State, now: datetime) -> dict[str, Any]:
    """All of it as plain data."""
    cards = sorted((c for c in state.cards.values() if is_revealed(state, c)), key=lambda card: card.id)
    labels = _labels(_speakers(state, cards))
    hidden = withheld(state)
    return {
        "format": NAME,
        "version": VERSION,
        "notForPublication": True,
        "warning": WARNING,
        "exportedAt": now.isoformat(),
        "trajectory": state.id,
        **_opening(state),
        "room": _room(state),
        "seats": [_seat(seat) for party in PARTIES for seat in chairs(state, party)],
        "authors": [_author(state, seat, label) for seat, label in labels.items()],
        "withheld": sum(hidden.values()),
        "withheldByKind": hidden,
        "cards": [_card(state, card, labels) for card in cards],
        "clusters": [_cluster(cluster) for cluster in sorted(state.clusters.values(), key=lambda c: c.seq)],
        "formerClusters": [_cluster(cluster) for cluster in state.former.values()],
        "dots": dots(state, labels),
        "nodes": [_node(node) for node in _everything(state, state.nodes[MAIN])],
        "links": [{"from": link.source, "to": link.target} for link in state.links.values()],
        "wordings": [_wording(wording, labels) for wording in state.wordings.values()],
        "proposals": [proposal(each, labels) for each in state.proposals.values()],
        "asked": [asked(state, each, labels) for each in state.asked.values()],
        "checks": checks(state, labels),
        "agreements": [agreement(each) for each in state.agreements.values()],
    }


def _speakers(state: State, cards: Iterable[Card]) -> set[str]:
    """The seats that said something that may be seen."""
    things: list[Any] = [*cards, *state.wordings.values(), *state.proposals.values(), *revealed_voices(state)]
    return {thing.seat for thing in things if thing.seat}


def _everything(state: State, node: Node) -> Iterator[Node]:
    """A node and all that hangs under it in its order, set aside or not."""
    yield node
    below = sorted((n for n in state.nodes.values() if n.parent == node.id), key=lambda n: (n.rank, n.id))
    for kind in ("subgoal", "indicator"):
        for child in below:
            if child.kind == kind:
                yield from _everything(state, child)


def _labels(seats: set[str]) -> Labels:
    """A label for each seat that wrote something, in an order that chance makes."""
    order = sorted(seats)
    secrets.SystemRandom().shuffle(order)
    return {seat: f"author-{number}" for number, seat in enumerate(order, start=1)}


def _opening(state: State) -> dict[str, Any]:
    here = state.here
    return {
        "theme": here.theme,
        "purpose": here.purpose,
        "policyGoal": here.policy_goal,
        "language": here.language,
        "seatsPerParty": len(chairs(state, PARTIES[0])),
    }


def _room(state: State) -> dict[str, Any]:
    here = state.here
    return {
        "session": here.session,
        "step": here.step,
        "rounds": dict(here.rounds),
        "highest": dict(here.highest),
        "questions": [
            {"step": step, "round": turn, "text": text} for (step, turn), text in here.questions.items()
        ],
        "revealed": [
            {"step": step, "round": turn, "seated": dict(here.seated.get((step, turn), {}))}
            for step, turn in sorted(here.revealed)
        ],
        "closed": sorted(here.closed),
        "paused": here.paused,
        "finished": here.finished,
        "missing": [
            {"session": gap.session, "step": gap.step, "parties": list(gap.parties)} for gap in here.missing
        ],
    }


def _seat(seat: Any) -> dict[str, Any]:
    return {
        "party": seat.party,
        "number": seat.number,
        "taken": seat.taken,
        "byHand": seat.by_hand and not seat.awaited,
    }


def _author(state: State, seat: str, label: str) -> dict[str, Any]:
    """Someone who said something, without a chair's number. `atTable`: has not left."""
    found = state.seats[seat]
    return {
        "label": label,
        "party": found.party,
        "atTable": found.awaited if found.left else found.taken,
    }


def _card(state: State, card: Card, labels: Labels) -> dict[str, Any]:
    return {
        "id": card.id,
        "kind": card.kind,
        "party": card.party,
        "author": labels[card.seat] if card.seat else None,
        "text": card.text if card.status == "kept" else None,
        "drawing": card.drawing if card.status == "kept" else None,
        "status": card.status,
        "step": card.step,
        "round": card.round,
        "about": card.about,
        "late": card.late,
        "enteredBy": "facilitator" if card.by_facilitator else None,
        "cluster": card.cluster,
    }


def _cluster(cluster: Any) -> dict[str, Any]:
    name = None if cluster.redacted else cluster.name
    return {"id": cluster.id, "name": name, "redacted": cluster.redacted}


def _node(node: Node) -> dict[str, Any]:
    """A node; its place among its siblings of a kind, set aside or not, is its place in the list."""
    return {
        "id": node.id,
        "kind": node.kind,
        "parent": node.parent,
        "wording": node.wording,
        "sources": {"cards": sorted(node.cards), "clusters": list(node.clusters)},
        "description": dict(node.description),
        "setAside": node.aside,
        "reason": node.reason,
    }


def _wording(wording: Wording, labels: Labels) -> dict[str, Any]:
    return {
        "id": wording.id,
        "node": wording.node,
        "text": None if wording.redacted else wording.text,
        "by": wording.by,
        "author": labels[wording.seat] if wording.seat else None,
        "status": wording.status,
        "redacted": wording.redacted,
        "carriedWhenAdopted": wording.carried,
        "enteredBy": "facilitator" if wording.by_facilitator else None,
    }
