"""The trajectory as tables (csv, xlsx): a row per indicator with its branch and all that was said of it.

Nothing is dropped: a subgoal under which nothing hangs has a row too, and so has what was set aside.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.state import MAIN, PARTIES, Node, State
from app.domain.tree import aside_above, branch
from app.exports.beside import also
from app.exports.facts import grown_from, party_names
from app.exports.table_said import (
    Voices,
    check,
    check_columns,
    other_words,
    support,
    support_at_once,
    support_columns,
    voices,
)
from app.screens.i18n import Translate, translator
from app.screens.indicator_words import LABELS, described
from app.screens.tree import tree_view

DEEPEST = 3
NARROW, MIDDLE, WIDE = 12, 22, 44


@dataclass(frozen=True)
class Column:
    """A head and about how many letters wide."""

    head: str
    width: int = MIDDLE


@dataclass(frozen=True)
class Table:
    """A sheet of a workbook: every cell is text."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class _Tree:
    """What is looked up once for a tree of a thousand leaves."""

    voices: Voices
    numbers: dict[str, str]
    elsewhere: dict[str, str]
    above: dict[str, str]


def indicators(state: State, language: str) -> Table:
    """A row per indicator."""
    _, it = translator(language), _looked_up(state, language)
    columns = [
        Column(_("Nummer"), NARROW),
        *(Column(head, WIDE) for head in _path_heads(_)),
        Column(_("Indicator"), WIDE),
        *_shared_columns(_),
        *(Column(_(label)) for label in LABELS.values()),
        *(Column(head) for head in check_columns(_)),
        *(Column(f"{head}: {_('draagvlak')}") for head in _path_heads(_)),
    ]
    rows = [_row(it, node) for node in _rows_of_the_tree(state)]
    return Table(_("Indicatoren"), tuple(columns), tuple(rows))


def goals(state: State, language: str) -> Table:
    """A row for the main goal and for every subgoal."""
    _, it = translator(language), _looked_up(state, language)
    columns = [Column(_("Nummer"), NARROW), Column(_("Doel"), WIDE), *_shared_columns(_)]
    found = [
        node for node in _in_order(state) if node.kind != "indicator" and (node.wording or node.id != MAIN)
    ]
    rows = [(it.numbers.get(node.id, ""), _text(it, node), *_shared(it, node)) for node in found]
    return Table(_("Doelen"), tuple(columns), tuple(rows))


def _looked_up(state: State, language: str) -> _Tree:
    numbers = {node.id: node.number for node in tree_view(state).flat}
    found = voices(state, language)
    above = {node.id: support_at_once(found, node.id) for node in state.nodes.values() if _is_goal(node)}
    return _Tree(found, numbers, dict(also(state)), above)


def _is_goal(node: Node) -> bool:
    return node.kind != "indicator"


def _path_heads(_: Translate) -> list[str]:
    return [_("Hoofddoel"), _("Subdoel"), _("Subdoel op niveau 2"), _("Subdoel op niveau 3")]


def _shared_columns(_: Translate) -> list[Column]:
    """What is told of every node."""
    return [
        Column(_("Apart gelegd"), NARROW),
        Column(_("Waarom apart gelegd")),
        Column(_("Helpt ook bij"), NARROW),
        *(Column(f"{_('Uit kaartjes')}: {party}", NARROW) for party in party_names(_).values()),
        *(Column(head) for head in support_columns(_("Woorden"), _)),
        *(Column(head) for head in support_columns(_("Plek in de boom"), _)),
        Column(_("Andere woorden"), WIDE),
    ]


def _in_order(state: State) -> Iterator[Node]:
    """The tree, and then each branch that was set aside."""
    for root in [state.nodes[MAIN], *(node for node in state.nodes.values() if node.aside)]:
        yield from branch(state, root.id)


def _rows_of_the_tree(state: State) -> Iterator[Node]:
    """All indicators, and the goals under which nothing stands."""
    parents = {node.parent for node in state.nodes.values() if not node.aside}
    for node in _in_order(state):
        is_bare = node.id not in parents and (node.id != MAIN or node.wording is not None)
        if node.kind == "indicator" or is_bare:
            yield node


def _row(it: _Tree, node: Node) -> tuple[str, ...]:
    state, _ = it.voices.state, it.voices.translate
    goals = _goals_above(state, node)
    numbered = [f"{it.numbers.get(goal.id, '')} {_text(it, goal)}".strip() for goal in goals[1:]]
    is_leaf = node.kind == "indicator"
    described_as = dict(described(node.description, _))
    return (
        it.numbers.get(goals[-1].id, ""),
        _text(it, goals[0]),
        *(numbered[level] if level < len(numbered) else "" for level in range(DEEPEST)),
        _text(it, node) if is_leaf else "",
        *_shared(it, node),
        *(described_as.get(_(label), "") for label in LABELS.values()),
        *check(it.voices, node.id),
        *(it.above[goals[level].id] if level < len(goals) else "" for level in range(DEEPEST + 1)),
    )


def _goals_above(state: State, node: Node) -> list[Node]:
    """The goals from main down to the one that it stands under, or is."""
    found = [node] if node.kind != "indicator" else []
    at = state.nodes.get(node.parent or "")
    while at is not None:
        found.insert(0, at)
        at = state.nodes.get(at.parent or "")
    return found


def _shared(it: _Tree, node: Node) -> list[str]:
    state, _ = it.voices.state, it.voices.translate
    root, cards = aside_above(state, node.id), grown_from(state, node)
    return [
        _("ja") if root else _("nee"),
        root.reason if root else "",
        it.elsewhere.get(node.id, ""),
        *(str(cards[party]) for party in PARTIES),
        *support(it.voices, node.id),
        other_words(it.voices, node.id),
    ]


def _text(it: _Tree, node: Node) -> str:
    """Its words; what was erased leaves a trace."""
    wording = it.voices.state.wordings.get(node.wording or "")
    if wording is None:
        return ""
    return it.voices.translate("gewist") if wording.redacted else wording.text
