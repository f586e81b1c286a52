"""From which cards and clusters a node grows."""

from typing import Any

from .acts import Command, Data, known
from .cards import shown
from .clusters import lying_in
from .state import State


def sources(state: State, command: Command) -> dict[str, list[str]] | None:
    """Cards and clusters from which a node grows; the cards that lie in the clusters now are among them."""
    given = command.data.get("sources")
    if given is None:
        return None
    clusters = [known(state.clusters, cluster).id for cluster in given["clusters"]]
    lying = [card.id for cluster in clusters for card in lying_in(state, cluster)]
    named = [card.id for card in shown(state, given["cards"])]
    return {"cards": list(dict.fromkeys(named + sorted(lying))), "clusters": clusters}


def grown(given: Data | None) -> dict[str, Any]:
    """The fields of a node that these sources set; none when none were given."""
    return {key: tuple(given[key]) for key in ("cards", "clusters")} if given else {}
