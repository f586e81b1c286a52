"""The middle of the console, by step: the table, the wall, the clusters, the words on top, the tree."""

from collections.abc import Mapping
from typing import Any

from app.domain.checks import STEP as CHECK
from app.domain.script import BY_NAME
from app.domain.state import PARTIES, State
from app.domain.tree import DEEPEST
from app.screens.audiences import Audience
from app.screens.cards import counts, is_revealed, parked, shared_words, wall
from app.screens.clusters import clusters_view
from app.screens.console_cards import Shown, shown
from app.screens.console_check import check, items
from app.screens.console_end import ending, whole
from app.screens.console_gather import gather
from app.screens.console_goal import goal
from app.screens.console_hints import hints
from app.screens.console_light import light
from app.screens.console_proposals import laid_aside, waiting
from app.screens.console_recap import recap
from app.screens.console_support import hands, not_asked
from app.screens.console_table import shows_table
from app.screens.console_tree import Row, rows, signs_of, walk
from app.screens.console_walk import is_begun
from app.screens.console_walk import walk as walk_of
from app.screens.console_wordings import main_said
from app.screens.console_words import party_words
from app.screens.i18n import translator
from app.screens.questions import hint, question
from app.screens.script import session_title
from app.screens.tree import TreeView, tree_view

#: What each step shows in the middle. Steps that collect cards show those; the others the tree.
_KINDS = {
    "welcome": "table",
    "gather": "gather",
    "look-back-2": "recap",
    "main-goal": "goal",
    "look-back-3": "recap",
    "the-check": "check",
    "whole-tree": "whole",
    "thanks": "end",
}


def kind_of(step: str) -> str:
    """What the middle shows: table, collect, gather, goal, tree, recap, check, whole or end."""
    return "collect" if BY_NAME[step].collects else _KINDS.get(step, "tree")


def stage(state: State, audience: Audience) -> Mapping[str, Any]:
    """The middle: the question, and what belongs to the step."""
    step = state.here.step
    kind, (asked, asked_lang) = kind_of(step), question(state.here, step, audience.language)
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
        "places": places(state, audience.language),
        "light": light(state),
        "walk": walk_of(state),
        "is_walk_begun": is_begun(state),
        **_PARTS[kind](state, audience.language),
    }


def places(state: State, language: str) -> dict[str, list[dict[str, Any]]]:
    """What the sheets offer to choose from: subgoals, clusters, seats without a phone."""
    return {
        "goals": goal_choices(tree_view(state)),
        "clusters": [{"id": each.id, "name": each.text} for each in clusters_view(state).clusters],
        "hands": [{"id": hand.id, "name": hand.name} for hand in hands(state, language)],
        "indicators": _asked(state, language),
    }


def _asked(state: State, language: str) -> list[dict[str, Any]]:
    """The indicators about which the check asks now."""
    if state.here.step != CHECK:
        return []
    asked = [item for item in items(state, language) if item.is_asked]
    return [{"id": item.row.id, "name": f"{item.number}. {item.row.text}"} for item in asked]


def _collect(state: State, language: str) -> dict[str, Any]:
    step = state.here.step
    cards = shown(state, wall(state, step))
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
    return [(goal, shown(state, [card for card in cards if card.about == goal.id])) for goal in goals]


def _recap(state: State, language: str) -> dict[str, Any]:
    """What was done, then what there is to go on with."""
    goes_on = _tree(state, language) if state.here.step == "look-back-3" else gather(state, language)
    return {**goes_on, "recap": recap(state, language)}


def _tree(state: State, language: str) -> dict[str, Any]:
    placed = {cluster for node in state.nodes.values() for cluster in node.clusters}
    found = rows(state, language)
    goals = [row.id for row in walk(found) if row.kind == "subgoal"]
    with_signs = state.here.step == "indicators"
    return {
        "tree": tree_view(state),
        "main_said": main_said(state, language),
        "rows": found,
        "goal_count": len(goals),
        "asks_places": state.here.step == "does-it-hold",
        "askable": not_asked(state, goals),
        "hands": hands(state, language),
        "hints": hints(state, language),
        "waiting": waiting(state, language),
        "aside": laid_aside(state),
        "placeless": [c for c in clusters_view(state).clusters if c.id not in placed and c.cards],
        "signs": {key: shown(state, cards) for key, cards in signs_of(state).items()} if with_signs else {},
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


def aside(state: State, audience: Audience) -> Mapping[str, Any]:
    """The parking place: stray remarks, shown at once."""
    return {
        "trajectory": state.id,
        "cards": shown(state, parked(state)),
        "parties": party_words(translator(audience.language)),
    }


_PARTS = {
    "collect": _collect,
    "gather": gather,
    "goal": goal,
    "tree": _tree,
    "check": check,
    "whole": lambda state, language: {**_tree(state, language), **whole(state, language)},
    "end": lambda state, language: {
        **_tree(state, language),
        **whole(state, language),
        **ending(state, language),
    },
    "recap": _recap,
    "table": lambda state, language: {},
}
