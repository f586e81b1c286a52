"""The gallery of dream images on the projector: drawings large, sentences in between, the parties in turn."""

from collections.abc import Sequence
from typing import Any

from app.screens.cards import ShownCard

FEW, SOME = 3, 4


def gallery(found: Sequence[ShownCard]) -> dict[str, Any]:
    """The cards, and how large a drawing stands: sizes are chosen by how many there are, and never slide."""
    drawn = sum(bool(card.drawing) for card in found)
    return {"cards": found, "size": "few" if len(found) <= FEW else "some" if drawn <= SOME else "many"}
