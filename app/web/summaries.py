"""What the API tells of a trajectory, its cards and its clusters. Words that nobody may see are null."""

import hashlib
from typing import Any

from app.domain import publishing
from app.domain.cards import is_shown
from app.domain.counting import Share, shares, weight
from app.domain.dots import STEP
from app.domain.script import KINDS
from app.domain.seats import chairs
from app.domain.state import PARTIES, Seat, State
from app.web.numbers import number


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
    found.sort(key=lambda card: (KINDS.index(card.kind), card.round, _shuffled(state, card.id)))
    return [publishing.card(state, card, seat) for card in found]


def _shuffled(state: State, id_: str) -> bytes:
    return hashlib.sha256(f"{state.id} {id_}".encode()).digest()


def clusters(state: State) -> list[dict[str, Any]]:
    """In the order in which they were made; how the dots lie is told once gather is revealed."""
    made = sorted(state.clusters.values(), key=lambda cluster: cluster.seq)
    return [
        {
            "id": cluster.id,
            "name": None if cluster.redacted else cluster.name,
            "cards": _inside(state, cluster.id),
            "dots": _dots(state, cluster.id),
        }
        for cluster in made
    ]


def _inside(state: State, cluster: str) -> list[str]:
    return sorted(
        card.id for card in state.cards.values() if card.cluster == cluster and is_shown(state, card)
    )


def _dots(state: State, cluster: str) -> dict[str, Any]:
    """The dots of the present round."""
    turn = state.here.round_of(STEP)
    found, is_seen = shares(state, cluster, turn), (STEP, turn) in state.here.revealed
    return {
        "parties": {party: _share(share, is_seen) for party, share in found.items()},
        "weighted": number(weight(found)) if is_seen else None,
    }


def _share(share: Share, is_seen: bool) -> dict[str, Any]:
    told = {"of": share.of, "answered": share.answered}
    return told | {"dots": share.dots, "share": number(share.share)} if is_seen else told
