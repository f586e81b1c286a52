"""Cards as everyone may see them: no text before the reveal, nothing that ties two cards to one person."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from app.domain import balance
from app.domain.cards import is_shown
from app.domain.state import PARTIES, Card, State
from app.screens.drawings import Line, lines

#: A long list stands and changes in stretches: so many near its top with a few cards each, for these are
#: looked at most; further down with many cards, where a phone skips what is out of sight and each stretch
#: costs more than it saves.
NEAR, FEW, MANY = 10, 4, 12


@dataclass(frozen=True)
class ShownCard:
    """A revealed, kept card. Without seat, order of arrival and lateness; `cluster` is where it lies.

    `stretch`: in which stretch of a long list it stands, whatever comes and goes in the others.
    """

    id: str
    kind: str
    party: str
    text: str
    about: str | None
    cluster: str | None
    drawing: tuple[Line, ...] = ()
    stretch: int = 0

    @property
    def is_far(self) -> bool:
        """Whether its stretch is one with many cards, below the first ones."""
        return self.stretch >= NEAR


@dataclass(frozen=True)
class Word:
    """One word of the wall: how it was spelled, the parties that said it, and the cards that say it."""

    text: str
    parties: tuple[str, ...]
    cards: tuple[str, ...]


@dataclass(frozen=True)
class SharedWords:
    """The wall of associations: words of all three parties, of two, and of each party alone."""

    three: tuple[Word, ...]
    two: tuple[Word, ...]
    one: Mapping[str, tuple[Word, ...]]


def is_revealed(state: State, step: str, round_: int | None = None) -> bool:
    """Whether a step's round was revealed; without a round: its present one."""
    return (step, round_ or state.here.round_of(step)) in state.here.revealed


def of_step(state: State, step: str, round_: int | None = None) -> list[Card]:
    """The kept cards of a step and round, revealed or not: to count, never to show."""
    return state.cards.kept(step, round_ or state.here.round_of(step))


def wall(state: State, step: str, round_: int | None = None) -> list[ShownCard]:
    """The revealed, kept cards of a step and round, parties alternating; empty before the reveal."""
    return alternating(state, of_step(state, step, round_), step)


def alternating(state: State, cards: Iterable[Card], step: str) -> list[ShownCard]:
    """Cards that may be shown, the parties in turn; within a party the order tells nothing of who or when."""
    return [shown(card) for card in balance.alternating((c for c in cards if is_shown(state, c)), step)]


def shown(card: Card) -> ShownCard:
    """What shared HTML may know of a card that may be shown."""
    drawn = lines(card.drawing)
    return ShownCard(card.id, card.kind, card.party, card.text, card.about, card.cluster, drawn)


def in_stretches(cards: Iterable[ShownCard]) -> list[ShownCard]:
    """Each with the stretch that its place in the list gives it."""
    return [replace(card, stretch=_stretch(place)) for place, card in enumerate(cards)]


def _stretch(place: int) -> int:
    beyond = max(place - NEAR * FEW, 0)
    return (place - beyond) // FEW + beyond // MANY


def counts(state: State, step: str, round_: int | None = None) -> dict[str, int]:
    """How many kept cards each party has in a step and round. May be known before the reveal."""
    return balance.counts(of_step(state, step, round_))


def parked(state: State) -> list[ShownCard]:
    """The cards on the parking place; they are shown at once."""
    return alternating(state, state.cards.kept(None), "associations")


def shared_words(cards: Iterable[ShownCard]) -> SharedWords:
    """Equal words (whatever case, spaces, punctuation) together, by how many parties said them."""
    groups: dict[str, list[ShownCard]] = {}
    for card in cards:
        groups.setdefault(same_word(card.text), []).append(card)
    words = [_word(group) for group in groups.values()]
    return SharedWords(
        three=_most_said_first(word for word in words if len(word.parties) == 3),
        two=_most_said_first(word for word in words if len(word.parties) == 2),
        one={party: tuple(word for word in words if word.parties == (party,)) for party in PARTIES},
    )


def same_word(text: str) -> str:
    """What two texts have in common when they are the same word. A text of signs only stays itself."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(re.findall(r"\w+", plain)) or plain.strip()


def _word(group: list[ShownCard]) -> Word:
    said_by = {card.party for card in group}
    ids = tuple(card.id for card in group)
    return Word(group[0].text, tuple(party for party in PARTIES if party in said_by), ids)


def _most_said_first(words: Iterable[Word]) -> tuple[Word, ...]:
    return tuple(sorted(words, key=lambda word: -len(word.cards)))
