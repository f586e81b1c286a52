"""The goal tree: subgoals and indicators, their place and their description."""

from fractions import Fraction

from .acts import Command, Data, Decide, Evolve, Moment, standing
from .links import crossed
from .proposals import unused
from .refusals import refused
from .sources import grown, sources
from .state import MAIN, Actor, Change, Event, Node, State, Wording
from .tree import firm, may_hang, rank_at, siblings
from .wordings import FACILITATOR


def _add(state: State, command: Command, kind: str, parent: str) -> Data:
    if command.id in state.nodes:
        raise refused("id-taken")
    may_hang(state, kind, firm(state, parent))
    rank = rank_at(siblings(state, parent, kind), command.data.get("position"), command.id)
    return {
        **_words(state, command, kind),
        "parent": parent,
        "rank": str(rank),
        "sources": sources(state, command),
    }


def _words(state: State, command: Command, kind: str) -> Data:
    """The words themselves, or the proposal that has them: words stand once in the log, to be erased once."""
    if "proposal" in command.data:
        return {"proposal": unused(state, command.data["proposal"], kind).id}
    return {"text": command.data["text"]}


def _add_goal(state: State, actor: Actor, command: Command, moment: Moment) -> Data:
    return _add(state, command, "subgoal", command.data["parent"])


def _add_indicator(state: State, actor: Actor, command: Command, moment: Moment) -> Data:
    return _add(state, command, "indicator", command.data["goal"])


def _added(state: State, event: Event, kind: str) -> list[Change]:
    node, data = event.command, event.data
    wording = _first(state, event)
    place = Node(node, kind, data["parent"], Fraction(data["rank"]), wording.id, **grown(data["sources"]))
    used = [state.change("proposals", data["proposal"], node=node)] if "proposal" in data else []
    return [state.put("wordings", wording), state.put("nodes", place), *used]


def _first(state: State, event: Event) -> Wording:
    """The words with which a node is made: the facilitator's, or those of who proposed it."""
    node, proposal = event.command, state.proposals.get(event.data.get("proposal", ""))
    if proposal:
        return Wording(
            f"{node}-first",
            node,
            proposal.text,
            proposal.party,
            redacted=proposal.redacted,
            seat=proposal.seat,
            by_facilitator=proposal.by_facilitator,
        )
    text = event.data["text"]
    return Wording(f"{node}-first", node, text or "", FACILITATOR, redacted=text is None)


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
    firm(state, node.id)
    may_hang(state, node.kind, firm(state, parent.id), node.id)
    before = siblings(state, parent.id, node.kind)
    others = [each for each in before if each.id != node.id]
    rank = rank_at(others, command.data.get("position"), command.id)
    position = command.data.get("position", len(others))
    if parent.id == node.parent and before[position].id == node.id:
        return None
    return {"node": node.id, "parent": parent.id, "rank": str(rank)}


def _moved(state: State, event: Event) -> list[Change]:
    """A link that the new place makes needless is dropped; undo brings it back."""
    data = event.data
    place = state.change("nodes", data["node"], parent=data["parent"], rank=Fraction(data["rank"]))
    after = State(state.id, nodes={**state.nodes, data["node"]: place.after}, links=state.links)
    return [place, *(state.drop("links", link.id) for link in crossed(after))]


DECIDE: dict[str, Decide] = {
    "add-goal": _add_goal,
    "add-indicator": _add_indicator,
    "describe-indicator": _describe,
    "move-goal": _move,
}
EVOLVE: dict[str, Evolve] = {
    "goal-added": _goal_added,
    "indicator-added": _indicator_added,
    "indicator-described": _described,
    "goal-moved": _moved,
}
