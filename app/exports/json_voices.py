"""The voices in the facilitator's own copy: dots, answers and proposals, as far as the room has seen them."""

from collections.abc import Mapping
from typing import Any

from app.domain.checks import are_seen
from app.domain.dots import are_counted
from app.domain.state import Agreement, Answer, Asked, Check, Dots, Proposal, State

#: Seat to the label that it has in this export.
Labels = Mapping[str, str]


def revealed_voices(state: State) -> list[Answer | Check | Dots]:
    """Dots that were counted, answers to questions that were closed, and the check as far as it was shown."""
    return [
        *(each for each in state.dots.values() if are_counted(state, each)),
        *(answer for answer in state.answers.values() if not state.asked[answer.asked].open),
        *(check for check in state.checks.values() if are_seen(state, check)),
    ]


def dots(state: State, labels: Labels) -> list[dict[str, Any]]:
    """How many dots each author laid where, in rounds that were revealed."""
    found = [_dots(each, labels) for each in state.dots.values() if are_counted(state, each)]
    return sorted(found, key=lambda each: (each["round"], each["cluster"], each["author"]))


def _dots(laid: Dots, labels: Labels) -> dict[str, Any]:
    return {
        "round": laid.round,
        "cluster": laid.cluster,
        "party": laid.party,
        "author": labels[laid.seat],
        "count": laid.count,
        "enteredBy": _entered(laid),
    }


def proposal(it: Proposal, labels: Labels) -> dict[str, Any]:
    """What a seat would like to see in the tree; `node` is what it became."""
    return {
        "id": it.id,
        "kind": it.kind,
        "text": None if it.redacted else it.text,
        "parent": it.parent,
        "by": it.party,
        "author": labels[it.seat],
        "status": "used" if it.node else "open",
        "node": it.node,
        "enteredBy": _entered(it),
        "redacted": it.redacted,
    }


def asked(state: State, it: Asked, labels: Labels) -> dict[str, Any]:
    """A round of asking for support; the answers to one that is open are withheld."""
    given = [] if it.open else [each for each in state.answers.values() if each.asked == it.id]
    told = [_answer(each, labels) for each in given]
    return {
        "id": it.id,
        "about": it.about,
        "open": it.open,
        "of": None if it.open else dict(it.of),
        "answers": sorted(told, key=lambda each: str(each["author"])),
    }


def _answer(given: Answer, labels: Labels) -> dict[str, Any]:
    """The id is that of the command, so that its words can still be erased."""
    return {
        "id": given.command,
        "party": given.party,
        "author": labels[given.seat],
        "answer": given.answer,
        "reason": None if given.redacted else given.reason,
        "enteredBy": _entered(given),
        "redacted": given.redacted,
    }


def checks(state: State, labels: Labels) -> list[dict[str, Any]]:
    """What each author answered in the check, in rounds that were revealed; `wording`: what stood there."""
    found = [_check(each, labels) for each in state.checks.values() if are_seen(state, each)]
    return sorted(found, key=lambda each: (each["round"], each["indicator"], each["author"]))


def _check(given: Check, labels: Labels) -> dict[str, Any]:
    return {
        "id": given.command,
        "round": given.round,
        "indicator": given.indicator,
        "wording": given.wording,
        "party": given.party,
        "author": labels[given.seat],
        "answer": given.answer,
        "reason": None if given.redacted else given.reason,
        "enteredBy": _entered(given),
        "redacted": given.redacted,
    }


def agreement(it: Agreement) -> dict[str, Any]:
    """Who measures what and when the parties learn from it, in the words of the facilitator."""
    told = (
        dict.fromkeys(("text", "who", "when"))
        if it.redacted
        else {"text": it.text, "who": it.who, "when": it.when}
    )
    return {"id": it.id, **told, "redacted": it.redacted}


def _entered(voice: Dots | Proposal | Answer | Check) -> str | None:
    return "facilitator" if voice.by_facilitator else None
