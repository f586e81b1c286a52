"""Proposals: a goal or indicator that a seat would like in the tree, until it gets a place there."""

from .acts import Command, Data, Decide, Evolve, Moment, known, standing
from .refusals import refused
from .state import Actor, Change, Event, Proposal, State
from .tree import may_hang
from .voice import speaker


def unused(state: State, proposal: str, kind: str) -> Proposal:
    """The proposal of this kind that has no place in the tree yet."""
    found = known(state.proposals, proposal)
    if found.kind != kind:
        raise refused("unknown-id")
    if found.node:
        raise refused("proposal-used")
    if found.redacted:
        raise refused("words-gone")
    return found


def _propose(state: State, actor: Actor, command: Command, kind: str) -> Data:
    seat, parent = speaker(state, actor, command), standing(state, command.data["parent"])
    if command.id in state.proposals:
        raise refused("id-taken")
    may_hang(state, kind, parent)
    return {"text": command.data["text"], "parent": parent.id, "seat": seat.id, "party": seat.party}


def _propose_goal(state: State, actor: Actor, command: Command, moment: Moment) -> Data:
    return _propose(state, actor, command, "subgoal")


def _propose_indicator(state: State, actor: Actor, command: Command, moment: Moment) -> Data:
    return _propose(state, actor, command, "indicator")


def _proposed(state: State, event: Event, kind: str) -> list[Change]:
    data, text = event.data, event.data["text"]
    proposal = Proposal(
        event.command,
        kind,
        text or "",
        data["parent"],
        data["party"],
        data["seat"],
        event.seq,
        by_facilitator=event.role == "facilitator",
        redacted=text is None,
    )
    return [state.put("proposals", proposal)]


def _goal_proposed(state: State, event: Event) -> list[Change]:
    return _proposed(state, event, "subgoal")


def _indicator_proposed(state: State, event: Event) -> list[Change]:
    return _proposed(state, event, "indicator")


DECIDE: dict[str, Decide] = {"propose-goal": _propose_goal, "propose-indicator": _propose_indicator}
EVOLVE: dict[str, Evolve] = {"goal-proposed": _goal_proposed, "indicator-proposed": _indicator_proposed}
