"""What is asked in a step: the group's own question, else that of the policy goal, else a general one."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from app.domain.state import Room

#: The seven policy goals of the source; a trajectory may also have a goal in its own words.
GOALS = (
    "collective-strength",
    "own-strength",
    "network",
    "self-reliance",
    "social-isolation",
    "meaningful-day",
    "participation",
)
TEXTS = Path(__file__).parent / "questions.toml"


@cache
def _texts() -> dict[str, Any]:
    return tomllib.loads(TEXTS.read_text(encoding="utf-8"))


def written_out(goal: str, step: str, language: str) -> str:
    """Our question for a step; a goal in one's own words gets the general one, which needs no glueing."""
    texts = _texts()
    of_goal = texts[goal] if goal in GOALS else {}
    return str((of_goal.get(step) or texts["general"][step])[language])


def question(room: Room, step: str, language: str) -> tuple[str, str]:
    """The question of this step and round, and the language in which it is written."""
    own = room.questions.get((step, room.round_of(step)))
    if own:
        return own, room.language
    return written_out(room.policy_goal, step, language), language


def hint(step: str, language: str) -> str:
    """One sentence under the question; empty where nothing needs saying."""
    return str(_texts()["hints"].get(step, {}).get(language, ""))


def goal_name(goal: str, language: str) -> str:
    """The policy goal in everyday words; a goal of one's own as it was written."""
    return str(_texts()["names"][goal][language]) if goal in GOALS else goal
