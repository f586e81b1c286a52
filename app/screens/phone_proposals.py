"""What is proposed: ways of saying the main goal, and subgoals that have no place in the tree yet."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.domain.state import MAIN, State, Wording
from app.domain.tree import aside_above
from app.domain.wordings import of_node
from app.screens.lineage import numbers
from app.screens.support import ShownSupport, support_of


@dataclass(frozen=True)
class Candidate:
    """A way of saying a node, by a party or `facilitator`; status proposed, adopted or replaced.

    `support` is what the parties answered, once the question was closed.
    """

    id: str
    text: str
    by: str
    status: str
    carried: bool | None
    support: ShownSupport | None


@dataclass(frozen=True)
class Waiting:
    """A subgoal that a party proposes, and the number of the subgoal under which ("" for the main goal)."""

    id: str
    text: str
    party: str
    under: str


def proposals(state: State, kind: str, language: str) -> Mapping[str, Any]:
    """By what the step asks: `wording` shows the candidates for the main goal, `goal` what waits."""
    return {
        "candidates": candidates(state, MAIN, language) if kind == "wording" else [],
        "waiting": waiting(state) if kind in ("goal", "missing") else [],
    }


def candidates(state: State, node: str, language: str) -> list[Candidate]:
    """The ways of saying a node that can be read: the chosen words first, what they replaced last."""
    order = ("adopted", "proposed", "replaced")
    found = [_candidate(state, wording, language) for wording in of_node(state, node) if not wording.redacted]
    return sorted(found, key=lambda each: order.index(each.status))


def _candidate(state: State, it: Wording, language: str) -> Candidate:
    return Candidate(it.id, it.text, it.by, it.status, it.carried, outcome(state, it.id, language))


def outcome(state: State, about: str, language: str) -> ShownSupport | None:
    """What was answered; None while it is open or when it was never asked."""
    found = support_of(state, about, language)
    return found if found and not found.open else None


def waiting(state: State) -> list[Waiting]:
    """Proposals of which nobody made a subgoal yet, under goals that stand in the tree."""
    called = numbers(state)
    return [
        Waiting(each.id, each.text, each.party, called.get(each.parent, ""))
        for each in state.proposals.values()
        if not each.node and not each.redacted and aside_above(state, each.parent) is None
    ]
