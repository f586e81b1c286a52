"""From which clusters and cards a node may grow, to tick: only what everyone has seen."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from app.domain.state import Card, Node, State
from app.screens.cards import ShownCard, alternating
from app.screens.clusters import ShownCluster, clusters_view


@dataclass(frozen=True)
class Tick:
    """A card to tick; `on`: the node grows from it now."""

    card: ShownCard
    on: bool


@dataclass(frozen=True)
class Group:
    """Cards that stand together: a cluster, ticked as a whole when the node grows from it, or a `kind` of
    cards that lie in none.
    """

    kind: str
    cluster: ShownCluster | None
    on: bool
    ticks: tuple[Tick, ...]

    @property
    def is_open(self) -> bool:
        """Whether a card on its own is ticked here."""
        return any(tick.on for tick in self.ticks)


def choices(state: State, node_id: str) -> Mapping[str, Any]:
    """What the form shows. `wording`: the words that are chosen anew, with the sources; "": none to choose.
    `gone`: cards and clusters that are no more, and stay named.
    """
    node = state.nodes[node_id]
    wording = state.wordings.get(node.wording or "")
    can = wording is not None and not wording.redacted and not state.here.finished
    gone = [card for card in node.cards if state.cards[card].status != "kept"]
    return {
        "wording": wording.id if wording and can else "",
        "groups": [*_clusters(state, node), *_others(state, node)],
        "gone": {"cards": gone, "clusters": [each for each in node.clusters if each in state.former]},
    }


def _clusters(state: State, node: Node) -> list[Group]:
    found = []
    for cluster in clusters_view(state).clusters:
        on = cluster.id in node.clusters
        ticks = () if on else node.cards  # with the cluster its cards are in
        found.append(Group("cluster", cluster, on, tuple(Tick(c, c.id in ticks) for c in cluster.cards)))
    return found


def _others(state: State, node: Node) -> list[Group]:
    """Cards in no cluster: the signs of its own subgoal first."""
    goal = node.parent if node.kind == "indicator" else node.id
    loose = [card for card in state.cards.values() if card.cluster is None and card.kind != "sign"]
    signs = [card for card in state.cards.values() if card.kind == "sign" and card.cluster is None]
    groups = {
        "own-signs": [card for card in signs if card.about == goal],
        "signs": [card for card in signs if card.about != goal],
        "loose": [card for card in loose if card.kind not in ("harvest", "parking")],
        "harvest": [card for card in loose if card.kind == "harvest"],
        "parking": [card for card in loose if card.kind == "parking"],
    }
    found = [_group(state, node, kind, cards) for kind, cards in groups.items()]
    return [group for group in found if group.ticks]


def _group(state: State, node: Node, kind: str, cards: Iterable[Card]) -> Group:
    seen = alternating(state, cards, "gather")
    return Group(kind, None, False, tuple(Tick(card, card.id in node.cards) for card in seen))
