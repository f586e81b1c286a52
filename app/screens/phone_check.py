"""The check on the phone: each indicator under its subgoal and the main goal, at one's own pace.

Before the reveal nothing is told of what anyone answered; afterwards the answers of this round by party.
Which answer is one's own, only the phone itself knows.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.domain import checks
from app.domain.state import MAIN, Node, State
from app.screens.checked import ShownCheck, check_of
from app.screens.lineage import numbers


@dataclass(frozen=True)
class Item:
    """An indicator in a round of the check; `asked` names the two together.

    `under` and `number` are of its subgoal; `form` is counting, telling or ""; `check` is None until the
    reveal, and when nobody answered.
    """

    id: str
    asked: str
    wording: str
    text: str
    form: str
    number: str
    under: str
    check: ShownCheck | None


def asked_key(indicator: str, turn: int) -> str:
    """What names an indicator in a round, on the phone."""
    return f"{indicator}-{turn}"


def view(state: State, is_on: bool, language: str) -> Mapping[str, Any]:
    """What this round asks about, in the order of the tree, and what was settled in an earlier one."""
    turn = state.here.round_of(checks.STEP)
    standing = checks.indicators(state) if is_on else []
    items = Items(state, turn, language)
    asks = {node.id: checks.is_asked(state, node) for node in standing}
    return {
        "is_on": is_on,
        "turn": turn,
        "seen": items.is_seen,
        "top": words_of(state, state.nodes[MAIN]),
        "items": [items.asked(node) for node in standing if asks[node.id]],
        "settled": [items.settled(node) for node in standing if not asks[node.id]],
    }


class Items:
    """Indicators of one state in a round, in one language."""

    def __init__(self, state: State, turn: int, language: str) -> None:
        self._state, self._turn, self._language = state, turn, language
        self._numbers = numbers(state)
        self.is_seen = (checks.STEP, turn) in state.here.revealed

    def asked(self, node: Node) -> Item:
        """With the answers of this round once they are revealed."""
        found = check_of(self._state, node.id, self._language) if self.is_seen else None
        return self._item(node, found if found and found.round == self._turn else None)

    def settled(self, node: Node) -> Item:
        """With the answers of the last round that was revealed."""
        return self._item(node, check_of(self._state, node.id, self._language))

    def _item(self, node: Node, check: ShownCheck | None) -> Item:
        goal = self._state.nodes[node.parent or MAIN]
        return Item(
            id=node.id,
            asked=asked_key(node.id, self._turn),
            wording=node.wording or "",
            text=words_of(self._state, node),
            form=node.description.get("form") or "",
            number=self._numbers.get(goal.id, ""),
            under=words_of(self._state, goal),
            check=check,
        )


def words_of(state: State, node: Node) -> str:
    """The words of a node; empty when erased."""
    wording = state.wordings.get(node.wording or "")
    return "" if wording is None or wording.redacted else wording.text
