"""The result as a public page: the tree, how far it is carried, what was agreed and who took part.

What holds for what is published holds here: of a party of fewer than three no counts and no reasons. The
cards, and what was set aside, stay in the room: they are in the exports.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from app.domain.seats import all_taken
from app.domain.state import PARTIES, State
from app.exports import print_page
from app.exports.carried import FEWEST
from app.exports.facts import absence_in_words, party_names, sessions
from app.screens.i18n import translator
from app.screens.script import session_title

_SAME = (
    "theme", "purpose", "policy_goal", "policy_goal_is_ours", "spoken", "date", "parties", "tree", "main",
    "it", "tree_stands",
)  # fmt: skip


def content(state: State, language: str, now: datetime) -> dict[str, Any]:
    """What the template draws."""
    printed = print_page.content(state, language, now)
    return {
        **{name: printed[name] for name in _SAME},
        "finished": state.here.finished,
        "agreements": [each for each in state.agreements.values() if not each.redacted],
        "took_part": _took_part(state, language),
        "absent": _absent(state, language),
    }


def _took_part(state: State, language: str) -> Mapping[str, str]:
    """How many of each party, in words: of a few the number would tell who."""
    _, sat = translator(language), all_taken(state)
    names = party_names(_)
    return {party: _many(names[party], sat[party], _("minder dan 3")) for party in PARTIES if sat[party]}


def _many(name: str, number: int, few: str) -> str:
    return f"{name}: {few if number < FEWEST else number}"


def _absent(state: State, language: str) -> list[tuple[str, str]]:
    """By session which parties were missing: that is said for ever."""
    return [
        (
            session_title(held.number, language),
            ", ".join(absence_in_words(each, language) for each in held.absences),
        )
        for held in sessions(state)
        if held.absences
    ]
