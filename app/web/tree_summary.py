"""What the API tells of the goal tree: nodes, competing words, support, proposals, links, what is aside."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from app.domain import checks, counting
from app.domain.counting import Checked, Count, Support
from app.domain.fields import DESCRIPTION
from app.domain.state import MAIN, PARTIES, Agreement, Answer, Check, Node, Proposal, State, Wording
from app.domain.support import TREE
from app.domain.tree import set_aside
from app.web.numbers import number

KINDS = ("main", "subgoal", "indicator")
#: Every field of a description is there, null while nothing is said.
UNDESCRIBED: dict[str, Any] = dict.fromkeys(DESCRIPTION)


@dataclass(frozen=True)
class _Tree:
    """The state with what hangs where and who says what, looked up once for a tree of a thousand leaves."""

    state: State
    below: Mapping[str | None, list[Node]]
    words: Mapping[str, list[Wording]]


def tree(state: State) -> dict[str, Any]:
    """The whole goal tree."""
    it = _Tree(state, _below(state), _words(state))
    return {
        "seq": state.seq,
        "mainGoal": _node(it, state.nodes[MAIN]),
        "setAside": [_aside(it, node) for node in set_aside(state)],
        "proposals": [_proposal(proposal) for proposal in state.proposals.values()],
        "links": [{"from": link.source, "to": link.target} for link in state.links.values()],
        "support": _support(state, TREE),
        "agreements": [_agreement(each) for each in state.agreements.values()],
    }


def _below(state: State) -> dict[str | None, list[Node]]:
    """Parent to children in their order; what was set aside by itself hangs under nothing."""
    found: dict[str | None, list[Node]] = {}
    standing = [node for node in state.nodes.values() if not node.aside]
    for node in sorted(standing, key=lambda node: (KINDS.index(node.kind), node.rank, node.id)):
        found.setdefault(node.parent, []).append(node)
    return found


def _words(state: State) -> dict[str, list[Wording]]:
    found: dict[str, list[Wording]] = {}
    for wording in state.wordings.values():
        found.setdefault(wording.node, []).append(wording)
    return found


def _node(it: _Tree, node: Node) -> dict[str, Any]:
    state = it.state
    told = {
        "id": node.id,
        "kind": node.kind,
        "text": _text(state.wordings.get(node.wording or "")),
        "children": [_node(it, child) for child in it.below.get(node.id, [])],
        "wordings": [_wording(state, each) for each in it.words.get(node.id, [])],
        "sources": {
            "cards": list(node.cards),
            "clusters": list(node.clusters),
            "parties": _parties(state, node.cards),
        },
        "support": _support(state, node.id),
    }
    return (
        {**UNDESCRIBED, **node.description, **told, "check": _check(state, node)}
        if node.kind == "indicator"
        else told
    )


def _aside(it: _Tree, root: Node) -> dict[str, Any]:
    return {**_node(it, root), "parent": root.parent, "reason": root.reason}


def _text(wording: Wording | None) -> str | None:
    """The empty main goal has no words yet; redacted ones are gone."""
    if wording is None:
        return ""
    return None if wording.redacted else wording.text


def _wording(state: State, wording: Wording) -> dict[str, Any]:
    return {
        "id": wording.id,
        "text": _text(wording),
        "by": wording.by,
        "support": _support(state, wording.id),
        "status": wording.status,
        "carriedWhenAdopted": wording.carried,
        "enteredBy": "facilitator" if wording.by_facilitator else None,
    }


def _parties(state: State, cards: Iterable[str]) -> list[str]:
    found = {state.cards[card].party for card in cards if card in state.cards}
    return [party for party in PARTIES if party in found]


def _proposal(proposal: Proposal) -> dict[str, Any]:
    return {
        "id": proposal.id,
        "kind": proposal.kind,
        "text": None if proposal.redacted else proposal.text,
        "parent": proposal.parent,
        "by": proposal.party,
        "enteredBy": "facilitator" if proposal.by_facilitator else None,
        "status": "used" if proposal.node else "open",
        "node": proposal.node,
    }


def _support(state: State, about: str) -> dict[str, Any] | None:
    """The last round of asking; null when this was never asked. While it is open only who answered."""
    found = counting.support(state, about)
    if found is None:
        return None
    return {"open": found.asked.open, "round": found.turn} | (
        _asked(found) if found.asked.open else _counted(state, found)
    )


def _asked(found: Support) -> dict[str, Any]:
    parties = {party: {"of": count.of, "answered": count.answered} for party, count in found.parties.items()}
    return {"parties": parties, "weighted": None, "carried": None, "reasons": []}


def _counted(state: State, found: Support) -> dict[str, Any]:
    given = counting.answers(state, found.asked)
    return {
        "parties": {party: _count(count) for party, count in found.parties.items()},
        "weighted": number(found.weighted),
        "carried": found.carried,
        "reasons": [_reason(answer) for answer in given if answer.reason or answer.redacted],
    }


def _count(count: Count) -> dict[str, int]:
    return {
        "of": count.of,
        "answered": count.answered,
        "yes": count.yes,
        "yesIf": count.yes_if,
        "no": count.no,
    }


def _check(state: State, indicator: Node) -> dict[str, Any] | None:
    """The present round of the check, and the earlier ones, oldest first; null before the step was opened."""
    turn = state.here.round_of(checks.STEP)
    rounds = [counting.check(state, indicator.id, each) for each in range(1, turn + 1)]
    told = [_checked(state, indicator, each) for each in rounds]
    return {**told[-1], "earlier": told[:-1]} if checks.STEP in state.here.opened else None


def _checked(state: State, indicator: Node, found: Checked) -> dict[str, Any]:
    told: dict[str, Any] = {"round": found.round, "revealed": found.is_seen}
    if not found.is_seen:
        parties = {party: {"of": each.of, "answered": each.answered} for party, each in found.parties.items()}
        return {**told, "parties": parties, "weighted": None, "reasons": []}
    given = counting.remarks(state, indicator.id, found.round)
    return {
        **told,
        "parties": {party: asdict(each) for party, each in found.parties.items()},
        "weighted": number(found.weighted),
        "reasons": [_reason(each) for each in given if each.reason or each.redacted],
    }


def _agreement(it: Agreement) -> dict[str, Any]:
    text = None if it.redacted else it.text
    return {"id": it.id, "text": text, "who": it.who, "when": it.when}


def _reason(answer: Answer | Check) -> dict[str, Any]:
    return {
        "party": answer.party,
        "answer": answer.answer,
        "text": None if answer.redacted else answer.reason,
    }
