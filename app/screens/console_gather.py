"""The middle of the console while cards are gathered: loose cards, clusters, and the dots on them."""

from dataclasses import dataclass
from typing import Any

from app.domain.dots import HELD, STEP, are_counted, lying_on, of_round, of_seat
from app.domain.state import State
from app.screens import dots
from app.screens.cards import ShownCard
from app.screens.clusters import clusters_view
from app.screens.console_cards import shown
from app.screens.console_support import Hand, hands

GATHERED = ("association", "dream-image", "what-helps")


@dataclass(frozen=True)
class Laying:
    """A seat without a phone, and how many dots the facilitator can still lay for it."""

    hand: Hand
    left: int


def gather(state: State, language: str) -> dict[str, Any]:
    """Clusters with their cards and dots; loose cards by kind."""
    view = clusters_view(state)
    lying = sum(len(cluster.cards) for cluster in view.clusters)
    return {
        "clusters": [(cluster, shown(state, cluster.cards)) for cluster in view.clusters],
        "loose": by_kind(state, view.loose),
        "loose_count": len(view.loose),
        "card_count": lying + len(view.loose),
        "editable": not state.here.finished,
        **laid(state, language),
    }


def by_kind(state: State, cards: tuple[ShownCard, ...]) -> dict[str, list[Any]]:
    """The kinds of which there are any, each with its cards."""
    found = {kind: shown(state, [card for card in cards if card.kind == kind]) for kind in GATHERED}
    return {kind: each for kind, each in found.items() if each}


def laid(state: State, language: str) -> dict[str, Any]:
    """Before the reveal only how many seats laid dots; after it what lies where, as parties' shares."""
    turn = state.here.round_of(STEP)
    is_counted = dots.are_counted(state)
    return {
        "dots_counted": is_counted,
        "dots_asked": state.here.step == STEP and not is_counted and bool(state.clusters),
        "dots_answered": dots.answered(state),
        "dots_waiting": are_waiting(state),
        "dots_round": turn,
        "dots": dots.counted(state),
        "kept_for_dots": {key for key in state.clusters if _stays(state, key)},
        "layings": [Laying(hand, HELD - _typed(state, hand.id, turn)) for hand in hands(state, language)],
    }


def _typed(state: State, seat: str, turn: int) -> int:
    """Only what was entered here is told here."""
    return sum(each.count for each in of_seat(state, seat, turn) if each.by_facilitator)


def are_waiting(state: State) -> bool:
    """Whether dots lie somewhere that nobody may see yet."""
    return not dots.are_counted(state) and bool(of_round(state, state.here.round_of(STEP)))


def _stays(state: State, cluster: str) -> bool:
    """Dots lie on it that everyone saw."""
    return any(are_counted(state, each) for each in lying_on(state, cluster))
