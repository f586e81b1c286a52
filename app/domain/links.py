"""Links across: a goal or an indicator that also contributes to a subgoal elsewhere (the dotted line)."""

from .acts import Command, Data, Decide, Evolve, Moment
from .refusals import refused
from .state import Actor, Change, Event, Link, State
from .tree import above, firm


def key(source: str, target: str) -> str:
    """The id of a link."""
    return f"{source} {target}"


def are_family(state: State, one: str, other: str) -> bool:
    """Whether one stands under the other already, or they are the same."""
    return one in above(state, other) or other in above(state, one)


def crossed(state: State) -> list[Link]:
    """Links that say what the tree says already: their ends have come to stand under one another."""
    return [link for link in state.links.values() if are_family(state, link.source, link.target)]


def _link(state: State, actor: Actor, command: Command, moment: Moment) -> Data:
    source, target = firm(state, command.data["from"]), firm(state, command.data["to"])
    if target.kind == "indicator":
        raise refused("not-a-goal")
    if source.id == target.id:
        raise refused("link-impossible:self")
    if are_family(state, source.id, target.id):
        raise refused("link-impossible:family")
    if key(source.id, target.id) in state.links:
        raise refused("link-impossible:twice")
    return {"from": source.id, "to": target.id, "reason": command.data.get("reason", "")}


def _linked(state: State, event: Event) -> list[Change]:
    source, target = event.data["from"], event.data["to"]
    return [state.put("links", Link(key(source, target), source, target))]


def _unlink(state: State, actor: Actor, command: Command, moment: Moment) -> Data | None:
    source, target = firm(state, command.data["from"]), firm(state, command.data["to"])
    if key(source.id, target.id) not in state.links:
        return None
    return {"from": source.id, "to": target.id, "reason": command.data.get("reason", "")}


def _unlinked(state: State, event: Event) -> list[Change]:
    return [state.drop("links", key(event.data["from"], event.data["to"]))]


DECIDE: dict[str, Decide] = {"link-goals": _link, "unlink-goals": _unlink}
EVOLVE: dict[str, Evolve] = {"goals-linked": _linked, "goals-unlinked": _unlinked}
