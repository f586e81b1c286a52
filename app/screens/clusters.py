"""Clusters with their cards, as everyone may see them."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.cards import is_shown
from app.domain.state import PARTIES, Cluster, State
from app.screens.cards import ShownCard, alternating, in_stretches

STEP = "gather"


@dataclass(frozen=True)
class ShownCluster:
    """A cluster: its name (`text`), its kept cards, parties alternating, and how many each party has."""

    id: str
    text: str
    redacted: bool
    seq: int
    cards: tuple[ShownCard, ...]
    counts: Mapping[str, int]


@dataclass(frozen=True)
class ClustersView:
    """The clusters in the order in which they were made, and the cards that lie in none: each stays where
    it stood, whatever else is taken from the list.
    """

    clusters: tuple[ShownCluster, ...]
    loose: tuple[ShownCard, ...]


def clusters_view(state: State) -> ClustersView:
    """All clusters; loose are the revealed cards of session 1 that lie nowhere (no harvest, no parking)."""
    made = sorted(state.clusters.values(), key=lambda cluster: cluster.seq)
    gathered = ("association", "dream-image", "what-helps")
    cards = alternating(state, (card for card in state.cards.values() if card.kind in gathered), STEP)
    return ClustersView(
        clusters=tuple(_shown(state, cluster) for cluster in made),
        loose=tuple(card for card in in_stretches(cards) if card.cluster is None),
    )


def _shown(state: State, cluster: Cluster) -> ShownCluster:
    inside = [card for card in state.cards.values() if card.cluster == cluster.id and is_shown(state, card)]
    return ShownCluster(
        id=cluster.id,
        text="" if cluster.redacted else cluster.name,
        redacted=cluster.redacted,
        seq=cluster.seq,
        cards=tuple(alternating(state, inside, STEP)),
        counts={party: sum(card.party == party for card in inside) for party in PARTIES},
    )
