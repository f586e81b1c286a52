"""The middle of the console, by step: the table, the wall, the clusters, the tree."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from app.domain.script import BY_NAME
from app.domain.state import PARTIES, State
from app.domain.tree import DEEPEST
from app.screens.audiences import Audience
from app.screens.cards import ShownCard, counts, is_revealed, parked, shared_words, wall
from app.screens.clusters import ShownCluster, clusters_view
from app.screens.console_table import shows_table
from app.screens.console_tree import Row, rows, signs_of, walk
from app.screens.console_words import party_words
from app.screens.i18n import translator
from app.screens.questions import hint, question
from app.screens.script import session_title
from app.screens.tree import TreeView, tree_view

#: What each step shows in the middle. Steps that collect cards show those.
_KINDS = {"welcome": "table", "gather": "gather", "look-back-2": "gather"}
GATHERED = ("association", "dream-image", "what-helps")


@dataclass(frozen=True)
class Shown:
    """A card with what only the facilitator is told: that it came late, or was entered by hand."""

    id: str
    kind: str
    party: str
    text: str
    about: str | None
    late: bool
    entered: bool


def kind_of(step: str) -> str:
    """What the middle shows: table, collect, gather or tree."""
    return "collect" if BY_NAME[step].collects else _KINDS.get(step, "tree")


def stage(state: State, audience: Audience) -> Mapping[str, Any]:
    """The middle: the question, and what belongs to the step."""
    step = state.here.step
    kind, (asked, asked_lang) = kind_of(step), question(state.here, step, audience.language)
    parts = {"collect": _collect, "gather": _gather, "tree": _tree, "table": lambda state, language: {}}
    return {
        "trajectory": state.id,
        "kind": kind,
        "step": step,
        "has_table": shows_table(state),
        "collects": BY_NAME[step].collects or "",
        "room": state.here,
        "round": state.here.round_of(step),
        "closed": state.here.session in state.here.closed,
        "session_title": session_title(state.here.session, audience.language),
        "question": asked,
        "question_lang": asked_lang,
        "hint": hint(step, audience.language),
        "parties": party_words(translator(audience.language)),
        "places": {"goals": goal_choices(tree_view(state)), "clusters": _clusters(state)},
        **parts[kind](state, audience.language),
    }


def _shown(state: State, cards: Iterable[ShownCard]) -> list[Shown]:
    found = []
    for card in cards:
        full = state.cards[card.id]
        found.append(
            Shown(card.id, card.kind, card.party, card.text, card.about, full.late, full.by_facilitator)
        )
    return found


def _collect(state: State, language: str) -> dict[str, Any]:
    step = state.here.step
    cards = _shown(state, wall(state, step))
    return {
        "revealed": is_revealed(state, step),
        "cards": cards,
        "counts": counts(state, step),
        "columns": {party: [card for card in cards if card.party == party] for party in PARTIES},
        "words": shared_words(wall(state, step)) if step == "associations" else None,
        "subgoals": _signs(state, language) if step == "signs" else (),
    }


def _signs(state: State, language: str) -> list[tuple[Row, list[Shown]]]:
    """Every subgoal with its signs of the present round, as far as they were revealed."""
    cards = wall(state, "signs")
    goals = [row for row in walk(rows(state, language)) if row.kind == "subgoal"]
    return [(goal, _shown(state, [card for card in cards if card.about == goal.id])) for goal in goals]


def _gather(state: State, language: str) -> dict[str, Any]:
    view = clusters_view(state)
    lying = sum(len(cluster.cards) for cluster in view.clusters)
    loose = {kind: _shown(state, [card for card in view.loose if card.kind == kind]) for kind in GATHERED}
    return {
        "clusters": [(cluster, _shown(state, cluster.cards)) for cluster in view.clusters],
        "loose": {kind: cards for kind, cards in loose.items() if cards},
        "loose_count": len(view.loose),
        "card_count": lying + len(view.loose),
        "editable": not state.here.finished,
    }


def _tree(state: State, language: str) -> dict[str, Any]:
    tree = tree_view(state)
    placed = {cluster for node in state.nodes.values() for cluster in node.clusters}
    with_signs = state.here.step in ("indicators", "the-check")
    return {
        "tree": tree,
        "main_wording": state.nodes["main"].wording or "",
        "rows": rows(state, language),
        "placeless": [c for c in clusters_view(state).clusters if c.id not in placed and c.cards],
        "signs": {goal: _shown(state, cards) for goal, cards in signs_of(state).items()}
        if with_signs
        else {},
        "with_signs": with_signs,
        "editable": not state.here.finished,
    }


def goal_choices(tree: TreeView) -> list[dict[str, Any]]:
    """Where a node may go: every subgoal, and whether another may stand below it."""
    return [
        {"id": goal.id, "name": f"{goal.number}. {goal.text}", "takes": goal.level < DEEPEST}
        for goal in tree.flat
        if goal.kind == "subgoal"
    ]


def _clusters(state: State) -> list[dict[str, str]]:
    return [{"id": cluster.id, "name": cluster.text} for cluster in _named(state)]


def _named(state: State) -> tuple[ShownCluster, ...]:
    return clusters_view(state).clusters


def aside(state: State, audience: Audience) -> Mapping[str, Any]:
    """The parking place: stray remarks, shown at once."""
    return {
        "trajectory": state.id,
        "cards": _shown(state, parked(state)),
        "parties": party_words(translator(audience.language)),
    }
