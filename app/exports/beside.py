"""What stands beside the tree: where else a goal helps, words that compete, and what was set aside."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.state import PARTIES, Node, State, Wording
from app.domain.tree import branch, set_aside, text
from app.domain.wordings import of_node
from app.screens.i18n import translator
from app.screens.tree import tree_view


@dataclass(frozen=True)
class Rival:
    """Words that a node does not have (any more), by a party or "" for the facilitator."""

    text: str
    party: str
    is_replaced: bool


@dataclass(frozen=True)
class Aside:
    """What was set aside, with the words of all that hangs under it; "" for words that are gone."""

    text: str
    reason: str
    below: tuple[str, ...]


def also(state: State) -> Mapping[str, str]:
    """Node to the numbers of the subgoals to which it also contributes: "2, 3a"."""
    standing = tree_view(state).flat
    order = {goal.id: (place, goal.number) for place, goal in enumerate(standing) if goal.number}
    found: dict[str, list[tuple[int, str]]] = {}
    for link in state.links.values():
        if link.target in order:
            found.setdefault(link.source, []).append(order[link.target])
    return {node: ", ".join(number for _, number in sorted(goals)) for node, goals in found.items()}


def also_in_words(state: State, language: str) -> Mapping[str, str]:
    """Node to "ook bij 2, 3a"."""
    _ = translator(language)
    return {node: _("ook bij %(n)s") % {"n": numbers} for node, numbers in also(state).items()}


def rivals(state: State, node: str) -> tuple[Rival, ...]:
    """The other words, in the order in which they came; erased ones are left out."""
    others = [each for each in of_node(state, node) if each.status != "adopted" and not each.redacted]
    return tuple(_rival(wording) for wording in others)


def _rival(wording: Wording) -> Rival:
    party = wording.by if wording.by in PARTIES else ""
    return Rival(wording.text, party, wording.status == "replaced")


def aside(state: State) -> tuple[Aside, ...]:
    """The branches that were set aside."""
    return tuple(_aside(state, root) for root in set_aside(state))


def _aside(state: State, root: Node) -> Aside:
    _, *below = branch(state, root.id)
    return Aside(text(state, root), root.reason, tuple(text(state, node) for node in below))
