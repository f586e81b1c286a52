"""Cards as everyone may see them: no text before the reveal, nothing that ties two cards of one person."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain, zip_longest

from app.domain.script import BY_NAME, rotation
from app.domain.state import PARTIES, Card, State

#: Residents begin first, then the municipality, then the providers (method: rotating per step).
TURNS = ("resident", "municipality", "provider")


@dataclass(frozen=True)
class ShownCard:
    """A revealed, kept card. Without seat, order of arrival and lateness; `cluster` is where it lies."""

    id: str
    kind: str
    party: str
    text: str
    about: str | None
    cluster: str | None


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


def is_shown(state: State, card: Card) -> bool:
    """Whether everyone may read it: parked cards at once, the others after the reveal of their round."""
    return card.status == "kept" and (card.step is None or (card.step, card.round) in state.here.revealed)


def turns(step: str) -> tuple[str, ...]:
    """The parties in the order in which they take turns in this step."""
    first = rotation(step)
    return TURNS[first:] + TURNS[:first]


def wall(state: State, step: str, round_: int | None = None) -> list[ShownCard]:
    """The revealed, kept cards of a step and round, parties alternating; empty before the reveal."""
    if not is_revealed(state, step, round_):
        return []
    number = round_ or state.here.round_of(step)
    found = (card for card in state.cards.values() if card.step == step and card.round == number)
    return alternating(state, found, step)


def alternating(state: State, cards: Iterable[Card], step: str) -> list[ShownCard]:
    """Cards that may be shown, the parties in turn; within a party the order tells nothing of who or when."""
    kept = sorted((card for card in cards if is_shown(state, card)), key=lambda card: _shuffled(state, card))
    by_party = [[shown(card) for card in kept if card.party == party] for party in turns(step)]
    return [card for card in chain.from_iterable(zip_longest(*by_party)) if card]


def shown(card: Card) -> ShownCard:
    """What shared HTML may know of a card."""
    return ShownCard(card.id, card.kind, card.party, card.text, card.about, card.cluster)


def counts(state: State, step: str, round_: int | None = None) -> dict[str, int]:
    """How many kept cards each party has in a step and round. May be known before the reveal."""
    number = round_ or state.here.round_of(step)
    found = [c.party for c in state.cards.values() if (c.step, c.round, c.status) == (step, number, "kept")]
    return {party: found.count(party) for party in PARTIES}


def collects(step: str) -> bool:
    """Whether people write cards in this step."""
    return BY_NAME[step].collects is not None


def parked(state: State) -> list[ShownCard]:
    """The cards on the parking place; shown at once."""
    found = (card for card in state.cards.values() if card.kind == "parking")
    return alternating(state, found, "associations")


def shared_words(cards: Iterable[ShownCard]) -> SharedWords:
    """Equal words (whatever case, spaces, punctuation) together, by how many parties said them."""
    groups: dict[str, list[ShownCard]] = {}
    for card in cards:
        groups.setdefault(same_word(card.text), []).append(card)
    words = [_word(group) for group in groups.values()]
    alone = [word for word in words if len(word.parties) == 1]
    return SharedWords(
        three=_most_said_first(word for word in words if len(word.parties) == 3),
        two=_most_said_first(word for word in words if len(word.parties) == 2),
        one={party: tuple(word for word in alone if word.parties == (party,)) for party in PARTIES},
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


def _shuffled(state: State, card: Card) -> bytes:
    """Ids are made on phones and may betray a time; their hash does not."""
    return hashlib.sha256(f"{state.id} {card.id}".encode()).digest()
