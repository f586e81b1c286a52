"""The check: does this indicator still say something of the main goal? Every seat answers at its own pace.

Nobody sees an answer before the round of the check is revealed. What comes after that counts at once: it was
on its way. A new round starts empty; what was answered before stays in the history.

An answer may name the round and the words for which it was given, so that one that was on its way when a new
round began, or other words were chosen, is never counted for what its seat did not read.
"""

from .acts import Command, Data, Decide, Evolve, Moment, known
from .refusals import refused
from .state import MAIN, Actor, Change, Check, Event, Node, State
from .tree import branch, firm
from .voice import speaker, yields

STEP = "the-check"


def of_round(state: State, indicator: str, turn: int) -> list[Check]:
    """What was answered about an indicator in a round of the check."""
    return [check for check in state.checks.values() if check.indicator == indicator and check.round == turn]


def are_seen(state: State, check: Check) -> bool:
    """Whether the room has seen this answer."""
    return (STEP, check.round) in state.here.revealed


def key(seat: str, indicator: str, turn: int) -> str:
    """The id of a seat's answer about an indicator in a round."""
    return f"{seat} {indicator} {turn}"


def last_round(state: State, indicator: str) -> int:
    """The latest round, the present one included, in which anyone answered about it; 0 when never."""
    return max((check.round for check in state.checks.values() if check.indicator == indicator), default=0)


def is_asked(state: State, indicator: Node) -> bool:
    """Whether the present round asks about it: the first asks about all, a later one about what is new, was
    reworded, or was never answered.
    """
    turn = state.here.round_of(STEP)
    earlier = [
        check for check in state.checks.values() if check.indicator == indicator.id and check.round < turn
    ]
    return all(check.wording != indicator.wording for check in earlier)


def indicators(state: State) -> list[Node]:
    """All indicators that stand in the tree, in its order."""
    return [node for node in branch(state, MAIN) if node.kind == "indicator"]


def _check(state: State, actor: Actor, command: Command, moment: Moment) -> Data | None:
    data, seat = command.data, speaker(state, actor, command)
    node = firm(state, data["indicator"])
    if node.kind != "indicator":
        raise refused("not-an-indicator")
    turn, reason = _turn(state, data), data.get("reason", "")
    before = state.checks.get(key(seat.id, node.id, turn))
    yields(actor, before)
    by_facilitator, words = actor.role == "facilitator", _words(state, node, turn, data.get("wording"))
    said = (data["answer"], reason, by_facilitator, words)
    if before and (before.answer, before.reason, before.by_facilitator, before.wording) == said:
        return None
    return {
        "indicator": node.id,
        "answer": data["answer"],
        "reason": reason,
        "round": turn,
        "wording": words,
        "seat": seat.id,
        "party": seat.party,
    }


def _turn(state: State, data: Data) -> int:
    """The round for which an answer is given: the present one, or one that was there before."""
    turn: int = data.get("round", state.here.round_of(STEP))
    if turn > state.here.highest.get(STEP, 1):
        raise refused("not-now:round")
    return turn


def _words(state: State, node: Node, turn: int, given: str | None) -> str | None:
    """The words that were answered about; of an earlier round what others read then, None: not known."""
    if given is not None:
        if known(state.wordings, given).node != node.id:
            raise refused("unknown-id")
        return given
    if turn == state.here.round_of(STEP):
        return node.wording
    return next((each.wording for each in reversed(of_round(state, node.id, turn))), None)


def _checked(state: State, event: Event) -> list[Change]:
    data, reason = event.data, event.data["reason"]
    check = Check(
        key(data["seat"], data["indicator"], data["round"]),
        data["seat"],
        data["party"],
        data["indicator"],
        data["round"],
        data["answer"],
        reason or "",
        event.command,
        wording=data["wording"] if "wording" in data else state.nodes[data["indicator"]].wording,
        by_facilitator=event.role == "facilitator",
        redacted=reason is None,
    )
    return [state.put("checks", check)]


DECIDE: dict[str, Decide] = {"check-indicator": _check}
EVOLVE: dict[str, Evolve] = {"indicator-checked": _checked}
