"""The tree as sentences to be read aloud in turn: main goal, each subgoal with its indicators, agreements.

No sentence is glued together: a lead in our words, then the group's own words as they stand.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import cycle
from typing import Any

from app.domain.balance import TURNS
from app.domain.seats import taken
from app.domain.state import MAIN, Agreement, Node, State
from app.screens.i18n import Translate, translator
from app.screens.tree import Branch, TreeView, tree_view

STEP = "thanks"
#: Where the facilitator walks through the tree to have it read; sheets lie over it in the last step only.
READ = frozenset({"look-back-3", "whole-tree", STEP})


@dataclass(frozen=True)
class Sentence:
    """One sentence: `lead` comes before the words; `under` names the subgoal of an indicator; `turn` is the
    party that might read it, only as a suggestion ("" while nobody sits); `place` counts from 1, those of the
    tree and the agreements each on their own: a facilitator's walk goes through the tree.
    """

    id: str
    kind: str
    lead: str
    text: str
    number: str = ""
    under: str = ""
    form: str | None = None
    who: str = ""
    when: str = ""
    turn: str = ""
    place: int = 0
    of: int = 0

    @property
    def fit(self) -> int:
        """How large it is drawn: 0 the largest."""
        return sum(len(self.text) > limit for limit in (55, 120, 200))


def sentences(state: State, language: str) -> list[Sentence]:
    """All there is to read; words that were erased are passed over."""
    _, view = translator(language), tree_view(state)
    turns = cycle([party for party in TURNS if taken(state, party)] or [""])
    return [
        Sentence(**{**vars(each), "turn": next(turns), "place": place, "of": len(group)})
        for group in (_read(_of_tree(view, _)), _read(_agreed(state, _)))
        for place, each in enumerate(group, 1)
    ]


def nodes(state: State) -> list[str]:
    """The nodes that are read, from main down: what the facilitator walks along."""
    return [each.id for each in _read(_of_tree(tree_view(state), translator(state.here.language)))]


def _read(found: Iterator[Sentence]) -> list[Sentence]:
    return [each for each in found if each.text]


def view(state: State, language: str) -> dict[str, Any] | None:
    """What lies over the tree in the last step: the sentences, one on each sheet."""
    found = sentences(state, language) if state.here.step == STEP else []
    return {"kind": "aloud", "sentences": found, "news": ""} if found else None


def lit(state: State, node: Node, language: str) -> Mapping[str, Any] | None:
    """A node in the light as the sentence that is read now; None when it is not among them."""
    found = next((each for each in sentences(state, language) if each.id == node.id), None)
    return {"node": node.id, "sentence": found, "spoken": state.here.language} if found else None


def _of_tree(view: TreeView, _: Translate) -> Iterator[Sentence]:
    yield Sentence(MAIN, "main", _("Dit willen we samen bereiken:"), view.text)
    for branch in view.branches:
        yield from _of_branch(branch, "", _)


def _of_branch(branch: Branch, above: str, _: Translate) -> Iterator[Sentence]:
    lead = _("Daarbij hoort %(n)s:") if above else _("Dat bestaat uit %(n)s:")
    if branch.position:
        lead = _("En %(n)s:")
    called = _("subdoel %(n)s") % {"n": branch.number}
    yield Sentence(branch.id, "subgoal", lead % {"n": called}, branch.text, branch.number, above)
    for leaf in branch.leaves:
        lead = _("En hieraan:") if leaf.position else _("Dat zien we hieraan:")
        yield Sentence(leaf.id, "indicator", lead, leaf.text, branch.number, branch.text, leaf.form)
    for child in branch.children:
        yield from _of_branch(child, branch.text, _)


def _agreed(state: State, _: Translate) -> Iterator[Sentence]:
    for place, each in enumerate(agreements(state)):
        lead = _("En dit:") if place else _("Dit spreken we af:")
        yield Sentence(each.id, "agreement", lead, each.text, who=each.who, when=each.when)


def agreements(state: State) -> list[Agreement]:
    """What was agreed, in the order of agreeing."""
    return sorted(state.agreements.values(), key=lambda each: each.seq)
