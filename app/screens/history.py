"""The facilitator's commands in plain words, newest first, by number. No words that the room may not see."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from app.domain.state import Deed, State
from app.domain.undo import can_be_undone
from app.screens.audiences import Audience
from app.screens.history_words import TELLERS
from app.screens.i18n import translator

#: How many commands stand on the console; the rest is on a page of its own.
RECENT = 25
#: What comes and goes all the time, and cannot be taken back.
UNTOLD = frozenset({"timer-set", "spotlit"})


@dataclass(frozen=True)
class Line:
    """One command: its number, what it did, whether it can be taken back (or put back) by that number, and a
    question that was asked with it: that can be erased.
    """

    seq: int
    text: Markup
    can_undo: bool
    undone: bool
    can_redo: bool
    question: str


def history(state: State, audience: Audience, most: int | None = RECENT) -> Mapping[str, Any]:
    """The lines of the console; `earlier` are the ones that are left out."""
    deeds = [deed for deed in reversed(state.deeds.values()) if deed.type not in UNTOLD]
    shown = deeds if most is None else deeds[:most]
    lines = [in_words(state, deed, audience.language) for deed in shown]
    return {
        "trajectory": state.id,
        "lines": lines,
        "earlier": len(deeds) - len(shown),
        "finished": state.here.finished,
    }


def in_words(state: State, deed: Deed, language: str) -> Line:
    """A command as a line of the history."""
    tell = TELLERS[deed.type]
    is_open = not state.here.finished or deed.type == "finished"
    return Line(
        seq=deed.seq,
        text=tell(state, deed.data, translator(language), language),
        can_undo=can_be_undone(deed) and not deed.undone and is_open,
        undone=deed.undone,
        can_redo=deed.undone and deed.seq in state.redoable,
        question=(deed.data["question"] or "") if deed.type == "step-opened" else "",
    )
