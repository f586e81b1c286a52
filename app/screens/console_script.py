"""The script beside the live state: every step to look at; moving there is another button."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.domain.copied_words import question_id
from app.domain.script import STEPS, Step
from app.domain.state import Room, State
from app.screens.audiences import Audience
from app.screens.cards import is_revealed
from app.screens.questions import question
from app.screens.script import notes, session_title, step_title


@dataclass(frozen=True)
class Item:
    """One step of the script: `state` is now, done (opened before) or ahead. `erases` is how a question of
    the group's own is erased: by the number of the command that brought it, or by its own id from a copy.
    """

    name: str
    title: str
    minutes: int
    state: str
    question: str
    question_lang: str
    notes: tuple[str, ...]
    round: int
    can_ask_again: bool
    erases: Mapping[str, Any] | None


def script(state: State, audience: Audience) -> Mapping[str, Any]:
    """All steps by session; the session of now first on the eye, the others folded."""
    sessions = [
        {
            "number": session,
            "title": session_title(session, audience.language),
            "closed": session in state.here.closed,
            "now": session == state.here.session,
            "steps": [_item(state, step, audience.language) for step in STEPS if step.session == session],
        }
        for session in (1, 2, 3)
    ]
    return {"trajectory": state.id, "sessions": sessions, "room": state.here}


def _item(state: State, step: Step, language: str) -> Item:
    room = state.here
    asked, asked_lang = question(room, step.name, language)
    return Item(
        name=step.name,
        title=step_title(step.name, language),
        minutes=step.minutes,
        state="now" if room.step == step.name else "done" if _was_open(room, step.name) else "ahead",
        question=asked,
        question_lang=asked_lang,
        notes=notes(step.name, language),
        round=room.round_of(step.name),
        can_ask_again=bool(step.collects) and step.name in room.opened and is_revealed(state, step.name),
        erases=_erases(state, step.name),
    )


def _erases(state: State, step: str) -> Mapping[str, Any] | None:
    turn = state.here.round_of(step)
    own = state.here.questions.get((step, turn))
    opened = (deed for deed in reversed(state.deeds.values()) if own and deed.type == "step-opened")
    asked = next((deed.seq for deed in opened if _asks(deed.data) == (step, turn, own)), None)
    copied = question_id(state.id, step, turn)
    if asked is None:
        return {"target": copied} if own and copied in state.words else None
    return {"asked": asked}


def _asks(data: Mapping[str, Any]) -> tuple[str, int, str | None]:
    return data["step"], data["round"], data["question"]


def _was_open(room: Room, step: str) -> bool:
    """A trajectory stands in its first step without opening it."""
    return step in room.opened or (step == STEPS[0].name and room.opened != frozenset())


def where(state: State, audience: Audience) -> Mapping[str, Any]:
    """The header: session, and what is out of the ordinary (pause, closed, finished)."""
    return {"room": state.here, "closed": state.here.session in state.here.closed, "trajectory": state.id}
