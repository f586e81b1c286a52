"""Equal voices: how much each party has said, and the order in which the parties take turns."""

from collections.abc import Iterable, Sequence
from itertools import zip_longest

from .script import rotation
from .seats import taken
from .state import PARTIES, Card, State

#: Residents begin at the first reveal; then the order moves on.
TURNS = ("resident", "municipality", "provider")


def counts(cards: Iterable[Card]) -> dict[str, int]:
    """Cards per party."""
    said = [card.party for card in cards]
    return {party: said.count(party) for party in PARTIES}


def balance(state: State, cards: Iterable[Card]) -> dict[str, float | None]:
    """Cards per taken seat of each party; None while nobody of it sits."""
    said = counts(cards)
    return {party: said[party] / taken(state, party) if taken(state, party) else None for party in PARTIES}


def alternating(cards: Iterable[Card], step: str) -> Sequence[Card]:
    """The parties in turn, residents beginning first, rotating per step; within a party by the random id."""
    shift = rotation(step)
    order = TURNS[shift:] + TURNS[:shift]
    by_id = sorted(cards, key=lambda card: card.id)
    rows = [[card for card in by_id if card.party == party] for party in order]
    return [card for row in zip_longest(*rows) for card in row if card is not None]
