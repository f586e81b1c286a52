"""What leaves the house of an event or a card: never a seat, never words that the room has not seen or that
were taken back.
"""

from typing import Any

from .cards import is_revealed, is_shown
from .checks import are_seen
from .copies import IMPORTED
from .dots import are_counted
from .state import Answer, Card, Check, Dots, Event, State

#: Ids of chairs and devices. The ids of commands from which chairs get theirs stay inside as well.
_PRIVATE = frozenset({"seat", "chair", "replaces", "seed"})
_MAKE_CHAIRS = frozenset({"trajectory-opened", IMPORTED, "seat-freed", "seat-moved", "seats-set"})
#: What is told of the event that holds a whole file: all else stands in the cards, the tree and the exports.
_OPENING = ("theme", "purpose", "policyGoal", "language", "seatsPerParty")
#: What nobody sees before the reveal or the closing, by event.
_COUNTED_LATER = {
    "dots-placed": frozenset({"cluster", "count"}),
    "support-answered": frozenset({"answer", "reason"}),
    "indicator-checked": frozenset({"indicator", "answer", "reason"}),
}
_SAY_A_CARD = frozenset({"card-added", "card-edited"})


def event(state: State, fact: Event) -> dict[str, Any]:
    """An event for the facilitator's API: `{seq, at, type, data, role, party}`."""
    data = {key: value for key, value in fact.data.items() if key not in _PRIVATE}
    party = fact.party
    if fact.type == IMPORTED:
        data = {name: data[name] for name in _OPENING}
    if fact.type not in _MAKE_CHAIRS:
        data = {"id": fact.command, **data}
    if fact.type in _SAY_A_CARD and not _was_seen(state, fact):
        data |= {"text": None, "hidden": True, **({"drawing": None} if "drawing" in data else {})}
    if fact.type in _COUNTED_LATER and not _was_counted(state, fact):
        data |= {**dict.fromkeys(data.keys() & _COUNTED_LATER[fact.type]), "hidden": True}
    if party and (found := _said(state, fact)):
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


def _was_counted(state: State, fact: Event) -> bool:
    """Whether the room sees this answer: one that was given anew, or lapsed, was never seen."""
    if fact.type == "dots-placed":
        return any(dots.command == fact.command and are_counted(state, dots) for dots in state.dots.values())
    if fact.type == "indicator-checked":
        return any(
            check.command == fact.command and are_seen(state, check) for check in state.checks.values()
        )
    answers = [answer for answer in state.answers.values() if answer.command == fact.command]
    return any(not state.asked[answer.asked].open for answer in answers)


def _said(state: State, fact: Event) -> Answer | Card | Check | Dots | None:
    """What this event put there and still stands: it may have gone along to another party."""
    if fact.type not in _COUNTED_LATER:
        return _card(state, fact)
    voices: list[Answer | Check | Dots] = [
        *state.dots.values(),
        *state.answers.values(),
        *state.checks.values(),
    ]
    return next((voice for voice in voices if voice.command == fact.command), None)


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
        "drawing": it.drawing if visible else None,
        "enteredBy": "facilitator" if it.by_facilitator else None,
        "clusterId": it.cluster,
        "mine": mine,
        "becameIds": [node.id for node in state.nodes.values() if it.id in node.cards],
    }
