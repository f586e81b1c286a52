"""The walls: what was said in the rounds of a step, as far as it was revealed."""

from dataclasses import dataclass

from app.domain.script import BY_NAME
from app.domain.state import State
from app.screens.cards import ShownCard, wall
from app.screens.i18n import translator
from app.screens.questions import written_out
from app.screens.script import step_title
from app.screens.tree import tree_view


@dataclass(frozen=True)
class Wall:
    """What was said in one round of a step; signs stand by the subgoal they are about."""

    title: str
    question: str
    lang: str
    groups: tuple[tuple[str, tuple[ShownCard, ...]], ...]


def walls(state: State, step: str, language: str) -> list[Wall]:
    """The rounds of a step that were revealed and have something to show."""
    rounds = sorted(turn for name, turn in state.here.revealed if name == step)
    found = [_wall(state, step, turn, language) for turn in rounds if BY_NAME[step].collects]
    return [each for each in found if each.groups]


def asked(state: State, step: str, turn: int, language: str) -> tuple[str, str]:
    """The question of a round of a step, and the language in which it is written."""
    own = state.here.questions.get((step, turn))
    return (
        (own, state.here.language) if own else (written_out(state.here.policy_goal, step, language), language)
    )


def round_title(step: str, turn: int, language: str) -> str:
    """A step's name, with the number of its round from the second on."""
    title = step_title(step, language)
    return title if turn == 1 else translator(language)("%(step)s, ronde %(n)s") % {"step": title, "n": turn}


def _wall(state: State, step: str, turn: int, language: str) -> Wall:
    question, lang = asked(state, step, turn, language)
    return Wall(
        title=round_title(step, turn, language),
        question=question,
        lang=lang,
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
