"""A walk through the tree by the light: one node after another large on the projector.

In the check it goes along the indicators, else it is read aloud: the main goal, then each subgoal with its
indicators. Where it stands is the light itself, so two facilitators walk the same walk, and a tap that both
give goes one step.
"""

from dataclasses import dataclass

from app.domain import checks
from app.domain.state import MAIN, Node, State
from app.domain.tree import siblings
from app.screens import aloud
from app.screens.cards import is_revealed
from app.screens.tree import Branch, tree_view


@dataclass(frozen=True)
class Walk:
    """`at` is the place of what is in the light, from 1; 0: not on the way, or set aside since. `previous`
    and `next` are the nodes beside it; while nothing is in the light, `next` is the first. `reads`: aloud.
    """

    at: int
    of: int
    previous: str | None
    next: str | None
    reads: bool


def walk(state: State) -> Walk | None:
    """The walk of this step; None where there is none to go."""
    way = _way(state)
    if not way or state.here.finished:
        return None
    table, lit = state.here.spotlight or ("", "")
    reads = state.here.step in aloud.READ
    if table != "nodes":
        return Walk(0, len(way), None, way[0], reads)
    place = way.index(lit) if lit in way else None
    before = way[:place] if place is not None else _before(state, state.nodes[lit], way)
    after = way[place + 1 :] if place is not None else way[len(before) :]
    at = 0 if place is None else place + 1
    return Walk(at, len(way), before[-1] if before else None, after[0] if after else None, reads)


def is_begun(state: State) -> bool:
    """Whether something was put in the light since this step was opened, or since its answers were shown."""
    for deed in reversed(state.deeds.values()):
        if deed.type == "spotlit" and deed.data.get("node"):
            return True
        if deed.type in ("step-opened", "step-revealed"):
            return False
    return False


def _way(state: State) -> list[str]:
    if state.here.step == checks.STEP and is_revealed(state, checks.STEP):
        return [node for node in in_order(state) if state.nodes[node].kind == "indicator"]
    if state.here.step in aloud.READ:
        return aloud.nodes(state)
    return []


def in_order(state: State) -> list[str]:
    """Every node below main from top to bottom: a subgoal, its indicators, then its own subgoals."""
    return [each for branch in tree_view(state).branches for each in _read(branch)]


def _read(branch: Branch) -> list[str]:
    below = [each for child in branch.children for each in _read(child)]
    return [branch.id, *(leaf.id for leaf in branch.leaves), *below]


def _before(state: State, lit: Node, way: list[str]) -> list[str]:
    """What comes before something that was set aside while it was in the light: from there one goes on."""
    order, parent = in_order(state), lit.parent or MAIN
    if parent not in order:
        return []
    leaves = siblings(state, parent, "indicator")
    older = [leaf.id for leaf in leaves if (leaf.rank, leaf.id) < (lit.rank, lit.id)]
    passed = {*order[: order.index(parent) + 1], *older, MAIN}
    return [each for each in way if each in passed]
