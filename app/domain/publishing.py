"""What leaves the house of an event or a card: never a seat, never words that the room has not seen or that
were taken back.
"""

from typing import Any

from .cards import is_revealed, is_shown
from .state import Card, Event, State

#: Ids of chairs and devices. The ids of commands from which chairs get theirs stay inside as well.
_PRIVATE = frozenset({"seat", "chair", "replaces", "seed"})
_MAKE_CHAIRS = frozenset({"trajectory-opened", "seat-freed", "seat-moved", "seats-set"})
_SAY_A_CARD = frozenset({"card-added", "card-edited"})


def event(state: State, fact: Event) -> dict[str, Any]:
    """An event for the facilitator's API: `{seq, at, type, data, role, party}`."""
    data = {key: value for key, value in fact.data.items() if key not in _PRIVATE}
    party = fact.party
    if fact.type not in _MAKE_CHAIRS:
        data = {"id": fact.command, **data}
    if fact.type in _SAY_A_CARD and not _was_seen(state, fact):
        data |= {"text": None, "hidden": True}
    if party and (found := _card(state, fact)):
        # Who moved to another party took along what was hidden: the old party would tie these cards together.
        party = found.party
        data |= {"party": party} if "party" in data else {}
    return {
        "seq": fact.seq,
        "at": fact.at,
        "type": fact.type,
        "data": data,
        "role": fact.role,
        "party": party,
    }


def _card(state: State, fact: Event) -> Card | None:
    return state.cards.get(fact.data.get("card", fact.command))


def _was_seen(state: State, fact: Event) -> bool:
    """Whether the room sees these words: what was worded anew before the reveal was never seen."""
    found = _card(state, fact)
    return found is not None and is_shown(state, found) and found.text == fact.data["text"]


def card(state: State, it: Card, seat: str | None) -> dict[str, Any]:
    """A card for the API; the words of an unrevealed one are for its own seat only."""
    mine = seat is not None and it.seat == seat
    visible = is_shown(state, it) or (mine and it.status == "kept")
    return {
        "id": it.id,
        "kind": it.kind,
        "party": it.party,
        "text": it.text if visible else None,
        "hidden": not is_revealed(state, it),
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
