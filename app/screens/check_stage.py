"""The check on the projector: how many answers there are; then all indicators; then one, with its chain."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.domain import checks, counting
from app.domain.state import MAIN, PARTIES, Node, State
from app.screens import lineage, questions, tree
from app.screens.checked import ShownCheck, check_of
from app.screens.tree_said import links

View = dict[str, Any]
#: Of so many indicators that are asked anew the words stand on the stage.
FEW_ANEW = 4
#: With more words than this the reasons are a size smaller.
MUCH = 1000
#: So many people of a party can each be a shape.
MOST_SHAPES = 9


@dataclass(frozen=True)
class Named:
    """A node on the way up: main, subgoal or indicator; `text` is "" when it was erased or has no words."""

    id: str
    kind: str
    number: str
    text: str
    redacted: bool


def counting_view(state: State) -> View:
    """Before the reveal: per party how many answers there are, of how many; nothing of what."""
    turn = state.here.round_of(checks.STEP)
    asked = [node for node in checks.indicators(state) if checks.is_asked(state, node)]
    found = [counting.check(state, node.id, turn).parties for node in asked]
    ids = {node.id for node in asked}
    heard = {each.seat for each in state.checks.values() if each.round == turn and each.indicator in ids}
    answered = {party: sum(each[party].answered for each in found) for party in PARTIES}
    parties = [
        {
            "party": party,
            "answered": answered[party],
            "all": sum(each[party].of for each in found),
            "busy": sum(state.seats[seat].party == party for seat in heard),
            "of": max((each[party].of for each in found), default=0),
        }
        for party in PARTIES
    ]
    return {
        "round": turn,
        "asked": len(asked),
        "anew": [named(state, node.id, {}) for node in asked] if turn > 1 and len(asked) <= FEW_ANEW else [],
        "parties": parties,
        "pile": sum(max(answered.values()) > limit for limit in (30, 80, 180, 500)),
    }


def overview(state: State, language: str) -> View:
    """After the reveal: every indicator under its subgoal, with how the parties answered."""
    flat = tree.tree_view(state).flat
    goals = [
        branch for branch in flat if branch.kind == "subgoal" and (branch.leaves or not branch.goals_below)
    ]
    groups = [
        {
            "goal": goal,
            "rows": [{"leaf": leaf, "check": check_of(state, leaf.id, language)} for leaf in goal.leaves],
        }
        for goal in goals
    ]
    return {"groups": groups, "indicators": sum(branch.kind == "indicator" for branch in flat)}


def chain(state: State, node: Node, language: str) -> Mapping[str, Any] | None:
    """One indicator with the goals above it and what was answered; None for another node, or when nothing was
    seen of its check yet.
    """
    found = check_of(state, node.id, language) if node.kind == "indicator" else None
    all_ = [each.id for each in checks.indicators(state)]
    if found is None or node.id not in all_:
        return None
    numbers = lineage.numbers(state)
    trail = [named(state, each, numbers) for each in _up(state, node.id)]
    question, spoken = questions.question(state.here, checks.STEP, language)
    return {
        "node": node.id,
        "trail": trail,
        "fit": sum(sum(len(each.text) for each in trail) > limit for limit in (210, 400)),
        "form": node.description.get("form"),
        "links": links(state, node.id, numbers),
        "place": all_.index(node.id) + 1,
        "of": len(all_),
        "check": found,
        "few": _has_few(found),
        "is_much": sum(40 + len(each.text) for each in found.reasons) > MUCH,
        "question": question,
        "question_lang": spoken,
        "spoken": state.here.language,
    }


def _has_few(found: ShownCheck) -> bool:
    return max(party.of for party in found.parties) <= MOST_SHAPES


def _up(state: State, node: str) -> list[str]:
    """The node and what stands above it, the main goal first."""
    above = state.nodes[node].parent
    return [*(_up(state, above) if above else []), node]


def named(state: State, node: str, numbers: Mapping[str, str]) -> Named:
    """A node by its words and number."""
    found = state.nodes[node]
    wording = state.wordings.get(found.wording or "")
    is_gone = wording is not None and wording.redacted
    text = "" if wording is None or is_gone else wording.text
    return Named(node, found.kind, "" if node == MAIN else numbers.get(node, ""), text, is_gone)
