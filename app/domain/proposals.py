"""Proposals: a goal that a seat would like to see in the tree, until the facilitator gives it a place."""

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


def _propose_goal(state: State, actor: Actor, command: Command, moment: Moment) -> Data:
    seat, parent = speaker(state, actor, command), standing(state, command.data["parent"])
    if command.id in state.proposals:
        raise refused("id-taken")
    may_hang(state, "subgoal", parent)
    return {"text": command.data["text"], "parent": parent.id, "seat": seat.id, "party": seat.party}


def _goal_proposed(state: State, event: Event) -> list[Change]:
    data, text = event.data, event.data["text"]
    proposal = Proposal(
        event.command,
        "subgoal",
        text or "",
        data["parent"],
        data["party"],
        data["seat"],
        event.seq,
        by_facilitator=event.role == "facilitator",
        redacted=text is None,
    )
    return [state.put("proposals", proposal)]


DECIDE: dict[str, Decide] = {"propose-goal": _propose_goal}
EVOLVE: dict[str, Evolve] = {"goal-proposed": _goal_proposed}
