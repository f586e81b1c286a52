"""The state of one trajectory: plain frozen things in plain tables, folded from the log.

Events put whole things into tables; nothing else changes the state. So what a command changed can be read
off, field by field, and taken back (see `undo`).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, NamedTuple, Self

PARTIES = ("municipality", "provider", "resident")
MAIN = "main"


@dataclass(frozen=True)
class Seat:
    """A place at the table. An empty chair has an id already; who leaves takes the id along (`left`).

    `awaited`: someone sat at the table in the file that was read in, and nobody has come back for it yet.
    """

    id: str
    party: str
    number: int
    taken: bool = False
    by_hand: bool = False
    left: bool = False
    awaited: bool = False


@dataclass(frozen=True)
class Card:
    """What one seat says once; `seat` is None for a paper card. Never show `seat` or order of arrival."""

    id: str
    kind: str
    party: str
    seat: str | None
    text: str
    step: str | None
    round: int
    seq: int
    about: str | None = None
    late: bool = False
    by_facilitator: bool = False
    cluster: str | None = None
    withdrawn: bool = False
    hidden: bool = False
    redacted: bool = False
    drawing: Any = field(default=None, hash=False)

    @property
    def status(self) -> str:
        """kept, withdrawn, hidden or redacted; the text is for nobody unless kept."""
        if self.redacted or self.withdrawn:
            return "redacted" if self.redacted else "withdrawn"
        return "hidden" if self.hidden else "kept"


class Cards(dict[str, Card]):
    """All cards by id. It knows those that were not taken back by step and round as well: whoever counts a
    wall need not walk past all that ever lay there.
    """

    def __init__(self, cards: Iterable[Card] = ()) -> None:
        super().__init__()
        self._kept: dict[tuple[str | None, int], dict[str, Card]] = {}
        for card in cards:
            self[card.id] = card

    def copy(self) -> Self:
        """As many cards again, that may go their own way."""
        return type(self)(self.values())

    __copy__ = copy

    def __setitem__(self, id_: str, card: Card) -> None:
        super().__setitem__(id_, card)
        kept = self._kept.setdefault((card.step, card.round), {})
        if card.status == "kept":
            kept[id_] = card
        else:
            kept.pop(id_, None)

    def __delitem__(self, id_: str) -> None:
        card = self[id_]
        super().__delitem__(id_)
        self._kept[card.step, card.round].pop(id_, None)

    def kept(self, step: str | None, round_: int | None = None) -> list[Card]:
        """The cards of a step (None: the parking place) that were not taken back, of one round or of all."""
        lying = [cards for (of, turn), cards in self._kept.items() if of == step and round_ in (None, turn)]
        return [card for cards in lying for card in cards.values()]


@dataclass(frozen=True)
class Cluster:
    """Cards that belong together. The cards know where they lie (`Card.cluster`)."""

    id: str
    name: str
    seq: int
    redacted: bool = False


@dataclass(frozen=True)
class Wording:
    """One way of saying a node, by a party or `facilitator`; status proposed, adopted or replaced.

    `carried` says for ever whether the parties carried it when it was adopted; None: not known, not asked.
    `by_facilitator`: entered for a seat by hand.
    """

    id: str
    node: str
    text: str
    by: str
    status: str = "adopted"
    redacted: bool = False
    seat: str | None = None
    carried: bool | None = None
    by_facilitator: bool = False


@dataclass(frozen=True)
class Words:
    """That a command carried people's words, so that they can be erased.

    `of`: they are another command's (an edit's are its card's, a goal's those of the proposal it came from).
    """

    id: str
    of: str | None = None
    redacted: bool = False


@dataclass(frozen=True)
class Node:
    """A place in the goal tree. `rank` orders siblings of one kind; there is always room between two.

    `aside`: set aside with all that hangs under it, for a `reason`; it keeps its parent.
    """

    id: str
    kind: str
    parent: str | None
    rank: Fraction = Fraction(0)
    wording: str | None = None
    cards: tuple[str, ...] = ()
    clusters: tuple[str, ...] = ()
    description: Mapping[str, Any] = field(default_factory=dict)
    aside: bool = False
    reason: str = ""


@dataclass(frozen=True)
class Dots:
    """How many of a seat's five dots lie on a cluster in one round of gathering."""

    id: str
    seat: str
    party: str
    cluster: str
    round: int
    count: int
    command: str
    by_facilitator: bool = False


@dataclass(frozen=True)
class Proposal:
    """A goal (or an indicator) that a seat proposes; `node`: what it became."""

    id: str
    kind: str
    text: str
    parent: str
    party: str
    seat: str
    seq: int
    by_facilitator: bool = False
    node: str | None = None
    redacted: bool = False


@dataclass(frozen=True)
class Link:
    """A node that also contributes to a subgoal elsewhere (the dotted line)."""

    id: str
    source: str
    target: str


@dataclass(frozen=True)
class Asked:
    """One round of asking for support about a wording, a node or `tree`; `of` is fixed when it is closed."""

    id: str
    about: str
    seq: int
    open: bool = True
    of: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Answer:
    """What one seat answered in one round of asking: yes, yes-if or no; its last answer counts."""

    id: str
    asked: str
    seat: str
    party: str
    answer: str
    reason: str
    command: str
    by_facilitator: bool = False
    redacted: bool = False


@dataclass(frozen=True)
class Check:
    """Whether one seat finds that an indicator says something of the main goal: yes, partly or no, in one
    round of the check. `wording`: the words about which it was answered.
    """

    id: str
    seat: str
    party: str
    indicator: str
    round: int
    answer: str
    reason: str
    command: str
    wording: str | None = None
    by_facilitator: bool = False
    redacted: bool = False


@dataclass(frozen=True)
class Agreement:
    """What the parties agreed: what is done, by `who` (a role or organisation) and `when`, in free words."""

    id: str
    text: str
    who: str
    when: str
    seq: int
    redacted: bool = False


@dataclass(frozen=True)
class Missing:
    """Which parties were missing when a step was opened or a session closed; kept for ever."""

    seq: int
    session: int
    step: str | None
    parties: tuple[str, ...]


@dataclass(frozen=True)
class Room:
    """Where the group is. `rounds` is the present round of a step, `highest` the last one ever opened.

    `seated`: how many seats of each party were taken when a step's round was revealed. `spotlight`: what is
    large on the projector, as its table and id.
    """

    theme: str = ""
    purpose: str = ""
    policy_goal: str = ""
    language: str = "nl"
    session: int = 1
    step: str = "welcome"
    rounds: Mapping[str, int] = field(default_factory=dict)
    highest: Mapping[str, int] = field(default_factory=dict)
    questions: Mapping[tuple[str, int], str] = field(default_factory=dict)
    revealed: frozenset[tuple[str, int]] = frozenset()
    seated: Mapping[tuple[str, int], Mapping[str, int]] = field(default_factory=dict)
    spotlight: tuple[str, str] | None = None
    closed: frozenset[int] = frozenset()
    timer_ends: str | None = None
    paused: bool = False
    door_open: bool = True
    finished: bool = False
    missing: tuple[Missing, ...] = ()

    @property
    def opened(self) -> frozenset[str]:
        """Steps that were opened at least once: never unlearned, not by going back, not by undo."""
        return frozenset(self.highest)

    def round_of(self, step: str) -> int:
        """The present round of a step, 1 when it was never opened."""
        return self.rounds.get(step, 1)


class Change(NamedTuple):
    """One thing in one table, as it was and as it is; None: it was or is not there."""

    table: str
    key: str
    before: Any
    after: Any


@dataclass(frozen=True)
class Deed:
    """A command of the facilitator: what it said, what it changed, and what taking it back changed."""

    seq: int
    type: str
    data: Mapping[str, Any]
    changes: tuple[Change, ...]
    undone: bool = False
    taken_back: tuple[Change, ...] = ()


@dataclass
class State:
    """One trajectory. `nodes[MAIN]` stands from the start; `former` are dissolved clusters; `redoable` are
    seqs, the last undone last.
    """

    id: str
    seq: int = 0
    room: dict[str, Room] = field(default_factory=lambda: {"room": Room()})
    seats: dict[str, Seat] = field(default_factory=dict)
    cards: Cards = field(default_factory=Cards)
    clusters: dict[str, Cluster] = field(default_factory=dict)
    nodes: dict[str, Node] = field(default_factory=lambda: {MAIN: Node(MAIN, "main", None)})
    wordings: dict[str, Wording] = field(default_factory=dict)
    former: dict[str, Cluster] = field(default_factory=dict)
    dots: dict[str, Dots] = field(default_factory=dict)
    proposals: dict[str, Proposal] = field(default_factory=dict)
    links: dict[str, Link] = field(default_factory=dict)
    asked: dict[str, Asked] = field(default_factory=dict)
    answers: dict[str, Answer] = field(default_factory=dict)
    checks: dict[str, Check] = field(default_factory=dict)
    agreements: dict[str, Agreement] = field(default_factory=dict)
    words: dict[str, Words] = field(default_factory=dict)
    deeds: dict[int, Deed] = field(default_factory=dict)
    redoable: list[int] = field(default_factory=list)

    @property
    def here(self) -> Room:
        """Where the group is now."""
        return self.room["room"]

    def put(self, table: str, thing: Any) -> Change:
        """The change that puts a thing (new or changed) into a table; applied by `apply`."""
        key = getattr(thing, "id", "room")
        return Change(table, key, getattr(self, table).get(key), thing)

    def change(self, table: str, key: str, **fields: Any) -> Change:
        """The change of some fields of a thing that stands in a table."""
        before = getattr(self, table)[key]
        # What `dataclasses.replace` does, in a fifth of its time; the copy is ours until it is told.
        after = object.__new__(type(before))
        vars(after).update(vars(before), **fields)
        return Change(table, key, before, after)

    def drop(self, table: str, key: str) -> Change:
        """The change that takes a thing out of its table."""
        return Change(table, key, getattr(self, table)[key], None)

    def apply(self, change: Change) -> None:
        """Make a change true."""
        table = getattr(self, change.table)
        if change.after is None:
            del table[change.key]
        else:
            table[change.key] = change.after


class Event(NamedTuple):
    """A fact of the log. `at` is UTC ISO 8601; `seat` never leaves the server; `command` is an id."""

    seq: int
    at: str
    type: str
    data: Mapping[str, Any]
    role: str
    seat: str | None
    party: str | None
    command: str


@dataclass(frozen=True)
class Actor:
    """Who asks: role `facilitator`, `seat` or `observer`; `seat` is the id of the seat that is held."""

    role: str
    seat: str | None = None
