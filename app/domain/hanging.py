"""What would hang in the air when a command is taken back, and which later commands stand on it."""

from collections.abc import Callable, Sequence
from copy import copy
from dataclasses import fields, replace
from typing import Any

from .links import crossed
from .state import MAIN, Card, Change, Deed, Link, Node, Proposal, State, Wording
from .tree import DEEPEST, aside_above

#: Of a node that was set aside with another these are not changed, until that is brought back.
_IN_THE_TREE = frozenset({"parent", "rank", "wording", "aside"})


def differing(made: Change) -> list[str]:
    """The names of the fields that a change made different."""
    return [
        f.name for f in fields(made.before) if getattr(made.before, f.name) != getattr(made.after, f.name)
    ]


def is_out_of_reach(state: State, made: Change) -> bool:
    """Whether this made a node, its place or its words, and the node lies aside now by another command."""
    root = aside_above(state, made.key) if made.table == "nodes" else None
    if root is None:
        return False
    names = _touched(made)
    return bool(names) and not (root.id == made.key and "aside" in names)


def _touched(made: Change) -> frozenset[str]:
    """What a change did to how a node stands in the tree."""
    return _IN_THE_TREE & set(differing(made)) if made.before else _IN_THE_TREE - {"aside"}


def hangs(state: State, deed: Deed, changes: Sequence[Change]) -> list[Change]:
    """Those of the changes after which something would point at what is not there, or the tree be no tree."""
    after = _changed(state, changes)
    return [
        change for change in changes if change.table in _JUDGES and _JUDGES[change.table](after, deed, change)
    ]


def _changed(state: State, changes: Sequence[Change]) -> State:
    touched: dict[str, Any] = {
        table: copy(getattr(state, table)) for table in {change.table for change in changes}
    }
    after = replace(state, **touched)
    for change in changes:
        after.apply(change)
    return after


def _card_hangs(after: State, deed: Deed, change: Change) -> bool:
    card: Card | None = change.after
    if card is None:
        return any(change.key in node.cards for node in after.nodes.values())
    lies = card.cluster is None or card.cluster in after.clusters
    return not lies or (card.about is not None and card.about not in after.nodes)


def _cluster_hangs(after: State, deed: Deed, change: Change) -> bool:
    """Cards or dots may lie on it; or a goal grew from it: then it can dissolve, but not never have been."""
    if change.after is not None:
        return False
    grown = [node for node in after.nodes.values() if change.key in node.clusters]
    lying = [card for card in after.cards.values() if card.cluster == change.key]
    dotted = [dots for dots in after.dots.values() if dots.cluster == change.key and dots.count]
    return bool(lying or dotted) or (deed.type == "cluster-made" and bool(grown))


def _node_hangs(after: State, deed: Deed, change: Change) -> bool:
    node: Node | None = change.after
    if node is None:
        return _is_leaned_on(after, change.key) or not _is_a_tree(after)
    is_said = node.wording is None or node.wording in after.wordings
    grew = after.cards.keys() >= {*node.cards} and after.clusters.keys() | after.former.keys() >= {
        *node.clusters
    }
    return not is_said or not grew or not _is_a_tree(after) or _is_swallowed(after, change)


def _is_swallowed(after: State, change: Change) -> bool:
    """Whether a node would come to lie aside, without a word, with one that was set aside since."""
    root = aside_above(after, change.key)
    return root is not None and root.id != change.key and bool(_touched(change))


def _is_leaned_on(after: State, node: str) -> bool:
    """Whether anyone said something about a node: a sign, a wording, a proposal, an answer."""
    return (
        any(card.about == node for card in after.cards.values())
        or any(wording.node == node for wording in after.wordings.values())
        or any(proposal.parent == node for proposal in after.proposals.values())
        or any(asked.about == node for asked in after.asked.values())
        or any(check.indicator == node for check in after.checks.values())
    )


def _wording_hangs(after: State, deed: Deed, change: Change) -> bool:
    """Words that a node has, or about which the room was asked, cannot never have been."""
    if change.after is not None:
        return change.after.node not in after.nodes
    return any(node.wording == change.key for node in after.nodes.values()) or any(
        asked.about == change.key for asked in after.asked.values()
    )


def _proposal_hangs(after: State, deed: Deed, change: Change) -> bool:
    return change.after is not None and change.after.parent not in after.nodes


def _link_hangs(after: State, deed: Deed, change: Change) -> bool:
    return change.after is not None and not _is_a_tree(after)


def _is_a_tree(after: State) -> bool:
    ends = {end for link in after.links.values() for end in (link.source, link.target)}
    return (
        all(_stands(after, node) for node in after.nodes.values() if node.id != MAIN)
        and ends <= after.nodes.keys()
        and not crossed(after)
    )


def _stands(after: State, node: Node) -> bool:
    """Whether a node comes up to main, within the depth that is allowed unless it lies aside."""
    above, depth, aside = node.parent, 1, node.aside
    while above in after.nodes and above != MAIN and depth <= len(after.nodes):
        aside = aside or after.nodes[above].aside
        above, depth = after.nodes[above].parent, depth + 1
    return above == MAIN and (aside or depth <= DEEPEST or node.kind == "indicator")


#: Judges of the things that may hang in the air: whether the change leaves something that does.
_JUDGES: dict[str, Callable[[State, Deed, Change], bool]] = {
    "cards": _card_hangs,
    "clusters": _cluster_hangs,
    "nodes": _node_hangs,
    "wordings": _wording_hangs,
    "proposals": _proposal_hangs,
    "links": _link_hangs,
}


def stands_on(state: State, deed: Deed, change: Change) -> list[Deed]:
    """The later deeds that touched the same thing, or hung something on it, or set it aside."""
    parent = getattr(change.after, "parent", None)
    roots = [aside_above(state, each) for each in (change.key, parent or "")]
    keys = {change.key, *(root.id for root in roots if root)}
    return [
        d for d in state.deeds.values() if d.seq > deed.seq and not d.undone and _touches(d, change, keys)
    ]


def _touches(deed: Deed, change: Change, keys: set[str]) -> bool:
    return any(other.table == change.table and other.key in keys for other in deed.changes) or any(
        change.key in _leans_on(other.after) for other in deed.changes
    )


def _leans_on(thing: object) -> tuple[str | None, ...]:
    """Ids of the things without which this one hangs in the air."""
    match thing:
        case Node():
            return (thing.parent, thing.wording, *thing.cards, *thing.clusters)
        case Card():
            return (thing.cluster, thing.about)
        case Wording():
            return (thing.node,)
        case Proposal():
            return (thing.parent,)
        case Link():
            return (thing.source, thing.target)
        case _:
            return ()
