"""The tree on the phone: a nested list, with what the parties said of a node and competing words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.domain.state import MAIN, State
from app.domain.support import TREE
from app.screens.candidates import Candidate, candidates
from app.screens.support import ShownSupport, support_of
from app.screens.tree import Branch, tree_view
from app.screens.tree_said import told

#: From so many subgoals on the branches are folded at first.
MANY = 5


@dataclass(frozen=True)
class Said:
    """What is told when a branch is open: how its place was answered, and the words that compete for it."""

    support: ShownSupport | None
    rivals: tuple[Candidate, ...]


def view(state: State, language: str) -> Mapping[str, Any]:
    """The tree, per node what was said of it, how the whole tree was answered, and what was agreed."""
    found = told(state, tree_view(state))
    return {
        "tree": found,
        "folds": found.goals >= MANY,
        "said": {branch.id: _said(state, branch, language) for branch in found.flat},
        "whole": outcome(state, TREE, language),
        "agreed": list(state.agreements.values()),
        "top": outcome(state, MAIN, language),
    }


def outcome(state: State, about: str, language: str) -> ShownSupport | None:
    """What was answered; None while it is open or when it was never asked."""
    found = support_of(state, about, language)
    return found if found and not found.open else None


def _said(state: State, branch: Branch, language: str) -> Said:
    competing = [each for each in candidates(state, branch.id, language) if not each.redacted]
    return Said(outcome(state, branch.id, language), tuple(competing) if len(competing) > 1 else ())
