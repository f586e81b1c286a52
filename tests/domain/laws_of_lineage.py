"""Laws of words and where they come from: nothing that a node grew from gets lost."""

from collections.abc import Iterator

from app.domain.cards import is_revealed
from app.domain.lineage import became, origin
from app.domain.links import are_family, key
from app.domain.state import Node, State
from app.domain.wordings import of_node


def lineage_holds(state: State) -> Iterator[str]:
    """From a node to its cards, clusters and words; from a card to what it became."""
    grown = became(state)
    for node in state.nodes.values():
        found = origin(state, node.id)
        if sum(found.counts.values()) != len(node.cards) or set(found.cards) - set(state.cards.values()):
            yield f"{node} grew from cards that cannot be found"
        if tuple(cluster.id for cluster in found.clusters) != node.clusters:
            yield f"{node} grew from clusters that cannot be found"
        if not all(is_revealed(state, state.cards[card]) for card in node.cards):
            yield f"{node} grew from what nobody saw"
        if any(node not in [each.node for each in grown[card]] for card in node.cards):
            yield f"a card does not know that it became {node}"
        yield from _words(state, node)


def _words(state: State, node: Node) -> Iterator[str]:
    """A node has one adopted wording, its own, or none; the others stand beside it."""
    adopted = [wording.id for wording in of_node(state, node.id) if wording.status == "adopted"]
    if adopted != ([node.wording] if node.wording else []):
        yield f"{node} has the words {adopted}"


def words_belong_somewhere(state: State) -> Iterator[str]:
    """Wordings and proposals are of nodes that there are; a used proposal gave its words to its node."""
    for each in state.wordings.values():
        if each.node not in state.nodes:
            yield f"{each} is of no node"
    for proposal in state.proposals.values():
        if proposal.parent not in state.nodes or proposal.node not in {None, *state.nodes}:
            yield f"{proposal} is of no node"
        if proposal.node and state.wordings[f"{proposal.node}-first"].text != proposal.text:
            yield f"{proposal} is not what its node was called first"


def links_cross(state: State) -> Iterator[str]:
    """A link has two ends that are there, never family; the one to which it leads is no indicator."""
    for link in state.links.values():
        if {link.source, link.target} - state.nodes.keys() or link.id != key(link.source, link.target):
            yield f"{link} hangs in the air"
        elif are_family(state, link.source, link.target) or state.nodes[link.target].kind == "indicator":
            yield f"{link} says what the tree says"


ALL = (lineage_holds, words_belong_somewhere, links_cross)
