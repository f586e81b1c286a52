"""What would hang in the air when a command is taken back, and which later commands stand on it."""

from collections.abc import Sequence

from .state import MAIN, Card, Change, Deed, Node, State
from .tree import DEEPEST


def hangs(state: State, deed: Deed, changes: Sequence[Change]) -> list[Change]:
    """Those of the changes after which something would point at what is not there, or the tree be no tree."""
    after = State(state.id, nodes=dict(state.nodes), cards=dict(state.cards), clusters=dict(state.clusters))
    for change in changes:
        if change.table in ("nodes", "cards", "clusters"):
            after.apply(change)
    judges = {"cards": _card_hangs, "clusters": _cluster_hangs, "nodes": _node_hangs}
    return [c for c in changes if c.table in judges and judges[c.table](after, deed, c)]


def _card_hangs(after: State, deed: Deed, change: Change) -> bool:
    card: Card | None = change.after
    if card is None:
        return any(change.key in node.cards for node in after.nodes.values())
    return card.cluster is not None and card.cluster not in after.clusters


def _cluster_hangs(after: State, deed: Deed, change: Change) -> bool:
    """Cards may lie in it; or a goal grew from it: then it can dissolve, but not never have been."""
    if change.after is not None:
        return False
    grown = [node for node in after.nodes.values() if change.key in node.clusters]
    lying = [card for card in after.cards.values() if card.cluster == change.key]
    return bool(lying) or (deed.type == "cluster-made" and bool(grown))


def _node_hangs(after: State, deed: Deed, change: Change) -> bool:
    node: Node | None = change.after
    if node is None:
        return any(card.about == change.key for card in after.cards.values()) or not _is_a_tree(after)
    return any(card not in after.cards for card in node.cards) or not _is_a_tree(after)


def _is_a_tree(after: State) -> bool:
    return all(_stands(after, node) for node in after.nodes.values() if node.id != MAIN)


def _stands(after: State, node: Node) -> bool:
    """Whether a node comes up to main within the depth that is allowed."""
    above, depth = node.parent, 1
    while above in after.nodes and above != MAIN and depth <= DEEPEST:
        above, depth = after.nodes[above].parent, depth + 1
    return above == MAIN and (depth <= DEEPEST or node.kind == "indicator")


def stands_on(state: State, deed: Deed, change: Change) -> list[Deed]:
    """The later deeds that touched the same thing, or hung something on it."""
    return [d for d in state.deeds.values() if d.seq > deed.seq and not d.undone and _touches(d, change)]


def _touches(deed: Deed, change: Change) -> bool:
    return any((other.table, other.key) == (change.table, change.key) for other in deed.changes) or any(
        change.key in _leans_on(other.after) for other in deed.changes
    )


def _leans_on(thing: object) -> tuple[str | None, ...]:
    """Ids of the things without which this one hangs in the air."""
    if isinstance(thing, Node):
        return (thing.parent, *thing.cards, *thing.clusters)
    return (thing.cluster, thing.about) if isinstance(thing, Card) else ()
