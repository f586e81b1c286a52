"""The shape of the goal tree: order, depth, branches. Only questions; the commands are in `goals`."""

from collections.abc import Iterator
from fractions import Fraction
from uuid import UUID

from .acts import standing
from .refusals import refused
from .state import MAIN, Node, State

DEEPEST = 3


def siblings(state: State, parent: str, kind: str) -> list[Node]:
    """The children of one kind in their order, without what was set aside."""
    children = [
        node
        for node in state.nodes.values()
        if node.parent == parent and node.kind == kind and not node.aside
    ]
    return sorted(children, key=lambda node: (node.rank, node.id))


def children(state: State, parent: str) -> list[Node]:
    """All children in their order: subgoals, then indicators."""
    return [*siblings(state, parent, "subgoal"), *siblings(state, parent, "indicator")]


def branch(state: State, node: str) -> Iterator[Node]:
    """A node and all that hangs under it."""
    yield state.nodes[node]
    for child in children(state, node):
        yield from branch(state, child.id)


def level(state: State, node: str | None) -> int:
    """How many subgoals from the top down to this node; main is 0."""
    height = 0
    while node is not None and node != MAIN:
        node, height = state.nodes[node].parent, height + 1
    return height


def height(state: State, node: str) -> int:
    """How many levels of subgoals a branch has, itself included."""
    below = [height(state, child.id) for child in siblings(state, node, "subgoal")]
    return 1 + max(below, default=0)


def above(state: State, node: str) -> list[str]:
    """A node and all that it stands under, up to main."""
    found, at = [], state.nodes.get(node)
    while at is not None:
        found.append(at.id)
        at = state.nodes.get(at.parent or "")
    return found


def aside_above(state: State, node: str) -> Node | None:
    """The nearest node from here up that was set aside: with it this one is out of the tree."""
    return next((state.nodes[each] for each in above(state, node) if state.nodes[each].aside), None)


def set_aside(state: State) -> list[Node]:
    """The roots of the branches that were set aside."""
    return [node for node in state.nodes.values() if node.aside]


def firm(state: State, node: str) -> Node:
    """The node with this id that stands in the tree; refuses one that was set aside."""
    found = standing(state, node)
    if aside_above(state, node):
        raise refused("set-aside")
    return found


def text(state: State, node: Node) -> str:
    """The words of a node as adopted; empty when it has none."""
    return state.wordings[node.wording].text if node.wording else ""


def may_hang(state: State, kind: str, parent: Node, moved: str | None = None) -> None:
    """Refuse a parent under which a node of this kind (or the moved branch) cannot stand."""
    if parent.kind == "indicator":
        raise refused("not-a-goal")
    if kind == "indicator":
        if parent.id == MAIN:
            raise refused("indicator-needs-subgoal")
        return
    if moved and any(each.id == parent.id for each in branch(state, moved)):
        raise refused("cycle")
    if level(state, parent.id) + (height(state, moved) if moved else 1) > DEEPEST:
        raise refused("too-deep")


def rank_at(order: list[Node], position: int | None, salt: str) -> Fraction:
    """A rank for the place `position` (default last) among the ordered siblings.

    It lies between the neighbours at a point that follows from the id, so that two nodes that were put in
    the same gap at different times (one of them brought back by undo) do not meet.
    """
    if position is not None and position > len(order):
        raise refused("position-out-of-range")
    place = len(order) if position is None else position
    low = order[place - 1].rank if place else None
    high = order[place].rank if place < len(order) else None
    point = Fraction(UUID(salt).int % 65_521 + 1, 65_536)
    if low is None:
        return point if high is None else high - point
    return low + point if high is None else low + (high - low) * point
