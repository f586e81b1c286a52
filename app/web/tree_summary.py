"""What the API tells of the goal tree: nodes, competing words, support, proposals, links, what is aside."""

from collections.abc import Iterable
from typing import Any

from app.domain import counting
from app.domain.counting import Count, Support
from app.domain.fields import DESCRIPTION
from app.domain.state import MAIN, PARTIES, Answer, Node, Proposal, State, Wording
from app.domain.support import TREE
from app.domain.tree import children, set_aside
from app.domain.wordings import of_node
from app.web.numbers import number

#: Every field of a description is there, null while nothing is said.
UNDESCRIBED: dict[str, Any] = dict.fromkeys(DESCRIPTION)


def tree(state: State) -> dict[str, Any]:
    """The whole goal tree. What later versions add is empty here."""
    return {
        "seq": state.seq,
        "mainGoal": _node(state, state.nodes[MAIN]),
        "setAside": [_aside(state, node) for node in set_aside(state)],
        "proposals": [_proposal(proposal) for proposal in state.proposals.values()],
        "links": [{"from": link.source, "to": link.target} for link in state.links.values()],
        "support": _support(state, TREE),
        "agreements": [],
    }


def _node(state: State, node: Node) -> dict[str, Any]:
    """A node with what hangs under it; what was set aside by itself stands among the set-aside things."""
    told = {
        "id": node.id,
        "kind": node.kind,
        "text": _text(state.wordings.get(node.wording or "")),
        "children": [_node(state, child) for child in children(state, node.id)],
        "wordings": [_wording(state, each) for each in of_node(state, node.id)],
        "sources": {
            "cards": list(node.cards),
            "clusters": list(node.clusters),
            "parties": _parties(state, node.cards),
        },
        "support": _support(state, node.id),
    }
    return {**UNDESCRIBED, **node.description, **told, "check": None} if node.kind == "indicator" else told


def _aside(state: State, root: Node) -> dict[str, Any]:
    return {**_node(state, root), "parent": root.parent, "reason": root.reason}


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


def _reason(answer: Answer) -> dict[str, Any]:
    return {
        "party": answer.party,
        "answer": answer.answer,
        "text": None if answer.redacted else answer.reason,
    }
