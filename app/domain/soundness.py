"""Whether a state can be: what hangs together in the tree and in the lineage does so.

The rules see to it; a log that was changed from outside may say otherwise. Sentences name ids, never words:
they are for who keeps the server.
"""

from collections.abc import Iterator

from .state import MAIN, Node, State
from .tree import DEEPEST


def faults(state: State) -> Iterator[str]:
    """All that cannot be, in sentences (Dutch, as the command line speaks)."""
    yield from _cards(state)
    for node in state.nodes.values():
        yield from _place(state, node)
        yield from _origin(state, node)
    for wording in state.wordings.values():
        if wording.node not in state.nodes:
            yield f"formulering {wording.id} hoort bij niets"
    for link in state.links.values():
        if {link.source, link.target} - state.nodes.keys():
            yield f"lijn {link.id} hangt in de lucht"


def _cards(state: State) -> Iterator[str]:
    for card in state.cards.values():
        if card.cluster is not None and card.cluster not in state.clusters:
            yield f"kaartje {card.id} ligt in een groepje dat er niet is"
        if card.seat is not None and card.seat not in state.seats:
            yield f"kaartje {card.id} komt van een stoel die er niet is"
        if card.about is not None and card.about not in state.nodes:
            yield f"kaartje {card.id} gaat over een subdoel dat er niet is"


def _place(state: State, node: Node) -> Iterator[str]:
    if node.id == MAIN:
        return
    way = _way_up(state, node)
    if way[-1] != MAIN:
        yield f"{node.id} hangt niet aan het hoofddoel"
    elif node.kind == "subgoal" and len(way) - 1 > DEEPEST:
        yield f"{node.id} hangt te diep"
    elif node.kind == "indicator" and state.nodes[way[1]].kind != "subgoal":
        yield f"indicator {node.id} hangt niet onder een subdoel"


def _way_up(state: State, node: Node) -> list[str]:
    """The ids from a node up; it ends where there is nothing above, or in a circle."""
    way = [node.id]
    while (parent := state.nodes[way[-1]].parent) in state.nodes and parent not in way:
        way.append(parent)
    return way


def _origin(state: State, node: Node) -> Iterator[str]:
    clusters = state.clusters.keys() | state.former.keys()
    if set(node.cards) - state.cards.keys() or set(node.clusters) - clusters:
        yield f"{node.id} komt voort uit kaartjes of groepjes die er niet zijn"
    if node.wording is not None and node.wording not in state.wordings:
        yield f"{node.id} heeft woorden die er niet zijn"
