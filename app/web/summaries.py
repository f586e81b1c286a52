"""What the API tells of a trajectory, its clusters and its tree. Words that nobody may see are null."""

import hashlib
from collections.abc import Iterable
from typing import Any

from app.domain import publishing
from app.domain.cards import is_shown
from app.domain.fields import DESCRIPTION
from app.domain.script import KINDS as CARD_KINDS
from app.domain.seats import chairs
from app.domain.state import MAIN, PARTIES, Node, Seat, State, Wording

KINDS = ("subgoal", "indicator")
#: Every field of a description is there, null while nothing is said.
UNDESCRIBED: dict[str, Any] = dict.fromkeys(DESCRIPTION)


def trajectory(state: State, present: frozenset[str], sees_seats: bool) -> dict[str, Any]:
    """Where the group is and who sits at the table; the seats themselves for the facilitator only."""
    here = state.here
    told = {
        "id": state.id,
        "theme": here.theme,
        "session": here.session,
        "step": here.step,
        "round": here.round_of(here.step),
        "revealed": (here.step, here.round_of(here.step)) in here.revealed,
        "doorOpen": here.door_open,
        "seq": state.seq,
        "parties": [_party(party, chairs(state, party), present) for party in PARTIES],
    }
    if sees_seats:
        told["seats"] = [_seat(seat, present) for party in PARTIES for seat in chairs(state, party)]
    return told


def _party(party: str, seats: list[Seat], present: frozenset[str]) -> dict[str, Any]:
    taken = [seat.id for seat in seats if seat.taken]
    return {
        "party": party,
        "seats": len(seats),
        "taken": len(taken),
        "present": sum(seat in present for seat in taken),
    }


def _seat(seat: Seat, present: frozenset[str]) -> dict[str, Any]:
    return {
        "seatId": seat.id,
        "number": seat.number,
        "party": seat.party,
        "taken": seat.taken,
        "present": seat.id in present,
        "byHand": seat.by_hand,
    }


def cards(state: State, kind: str | None, seat: str | None) -> list[dict[str, Any]]:
    """All cards of a kind, as this seat (or the facilitator) may see them, in an order that tells nothing."""
    found = [card for card in state.cards.values() if kind in (None, card.kind)]
    found.sort(key=lambda card: (CARD_KINDS.index(card.kind), card.round, _shuffled(state, card.id)))
    return [publishing.card(state, card, seat) for card in found]


def _shuffled(state: State, id_: str) -> bytes:
    return hashlib.sha256(f"{state.id} {id_}".encode()).digest()


def clusters(state: State) -> list[dict[str, Any]]:
    """In the order in which they were made."""
    made = sorted(state.clusters.values(), key=lambda cluster: cluster.seq)
    return [
        {
            "id": cluster.id,
            "name": None if cluster.redacted else cluster.name,
            "cards": _inside(state, cluster.id),
            "dots": {"parties": dict.fromkeys(PARTIES, 0), "weighted": None},
        }
        for cluster in made
    ]


def _inside(state: State, cluster: str) -> list[str]:
    return sorted(
        card.id for card in state.cards.values() if card.cluster == cluster and is_shown(state, card)
    )


def tree(state: State) -> dict[str, Any]:
    """The whole goal tree. What later versions add is empty here."""
    return {
        "seq": state.seq,
        "mainGoal": _node(state, state.nodes[MAIN]),
        "setAside": [],
        "proposals": [],
        "links": [],
        "support": None,
        "agreements": [],
    }


def _node(state: State, node: Node) -> dict[str, Any]:
    below = [other for other in state.nodes.values() if other.parent == node.id]
    below.sort(key=lambda other: (KINDS.index(other.kind), other.rank, other.id))
    told = {
        "id": node.id,
        "kind": node.kind,
        "text": _text(state.wordings.get(node.wording or "")),
        "children": [_node(state, child) for child in below],
        "wordings": [_wording(each) for each in state.wordings.values() if each.node == node.id],
        "sources": {
            "cards": list(node.cards),
            "clusters": list(node.clusters),
            "parties": _parties(state, node.cards),
        },
        "support": None,
    }
    return {**UNDESCRIBED, **node.description, **told, "check": None} if node.kind == "indicator" else told


def _text(wording: Wording | None) -> str | None:
    """The empty main goal has no words yet; redacted ones are gone."""
    if wording is None:
        return ""
    return None if wording.redacted else wording.text


def _wording(wording: Wording) -> dict[str, Any]:
    return {
        "id": wording.id,
        "text": _text(wording),
        "by": wording.by,
        "support": None,
        "status": wording.status,
    }


def _parties(state: State, cards: Iterable[str]) -> list[str]:
    found = {state.cards[card].party for card in cards if card in state.cards}
    return [party for party in PARTIES if party in found]
