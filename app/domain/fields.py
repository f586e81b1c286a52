"""Which fields a command has, and whether they are well-formed. OpenAPI and docs/events.md come from it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from .kinds import (
    FREE,
    LONG,
    NAME,
    SHORT,
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
    Wrong,
    tidy,
)
from .script import KINDS, NAMES
from .state import PARTIES

__all__ = [
    "COMMANDS",
    "FREE",
    "LONG",
    "NAME",
    "SHORT",
    "AsSent",
    "Drawing",
    "Fault",
    "Flag",
    "Id",
    "Ids",
    "Kind",
    "OneOf",
    "OrNull",
    "Sources",
    "Spec",
    "Text",
    "Whole",
    "check",
    "tidy",
]


@dataclass(frozen=True)
class Fault:
    """What is wrong with one field, in a sentence of both languages."""

    field: str
    code: str
    nl: str
    en: str


@dataclass(frozen=True)
class Spec:
    """A command: who may give it (`F` facilitator, `S` seat, `J` who joins), its fields, its event."""

    actors: str
    event: str
    needs: Mapping[str, Kind] = field(default_factory=dict)
    may: Mapping[str, Kind] = field(default_factory=dict)
    says: str = ""

    @property
    def fields(self) -> dict[str, Kind]:
        """All fields by name."""
        return {**self.needs, **self.may}

    @property
    def words(self) -> tuple[str, ...]:
        """The fields that carry people's words: what an erasure blanks in the log."""
        return tuple(name for name, kind in self.fields.items() if isinstance(kind, Text | AsSent | Drawing))


ANY, NODE = Id(), Id(fixed=("main",))
WORDING = Id(suffix="-first")
ABOUT = Id(fixed=("main", "tree"), suffix="-first")
REASON: dict[str, Kind] = {"reason": Text(LONG, empty=True)}
BY_HAND: dict[str, Kind] = {"forSeat": ANY}
STEP: dict[str, Kind] = {"step": OneOf(NAMES)}
DESCRIPTION: dict[str, Kind] = {
    "form": OneOf(("counting", "telling")),
    "nature": OneOf(("fact", "experience")),
    "level": OneOf(("society", "service", "intervention", "person", "process")),
    "instrument": AsSent(),
    "source": AsSent(),
    "unit": AsSent(),
    "direction": AsSent(),
    "frequency": AsSent(),
    "existsAlready": Flag(),
    "baseline": AsSent(),
    "target": AsSent(),
    "term": AsSent(),
    "who": AsSent(),
}
ANSWERS = ("yes", "yes-if", "no")
CHECKED = ("yes", "partly", "no")
POSITION: dict[str, Kind] = {"position": Whole(0, 10_000)}
GROWN: dict[str, Kind] = {"sources": Sources(), **POSITION}
TEXT_OR_PROPOSAL: dict[str, Kind] = {"text": Text(), "proposal": ANY}

COMMANDS: dict[str, Spec] = {
    "open-step": Spec(
        "F",
        "step-opened",
        STEP,
        {"question": Text(), "seconds": Whole(0, 86_400), "newRound": Flag()},
        "the group goes to a step; a new round asks anew",
    ),
    "reveal": Spec(
        "F", "step-revealed", STEP, says="the cards of the step's present round are shown, for good"
    ),
    "close-session": Spec("F", "session-closed", {"session": Whole(1, 3)}, says="the day ends"),
    "set-timer": Spec("F", "timer-set", {"seconds": Whole(0, 86_400)}, says="the clock is set; 0 clears it"),
    "pause": Spec("F", "paused", says="the screens ask the group to listen to each other"),
    "resume": Spec("F", "resumed", says="the group goes on"),
    "open-door": Spec("F", "door-opened", says="the join code gives out seats"),
    "close-door": Spec("F", "door-closed", says="the join code gives out no seats"),
    "take-seat": Spec("J", "seat-taken", {"party": OneOf(PARTIES)}, says="someone sits down"),
    "free-seat": Spec(
        "F", "seat-freed", {"seat": ANY}, says="a seat is emptied; its cards stay with the party"
    ),
    "move-seat": Spec(
        "F", "seat-moved", {"seat": ANY, "party": OneOf(PARTIES)}, says="someone moves to another party"
    ),
    "seat-by-hand": Spec(
        "F", "seat-taken-by-hand", {"seat": ANY}, says="an empty seat is for someone without a phone"
    ),
    "renew-seat-code": Spec(
        "F", "seat-code-renewed", {"seat": ANY}, says="the old code and devices of a seat stop"
    ),
    "set-seats": Spec("F", "seats-set", {"count": Whole(1, 20)}, says="every party has this many seats"),
    "add-card": Spec(
        "SF",
        "card-added",
        {"kind": OneOf(KINDS), "text": Text()},
        {
            "about": NODE,
            "drawing": Drawing(),
            "round": Whole(1, 1000),
            **BY_HAND,
            "forParty": OneOf(PARTIES),
        },
        "a seat says something",
    ),
    "edit-card": Spec(
        "SF",
        "card-edited",
        {"card": ANY, "text": Text()},
        BY_HAND,
        "a card is worded anew, before the reveal",
    ),
    "withdraw-card": Spec(
        "SF", "card-withdrawn", {"card": ANY}, {**REASON, **BY_HAND}, "a seat takes its card back"
    ),
    "restore-card": Spec(
        "SF", "card-restored", {"card": ANY}, BY_HAND, "a seat brings its withdrawn card back"
    ),
    "hide-card": Spec("F", "card-hidden", {"card": ANY}, REASON, "a card leaves the wall"),
    "redact": Spec(
        "F", "redacted", {"target": Id(suffix="-first")}, REASON, "words are erased for good, in the log too"
    ),
    "make-cluster": Spec(
        "F", "cluster-made", {}, {"name": Text(NAME, empty=True), "cards": Ids()}, "cards are laid together"
    ),
    "rename-cluster": Spec(
        "F", "cluster-renamed", {"cluster": ANY}, {"name": Text(NAME, empty=True)}, "a cluster is named anew"
    ),
    "dissolve-cluster": Spec(
        "F", "cluster-dissolved", {"cluster": ANY}, says="a cluster falls apart; its cards are free"
    ),
    "move-cards": Spec(
        "F",
        "cards-moved",
        {"cards": Ids(), "cluster": OrNull(ANY)},
        says="cards go to a cluster, or are free",
    ),
    "place-dots": Spec(
        "SF",
        "dots-placed",
        {"cluster": ANY, "count": Whole(0, 5)},
        BY_HAND,
        "how many of a seat's five dots lie on a cluster now",
    ),
    "spotlight": Spec(
        "F",
        "spotlit",
        {},
        {"card": OrNull(ANY), "node": OrNull(NODE)},
        "a card or a node is large on the projector; null takes it away",
    ),
    "propose-wording": Spec(
        "SF", "wording-proposed", {"node": NODE, "text": Text()}, BY_HAND, "another way of saying a node"
    ),
    "adopt-wording": Spec(
        "F", "wording-adopted", {"wording": WORDING}, {"sources": Sources()}, "a wording becomes the words"
    ),
    "set-main-goal": Spec(
        "F", "main-goal-set", {"text": Text()}, {"sources": Sources()}, "the words on top of the tree"
    ),
    "propose-goal": Spec(
        "SF", "goal-proposed", {"text": Text(), "parent": NODE}, BY_HAND, "a seat proposes a subgoal"
    ),
    "propose-indicator": Spec(
        "SF",
        "indicator-proposed",
        {"text": Text(), "parent": NODE},
        BY_HAND,
        "a seat proposes an indicator of a subgoal",
    ),
    "add-goal": Spec(
        "F", "goal-added", {"parent": NODE}, {**TEXT_OR_PROPOSAL, **GROWN}, "a subgoal joins the tree"
    ),
    "add-indicator": Spec(
        "F", "indicator-added", {"goal": NODE}, {**TEXT_OR_PROPOSAL, **GROWN}, "an indicator joins a subgoal"
    ),
    "describe-indicator": Spec(
        "F", "indicator-described", {"indicator": NODE}, DESCRIPTION, "how an indicator is measured or told"
    ),
    "move-goal": Spec(
        "F", "goal-moved", {"node": NODE, "parent": NODE}, POSITION, "a node goes to another place"
    ),
    "link-goals": Spec(
        "F", "goals-linked", {"from": NODE, "to": NODE}, REASON, "a node also contributes to another subgoal"
    ),
    "unlink-goals": Spec(
        "F", "goals-unlinked", {"from": NODE, "to": NODE}, REASON, "a node no longer contributes elsewhere"
    ),
    "set-aside": Spec(
        "F", "goal-set-aside", {"node": NODE}, REASON, "a branch leaves the tree; nothing of it is lost"
    ),
    "bring-back": Spec(
        "F", "goal-brought-back", {"node": NODE}, REASON, "a branch that was set aside comes back"
    ),
    "open-support": Spec("F", "support-opened", {"about": ABOUT}, says="every seat is asked; a fresh round"),
    "close-support": Spec("F", "support-closed", {"about": ABOUT}, says="the answers are shown, for good"),
    "answer-support": Spec(
        "SF",
        "support-answered",
        {"about": ABOUT, "answer": OneOf(ANSWERS)},
        {**REASON, **BY_HAND},
        "a seat stands behind it, can live with it if …, or does not",
    ),
    "check-indicator": Spec(
        "SF",
        "indicator-checked",
        {"indicator": NODE, "answer": OneOf(CHECKED)},
        {**REASON, **BY_HAND, "round": Whole(1, 1000), "wording": WORDING},
        "a seat says whether an indicator still tells something of the main goal",
    ),
    "agree": Spec(
        "F",
        "agreed",
        {"text": Text()},
        {"who": AsSent(), "when": AsSent()},
        "who measures what, and when the parties learn from it",
    ),
    "finish": Spec("F", "finished", says="the tree is finished"),
    "undo": Spec("F", "undone", {}, {"seq": Whole(1, 10**9)}, "a command is taken back"),
    "redo": Spec("F", "redone", {}, {"seq": Whole(1, 10**9)}, "a command taken back is put back"),
}
_MISSING = ("missing", "Dit moet nog worden ingevuld.", "This must be filled in.")
_UNKNOWN = ("unknown-field", "Dit veld hoort hier niet.", "This field does not belong here.")


def check(command_type: str, data: Mapping[str, Any]) -> tuple[dict[str, Any], list[Fault]]:
    """The cleaned fields of a known command, and all its faults at once (then it is bad input, 400)."""
    spec, clean, faults = COMMANDS[command_type], {}, []
    for name, value in data.items():
        if name not in spec.fields:
            faults.append(Fault(name, *_UNKNOWN))
            continue
        try:
            clean[name] = spec.fields[name].clean(value)
        except Wrong as wrong:
            faults.append(Fault(name, *wrong.said))
    faults += [Fault(name, *_MISSING) for name in spec.needs if name not in data]
    faults += _together(command_type, clean, data) if not faults else []
    return clean, faults


def _together(command_type: str, clean: Mapping[str, Any], data: Mapping[str, Any]) -> list[Fault]:
    """Faults that two fields make together."""
    rule = _RULES.get(command_type)
    return list(rule(clean, data)) if rule else []


def _card_rules(clean: Mapping[str, Any], data: Mapping[str, Any]) -> list[Fault]:
    faults = []
    if clean["kind"] == "association" and len(clean["text"]) > SHORT:
        faults.append(
            Fault(
                "text",
                "too-long",
                f"Een associatie is kort: hoogstens {SHORT} tekens.",
                f"An association is short: at most {SHORT} characters.",
            )
        )
    if clean["kind"] == "sign" and "about" not in clean:
        faults.append(Fault("about", "missing", "Kies eerst een subdoel.", "Choose a subgoal first."))
    if clean["kind"] != "sign" and "about" in clean:
        faults.append(Fault("about", *_UNKNOWN))
    if clean["kind"] != "dream-image" and "drawing" in clean:
        faults.append(Fault("drawing", *_UNKNOWN))
    if "forSeat" in clean and "forParty" in clean:
        faults.append(
            Fault("forParty", "one-of-two", "Kies een stoel of een partij.", "Choose a seat or a party.")
        )
    return faults


def _text_or_proposal(clean: Mapping[str, Any], data: Mapping[str, Any]) -> list[Fault]:
    if ("text" in clean) == ("proposal" in clean):
        return [Fault("text", *_MISSING)]
    return []


def _something_described(clean: Mapping[str, Any], data: Mapping[str, Any]) -> list[Fault]:
    return [] if len(clean) > 1 else [Fault("form", *_MISSING)]


def _one_thing(clean: Mapping[str, Any], data: Mapping[str, Any]) -> list[Fault]:
    both = [name for name in ("card", "node") if clean.get(name) is not None]
    if len(both) < 2:
        return []
    return [Fault("node", "one-of-two", "Kies een kaartje of een doel.", "Choose a card or a goal.")]


_RULES: dict[str, Callable[[Mapping[str, Any], Mapping[str, Any]], list[Fault]]] = {
    "add-card": _card_rules,
    "add-goal": _text_or_proposal,
    "spotlight": _one_thing,
    "add-indicator": _text_or_proposal,
    "describe-indicator": _something_described,
}
