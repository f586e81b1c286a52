"""From which cards and clusters a node grows."""

from typing import Any

from .acts import Command, Data, known
from .cards import shown
from .clusters import lying_in
from .state import MAIN, Node, State

_BARE = Node("", "subgoal", MAIN)


def sources(state: State, command: Command, node: Node = _BARE) -> dict[str, list[str]] | None:
    """Cards and clusters from which a node grows; the cards that lie in the clusters now are among them.

    What the node grew from already may be named again, also when it is no more: lineage goes on telling it.
    """
    given = command.data.get("sources")
    if given is None:
        return None
    former = {key: each for key, each in state.former.items() if key in node.clusters}
    clusters = [known({**former, **state.clusters}, cluster).id for cluster in given["clusters"]]
    lying = [card.id for cluster in clusters for card in lying_in(state, cluster)]
    shown(state, (card for card in given["cards"] if card not in node.cards))
    return {"cards": list(dict.fromkeys(given["cards"] + sorted(lying))), "clusters": clusters}


def grown(given: Data | None) -> dict[str, Any]:
    """The fields of a node that these sources set; none when none were given."""
    return {key: tuple(given[key]) for key in ("cards", "clusters")} if given else {}
