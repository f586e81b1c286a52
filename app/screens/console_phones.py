"""Whether all that was written has arrived, per party: connected, away, cards on phones, stuck.

Phones tell numbers only. Of a phone that is away nobody knows what it holds: that is said beside it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from app.domain.seats import chairs
from app.domain.state import PARTIES, Seat, State
from app.screens.audiences import Audience
from app.screens.console_table import holds
from app.screens.console_words import party_words
from app.screens.i18n import translator
from app.screens.regions import Live


@dataclass(frozen=True)
class Phones:
    """Of one party, or of all: seats with a phone that is here, without one, and what the first ones hold.

    `by_hand`: who takes part on paper. The header counts them as here, so this row names them.
    """

    connected: int
    away: int
    cards: int
    holding: int
    stuck: int
    by_hand: int

    @property
    def is_empty(self) -> bool:
        """All phones that can be reached have sent all they had; there is at least one."""
        return self.connected > 0 and self.cards == 0


def phones(state: State, audience: Audience, live: Live) -> Mapping[str, Any]:
    """One line for all, and a row for each party. Who has no phone is counted, not waited for."""
    seats = {party: [seat for seat in chairs(state, party) if seat.taken] for party in PARTIES}
    everyone = [seat for each in seats.values() for seat in each]
    return {
        "all": _counted(everyone, live),
        "sides": [(party, _counted(each, live)) for party, each in seats.items()],
        "parties": party_words(translator(audience.language)),
    }


def _has_phone(seat: Seat) -> bool:
    return not seat.by_hand and not seat.awaited


def _counted(taken: Iterable[Seat], live: Live) -> Phones:
    taken = tuple(taken)
    seats = [seat for seat in taken if _has_phone(seat)]
    here = [seat for seat in seats if seat.id in live.present]
    held = [holds(seat, live) for seat in here]
    return Phones(
        connected=len(here),
        away=sum(seat.id not in live.present for seat in seats),
        cards=sum(held),
        holding=sum(count > 0 for count in held),
        stuck=sum(seat.id in live.stuck for seat in here),
        by_hand=sum(seat.by_hand for seat in taken),
    )
