"""The dice of a random room: what exists mostly, now and then what does not."""

from collections.abc import Callable, Sequence
from random import Random
from typing import Any
from uuid import UUID, uuid5

from app.domain.cards import is_shown
from app.domain.state import State

SPACE = UUID(int=20260302)
UNKNOWN = str(uuid5(SPACE, "nothing has this id"))


class Dice:
    """Chooses from what a state holds. `words` and `mark` (a number) are new in every command."""

    def __init__(self, dice: Random, state: State, words: str, mark: float) -> None:
        self.dice, self.state, self.words, self.mark = dice, state, words, mark

    def of(self, options: Sequence[Any]) -> Any:
        """One of these."""
        return self.dice.choice(options)

    def chance(self, one_in: int) -> bool:
        """True once in so many times."""
        return self.dice.randrange(one_in) == 0

    def id_in(self, table: str, *others: str) -> str:
        """The id of a thing; now and then one that is unknown or of another kind."""
        return self.id_of([*getattr(self.state, table), *others])

    def id_of(self, ids: Sequence[str]) -> str:
        """One of these ids; now and then one that is unknown or of another kind."""
        if not ids or self.chance(25):
            return str(self.of([UNKNOWN, *self.state.seats]))
        return str(self.of(ids))

    def some_cards(self) -> list[str]:
        """Cards that may be clustered, mostly; they may be none, or one twice."""
        seen = [card.id for card in self.state.cards.values() if is_shown(self.state, card)]
        if not seen or self.chance(8):
            return [self.id_in("cards")]
        return [str(self.of(seen)) for _ in range(self.dice.randrange(4))]

    def some(self, **fields: Callable[[], Any]) -> dict[str, Any]:
        """Fields that need not be there: each is, half of the times."""
        return {name: make() for name, make in fields.items() if self.chance(2)}

    def for_seat(self) -> dict[str, str]:
        """Now and then the facilitator enters something for someone without a phone."""
        by_hand = [seat for seat, it in self.state.seats.items() if it.by_hand]
        return {"forSeat": self.id_of([*by_hand, UNKNOWN])} if self.chance(5) else {}
