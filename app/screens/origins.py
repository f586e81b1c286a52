"""Where does this come from? What stands behind a node: cards, clusters, words that competed, support."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.domain.state import MAIN, PARTIES, Proposal, State
from app.domain.tree import aside_above
from app.screens import candidates, lineage
from app.screens.cards import ShownCard
from app.screens.support import support_of


@dataclass(frozen=True)
class Waiting:
    """A subgoal or indicator (`kind`) that someone of a party proposed and that has no place yet; `number`:
    under which subgoal.
    """

    kind: str
    party: str
    text: str
    redacted: bool
    number: str


def origin(state: State, node: str, language: str) -> Mapping[str, Any]:
    """What the panel and the spotlight tell of a node."""
    found, numbers = state.nodes[node], lineage.numbers(state)
    wording = state.wordings.get(found.wording or "")
    aside = aside_above(state, node)
    text = "" if wording is None or wording.redacted else wording.text
    ways, support = candidates.ways(state, node, language), support_of(state, node, language)
    return {
        "node": node,
        "kind": found.kind,
        "number": numbers.get(node, ""),
        "text": text,
        "redacted": wording is not None and wording.redacted,
        "fit": sum(len(text) > limit for limit in (60, 130)),
        "aside": aside is not None,
        "reason": aside.reason if aside else "",
        "support": support,
        "here": support.sentence[:1].lower() + support.sentence[1:] if support else "",
        "roots": lineage.roots(state, node),
        "ways": ways,
        "is_noted": wording is not None and wording.by not in PARTIES,
        "waiting": waiting(state, node, numbers),
        "finished": state.here.finished,
        "spoken": state.here.language,
    }


def waiting(state: State, node: str, numbers: Mapping[str, str]) -> tuple[Waiting, ...]:
    """Proposals that hang below this node; at the main goal all of them, the parties in turn."""
    found = [
        each for each in state.proposals.values() if not each.node and (node == MAIN or each.parent == node)
    ]
    by_party = [[each for each in found if each.party == party] for party in PARTIES]
    return tuple(
        Waiting(
            each.kind,
            each.party,
            "" if each.redacted else each.text,
            each.redacted,
            numbers.get(each.parent, ""),
        )
        for each in _in_turn(by_party)
    )


def _in_turn(rows: list[list[Proposal]]) -> list[Proposal]:
    longest = max(map(len, rows))
    return [row[place] for place in range(longest) for row in rows if place < len(row)]


def card(found: ShownCard) -> Mapping[str, Any]:
    """What the spotlight tells of a card."""
    return {"card": found, "fit": sum(len(found.text) > limit for limit in (40, 110, 200))}
