"""What a seat said and nobody saw yet: it goes along when the seat moves, and lapses when it leaves."""

from .cards import is_revealed
from .checks import are_seen
from .dots import STEP
from .state import Change, State


def moved_along(state: State, seat: str, party: str) -> list[Change]:
    """What is not yet revealed or closed becomes the other party's; the rest keeps its party."""
    cards = [card.id for card in state.cards.values() if card.seat == seat and not is_revealed(state, card)]
    return [
        *(state.change("cards", card, party=party) for card in cards),
        *(state.change("dots", dots, party=party) for dots in _uncounted(state, seat)),
        *(state.change("answers", answer, party=party) for answer in _unclosed(state, seat)),
        *(state.change("checks", check, party=party) for check in _unseen(state, seat)),
    ]


def lapsed(state: State, seat: str) -> list[Change]:
    """Answers to what is still open go with who leaves; cards stay with the party."""
    return [
        *(state.drop("dots", dots) for dots in _uncounted(state, seat)),
        *(state.drop("answers", answer) for answer in _unclosed(state, seat)),
        *(state.drop("checks", check) for check in _unseen(state, seat)),
    ]


def _uncounted(state: State, seat: str) -> list[str]:
    revealed = state.here.revealed
    return [
        dots.id for dots in state.dots.values() if dots.seat == seat and (STEP, dots.round) not in revealed
    ]


def _unclosed(state: State, seat: str) -> list[str]:
    return [
        answer.id
        for answer in state.answers.values()
        if answer.seat == seat and state.asked[answer.asked].open
    ]


def _unseen(state: State, seat: str) -> list[str]:
    return [check.id for check in state.checks.values() if check.seat == seat and not are_seen(state, check)]
