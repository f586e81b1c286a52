"""The voices in a copy: dots, proposals, answers, checks and agreements, as the file tells them."""

from collections.abc import Iterator, Mapping
from typing import Any

from . import checks, dots, support
from .acts import derived_id
from .state import Agreement, Answer, Asked, Check, Dots, Event, Proposal

Content = Mapping[str, Any]


def author(event: Event, label: str) -> str:
    """The id of who has this label in the file."""
    return derived_id(event.command, f"author {label}")


def voices(event: Event) -> dict[str, Iterator[Any]]:
    """What was said, by table."""
    data = event.data
    return {
        "dots": (_dots(each, event) for each in data["dots"]),
        "proposals": (_proposal(each, event) for each in data["proposals"]),
        "asked": (_asked(each, event) for each in data["asked"]),
        "answers": (
            _answer(each, asked["id"], event) for asked in data["asked"] for each in asked["answers"]
        ),
        "checks": (_check(each, event) for each in data["checks"]),
        "agreements": (_agreement(each, event) for each in data["agreements"]),
    }


def _dots(said: Content, event: Event) -> Dots:
    seat, cluster, turn = author(event, said["author"]), said["cluster"], said["round"]
    key, is_entered = dots.key(seat, cluster, turn), said["enteredBy"] is not None
    return Dots(key, seat, said["party"], cluster, turn, said["count"], event.command, is_entered)


def _proposal(said: Content, event: Event) -> Proposal:
    return Proposal(
        said["id"],
        said["kind"],
        said["text"] or "",
        said["parent"],
        said["by"],
        author(event, said["author"]),
        event.seq,
        by_facilitator=said["enteredBy"] is not None,
        node=said["node"],
        redacted=said["text"] is None,
    )


def _asked(said: Content, event: Event) -> Asked:
    return Asked(said["id"], said["about"], event.seq, said["open"], said["of"] or {})


def _answer(said: Content, asked: str, event: Event) -> Answer:
    seat = author(event, said["author"])
    return Answer(
        support.key(asked, seat),
        asked,
        seat,
        said["party"],
        said["answer"],
        said["reason"] or "",
        said["id"],
        by_facilitator=said["enteredBy"] is not None,
        redacted=said["reason"] is None,
    )


def _check(said: Content, event: Event) -> Check:
    seat = author(event, said["author"])
    return Check(
        checks.key(seat, said["indicator"], said["round"]),
        seat,
        said["party"],
        said["indicator"],
        said["round"],
        said["answer"],
        said["reason"] or "",
        said["id"],
        wording=said["wording"],
        by_facilitator=said["enteredBy"] is not None,
        redacted=said["reason"] is None,
    )


def _agreement(said: Content, event: Event) -> Agreement:
    return Agreement(
        said["id"],
        said["text"] or "",
        said["who"] or "",
        said["when"] or "",
        event.seq,
        redacted=said["text"] is None,
    )
