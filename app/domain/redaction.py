"""Erasing words for good. The log keeps that something was there; the words are blanked in the events
themselves.
"""

from collections.abc import Iterable
from dataclasses import replace

from .acts import Command, Data, Decide, Evolve, Moment, known
from .fields import COMMANDS
from .state import Actor, Change, Event, State, Words

_WORDS = {spec.event: spec.words for spec in COMMANDS.values() if not spec.later}
_SUBJECTS = ("card", "cluster", "indicator")


def _redact(state: State, actor: Actor, command: Command, moment: Moment) -> Data | None:
    target = command.data["target"].removesuffix("-first")
    if known(state.words, target).redacted:
        return None
    return {"target": target, "reason": command.data.get("reason", "")}


def _redacted(state: State, event: Event) -> list[Change]:
    """Marks what is gone. The words go with the fold of the blanked log; none is left in a deed or a
    history.
    """
    target = event.data["target"]
    marked = [state.change("words", target, redacted=True)]
    if target in state.cards:
        marked.append(state.change("cards", target, text="", redacted=True, cluster=None))
    if target in state.clusters:
        marked.append(state.change("clusters", target, name="", redacted=True))
    wordings = [wording for wording in (target, f"{target}-first") if wording in state.wordings]
    return marked + [state.change("wordings", wording, text="", redacted=True) for wording in wordings]


def spoken(state: State, event: Event) -> list[Change]:
    """Remember that this event carried words of people, so that they can be erased."""
    has_words = any(name in event.data for name in _WORDS.get(event.type, ()))
    return (
        [state.put("words", Words(event.command))] if has_words and event.command not in state.words else []
    )


def erased_by(event: Event) -> frozenset[str]:
    """The ids of the commands whose words must go from the log when this event is appended."""
    if event.type == "redacted":
        return frozenset({event.data["target"]})
    if event.type == "card-withdrawn" and event.data["erased"]:
        return frozenset({event.data["card"]})
    return frozenset()


def spoken_about(event: Event) -> str:
    """The id of the thing whose words an event carries: the card, cluster or indicator it is about, or what
    it made.
    """
    return str(next((event.data[key] for key in _SUBJECTS if key in event.data), event.command))


def blank(event: Event, ids: Iterable[str]) -> Event:
    """The event without its words, when they came with one of these ids or belong to such a thing."""
    if event.type == "redacted" or not {event.command, spoken_about(event)} & set(ids):
        return event
    emptied = {name: None for name in _WORDS.get(event.type, ()) if name in event.data}
    return replace(event, data={**event.data, **emptied})


DECIDE: dict[str, Decide] = {"redact": _redact}
EVOLVE: dict[str, Evolve] = {"redacted": _redacted}
