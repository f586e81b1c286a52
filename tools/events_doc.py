"""Write docs/events.md: every command, event, refusal, step and region, from the tables of the house."""

from collections.abc import Iterable, Sequence

from app.domain.copies import IMPORTED
from app.domain.fields import (
    COMMANDS,
    AsSent,
    Drawing,
    Flag,
    Id,
    Ids,
    Kind,
    OneOf,
    OrNull,
    Sources,
    Text,
    Whole,
)
from app.domain.refusals import codes
from app.domain.script import NAMES, STEPS
from app.domain.workshop import EVENT_TYPES, OPENED
from app.screens.regions import Region, all_regions
from tools.files import ROOT

PLACE = ROOT / "docs/events.md"
ACTORS = {"F": "facilitator", "S": "seat", "J": "who joins"}
PLAIN = {Flag: "true or false", Ids: "list of ids", Sources: "`{cards: [id], clusters: [id]}`"}
HEAD = """\
# Commands, events, refusals, regions

Made by `make docs` from `app/domain/fields.py`, `workshop.py`, `refusals.py`, `script.py` and `app/screens/`;
a test holds that this page is what they say. Change those, not this page.
"""
COMMANDS_HEAD = """
## Commands

What is sent as `{id, type, data}`. Fields in bold must be there. Lengths are code points after NFC. A field
that is missing, unknown or malformed is answered 400 with all faults at once.
"""
EVENTS_HEAD = """
## Events

What stands in the log, in one order per trajectory. *Words* are the fields that `redact` empties.
"""
REFUSALS_HEAD = """
## Refusals

What the rules answer to a well-formed command. One code may have several sentences.
"""
STEPS_HEAD = """
## Steps

In the order of the method. A seat may add the kind of card from the first opening of its step on.
"""
REGIONS_HEAD = """
## Regions

The parts of a screen that are drawn again, whole: `region-<name>`. A live region shows presence or the clock,
and follows no event.
"""


def page() -> str:
    """The whole page."""
    return "\n".join([HEAD, *_commands(), *_events(), *_refusals(), *_steps(), *_regions()]).rstrip() + "\n"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    lines = [head, ["---"] * len(head), *rows]
    return [f"| {' | '.join(line)} |" for line in lines]


def _commands() -> Iterable[str]:
    yield COMMANDS_HEAD.lstrip("\n")
    rows = []
    for name, spec in COMMANDS.items():
        fields = [f"**`{field}`** {in_words(kind)}" for field, kind in spec.needs.items()]
        fields += [f"`{field}` {in_words(kind)}" for field, kind in spec.may.items()]
        actors = ", ".join(ACTORS[letter] for letter in spec.actors)
        rows.append((f"`{name}`", actors, "<br>".join(fields), f"`{spec.event}`"))
    yield from _table(("command", "actor", "data", "event"), rows)
    yield ""


def _events() -> Iterable[str]:
    yield EVENTS_HEAD.lstrip("\n")
    said = {spec.event: (name, spec) for name, spec in COMMANDS.items()}
    rows = [(f"`{OPENED}`", "creating a trajectory", "it begins, with as many seats for each party", "")]
    rows.append(
        (f"`{IMPORTED}`", "reading a copy in", "it begins with all that a file holds", "all in the file")
    )
    for event in EVENT_TYPES:
        if event not in (OPENED, IMPORTED):
            name, spec = said[event]
            rows.append((f"`{event}`", f"`{name}`", spec.says, _listed(spec.words)))
    yield from _table(("event", "from", "says that", "words"), rows)
    yield ""


def _refusals() -> Iterable[str]:
    yield REFUSALS_HEAD.lstrip("\n")
    rows = [(f"`{each.code}`", str(each.status), each.en, each.nl) for each in codes()]
    yield from _table(("code", "status", "sentence", "zin"), rows)
    yield ""


def _steps() -> Iterable[str]:
    yield STEPS_HEAD.lstrip("\n")
    rows = [
        (f"`{s.name}`", str(s.session), f"`{s.collects}`" if s.collects else "", "yes" if s.reveals else "")
        for s in STEPS
    ]
    yield from _table(("step", "session", "card", "reveal"), rows)
    yield ""


def _regions() -> Iterable[str]:
    yield REGIONS_HEAD.lstrip("\n")
    rows = [(f"`{region.name}`", region.screen, _stale(region)) for region in all_regions()]
    yield from _table(("region", "screen", "drawn again after"), rows)


def _stale(region: Region) -> str:
    if region.live:
        return "*live*"
    return "every event" if "*" in region.stale_on else _listed(sorted(region.stale_on))


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def in_words(kind: Kind) -> str:
    """What a field may hold, with its limits."""
    match kind:
        case Text(limit, empty):
            return f"text, {'at most' if empty else '1 to'} {limit}"
        case AsSent(limit):
            return f"string, at most {limit}, given back as sent"
        case Id(fixed, suffix):
            return " or ".join(
                ["id", *(f"`{name}`" for name in fixed), *([f"`<id>{suffix}`"] if suffix else [])]
            )
        case OneOf(words) if words == NAMES:
            return "a step (see below)"
        case OneOf(words):
            return f"one of {_listed(words)}"
        case Drawing(limit):
            return f"strokes, at most {limit} bytes as compact JSON, given back as sent"
        case Whole(least, most):
            return f"whole number, {least} to {most}"
        case OrNull(inner):
            return f"{in_words(inner)}, or null"
        case _:
            return PLAIN[type(kind)]


if __name__ == "__main__":
    PLACE.write_text(page(), encoding="utf-8")
