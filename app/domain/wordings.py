"""Wordings: the ways of saying a node. Several may compete; one is adopted, none is forgotten."""

from .acts import Command, Data, Decide, Evolve, Moment, known, standing
from .counting import carried_now
from .refusals import refused
from .sources import grown, sources
from .state import MAIN, Actor, Change, Event, Node, State, Wording
from .support import closed
from .tree import firm
from .voice import speaker

FACILITATOR = "facilitator"


def of_node(state: State, node: str) -> list[Wording]:
    """All wordings of a node in the order in which they came."""
    return [wording for wording in state.wordings.values() if wording.node == node]


def _propose(state: State, actor: Actor, command: Command, moment: Moment) -> Data:
    node = standing(state, command.data["node"]).id
    if command.id in state.wordings:
        raise refused("id-taken")
    said = {"node": node, "text": command.data["text"]}
    if actor.role == FACILITATOR and "forSeat" not in command.data:
        return {**said, "seat": None, "party": None}
    seat = speaker(state, actor, command)
    return {**said, "seat": seat.id, "party": seat.party}


def _proposed(state: State, event: Event) -> list[Change]:
    data, text = event.data, event.data["text"]
    by = data["party"] or FACILITATOR
    wording = Wording(
        event.command,
        data["node"],
        text or "",
        by,
        "proposed",
        redacted=text is None,
        seat=data["seat"],
        by_facilitator=data["seat"] is not None and event.role == FACILITATOR,
    )
    return [state.put("wordings", wording)]


def _adopt(state: State, actor: Actor, command: Command, moment: Moment) -> Data | None:
    wording = known(state.wordings, command.data["wording"])
    node = firm(state, wording.node)
    given = sources(state, command, node)
    is_adopted = node.wording == wording.id
    if is_adopted and _grows_the_same(node, given) and not _settled(state, node.id):
        return None
    if wording.redacted:
        raise refused("words-gone")
    # Adopting again what was adopted takes nothing back of what was said of it then.
    before = wording.carried if is_adopted else None
    carried = carried_now(state, wording.id) if before is None else before
    return {"wording": wording.id, "sources": given, "carried": carried}


def _grows_the_same(node: Node, given: Data | None) -> bool:
    return given is None or grown(given) == {"cards": node.cards, "clusters": node.clusters}


def _adopted(state: State, event: Event) -> list[Change]:
    wording, data = state.wordings[event.data["wording"]], event.data
    return [
        *_replaced(state, wording.node, wording.id),
        state.change("wordings", wording.id, status="adopted", carried=data["carried"]),
        state.change("nodes", wording.node, wording=wording.id, **grown(data["sources"])),
        *_settled(state, wording.node),
    ]


def _replaced(state: State, node: str, new: str) -> list[Change]:
    old = state.nodes[node].wording
    return [state.change("wordings", old, status="replaced")] if old and old != new else []


def _settled(state: State, node: str) -> list[Change]:
    """The choice is made: what was still asked about the words of this node is closed."""
    about = {wording.id for wording in of_node(state, node)}
    return closed(state, (asked for asked in state.asked.values() if asked.about in about))


def _set_main(state: State, actor: Actor, command: Command, moment: Moment) -> Data | None:
    main = state.nodes[MAIN]
    given = sources(state, command, main)
    same_words = main.wording and state.wordings[main.wording].text == command.data["text"]
    if same_words and _grows_the_same(main, given):
        return None
    if command.id in state.wordings:
        raise refused("id-taken")
    return {"text": command.data["text"], "sources": given}


def _main_set(state: State, event: Event) -> list[Change]:
    text = event.data["text"]
    wording = Wording(event.command, MAIN, text or "", FACILITATOR, redacted=text is None)
    return [
        *_replaced(state, MAIN, wording.id),
        state.put("wordings", wording),
        state.change("nodes", MAIN, wording=wording.id, **grown(event.data["sources"])),
        *_settled(state, MAIN),
    ]


DECIDE: dict[str, Decide] = {
    "propose-wording": _propose,
    "adopt-wording": _adopt,
    "set-main-goal": _set_main,
}
EVOLVE: dict[str, Evolve] = {
    "wording-proposed": _proposed,
    "wording-adopted": _adopted,
    "main-goal-set": _main_set,
}
