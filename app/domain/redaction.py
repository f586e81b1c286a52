"""Erasing words for good: the log keeps that something was there, the words go from the events themselves.

Whoever erases blanks the log and folds it anew. In an event None stands for words that were erased, "" for
words that never were.
"""

from collections.abc import Iterable

from . import copied_words, copies
from .acts import Command, Data, Decide, Evolve, Moment, known
from .fields import COMMANDS
from .state import Actor, Change, Deed, Event, State, Words

_WORDS = {spec.event: spec.words for spec in COMMANDS.values()}
#: Where an event names the command that said its words first.
_FIRST = {"card-edited": "card", "goal-added": "proposal", "indicator-added": "proposal"}


def _redact(state: State, actor: Actor, command: Command, moment: Moment) -> Data | None:
    """What was said is one: the words of an edit go with the card, those of a goal with its proposal."""
    found = known(state.words, command.data["target"].removesuffix("-first"))
    found = state.words[found.of] if found.of else found
    if found.redacted:
        return None
    return {"target": found.id, "reason": command.data.get("reason", "")}


def _redacted(state: State, event: Event) -> list[Change]:
    """Mark what is gone; the words themselves go with the fold of the blanked log."""
    target = event.data["target"]
    card = state.cards.get(target)
    gone = {"text": "", "redacted": True, "cluster": None, "drawing": None}
    erased = [state.change("cards", card.id, **gone)] if card else []
    return [state.change("words", target, redacted=True), *erased]


def spoken(state: State, event: Event) -> list[Change]:
    """Remember that this event carried words of people, so that they can be erased."""
    of = _whose(event)
    if not of and not any(event.data.get(name, "") != "" for name in _WORDS.get(event.type, ())):
        return []
    return [state.put("words", Words(event.command, of))]


def _whose(event: Event) -> str | None:
    """The command that said the words first, when it was another one."""
    said_by: str | None = event.data.get(_FIRST.get(event.type, ""))
    return said_by


def erased_by(event: Event) -> frozenset[str]:
    """The ids of the commands whose words must go from the log when this event is appended."""
    if event.type == "redacted":
        return frozenset({event.data["target"]})
    if event.type == "card-withdrawn" and event.data["erased"]:
        return frozenset({event.data["card"]})
    return frozenset()


def outlive(state: State, event: Event) -> bool:
    """Whether words that this event, just folded, erased may still stand in memory: in what a command of the
    facilitator changed. Then only folding the blanked log is rid of them; else the state is that fold.
    """
    gone = erased_by(event)
    return bool(gone) and (
        event.type == "redacted" or any(_speaks_of(deed, gone) for deed in state.deeds.values())
    )


def _speaks_of(deed: Deed, gone: frozenset[str]) -> bool:
    changes = (*deed.changes, *deed.taken_back)
    is_said = not gone.isdisjoint((deed.data["id"], deed.data.get("card")))
    return is_said or any(change.table == "cards" and change.key in gone for change in changes)


def blank(event: Event, ids: Iterable[str]) -> Event:
    """The event without its words, when they came with one of these ids or are about such a card."""
    if event.type == copies.IMPORTED:
        return copied_words.blank(event, frozenset(ids))
    if not {event.command, event.data.get("card")} & set(ids):
        return event
    emptied = {name: None for name in _WORDS.get(event.type, ()) if event.data.get(name)}
    return event._replace(data={**event.data, **emptied}) if emptied else event


DECIDE: dict[str, Decide] = {"redact": _redact}
EVOLVE: dict[str, Evolve] = {"redacted": _redacted}
