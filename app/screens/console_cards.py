"""Cards with what only the facilitator is told of them."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.state import Card, State
from app.screens.cards import ShownCard
from app.screens.drawings import Line


@dataclass(frozen=True)
class Shown:
    """A card that everyone may see; that it came late, or was entered by hand, only the facilitator."""

    id: str
    kind: str
    party: str
    text: str
    about: str | None
    late: bool
    entered: bool
    drawing: tuple[Line, ...] = ()
    stretch: int = 0


def shown(state: State, cards: Iterable[ShownCard]) -> list[Shown]:
    """The same cards in the same order."""
    return [_shown(card, state.cards[card.id]) for card in cards]


def _shown(card: ShownCard, full: Card) -> Shown:
    return Shown(
        card.id, card.kind, card.party, card.text, card.about, full.late, full.by_facilitator, card.drawing,
        card.stretch,
    )  # fmt: skip
