"""Signs before their reveal: how many there are about each subgoal, per party; nothing of what."""

from typing import Any

from app.domain.seats import chairs, taken
from app.domain.state import PARTIES, Card, State
from app.screens import cards, tree

STEP = "signs"
#: So many signs of a party about one subgoal are shapes; of more the number alone is told.
MOST_SHAPES = 6


def tally(state: State) -> dict[str, Any]:
    """A row for each subgoal, in the order of the tree, and one for what is about none that stands."""
    said = cards.of_step(state, STEP)
    goals = [branch for branch in tree.tree_view(state).flat if branch.kind == "subgoal"]
    known = {goal.id for goal in goals}
    loose = [card for card in said if card.about not in known]
    writing = {card.seat for card in said}
    return {
        "round": state.here.round_of(STEP),
        "most_shapes": MOST_SHAPES,
        "parties": [
            {
                "party": party,
                "cards": sum(card.party == party for card in said),
                "writing": sum(seat.id in writing for seat in chairs(state, party)),
                "taken": taken(state, party),
            }
            for party in PARTIES
        ],
        "rows": [
            {"goal": goal, "counts": _by_party([card for card in said if card.about == goal.id])}
            for goal in goals
        ],
        "loose": _by_party(loose) if loose else [],
    }


def _by_party(found: list[Card]) -> list[tuple[str, int]]:
    return [(party, sum(card.party == party for card in found)) for party in PARTIES]
