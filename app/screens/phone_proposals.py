"""What is proposed: words for the main goal; subgoals and indicators without a place in the tree."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.domain.state import MAIN, State
from app.domain.tree import aside_above
from app.screens.candidates import Candidate, candidates
from app.screens.lineage import numbers

#: What the step asks to the kind of node that is proposed.
WAITS = {"goal": "subgoal", "missing": "subgoal", "indicator": "indicator"}


@dataclass(frozen=True)
class Waiting:
    """What a party proposes, and the number of the subgoal below which ("" for the main goal)."""

    id: str
    text: str
    party: str
    under: str


def proposals(state: State, kind: str, language: str) -> Mapping[str, Any]:
    """By what the step asks: `wording` shows the candidates for the main goal, `goal` what waits."""
    return {
        "candidates": chosen_first(state, language) if kind == "wording" else [],
        "waits_for": WAITS.get(kind, ""),
        "waiting": waiting(state, WAITS[kind]) if kind in WAITS else [],
    }


def chosen_first(state: State, language: str) -> list[Candidate]:
    """The ways of saying the main goal that can be read: the chosen words first, what they replaced last."""
    order = ("adopted", "proposed", "replaced")
    found = [each for each in candidates(state, MAIN, language) if not each.redacted]
    return sorted(found, key=lambda each: order.index(each.status))


def waiting(state: State, kind: str) -> list[Waiting]:
    """Proposals of a kind of which nobody made a node yet, under goals that stand in the tree."""
    called = numbers(state)
    return [
        Waiting(each.id, each.text, each.party, called.get(each.parent, ""))
        for each in state.proposals.values()
        if each.kind == kind
        and not each.node
        and not each.redacted
        and aside_above(state, each.parent) is None
    ]
