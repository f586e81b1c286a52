"""What leaves the house of an event or a card: never a seat, never words that the room has not seen or that
were taken back.
"""

from typing import Any

from .cards import is_shown
from .redaction import spoken_about
from .state import Card, Event, State

#: Ids of chairs, and what they could be computed from. `command` and `by` stay inside as well.
_PRIVATE = frozenset({"seat", "chair", "replaces", "seed"})


def event(state: State, fact: Event) -> dict[str, Any]:
    """An event for the facilitator's API: `{seq, at, type, data, role, party}`; unseen words are null and
    `hidden`.
    """
    data = {"id": fact.command} | {key: value for key, value in fact.data.items() if key not in _PRIVATE}
    card = state.cards.get(spoken_about(fact))
    if card and not is_shown(state, card) and "text" in data:
        data |= {"text": None, "hidden": True}
    return {
        "seq": fact.seq,
        "at": fact.at,
        "type": fact.type,
        "data": data,
        "role": fact.role,
        "party": fact.party,
    }


def card(state: State, it: Card, seat: str | None) -> dict[str, Any]:
    """A card for the API; the words of an unrevealed one are for its own seat only."""
    mine = seat is not None and it.seat == seat
    visible = is_shown(state, it) or (mine and it.status == "kept")
    return {
        "id": it.id,
        "kind": it.kind,
        "party": it.party,
        "text": it.text if visible else None,
        "hidden": it.status == "kept" and not is_shown(state, it),
        "status": it.status,
        "late": it.late if seat is None else None,
        "round": it.round,
        "about": it.about,
        "drawing": None,
        "enteredBy": "facilitator" if it.by_facilitator else None,
        "clusterId": it.cluster,
        "mine": mine,
        "becameIds": [node.id for node in state.nodes.values() if it.id in node.cards],
    }
