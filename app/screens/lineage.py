"""Where a node comes from, and what became of a card, as plain data in the words of the room."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain import lineage
from app.domain.state import Card, Node, State, Wording
from app.screens.cards import ShownCard, alternating
from app.screens.tree import tree_view


@dataclass(frozen=True)
class EarlierWords:
    """A wording of a node: by a party or `facilitator`; status proposed, adopted or replaced; `carried`
    when it was adopted: True, False or None (not known).
    """

    id: str
    text: str
    by: str
    status: str
    carried: bool | None
    redacted: bool


@dataclass(frozen=True)
class Roots:
    """What a node grew from. `counts`: cards per party; `gone`: (status, party, how many) that cannot be
    shown any more; `clusters`: their names; `proposed_by`: the party whose proposal it was.
    """

    node: str
    cards: tuple[ShownCard, ...]
    counts: Mapping[str, int]
    gone: tuple[tuple[str, str, int], ...]
    clusters: tuple[str, ...]
    wordings: tuple[EarlierWords, ...]
    proposed_by: str | None

    @property
    def is_bare(self) -> bool:
        """It grew from nothing that was written down: the words are the facilitator's own."""
        return not (self.cards or self.gone or self.clusters or self.proposed_by)


@dataclass(frozen=True)
class Knot:
    """One stage of a card's way. `kind`: cluster, main, subgoal or indicator; `number` of the subgoal (of
    the one under which an indicator stands); `aside`: set aside, for `reason`.
    """

    kind: str
    text: str
    number: str
    aside: bool = False
    reason: str = ""


def roots(state: State, node: str) -> Roots:
    """From which cards, clusters, parties and words a node grew."""
    found = lineage.origin(state, node)
    return Roots(
        node=node,
        cards=tuple(alternating(state, found.cards, "gather")),
        counts=found.counts,
        gone=tuple((status, party, n) for (status, party), n in sorted(found.gone.items())),
        clusters=tuple(cluster.name for cluster in found.clusters if not cluster.redacted),
        wordings=tuple(_words(wording) for wording in found.wordings),
        proposed_by=found.proposal.party if found.proposal else None,
    )


def _words(wording: Wording) -> EarlierWords:
    text = "" if wording.redacted else wording.text
    return EarlierWords(wording.id, text, wording.by, wording.status, wording.carried, wording.redacted)


def numbers(state: State) -> dict[str, str]:
    """Node to the number by which the room calls it; an indicator has that of its subgoal."""
    flat = tree_view(state).flat
    own = {branch.id: branch.number for branch in flat}
    return {branch.id: branch.number or own.get(branch.parent, "") for branch in flat}


def ways(state: State) -> Mapping[str, tuple[Knot, ...]]:
    """Card to what became of it: the cluster in which it lies, then the nodes that grew from it."""
    called, grown = numbers(state), lineage.became(state)
    return {
        card.id: (*_lies(state, card), *_grew(state, grown.get(card.id, []), called))
        for card in state.cards.values()
    }


def _lies(state: State, card: Card) -> tuple[Knot, ...]:
    cluster = state.clusters.get(card.cluster or "")
    return (Knot("cluster", "" if cluster.redacted else cluster.name, ""),) if cluster else ()


def _grew(state: State, grown: list[lineage.Became], called: Mapping[str, str]) -> tuple[Knot, ...]:
    order = ("main", "subgoal", "indicator")
    found = sorted(grown, key=lambda each: (order.index(each.node.kind), called.get(each.node.id, "")))
    return tuple(
        Knot(
            each.node.kind,
            _text(state, each.node),
            called.get(each.node.id, ""),
            aside=each.aside is not None,
            reason=each.aside.reason if each.aside else "",
        )
        for each in found
    )


def _text(state: State, node: Node) -> str:
    wording = state.wordings.get(node.wording or "")
    return "" if wording is None or wording.redacted else wording.text
