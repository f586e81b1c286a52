"""The goal tree: main goal, subgoals, indicators, their place and their words."""

from fractions import Fraction
from typing import Any

from .acts import Command, Data, Decide, Evolve, Moment, known, standing
from .cards import shown
from .clusters import lying_in
from .refusals import refused
from .state import MAIN, Actor, Change, Event, Node, State, Wording
from .tree import may_hang, rank_at, siblings

FACILITATOR = "facilitator"


def _sources(state: State, command: Command) -> dict[str, list[str]] | None:
    """Cards and clusters from which a node grows; the cards that lie in the clusters now are among them."""
    given = command.data.get("sources")
    if given is None:
        return None
    clusters = [known(state.clusters, cluster).id for cluster in given["clusters"]]
    lying = [card.id for cluster in clusters for card in lying_in(state, cluster)]
    named = [card.id for card in shown(state, given["cards"])]
    return {"cards": list(dict.fromkeys(named + sorted(lying))), "clusters": clusters}


def _grown(sources: Data | None) -> dict[str, Any]:
    return {key: tuple(sources[key]) for key in ("cards", "clusters")} if sources else {}


def _wording(key: str, node: str, text: str | None) -> Wording:
    """Adopted words of the facilitator; None when they were erased."""
    return Wording(key, node, text or "", FACILITATOR, redacted=text is None)


def _set_main(state: State, actor: Actor, command: Command, moment: Moment) -> Data | None:
    main, sources = state.nodes[MAIN], _sources(state, command)
    same_words = main.wording and state.wordings[main.wording].text == command.data["text"]
    if same_words and (
        sources is None or _grown(sources) == {"cards": main.cards, "clusters": main.clusters}
    ):
        return None
    if command.id in state.wordings:
        raise refused("id-taken")
    return {"text": command.data["text"], "sources": sources}


def _main_set(state: State, event: Event) -> list[Change]:
    main = state.nodes[MAIN]
    replaced = [state.change("wordings", main.wording, status="replaced")] if main.wording else []
    wording = _wording(event.command, MAIN, event.data["text"])
    grown = _grown(event.data["sources"])
    return [
        *replaced,
        state.put("wordings", wording),
        state.change("nodes", MAIN, wording=wording.id, **grown),
    ]


def _add(state: State, command: Command, kind: str, parent: str) -> Data:
    if "proposal" in command.data:
        raise refused("unknown-id")  # proposals come with a later version: until then none exists
    if command.id in state.nodes:
        raise refused("id-taken")
    may_hang(state, kind, standing(state, parent))
    rank = rank_at(siblings(state, parent, kind), command.data.get("position"), command.id)
    return {
        "text": command.data["text"],
        "parent": parent,
        "rank": str(rank),
        "sources": _sources(state, command),
    }


def _add_goal(state: State, actor: Actor, command: Command, moment: Moment) -> Data:
    return _add(state, command, "subgoal", command.data["parent"])


def _add_indicator(state: State, actor: Actor, command: Command, moment: Moment) -> Data:
    return _add(state, command, "indicator", command.data["goal"])


def _added(state: State, event: Event, kind: str) -> list[Change]:
    node, data = event.command, event.data
    wording = _wording(f"{node}-first", node, data["text"])
    place = Node(node, kind, data["parent"], Fraction(data["rank"]), wording.id, **_grown(data["sources"]))
    return [state.put("wordings", wording), state.put("nodes", place)]


def _goal_added(state: State, event: Event) -> list[Change]:
    return _added(state, event, "subgoal")


def _indicator_added(state: State, event: Event) -> list[Change]:
    return _added(state, event, "indicator")


def _describe(state: State, actor: Actor, command: Command, moment: Moment) -> Data | None:
    node = standing(state, command.data["indicator"])
    if node.kind != "indicator":
        raise refused("not-an-indicator")
    said = {key: value for key, value in command.data.items() if key != "indicator"}
    if {**node.description, **said} == dict(node.description):
        return None
    return {"indicator": node.id, **said}


def _described(state: State, event: Event) -> list[Change]:
    node = state.nodes[event.data["indicator"]]
    said = {key: "" if value is None else value for key, value in event.data.items() if key != "indicator"}
    return [state.change("nodes", node.id, description={**node.description, **said})]


def _move(state: State, actor: Actor, command: Command, moment: Moment) -> Data | None:
    node, parent = standing(state, command.data["node"]), standing(state, command.data["parent"])
    if node.id == MAIN:
        raise refused("main-stays")
    may_hang(state, node.kind, parent, node.id)
    before = siblings(state, parent.id, node.kind)
    others = [each for each in before if each.id != node.id]
    rank = rank_at(others, command.data.get("position"), command.id)
    position = command.data.get("position", len(others))
    if parent.id == node.parent and before[position].id == node.id:
        return None
    return {"node": node.id, "parent": parent.id, "rank": str(rank)}


def _moved(state: State, event: Event) -> list[Change]:
    data = event.data
    return [state.change("nodes", data["node"], parent=data["parent"], rank=Fraction(data["rank"]))]


DECIDE: dict[str, Decide] = {
    "set-main-goal": _set_main,
    "add-goal": _add_goal,
    "add-indicator": _add_indicator,
    "describe-indicator": _describe,
    "move-goal": _move,
}
EVOLVE: dict[str, Evolve] = {
    "main-goal-set": _main_set,
    "goal-added": _goal_added,
    "indicator-added": _indicator_added,
    "indicator-described": _described,
    "goal-moved": _moved,
}
