"""A page that prints well (html): the tree, what is said of its indicators, and the walls it grew from."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from babel.dates import format_date

from app.domain.script import STEPS
from app.domain.state import MAIN, State
from app.exports.beside import also_in_words, aside, rivals
from app.exports.carried import dotted, few_dots, is_uncarried, of_the_tree, stands
from app.exports.checked import verdicts
from app.exports.facts import absence_in_words, grown_from, notes, party_names, sessions
from app.exports.walls import walls
from app.screens.cards import parked
from app.screens.clusters import clusters_view
from app.screens.i18n import translator
from app.screens.indicator_words import described
from app.screens.questions import GOALS, goal_name
from app.screens.render import page
from app.screens.script import session_title
from app.screens.tree import TreeView, tree_view


def make(state: State, language: str, now: datetime) -> bytes:
    """The file."""
    return page("exports/print.html", language, **content(state, language, now)).encode()


def content(state: State, language: str, now: datetime) -> dict[str, Any]:
    """What the template draws."""
    here, tree, _ = state.here, tree_view(state), translator(language)
    return {
        "theme": here.theme,
        "purpose": here.purpose,
        "policy_goal": goal_name(here.policy_goal, language),
        "policy_goal_is_ours": here.policy_goal in GOALS,
        "spoken": here.language,
        "date": format_date(now, format="long", locale=language),
        "parties": party_names(_),
        "notes": notes(state, language),
        "tree": tree,
        "main": MAIN,
        "it": _known(state, tree, language),
        "agreements": list(state.agreements.values()),
        "tree_stands": of_the_tree(state, language),
        "aside": aside(state),
        "sessions": [_session(state, number, language) for number in (1, 2, 3)],
        "clusters": [each for each in clusters_view(state).clusters if each.cards or each.text],
        "dotted": dotted(state),
        "few_dots": few_dots(state, language),
        "parked": parked(state),
    }


def _known(state: State, tree: TreeView, language: str) -> dict[str, Any]:
    """What is told beside every node."""
    _ = translator(language)
    described_by = {node.id: state.nodes[node.id] for node in tree.flat if node.kind == "indicator"}
    return {
        "spoken": state.here.language,
        "parties": party_names(_),
        "described": {id_: described(node.description, _) for id_, node in described_by.items()},
        "verdicts": {id_: verdicts(state, id_, language) for id_ in described_by},
        "grown_from": {node: _grown(state, node) for node in state.nodes},
        "also": also_in_words(state, language),
        "stands": {node: stands(state, node, language) for node in state.nodes},
        "uncarried": {node for node in state.nodes if is_uncarried(state, node)},
        "rivals": {node: found for node in state.nodes if (found := rivals(state, node))},
    }


def _grown(state: State, node: str) -> Mapping[str, int]:
    return {party: n for party, n in grown_from(state, state.nodes[node]).items() if n}


def _session(state: State, number: int, language: str) -> dict[str, Any]:
    held = next((each for each in sessions(state) if each.number == number), None)
    return {
        "number": number,
        "title": session_title(number, language),
        "held": held is not None,
        "absent": [absence_in_words(each, language) for each in held.absences] if held else [],
        "walls": [
            each for step in STEPS if step.session == number for each in walls(state, step.name, language)
        ],
    }
