"""Support: every seat says whether it stands behind a wording, a place in the tree, or the whole tree.

Each opening is a fresh round. Nobody sees an answer before it is closed; how many answered, everyone may.
"""

from collections.abc import Iterable

from .acts import Command, Data, Decide, Evolve, Moment
from .refusals import refused
from .seats import all_taken
from .state import Actor, Answer, Asked, Change, Event, State
from .tree import aside_above
from .voice import speaker, yields

TREE = "tree"


def subject(state: State, about: str) -> str | None:
    """The node that a question is about; None when it is about the whole tree. Refuses what is unknown."""
    if about == TREE:
        return None
    if about in state.nodes:
        return about
    if about not in state.wordings:
        raise refused("unknown-id")
    return state.wordings[about].node


def latest(state: State, about: str) -> Asked | None:
    """The last time that this was asked."""
    rounds = [asked for asked in state.asked.values() if asked.about == about]
    return rounds[-1] if rounds else None


def open_now(state: State) -> list[Asked]:
    """What is being asked."""
    return [asked for asked in state.asked.values() if asked.open]


def closed(state: State, rounds: Iterable[Asked]) -> list[Change]:
    """The rounds among these that are open are closed; how many seats there were is kept."""
    return [
        state.change("asked", asked.id, open=False, of=all_taken(state)) for asked in rounds if asked.open
    ]


def settled(state: State) -> list[Change]:
    """Closes what nobody can answer any more: what it is about was set aside, or the tree is finished."""
    now = open_now(state)
    return closed(state, [asked for asked in now if not _stands(state, asked)]) if now else []


def _stands(state: State, asked: Asked) -> bool:
    node = subject(state, asked.about)
    return not state.here.finished and (node is None or aside_above(state, node) is None)


def _firm(state: State, about: str) -> str:
    node = subject(state, about)
    if node and aside_above(state, node):
        raise refused("set-aside")
    return about


def _open(state: State, actor: Actor, command: Command, moment: Moment) -> Data | None:
    about = _firm(state, command.data["about"])
    now = latest(state, about)
    return None if now and now.open else {"about": about}


def _opened(state: State, event: Event) -> list[Change]:
    return [state.put("asked", Asked(event.command, event.data["about"], event.seq))]


def _close(state: State, actor: Actor, command: Command, moment: Moment) -> Data | None:
    about = command.data["about"]
    subject(state, about)
    now = latest(state, about)
    return {"about": about} if now and now.open else None


def _closed(state: State, event: Event) -> list[Change]:
    now = latest(state, event.data["about"])
    return closed(state, [now] if now else [])


def _answer(state: State, actor: Actor, command: Command, moment: Moment) -> Data | None:
    data, seat = command.data, speaker(state, actor, command)
    now = latest(state, _firm(state, data["about"]))
    if now is None or not now.open:
        raise refused("not-now:support")
    before, reason = state.answers.get(key(now.id, seat.id)), data.get("reason", "")
    yields(actor, before)
    if before and (before.answer, before.reason, before.by_facilitator) == (
        data["answer"],
        reason,
        actor.role == "facilitator",
    ):
        return None
    return {
        "about": now.about,
        "asked": now.id,
        "answer": data["answer"],
        "reason": reason,
        "seat": seat.id,
        "party": seat.party,
    }


def key(asked: str, seat: str) -> str:
    """The id of a seat's answer in a round."""
    return f"{asked} {seat}"


def _answered(state: State, event: Event) -> list[Change]:
    data, reason = event.data, event.data["reason"]
    answer = Answer(
        key(data["asked"], data["seat"]),
        data["asked"],
        data["seat"],
        data["party"],
        data["answer"],
        reason or "",
        event.command,
        by_facilitator=event.role == "facilitator",
        redacted=reason is None,
    )
    return [state.put("answers", answer)]


DECIDE: dict[str, Decide] = {
    "open-support": _open,
    "close-support": _close,
    "answer-support": _answer,
}
EVOLVE: dict[str, Evolve] = {
    "support-opened": _opened,
    "support-closed": _closed,
    "support-answered": _answered,
}
