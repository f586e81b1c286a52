"""The tree as the facilitator builds it: every node on a row, with the places to which it can go."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from app.domain.cards import is_shown
from app.domain.state import MAIN, PARTIES, State
from app.domain.tree import DEEPEST
from app.screens.cards import ShownCard, alternating
from app.screens.console_node import About, about
from app.screens.i18n import translator
from app.screens.indicator_words import described
from app.screens.tree import Branch, tree_view


@dataclass(frozen=True)
class Step:
    """A place in the tree: below which node, and at which position."""

    parent: str
    position: int


@dataclass(frozen=True)
class Row:
    """A subgoal or indicator. `up`, `down`, `nest`, `lift`: where one tap takes it, None: nowhere."""

    id: str
    kind: str
    text: str
    redacted: bool
    number: str
    level: int
    form: str | None
    parent: str
    wording: str
    takes_goal: bool
    up: Step | None
    down: Step | None
    nest: Step | None
    lift: Step | None
    cards: Mapping[str, int]
    description: Mapping[str, Any]
    described: list[tuple[str, str]]
    about: About
    below: list["Row"]


def rows(state: State, language: str) -> list[Row]:
    """The subgoals of the main goal, each with its indicators, then its own subgoals, as on every screen."""
    tree = tree_view(state)
    by_id = {branch.id: branch for branch in tree.flat}
    return [_row(state, branch, by_id, language) for branch in tree.branches]


def walk(found: Iterable[Row]) -> Iterator[Row]:
    """All rows from top to bottom."""
    for row in found:
        yield row
        yield from walk(row.below)


def _row(state: State, branch: Branch, by_id: Mapping[str, Branch], language: str) -> Row:
    node, numbers = state.nodes[branch.id], {key: each.number for key, each in by_id.items()}
    place, parent = branch.position, branch.parent
    is_goal = branch.kind == "subgoal"
    return Row(
        id=branch.id,
        kind=branch.kind,
        text=branch.text,
        redacted=branch.redacted,
        number=branch.number,
        level=branch.level,
        form=branch.form,
        parent=parent,
        wording=node.wording or "",
        takes_goal=is_goal and branch.level < DEEPEST,
        up=Step(parent, place - 1) if place else None,
        down=Step(parent, place + 1) if place + 1 < branch.of else None,
        nest=_nest(branch, by_id) if is_goal else None,
        lift=_lift(branch, by_id) if is_goal else None,
        cards=_parties(state, node.cards),
        description=node.description,
        described=described(node.description, translator(language)),
        about=about(state, node, numbers, language),
        below=[_row(state, below, by_id, language) for below in (*branch.leaves, *branch.children)],
    )


def _nest(branch: Branch, by_id: Mapping[str, Branch]) -> Step | None:
    """Below the subgoal before it, last; when its branch does not become too deep."""
    before = [
        other for other in by_id.values()
        if (other.kind, other.parent, other.position) == ("subgoal", branch.parent, branch.position - 1)
    ]  # fmt: skip
    if not before or branch.level + _height(branch) > DEEPEST:
        return None
    return Step(before[0].id, len(before[0].children))


def _lift(branch: Branch, by_id: Mapping[str, Branch]) -> Step | None:
    """One level up, right after the subgoal under which it stood."""
    if branch.parent == MAIN:
        return None
    parent = by_id[branch.parent]
    return Step(parent.parent, parent.position + 1)


def _height(branch: Branch) -> int:
    return 1 + max((_height(child) for child in branch.children), default=0)


def _parties(state: State, cards: tuple[str, ...]) -> dict[str, int]:
    """From how many cards of each party something grew."""
    found = [state.cards[card].party for card in cards if card in state.cards]
    return {party: found.count(party) for party in PARTIES}


def signs_of(state: State) -> dict[str, list[ShownCard]]:
    """Revealed signs per subgoal that no indicator grew from yet."""
    used = {card for node in state.nodes.values() if node.kind == "indicator" for card in node.cards}
    free = [card for card in state.cards.values() if card.kind == "sign" and card.id not in used]
    shown = alternating(state, (card for card in free if is_shown(state, card)), "signs")
    found: dict[str, list[ShownCard]] = {}
    for card in shown:
        found.setdefault(card.about or "", []).append(card)
    return found
