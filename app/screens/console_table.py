"""The table as the facilitator sees it: who sits, who is here, who has sent something.

Never what one chair sent, nor how much.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.domain.script import BY_NAME
from app.domain.seats import chairs
from app.domain.state import PARTIES, Seat, State
from app.screens.audiences import Audience
from app.screens.cards import counts, is_revealed
from app.screens.console_words import party_words, seat_name
from app.screens.i18n import translator
from app.screens.regions import Live

#: How a chair's shape is drawn in each of its states.
SHAPES = {
    "empty": "open",
    "away": "none",
    "here": "full",
    "silent": "none",
    "sent": "full",
    "on-phone": "none",
}


@dataclass(frozen=True)
class Chair:
    """One chair: `state` is empty, away, here, silent, sent or on-phone (rules of the room; no numbers)."""

    id: str
    party: str
    number: int
    name: str
    state: str
    shape: str
    by_hand: bool


@dataclass(frozen=True)
class Side:
    """One party at the table. `cards` are those of the present round; `each` is the mean per taken seat."""

    party: str
    chairs: tuple[Chair, ...]
    taken: int
    here: int
    cards: int
    each: float | None


def is_asking(state: State) -> bool:
    """Whether cards come in now that nobody may read yet."""
    step = state.here.step
    return BY_NAME[step].collects is not None and not is_revealed(state, step)


def shows_table(state: State) -> bool:
    """Whether the middle shows the chairs: while people sit down, and while they write."""
    return state.here.step == "welcome" or is_asking(state)


def is_here(seat: Seat, live: Live) -> bool:
    """Someone sits there: a live screen, or a seat for which the facilitator types."""
    return seat.taken and (seat.by_hand or seat.id in live.present)


def holds(seat: Seat, live: Live) -> int:
    """How many cards the seat's phone still has to send."""
    return (live.held or {}).get(seat.id, 0) if seat.taken else 0


def _state_of(state: State, seat: Seat, live: Live) -> str:
    if not seat.taken:
        return "empty"
    if holds(seat, live):
        return "on-phone"
    if is_asking(state) and _has_sent(state, seat):
        return "sent"
    if not is_here(seat, live):
        return "away"
    return "silent" if is_asking(state) else "here"


def _has_sent(state: State, seat: Seat) -> bool:
    step, turn = state.here.step, state.here.round_of(state.here.step)
    return any(
        (card.seat, card.step, card.round, card.status) == (seat.id, step, turn, "kept")
        for card in state.cards.values()
    )


def table(state: State, live: Live, language: str) -> tuple[Side, ...]:
    """The three parties in their order."""
    return tuple(_side(state, party, live, language) for party in PARTIES)


def _side(state: State, party: str, live: Live, language: str) -> Side:
    seats, said = chairs(state, party), counts(state, state.here.step)[party]
    taken = sum(seat.taken for seat in seats)
    return Side(
        party=party,
        chairs=tuple(_chair(state, seat, live, language) for seat in seats),
        taken=taken,
        here=sum(is_here(seat, live) for seat in seats),
        cards=said,
        each=round(said / taken, 1) if taken else None,
    )


def _chair(state: State, seat: Seat, live: Live, language: str) -> Chair:
    now = _state_of(state, seat, live)
    name = seat_name(seat, translator(language))
    return Chair(seat.id, seat.party, seat.number, name, now, SHAPES[now], seat.by_hand)


def present(state: State, audience: Audience, live: Live) -> Mapping[str, Any]:
    """The header: how many of each party are here."""
    return _data(state, audience, live)


def balance(state: State, audience: Audience, live: Live) -> Mapping[str, Any]:
    """The middle of the screen while people sit down or write: one shape a chair."""
    return {
        **_data(state, audience, live),
        "shown": shows_table(state),
        "asking": is_asking(state),
        "many": max(len(chairs(state, party)) for party in PARTIES) > 8,
    }


def seats(state: State, audience: Audience, live: Live) -> Mapping[str, Any]:
    """The chairs with what can be done to each of them."""
    return {
        **_data(state, audience, live),
        "door_open": state.here.door_open,
        "finished": state.here.finished,
        "per_party": len(chairs(state, PARTIES[0])),
    }


def _data(state: State, audience: Audience, live: Live) -> dict[str, Any]:
    return {
        "trajectory": state.id,
        "sides": table(state, live, audience.language),
        "parties": party_words(translator(audience.language)),
    }
