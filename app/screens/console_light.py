"""What stands large on the projector, as the console says it."""

from dataclasses import dataclass

from app.domain.spotlight import lit
from app.domain.state import Card, State


@dataclass(frozen=True)
class Light:
    """A card (with its party) or a node (without); `text` is "" when the words were erased."""

    id: str
    text: str
    party: str | None = None


def light(state: State) -> Light | None:
    """What stands in the light now."""
    found = lit(state)
    if found is None:
        return None
    if isinstance(found, Card):
        return Light(found.id, found.text, found.party)
    wording = state.wordings.get(found.wording or "")
    return Light(found.id, "" if wording is None or wording.redacted else wording.text)
