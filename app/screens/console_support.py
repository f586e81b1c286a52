"""Questions about support on the console: what was asked, what can be, and for whom an answer is typed."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.seats import chairs
from app.domain.state import PARTIES, State
from app.domain.support import latest, open_now
from app.domain.tree import aside_above
from app.screens.console_words import seat_name
from app.screens.i18n import translator
from app.screens.support import ShownSupport, asked_now, support_of


@dataclass(frozen=True)
class Hand:
    """A seat without a phone, for which the facilitator types."""

    id: str
    name: str
    party: str


@dataclass(frozen=True)
class Question:
    """A question that was put, or can be. `untyped`: seats without a phone that have no answer yet."""

    about: str
    shown: ShownSupport | None
    untyped: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        """People are answering it now."""
        return self.shown is not None and self.shown.open


def hands(state: State, language: str) -> list[Hand]:
    """The seats without a phone, in the order of the parties."""
    _ = translator(language)
    taken = [seat for party in PARTIES for seat in chairs(state, party) if seat.taken and seat.by_hand]
    return [Hand(seat.id, seat_name(seat, _), seat.party) for seat in taken]


def question(state: State, about: str, language: str) -> Question:
    """What was asked last about a wording, a node or the tree."""
    found = support_of(state, about, language)
    return Question(about, found, _untyped(state, about, language) if found and found.open else ())


def _untyped(state: State, about: str, language: str) -> tuple[str, ...]:
    asked = latest(state, about)
    said = {answer.seat for answer in state.answers.values() if asked and answer.asked == asked.id}
    return tuple(hand.name for hand in hands(state, language) if hand.id not in said)


def open_questions(state: State) -> list[str]:
    """What is being asked now."""
    return [asked.about for asked in open_now(state)]


def not_asked(state: State, about: Iterable[str]) -> list[str]:
    """What of these was never asked yet."""
    return [each for each in about if latest(state, each) is None]


def silent(state: State, language: str) -> dict[str, int]:
    """Party to the number of open questions on which nobody of it answered, while someone of it sits."""
    found = dict.fromkeys(PARTIES, 0)
    for asked in asked_now(state, language):
        for party in asked.parties:
            found[party.party] += bool(party.of and not party.answered)
    return {party: number for party, number in found.items() if number}


def uncarried(state: State) -> list[str]:
    """Nodes in the tree whose words were chosen although not carried."""
    found = [(node, state.wordings.get(node.wording or "")) for node in state.nodes.values()]
    return [
        node.id
        for node, wording in found
        if wording and wording.carried is False and aside_above(state, node.id) is None
    ]
