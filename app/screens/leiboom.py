"""The tree as the projector draws it: what hangs on which bough, and the short names for slices.

Which of the four sizes it gets is measured in the browser (static/js/leiboom.js). Everything here is the
same in all sizes, so that a size can change without a word from the server.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from app.domain.state import State
from app.screens import tree, tree_said

ON_A_BOUGH = 4
HEAVY = 7
SHORT_NAME = 36

View = dict[str, Any]


def tree_of(state: State) -> View:
    """The tree of this moment, with all that is told beside its words."""
    asks = state.here.step not in ("whole-tree", "thanks") and not state.here.finished
    return drawing(tree_said.told(state, tree.tree_view(state)), asks=asks)


def drawing(view: tree.TreeView, *, asks: bool) -> View:
    """The template's data; `asks`: whether the question of the step stands above the tree."""
    tops = view.branches
    rows = [tops[start : start + ON_A_BOUGH] for start in range(0, len(tops), ON_A_BOUGH)]
    return {
        "tree": view,
        "rows": [{"branches": row, "left": wider(row[:2]), "right": wider(row[2:])} for row in rows],
        "names": [_name(branch) for branch in tops],
        "held": any(branch.support for branch in tops),
        "asks": asks,
    }


def wider(half: Sequence[tree.Branch]) -> int:
    """Which of two neighbours (1 or 2) carries over 1.6 times the other and may get more width; 0: none."""
    if len(half) < 2:
        return 0
    first, second = (load(branch) for branch in half)
    if max(first, second) < HEAVY:
        return 0
    return 1 if first > 1.6 * second else 2 if second > 1.6 * first else 0


def load(branch: tree.Branch) -> int:
    """About how many lines a branch needs."""
    return sum(1 + len(each.text) // 26 for each in tree.walk(branch))


def short(text: str, longest: int = SHORT_NAME) -> str:
    """The first words, for a name in a list of which the whole words stand beside it."""
    if len(text) <= longest:
        return text
    head, space, _ = text[: longest + 1].rpartition(" ")
    return (head.rstrip(" ,.;:-") if space else text[:longest]) + "…"


def _name(branch: tree.Branch) -> Mapping[str, Any]:
    return {
        "id": branch.id,
        "number": branch.number,
        "text": short(branch.text),
        "redacted": branch.redacted,
    }
