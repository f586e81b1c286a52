"""The gallery of dream images on the projector: drawings large, sentences in between, the parties in turn."""

from collections.abc import Sequence
from typing import Any

from app.screens.cards import ShownCard

FEW, SOME = 3, 4
A_SCREEN = 6


def gallery(found: Sequence[ShownCard]) -> dict[str, Any]:
    """The cards, and how large a drawing stands: sizes are chosen by how many there are, and never slide."""
    drawn = sum(bool(card.drawing) for card in found)
    is_few = len(found) <= FEW or (drawn < FEW and len(found) <= A_SCREEN)
    return {"cards": found, "size": "few" if is_few else "some" if drawn <= SOME else "many"}
