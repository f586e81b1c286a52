"""What waits for a place in the tree, and what was taken out of it."""

from dataclasses import dataclass

from app.domain.state import MAIN, Proposal, State
from app.domain.tree import DEEPEST, aside_above, branch, level, set_aside
from app.screens.i18n import Translate, translator
from app.screens.tree import tree_view


@dataclass(frozen=True)
class Waiting:
    """A subgoal or an indicator that a seat proposed. `under`: in words where; `parent`: where one tap puts
    it, "" when an indicator has no subgoal to hang under; `moved`: that is not where it was proposed, for
    that place is not in the tree.
    """

    id: str
    kind: str
    text: str
    party: str
    entered: bool
    under: str
    parent: str
    moved: bool


@dataclass(frozen=True)
class Aside:
    """A branch that was set aside; `below`: how much hangs in it."""

    id: str
    kind: str
    text: str
    reason: str
    below: int


def waiting(state: State, language: str) -> list[Waiting]:
    """What was proposed and has no place yet, in the order in which it came."""
    found = [each for each in state.proposals.values() if not each.node]
    return [_waiting(state, each, translator(language)) for each in found if not each.redacted]


def _waiting(state: State, proposal: Proposal, _: Translate) -> Waiting:
    is_goal, stands = proposal.kind == "subgoal", aside_above(state, proposal.parent) is None
    fits = stands and (not is_goal or level(state, proposal.parent) < DEEPEST)
    parent = proposal.parent if fits else MAIN if is_goal else ""
    return Waiting(
        proposal.id,
        proposal.kind,
        proposal.text,
        proposal.party,
        proposal.by_facilitator,
        place_name(state, parent, _) if parent else "",
        parent,
        moved=not fits,
    )


def place_name(state: State, node: str, _: Translate) -> str:
    """Het hoofddoel, or subdoel 2a."""
    number = next((each.number for each in tree_view(state).flat if each.id == node), "")
    return _("subdoel %(number)s") % {"number": number} if number else _("het hoofddoel")


def laid_aside(state: State) -> list[Aside]:
    """The roots of what was set aside."""
    return [
        Aside(
            node.id,
            node.kind,
            _text(state, node.wording),
            node.reason,
            sum(1 for each in branch(state, node.id)) - 1,
        )
        for node in set_aside(state)
    ]


def _text(state: State, wording: str | None) -> str:
    found = state.wordings.get(wording or "")
    return "" if found is None or found.redacted else found.text
