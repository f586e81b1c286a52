"""The recap of a session (html): what was done and what stood when it was closed, made from the log.

It tells of that evening for ever, but for words that were taken back since: those stay gone.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from babel.dates import format_date

from app.domain import workshop
from app.domain.copies import IMPORTED
from app.domain.script import BY_NAME, STEPS
from app.domain.seats import all_taken
from app.domain.state import MAIN, PARTIES, Card, Event, State
from app.domain.tree import set_aside
from app.exports.facts import absence_in_words, party_names, sessions
from app.screens import dots, questions
from app.screens.cards import of_step, shared_words, wall
from app.screens.clusters import clusters_view
from app.screens.i18n import translator
from app.screens.lineage import roots
from app.screens.render import page
from app.screens.script import session_title, step_title
from app.screens.support import support_of
from app.screens.tree import tree_view


@dataclass(frozen=True)
class Done:
    """A step that was opened: its question, how many cards each party wrote, how many are still hidden."""

    title: str
    question: str
    lang: str
    cards: dict[str, int]
    hidden: int


@dataclass(frozen=True)
class Evening:
    """The state as it was, when that was, and whether the session was closed then. `copied`: the session was
    before the trajectory was read in from a copy; then it is the state of the copy, and the day of reading.
    """

    state: State
    begun: datetime
    ended: datetime
    closed: bool
    copied: bool = False


def evening(trajectory: str, events: Sequence[Event], session: int) -> Evening | None:
    """The room at the last close of a session, or as it is now; None when the session was never opened."""
    opened = [e for e in events if e.type == "step-opened" and e.data["session"] == session]
    if not opened:
        return _copied(trajectory, events, session)
    closes = [e.seq for e in events if e.type == "session-closed" and e.data["session"] == session]
    until = max(closes, default=events[-1].seq)
    then = workshop.fold(trajectory, (event for event in events if event.seq <= until))
    _forget(then, workshop.fold(trajectory, events))
    begun, ended = (datetime.fromisoformat(events[seq - 1].at) for seq in (opened[0].seq, until))
    return Evening(then, begun, ended, closed=bool(closes))


def _copied(trajectory: str, events: Sequence[Event], session: int) -> Evening | None:
    """What the copy holds of a session that was held before it was made."""
    then, day = workshop.fold(trajectory, events[:1]), datetime.fromisoformat(events[0].at)
    held = {BY_NAME[step].session for step in then.here.opened}
    if events[0].type != IMPORTED or session not in held:
        return None
    _forget(then, workshop.fold(trajectory, events))
    return Evening(then, day, day, closed=session in then.here.closed, copied=True)


def _forget(then: State, now: State) -> None:
    """What was withdrawn, hidden or erased since is gone from the recap as well."""
    for card in list(then.cards.values()):
        present = now.cards[card.id]
        if present.status != "kept":
            then.cards[card.id] = _gone(card, present)


def _gone(card: Card, present: Card) -> Card:
    flags = {name: getattr(present, name) for name in ("withdrawn", "hidden", "redacted")}
    return replace(card, text="", drawing=None, cluster=None, **flags)


def make(found: Evening, session: int, language: str) -> str:
    """The page."""
    return page("exports/recap.html", language, **content(found, session, language))


def content(found: Evening, session: int, language: str) -> dict[str, Any]:
    """What the template draws."""
    state, _ = found.state, translator(language)
    tells = {1: _gathered, 2: _grown, 3: _grown}[session]
    return {
        "session": session,
        "title": session_title(session, language),
        "theme": state.here.theme,
        "spoken": state.here.language,
        "date": format_date(found.ended, format="full", locale=language),
        "closed": found.closed,
        "copied": found.copied,
        "parties": party_names(_),
        "sat": all_taken(state),
        "absent": [
            absence_in_words(each, language)
            for held in sessions(state)
            if held.number == session
            for each in held.absences
        ],
        "steps": [
            _done(state, step.name, language)
            for step in STEPS
            if step.session == session and step.name in state.here.opened
        ],
        **tells(state, language),
    }


def _done(state: State, step: str, language: str) -> Done:
    text, spoken = questions.question(state.here, step, language)
    turns = range(1, state.here.highest[step] + 1)
    said = [card for turn in turns for card in of_step(state, step, turn)]
    return Done(
        title=step_title(step, language),
        question=text,
        lang=spoken,
        cards={party: n for party in PARTIES if (n := sum(c.party == party for c in said))},
        hidden=sum((step, card.round) not in state.here.revealed for card in said),
    )


def _gathered(state: State, language: str) -> dict[str, Any]:
    """Session 1: the words that all share, the clusters with their dots, what people heard."""
    found, laid = clusters_view(state), dots.counted(state)
    return {
        "kind": "gathered",
        "shared": shared_words(wall(state, "associations")).three,
        "clusters": [(cluster, laid.get(cluster.id)) for cluster in found.clusters],
        "loose": len(found.loose),
        "harvest": wall(state, "round-off"),
    }


def _grown(state: State, language: str) -> dict[str, Any]:
    """Sessions 2 and 3: the tree as it stood, what was chosen and carried, what was laid aside."""
    chosen = state.nodes[MAIN].wording
    waiting = [each for each in state.proposals.values() if not each.node]
    return {
        "kind": "grown",
        "tree": tree_view(state),
        "main": roots(state, MAIN),
        "chosen_support": support_of(state, chosen, language) if chosen else None,
        "chosen": state.wordings.get(chosen or ""),
        "aside": [(_text(state, node.wording), node.reason) for node in set_aside(state)],
        "finished": state.here.finished,
        "waiting": [("" if each.redacted else each.text, each.party) for each in waiting],
    }


def _text(state: State, wording: str | None) -> str:
    found = state.wordings.get(wording or "")
    return found.text if found and not found.redacted else ""
