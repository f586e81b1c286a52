"""What became of one's own words, as a twig of knots: in which cluster, which subgoal, or set aside."""

from typing import Any

from app.domain.state import MAIN, Card, Node, Proposal, State, Wording
from app.domain.tree import aside_above
from app.screens.i18n import translator
from app.screens.lineage import numbers

Knot = dict[str, Any]


class Paths:
    """The ways of one state, in one language. A knot: `said`, its words `text`, and `aside`: a dotted end."""

    def __init__(self, state: State, language: str) -> None:
        self._state, self._ = state, translator(language)
        self._numbers = numbers(state)
        self._grown: dict[str, list[str]] = {}
        for node in state.nodes.values():
            for card in node.cards:
                self._grown.setdefault(card, []).append(node.id)

    def nodes_of(self, card: str) -> list[str]:
        """The nodes whose sources hold the card."""
        return self._grown.get(card, [])

    def of_card(self, card: Card) -> list[Knot]:
        """Its cluster, then the nodes that grew from it: main goal, subgoals, indicators."""
        cluster = self._state.clusters.get(card.cluster or "")
        lies = [self._knot(self._("in het groepje"), self._cluster(cluster.name))] if cluster else []
        order = ("main", "subgoal", "indicator")
        nodes = [self._state.nodes[node] for node in self.nodes_of(card.id)]
        nodes.sort(key=lambda node: (order.index(node.kind), self._numbers.get(node.id, "")))
        return [*lies, *(knot for node in nodes for knot in self._became(node))]

    def of_proposal(self, proposal: Proposal) -> list[Knot]:
        """The subgoal that it became, or that it still waits; in a finished tree nothing waits."""
        if proposal.node:
            return self._became(self._state.nodes[proposal.node])
        if self._state.here.finished:
            return [self._knot(self._("niet overgenomen in de boom, wel bewaard"), "")]
        return [self._knot(self._("staat nog bij de voorstellen"), "")]

    def of_wording(self, wording: Wording) -> list[Knot]:
        """For which node these words are, and whether they were chosen."""
        node = self._state.nodes[wording.node]
        waits = self._("%(node)s: staat nog bij de voorstellen")
        if self._state.here.finished:
            waits = self._("%(node)s: niet gekozen, wel bewaard")
        said = {
            "proposed": waits,
            "adopted": self._("%(node)s: nu de gekozen woorden"),
            "replaced": self._("%(node)s: eerder gekozen, nu staat er"),
        }[wording.status] % {"node": self._called(node)}
        return [
            self._knot(said, self._text(node) if wording.status == "replaced" else ""),
            *self._aside(node),
        ]

    def _became(self, node: Node) -> list[Knot]:
        names = {
            "main": self._("werd hoofddoel"),
            "subgoal": self._("werd subdoel %(number)s") % {"number": self._numbers.get(node.id, "")},
            "indicator": self._("werd indicator"),
        }
        return [self._knot(names[node.kind].strip(), self._text(node)), *self._aside(node)]

    def _called(self, node: Node) -> str:
        if node.id == MAIN:
            return self._("hoofddoel")
        kind = self._("subdoel") if node.kind == "subgoal" else self._("indicator")
        return f"{kind} {self._numbers.get(node.id, '')}".strip()

    def _aside(self, node: Node) -> list[Knot]:
        """Set aside, alone or with the branch that it hung in."""
        root = aside_above(self._state, node.id)
        return [self._knot(self._("apart gelegd"), root.reason, aside=True)] if root else []

    def _text(self, node: Node) -> str:
        wording = self._state.wordings.get(node.wording or "")
        return "" if wording is None or wording.redacted else wording.text

    def _cluster(self, name: str) -> str:
        return name or self._("groepje zonder naam")

    @staticmethod
    def _knot(said: str, text: str, aside: bool = False) -> Knot:
        return {"said": said, "text": text, "aside": aside}
