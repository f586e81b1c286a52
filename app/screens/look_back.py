"""What a look back begins with: how many cards each party wrote so far, and who was missing last time."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.balance import counts
from app.domain.cards import is_shown
from app.domain.state import PARTIES, State

STEPS = {"look-back-2": 1, "look-back-3": 2}


@dataclass(frozen=True)
class Seen:
    """`cards` per party that the room has seen; of the session before: who was `missing` all the time, and
    who was so at `times` (an opening of a step, or the close).
    """

    session: int
    cards: Mapping[str, int]
    missing: tuple[str, ...]
    times: tuple[str, ...]


def seen(state: State) -> Seen | None:
    """What is told when the group looks back; None in any other step."""
    session = STEPS.get(state.here.step)
    if session is None:
        return None
    moments = [set(gap.parties) for gap in state.here.missing if gap.session == session]
    always = set.intersection(*moments) if moments else set()
    ever = set.union(*moments) if moments else set()
    return Seen(
        session=session,
        cards=counts(
            card for card in state.cards.values() if card.kind != "parking" and is_shown(state, card)
        ),
        missing=tuple(party for party in PARTIES if party in always),
        times=tuple(party for party in PARTIES if party in ever - always),
    )
