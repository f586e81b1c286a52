"""The check on the console: before its one reveal how far each party is, after it what each party said.

A later round asks only about what was worded anew; what was said before stands beside the rest meanwhile.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.domain import checks, counting
from app.domain.counting import Weighed
from app.domain.seats import all_taken
from app.domain.state import PARTIES, Check, State
from app.screens.cards import is_revealed
from app.screens.console_hints import hints
from app.screens.console_proposals import laid_aside, waiting
from app.screens.console_support import Hand, hands
from app.screens.console_tree import Row, rows
from app.screens.console_tree import walk as all_rows
from app.screens.support import Reason
from app.screens.tree import tree_view


@dataclass(frozen=True)
class Said:
    """One party about one indicator. `mark`: most say yes (full), most say no (open), else half; none when
    nothing was said.
    """

    party: str
    of: int
    answered: int
    yes: int
    partly: int
    no: int
    mark: str


@dataclass(frozen=True)
class Item:
    """An indicator. `said` is what the room has seen last (empty: nothing yet), `percent` how much it says of
    the main goal, of the three parties together; `is_older`: that was about words that it has no more.
    `answered`: while it is asked, how many of each party have answered.
    """

    row: Row
    number: str
    goal: str
    is_asked: bool
    answered: Mapping[str, int]
    said: tuple[Said, ...]
    percent: int | None
    reasons: tuple[Reason, ...]
    is_older: bool

    @property
    def fails(self) -> bool:
        """A party mostly says no to it, as it is worded now."""
        return not self.is_older and any(said.mark == "open" for said in self.said)


@dataclass(frozen=True)
class Typing:
    """A seat without a phone, and about how many indicators nothing was typed for it yet."""

    hand: Hand
    left: int


def check(state: State, language: str) -> dict[str, Any]:
    """The middle of the console in the check."""
    found = items(state, language)
    asked = [item for item in found if item.is_asked]
    revealed = is_revealed(state, checks.STEP)
    return {
        "tree": tree_view(state),
        "main_said": "",
        "revealed": revealed,
        "items": found,
        "asked": asked,
        "others": [item for item in found if not item.is_asked],
        "answered": {party: sum(item.answered[party] for item in asked) for party in PARTIES},
        "of": {party: of * len(asked) for party, of in all_taken(state).items()},
        "again": 0 if not revealed else len(asked_next(state)),
        "typings": [_typing(state, hand, asked) for hand in hands(state, language)],
        "hands": hands(state, language),
        "aside": laid_aside(state),
        "waiting": waiting(state, language),
        "hints": hints(state, language),
        "in_hand": next((item for item in found if state.here.spotlight == ("nodes", item.row.id)), None),
        "editable": not state.here.finished,
    }


def items(state: State, language: str) -> list[Item]:
    """All indicators from top to bottom, as they stand in the tree."""
    found = list(all_rows(rows(state, language)))
    goals = {row.id: row for row in found}
    return [_item(state, row, goals[row.parent]) for row in found if row.kind == "indicator"]


def _item(state: State, row: Row, goal: Row) -> Item:
    turn, node = state.here.round_of(checks.STEP), state.nodes[row.id]
    is_asked, now = checks.is_asked(state, node), counting.check(state, row.id, turn)
    seen = _last_seen(state, row.id)
    counted = counting.check(state, row.id, seen) if seen else None
    said = counting.remarks(state, row.id, seen) if seen else []
    weighted = counted.weighted if counted else None
    return Item(
        row=row,
        number=goal.number,
        goal=goal.text,
        is_asked=is_asked,
        answered={party: weighed.answered for party, weighed in now.parties.items()},
        said=tuple(_said(party, counted.parties[party]) for party in PARTIES) if counted else (),
        percent=None if weighted is None else round(weighted * 100),
        reasons=tuple(_reason(each) for each in said if each.reason or each.redacted),
        is_older=bool(said) and all(each.wording != node.wording for each in said),
    )


def _last_seen(state: State, indicator: str) -> int:
    """The last round that was revealed and in which someone answered about it; 0 when there is none."""
    given = [check for check in state.checks.values() if check.indicator == indicator]
    return max((check.round for check in given if checks.are_seen(state, check)), default=0)


def _said(party: str, weighed: Weighed) -> Said:
    return Said(
        party, weighed.of, weighed.answered, weighed.yes, weighed.partly, weighed.no, mark_of(weighed)
    )


def mark_of(weighed: Weighed) -> str:
    """Which shape a party's answers together make."""
    if not weighed.answered:
        return "none"
    if 2 * weighed.yes > weighed.answered:
        return "full"
    return "open" if 2 * weighed.no > weighed.answered else "half"


def _reason(check: Check) -> Reason:
    return Reason(check.party, check.answer, check.reason, check.redacted, check.command)


def asked_next(state: State) -> list[str]:
    """About which indicators a new round would ask: up to now nobody answered about their present words."""
    turn = state.here.round_of(checks.STEP)
    answered = {(each.indicator, each.wording) for each in state.checks.values() if each.round <= turn}
    return [node.id for node in checks.indicators(state) if (node.id, node.wording) not in answered]


def _typing(state: State, hand: Hand, asked: list[Item]) -> Typing:
    """Only what was entered here is told here."""
    turn = state.here.round_of(checks.STEP)
    keys = [checks.key(hand.id, item.row.id, turn) for item in asked]
    typed = [key for key in keys if key in state.checks and state.checks[key].by_facilitator]
    return Typing(hand, len(asked) - len(typed))


def are_waiting(state: State) -> bool:
    """Whether answers were given that nobody may see yet."""
    turn = state.here.round_of(checks.STEP)
    given = [check for check in state.checks.values() if check.round == turn]
    return bool(given) and not is_revealed(state, checks.STEP)


def silent(state: State) -> list[str]:
    """The parties of which someone sits and nobody has answered yet, while the check asks."""
    turn = state.here.round_of(checks.STEP)
    asks = any(checks.is_asked(state, node) for node in checks.indicators(state))
    if not asks or is_revealed(state, checks.STEP):
        return []
    spoke = {check.party for check in state.checks.values() if check.round == turn}
    return [party for party, of in all_taken(state).items() if of and party not in spoke]
