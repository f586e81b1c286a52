"""Clusters: cards that belong together, named in the group's own words. A card lies in at most one."""

from .acts import Command, Data, Decide, Evolve, Moment, known
from .cards import shown
from .dots import are_counted, lying_on
from .refusals import refused
from .state import Actor, Card, Change, Cluster, Event, State


def lying_in(state: State, cluster: str) -> list[Card]:
    """The cards of a cluster that are kept."""
    return [card for card in state.cards.values() if card.cluster == cluster]


def _make(state: State, actor: Actor, command: Command, moment: Moment) -> Data:
    if command.id in state.clusters:
        raise refused("id-taken")
    cards = [card.id for card in shown(state, command.data.get("cards", []))]
    return {"name": command.data.get("name", ""), "cards": cards}


def _made(state: State, event: Event) -> list[Change]:
    name = event.data["name"]
    cluster = Cluster(event.command, name or "", event.seq, redacted=name is None)
    return [state.put("clusters", cluster), *_laid(state, event.data["cards"], cluster.id)]


def _laid(state: State, cards: list[str], cluster: str | None) -> list[Change]:
    return [state.change("cards", card, cluster=cluster) for card in cards]


def _rename(state: State, actor: Actor, command: Command, moment: Moment) -> Data | None:
    cluster, name = known(state.clusters, command.data["cluster"]), command.data.get("name", "")
    return {"cluster": cluster.id, "name": name} if cluster.name != name else None


def _renamed(state: State, event: Event) -> list[Change]:
    name = event.data["name"]
    return [state.change("clusters", event.data["cluster"], name=name or "", redacted=name is None)]


def _dissolve(state: State, actor: Actor, command: Command, moment: Moment) -> Data:
    cluster = known(state.clusters, command.data["cluster"]).id
    if any(are_counted(state, dots) for dots in lying_on(state, cluster)):
        raise refused("has-dots")
    return {"cluster": cluster}


def _dissolved(state: State, event: Event) -> list[Change]:
    cluster = event.data["cluster"]
    cards = [card.id for card in lying_in(state, cluster)]
    dots = [state.drop("dots", dots.id) for dots in lying_on(state, cluster)]
    kept = state.put("former", state.clusters[cluster])
    return [*_laid(state, cards, None), *dots, kept, state.drop("clusters", cluster)]


def _move(state: State, actor: Actor, command: Command, moment: Moment) -> Data | None:
    target = command.data["cluster"]
    if target is not None:
        known(state.clusters, target)
    moved = [card.id for card in shown(state, command.data["cards"]) if card.cluster != target]
    return {"cards": moved, "cluster": target} if moved else None


def _moved(state: State, event: Event) -> list[Change]:
    return _laid(state, event.data["cards"], event.data["cluster"])


DECIDE: dict[str, Decide] = {
    "make-cluster": _make,
    "rename-cluster": _rename,
    "dissolve-cluster": _dissolve,
    "move-cards": _move,
}
EVOLVE: dict[str, Evolve] = {
    "cluster-made": _made,
    "cluster-renamed": _renamed,
    "cluster-dissolved": _dissolved,
    "cards-moved": _moved,
}
