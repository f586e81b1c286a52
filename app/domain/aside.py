"""Set aside: a branch leaves the tree with all that hangs in it, and can come back. Nothing is destroyed."""

from fractions import Fraction

from .acts import Command, Data, Decide, Evolve, Moment, standing
from .refusals import refused
from .state import MAIN, Actor, Change, Event, Node, State
from .tree import DEEPEST, aside_above, firm, height, level, rank_at, siblings


def _set_aside(state: State, actor: Actor, command: Command, moment: Moment) -> Data | None:
    node = standing(state, command.data["node"])
    if node.id == MAIN:
        raise refused("main-stays:aside")
    if node.aside:
        return None
    firm(state, node.id)
    return {"node": node.id, "reason": command.data.get("reason", "")}


def _was_set_aside(state: State, event: Event) -> list[Change]:
    return [state.change("nodes", event.data["node"], aside=True, reason=event.data["reason"] or "")]


def _bring_back(state: State, actor: Actor, command: Command, moment: Moment) -> Data | None:
    node = standing(state, command.data["node"])
    if not node.aside:
        firm(state, node.id)
        return None
    parent, rank = _place(state, node, command.id)
    return {"node": node.id, "parent": parent, "rank": str(rank), "reason": command.data.get("reason", "")}


def _place(state: State, node: Node, salt: str) -> tuple[str | None, Fraction]:
    """Where it stood, if that stands and depth allows, else last under main."""
    if aside_above(state, node.parent or "") is None and _fits(state, node):
        return node.parent, node.rank
    if node.kind == "indicator":
        raise refused("parent-gone")
    return MAIN, rank_at(siblings(state, MAIN, "subgoal"), None, salt)


def _fits(state: State, node: Node) -> bool:
    return node.kind == "indicator" or level(state, node.parent) + height(state, node.id) <= DEEPEST


def _came_back(state: State, event: Event) -> list[Change]:
    data = event.data
    place = {"parent": data["parent"], "rank": Fraction(data["rank"])}
    return [state.change("nodes", data["node"], aside=False, reason="", **place)]


DECIDE: dict[str, Decide] = {"set-aside": _set_aside, "bring-back": _bring_back}
EVOLVE: dict[str, Evolve] = {"goal-set-aside": _was_set_aside, "goal-brought-back": _came_back}
