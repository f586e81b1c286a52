"""Lineage: from any node to the words it grew from, and from any card to what it became."""

from collections.abc import Mapping
from dataclasses import dataclass

from .cards import is_revealed
from .state import PARTIES, Card, Cluster, Node, Proposal, State, Wording
from .tree import aside_above
from .wordings import of_node


@dataclass(frozen=True)
class Origin:
    """Where a node comes from. `cards`: those that the room may see; `gone`: how many may not be seen any
    more, by (status, party); `wordings`: all its words in the order in which they came.
    """

    cards: tuple[Card, ...]
    gone: Mapping[tuple[str, str], int]
    clusters: tuple[Cluster, ...]
    wordings: tuple[Wording, ...]
    proposal: Proposal | None

    @property
    def counts(self) -> dict[str, int]:
        """Cards per party, also those that are gone: the voice was there."""
        kept = [card.party for card in self.cards]
        return {
            party: kept.count(party) + sum(n for (_, whose), n in self.gone.items() if whose == party)
            for party in PARTIES
        }


@dataclass(frozen=True)
class Became:
    """A node that grew from a card; `aside`: the node with which it was set aside, if it was."""

    node: Node
    aside: Node | None


def origin(state: State, node: str) -> Origin:
    """From which cards, clusters, parties and words a node grew."""
    found = state.nodes[node]
    cards = [state.cards[card] for card in found.cards]
    gone: dict[tuple[str, str], int] = {}
    for card in cards:
        if card.status != "kept":
            gone[card.status, card.party] = gone.get((card.status, card.party), 0) + 1
    proposals = [proposal for proposal in state.proposals.values() if proposal.node == node]
    return Origin(
        cards=tuple(card for card in cards if card.status == "kept" and is_revealed(state, card)),
        gone=gone,
        clusters=tuple(cluster for each in found.clusters if (cluster := cluster_of(state, each))),
        wordings=tuple(of_node(state, node)),
        proposal=proposals[0] if proposals else None,
    )


def cluster_of(state: State, cluster: str) -> Cluster | None:
    """A cluster, also one that fell apart since."""
    return state.clusters.get(cluster) or state.former.get(cluster)


def became(state: State) -> dict[str, list[Became]]:
    """Card to the nodes that grew from it, standing or set aside."""
    found: dict[str, list[Became]] = {}
    for node in state.nodes.values():
        for card in node.cards:
            found.setdefault(card, []).append(Became(node, aside_above(state, node.id)))
    return found
