"""What the projector tells beside a node's words: support, from whose cards it grew, links across, rivals.

Apart from the tree itself, which many screens draw without it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from app.domain import counting, lineage
from app.domain.state import MAIN, Node, State
from app.domain.support import TREE, latest
from app.domain.tree import set_aside
from app.screens.support import mark_of
from app.screens.tree import Branch, SetAside, Support, TreeView


def told(state: State, view: TreeView) -> TreeView:
    """The same tree with all that is told beside its words, and what was set aside."""
    numbers = {branch.id: branch.number for branch in view.flat}
    branches = tuple(_told(state, branch, numbers) for branch in view.branches)
    return replace(
        view,
        branches=branches,
        support=_support(state, [*_asked_about(state, MAIN), TREE]),
        wordings=_rivals(state, MAIN),
        set_aside=tuple(_aside(state, node) for node in set_aside(state)),
    )


def _told(state: State, branch: Branch, numbers: dict[str, str]) -> Branch:
    return replace(
        branch,
        links=links(state, branch.id, numbers),
        support=_support(state, _asked_about(state, branch.id)),
        lineage=_lineage(state, branch.id),
        wordings=_rivals(state, branch.id),
        children=tuple(_told(state, child, numbers) for child in branch.children),
        leaves=tuple(_told(state, leaf, numbers) for leaf in branch.leaves),
    )


def _asked_about(state: State, node: str) -> list[str]:
    """Support may be asked for a node's place in the tree, and for its words."""
    return [about for about in (node, state.nodes[node].wording) if about]


def _support(state: State, abouts: Iterable[str]) -> Support | None:
    """What was asked last; while it is open nothing is known."""
    rounds = [asked for about in abouts if (asked := latest(state, about))]
    if not rounds:
        return None
    asked = max(rounds, key=lambda each: each.seq)
    found = counting.counted(state, asked)
    marks = ((party, "none" if asked.open else mark_of(count)) for party, count in found.parties.items())
    return Support(tuple(marks), None if asked.open else found.carried)


def _lineage(state: State, node: str) -> tuple[tuple[str, int], ...]:
    return tuple(lineage.origin(state, node).counts.items()) if state.nodes[node].cards else ()


def links(state: State, node: str, numbers: Mapping[str, str]) -> tuple[str, ...]:
    """The numbers of the subgoals to which it also contributes, in the order of the tree."""
    targets = {link.target for link in state.links.values() if link.source == node}
    return tuple(number for goal, number in numbers.items() if goal in targets)


def _rivals(state: State, node: str) -> int:
    """How many proposed wordings compete with the adopted one."""
    return sum(
        (wording.node, wording.status, wording.redacted) == (node, "proposed", False)
        for wording in state.wordings.values()
    )


def _aside(state: State, node: Node) -> SetAside:
    wording = state.wordings.get(node.wording or "")
    if wording is None or wording.redacted:
        return SetAside(node.id, node.kind, "", node.reason, wording is not None)
    return SetAside(node.id, node.kind, wording.text, node.reason)
