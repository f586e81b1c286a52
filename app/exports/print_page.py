"""A page that prints well (html): the tree, what is said of its indicators, and the walls it grew from."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from babel.dates import format_date

from app.domain.script import BY_NAME, STEPS
from app.domain.state import MAIN, State
from app.exports.beside import also_in_words, aside, rivals
from app.exports.carried import dotted, few_dots, is_uncarried, of_the_tree, stands
from app.exports.facts import absence_in_words, grown_from, notes, party_names, sessions
from app.screens.cards import ShownCard, parked, wall
from app.screens.clusters import clusters_view
from app.screens.i18n import translator
from app.screens.indicator_words import described
from app.screens.questions import GOALS, goal_name, written_out
from app.screens.render import page
from app.screens.script import session_title, step_title
from app.screens.tree import TreeView, tree_view


@dataclass(frozen=True)
class Wall:
    """What was said in one round of a step; signs stand by the subgoal they are about."""

    title: str
    question: str
    lang: str
    groups: tuple[tuple[str, tuple[ShownCard, ...]], ...]


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
            each for step in STEPS if step.session == number for each in _walls(state, step.name, language)
        ],
    }


def _walls(state: State, step: str, language: str) -> list[Wall]:
    """The rounds of a step that were revealed and have something to show."""
    rounds = sorted(turn for name, turn in state.here.revealed if name == step)
    walls = [_wall(state, step, turn, language) for turn in rounds if BY_NAME[step].collects]
    return [each for each in walls if each.groups]


def _wall(state: State, step: str, turn: int, language: str) -> Wall:
    own = state.here.questions.get((step, turn))
    _ = translator(language)
    title = step_title(step, language)
    return Wall(
        title=title if turn == 1 else _("%(step)s, ronde %(n)s") % {"step": title, "n": turn},
        question=own or written_out(state.here.policy_goal, step, language),
        lang=state.here.language if own else language,
        groups=_by_subgoal(state, wall(state, step, turn)),
    )


def _by_subgoal(state: State, cards: list[ShownCard]) -> tuple[tuple[str, tuple[ShownCard, ...]], ...]:
    """The cards by the subgoal they are about, in the order of the tree; all others without one."""
    numbers = {node.id: f"{node.number} {node.text}".strip() for node in tree_view(state).flat}
    order = [None, *numbers]
    about = sorted({card.about if card.about in numbers else None for card in cards}, key=order.index)
    return tuple(
        (
            numbers[goal] if goal else "",
            tuple(card for card in cards if (card.about if card.about in numbers else None) == goal),
        )
        for goal in about
    )
