"""The whole tree and the end on the console: agreements, and what finishing leaves behind."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from app.domain import checks, dots
from app.domain.cards import is_shown
from app.domain.script import STEPS
from app.domain.state import State
from app.domain.support import TREE
from app.domain.undo import can_be_undone
from app.screens.console_proposals import waiting
from app.screens.console_support import open_questions, question
from app.screens.script import step_title


@dataclass(frozen=True)
class Agreed:
    """An agreement. `taken_back`: the number by which it can be, None when it cannot."""

    id: str
    text: str
    who: str
    when: str
    redacted: bool
    taken_back: int | None


@dataclass(frozen=True)
class Withheld:
    """What was said in a step and never shown: so many `cards`, `dots` or `checks`. `can_show`: it is of the
    present round of the step; what an earlier round left hidden cannot be shown any more.
    """

    step: str
    title: str
    count: int
    kind: str
    can_show: bool


def whole(state: State, language: str) -> dict[str, Any]:
    """Who carries the whole tree, and what was agreed."""
    return {"whole": question(state, TREE, language), "agreements": agreements(state)}


def agreements(state: State) -> list[Agreed]:
    """In the order in which they were made."""
    return [
        Agreed(each.id, each.text, each.who, each.when, each.redacted, _seq(state, each.seq))
        for each in state.agreements.values()
    ]


def _seq(state: State, seq: int) -> int | None:
    deed = state.deeds.get(seq)
    return seq if deed and can_be_undone(deed) and not state.here.finished else None


def ending(state: State, language: str) -> dict[str, Any]:
    """What finishing leaves behind: withheld for ever, closed, or without a place."""
    return {
        "withheld": withheld(state, language),
        "open": len(open_questions(state)),
        "placeless_proposals": len(waiting(state, language)),
        "finished_at": _finished_at(state),
    }


def _finished_at(state: State) -> int | None:
    """The number by which the finish is taken back."""
    found = [deed.seq for deed in state.deeds.values() if deed.type == "finished" and not deed.undone]
    return found[-1] if found and state.here.finished else None


def withheld(state: State, language: str) -> list[Withheld]:
    """All that was said and never shown, in the order of the steps, cards before the rest."""
    found = [*_cards(state), *_dots(state), *_checks(state)]
    counted: Counter[tuple[str, str, bool]] = Counter()
    for step, turn, kind, count in found:
        if (step, turn) not in state.here.revealed:
            counted[(step, kind, turn == state.here.round_of(step))] += count
    order = [step.name for step in STEPS]
    return [
        Withheld(step, step_title(step, language), count, kind, can_show and not state.here.finished)
        for (step, kind, can_show), count in sorted(
            counted.items(), key=lambda each: (order.index(each[0][0]), not each[0][2])
        )
    ]


#: The step, its round, what it is, and how many.
Said = tuple[str, int, str, int]


def _cards(state: State) -> list[Said]:
    kept = [card for card in state.cards.values() if card.status == "kept" and not is_shown(state, card)]
    return [(card.step, card.round, "cards", 1) for card in kept if card.step]


def _dots(state: State) -> list[Said]:
    return [(dots.STEP, each.round, "dots", each.count) for each in state.dots.values() if each.count]


def _checks(state: State) -> list[Said]:
    return [(checks.STEP, each.round, "checks", 1) for each in state.checks.values()]
