"""The middle of the console while the group chooses the words of its main goal."""

from typing import Any

from app.domain.state import MAIN, State
from app.screens.console_hints import hints
from app.screens.console_support import hands, not_asked
from app.screens.console_wordings import candidates
from app.screens.tree import tree_view


def goal(state: State, language: str) -> dict[str, Any]:
    """The main goal as it stands, and all wordings of it side by side."""
    found = candidates(state, MAIN, language)
    standing = [each.id for each in found if each.status != "replaced" and not each.redacted]
    return {
        "tree": tree_view(state),
        "main_said": "",
        "candidates": found,
        "askable": not_asked(state, standing),
        "hands": hands(state, language),
        "hints": hints(state, language),
        "editable": not state.here.finished,
    }
