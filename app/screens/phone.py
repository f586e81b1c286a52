"""The phone: what a seat sees in each step. Shared by all seats, so nothing here knows whose phone it is."""

from collections.abc import Mapping
from typing import Any

from app.domain import checks
from app.domain.fields import LONG, SHORT
from app.domain.script import BY_NAME
from app.domain.state import PARTIES, Room, State
from app.domain.tree import DEEPEST
from app.screens import dots, sign_counts
from app.screens.audiences import Audience
from app.screens.cards import NEAR, ShownCard, in_stretches, is_revealed, wall
from app.screens.catch_up import story
from app.screens.clock import as_clock, seconds_left
from app.screens.clusters import clusters_view
from app.screens.look_back import STEPS
from app.screens.phone_asked import Asking
from app.screens.phone_check import view as check_view
from app.screens.phone_proposals import proposals
from app.screens.phone_tree import view
from app.screens.questions import hint, question
from app.screens.regions import Live, Region
from app.screens.script import session_title, step_title
from app.screens.tree import Branch, tree_view

Data = Mapping[str, Any]

#: From so many clusters on their cards are folded, so that one can go past all of them to lay dots.
MANY = 6
#: In these steps the tree itself is what one looks at; in the second row one's own cards as well.
TREE_STEPS = frozenset({"main-goal", "subgoals", "does-it-hold", "indicators", "the-check", "whole-tree"})
LOOK_BACK = frozenset({"look-back-2", "look-back-3", "thanks"})

MOVED = frozenset({"step-opened", "step-revealed", "session-closed", "finished", "undone", "redone"})
CARDS = frozenset({"card-added", "card-edited", "card-withdrawn", "card-restored", "card-hidden", "redacted"})
CLUSTERS = frozenset({"cluster-made", "cluster-renamed", "cluster-dissolved", "cards-moved"})
TREE = frozenset(
    {"main-goal-set", "goal-added", "goal-moved", "indicator-added", "indicator-described"}
    | {"goal-set-aside", "goal-brought-back", "goals-linked", "goals-unlinked"}
)
WORDS = frozenset({"wording-proposed", "wording-adopted"})
PROPOSED = frozenset({"goal-proposed", "indicator-proposed"})
ASKING = frozenset({"support-opened", "support-closed"})
SEATS = frozenset({"seat-taken", "seat-freed", "seat-moved", "seat-taken-by-hand", "seats-set"})

#: In these steps the form takes a proposal: words for the main goal, a subgoal, what is missing, an
#: indicator.
PROPOSES = {"main-goal": "wording", "subgoals": "goal", "does-it-hold": "missing", "indicators": "indicator"}


def is_over(here: Room) -> bool:
    """Nothing is asked any more: the day or the whole trajectory has ended."""
    return here.finished or here.session in here.closed


def kind_asked(here: Room) -> str:
    """The kind of card that the phone asks for now; empty when it asks nothing."""
    return "" if is_over(here) else BY_NAME[here.step].collects or ""


def form_asks(here: Room) -> str:
    """What the form takes now: a kind of card, a kind of proposal, or nothing."""
    if is_over(here):
        return ""
    may_propose = "main-goal" in here.opened
    return kind_asked(here) or (PROPOSES.get(here.step, "") if may_propose else "")


def place(here: Room) -> str:
    """Where the group is; while someone writes, the phone holds back what belongs to another place."""
    return f"{here.step} {here.round_of(here.step)} {'over' if is_over(here) else 'on'}"


def now(state: State, audience: Audience) -> Data:
    """Where the group is, what is asked, and what the form needs to send along."""
    here, kind = state.here, form_asks(state.here)
    asked, asked_in = question(here, here.step, audience.language)
    return {
        "here": here,
        "mode": _mode(here),
        "place": place(here),
        "kind": kind,
        "proposes": kind in PROPOSES.values(),
        "round": here.round_of(here.step),
        "limit": SHORT if kind == "association" else LONG,
        "revealed": is_revealed(state, here.step) or kind in PROPOSES.values(),
        "title": step_title(here.step, audience.language),
        "session": session_title(here.session, audience.language),
        "question": asked,
        "question_lang": asked_in,
        "hint": hint(here.step, audience.language),
    }


def _mode(here: Room) -> str:
    """What stands on top: over, welcome, ask, clusters, check, tree or back."""
    if is_over(here):
        return "over"
    if BY_NAME[here.step].collects:
        return "ask"
    modes = {"welcome": "welcome", "gather": "clusters", "the-check": "check"} | dict.fromkeys(
        LOOK_BACK, "back"
    )
    return modes.get(here.step, "tree")


def choices(state: State, audience: Audience) -> Data:
    """Between question and field: which goal a sign or a proposal is about, and its heading."""
    asks = form_asks(state.here)
    chooses = asks in ("sign", "goal", "missing", "indicator")
    goals = [branch for branch in tree_view(state).flat if branch.kind == "subgoal"] if chooses else []
    return {"asks": asks, "goals": goals, "place": place(state.here), "deepest": DEEPEST}


def signed(state: State, audience: Audience) -> Data:
    """How many signs each party wrote per subgoal: which of them one's own party may still look at."""
    is_on = kind_asked(state.here) == "sign"
    rows = sign_counts.tally(state)["rows"] if is_on else []
    return {"signed": {row["goal"].id: dict(row["counts"]) for row in rows}}


def asked(state: State, audience: Audience) -> Data:
    """The questions to which every seat may answer now; whose answer is what, only its own phone knows."""
    return {"questions": Asking(state, audience.language).open_now(), "place": place(state.here)}


def checked(state: State, audience: Audience) -> Data:
    """The indicators that every seat checks, one at a time; after the reveal with what the parties said."""
    is_on = state.here.step == checks.STEP and not is_over(state.here)
    return {**check_view(state, is_on, audience.language), "place": place(state.here)}


def proposed(state: State, audience: Audience) -> Data:
    """The candidates for the main goal, or the subgoals or indicators that are proposed."""
    found = proposals(state, PROPOSES.get(state.here.step, ""), audience.language)
    return {**found, "place": place(state.here)}


def cards_wall(state: State, audience: Audience) -> Data:
    """The revealed cards of this step; of signs each subgoal's together. Empty before the reveal."""
    here = state.here
    cards = wall(state, here.step) if kind_asked(here) else []
    return {"groups": _by_subgoal(state, cards), "cards": cards, "near": NEAR, "place": place(here)}


def _by_subgoal(state: State, cards: list[ShownCard]) -> list[tuple[Branch | None, list[ShownCard]]]:
    if not any(card.about for card in cards):
        return [(None, in_stretches(cards))] if cards else []
    goals = [branch for branch in tree_view(state).flat if branch.kind == "subgoal"]
    groups = [(goal, in_stretches(card for card in cards if card.about == goal.id)) for goal in goals]
    return [(goal, inside) for goal, inside in groups if inside]


def gathered(state: State, audience: Audience) -> Data:
    """The clusters in the step in which they are made: to lay dots on; after the reveal with shares."""
    is_on = state.here.step == dots.STEP and not is_over(state.here)
    found = clusters_view(state) if is_on else None
    return {
        "is_on": is_on,
        "lays": is_on and not dots.are_counted(state),
        "dots": dots.counted(state) if is_on else {},
        "folds": found is not None and len(found.clusters) > MANY,
        "clusters": found.clusters if found else (),
        "loose": found.loose if found else (),
        "near": NEAR,
        "place": place(state.here),
    }


def tree(state: State, audience: Audience) -> Data:
    """The tree as a nested list, in the steps that are about it and when looking back."""
    here = state.here
    is_on = here.step in TREE_STEPS | LOOK_BACK or is_over(here)
    found = view(state, audience.language) if is_on else {}
    is_bare = is_on and is_over(here) and found["tree"].is_empty
    keeps = here.finished or here.step == "thanks"
    return {**found, "is_on": is_on and not is_bare, "keeps": keeps, "place": place(here)}


def back(state: State, audience: Audience) -> Data:
    """For newcomers: what happened until now, when the group looks back."""
    is_on = state.here.step in STEPS and not is_over(state.here)
    return {"story": story(state, audience.language) if is_on else [], "place": place(state.here)}


def pause(state: State, audience: Audience) -> Data:
    """Whether the group listens to each other."""
    return {"paused": state.here.paused}


def timer(state: State, audience: Audience, live: Live) -> Data:
    """How long is left in this step."""
    left = seconds_left(state.here.timer_ends, live.now)
    return {"ends": state.here.timer_ends, "now": live.now, "left": None if left is None else as_clock(left)}


def few(state: State, audience: Audience, live: Live) -> Data:
    """Parties of which one or two people are here: there the party is the person, and their phones say so.

    Who dropped only just now counts as here: a phone that blinks tells nobody that they sit alone.
    """
    return {"few": {party: n for party, n in people(state, live).items() if n in (1, 2)}, "here": state.here}


def people(state: State, live: Live) -> dict[str, int]:
    """How many people of each party are here; while no phone has a link, all that have sat down."""
    seated = [seat for seat in state.seats.values() if seat.taken and not seat.left]
    here = live.present | live.lately
    if here:
        seated = [seat for seat in seated if seat.id in here or seat.by_hand]
    return {party: sum(seat.party == party for seat in seated) for party in PARTIES}


def result(state: State, audience: Audience, live: Live) -> Data:
    """At the end, where the result can be read, while the facilitator keeps that page open."""
    is_over = state.here.finished or state.here.step == "thanks"
    return {"open": live.has_result and is_over, "trajectory": state.id}


def _region(name: str, view: Any, stale_on: frozenset[str] = frozenset(), live: bool = False) -> Region:
    return Region(name, "participant", f"regions/phone/{name}.html", view, stale_on, live)


OPENED = frozenset({"trajectory-opened"})
REGIONS = (
    _region("pause", pause, frozenset({"paused", "resumed", "undone", "redone"}) | OPENED),
    _region("timer", timer, live=True),
    _region("now", now, MOVED | OPENED | {"redacted"}),
    _region("asked", asked, MOVED | TREE | WORDS | ASKING | OPENED | {"redacted"}),
    _region("check", checked, MOVED | TREE | OPENED | {"indicator-checked", "wording-adopted", "redacted"}),
    _region("settled", checked, MOVED | TREE | OPENED | {"indicator-checked", "wording-adopted", "redacted"}),
    _region("signed", signed, MOVED | TREE | CARDS | OPENED),
    _region("choices", choices, MOVED | TREE | OPENED | {"wording-adopted", "redacted"}),
    _region("story", back, MOVED | CARDS | CLUSTERS | TREE | WORDS | SEATS | OPENED),
    _region("few", few, live=True),
    _region("result", result, live=True),
    _region("proposals", proposed, MOVED | TREE | WORDS | ASKING | PROPOSED | OPENED | {"redacted"}),
    _region("wall", cards_wall, MOVED | CARDS | OPENED),
    _region("clusters", gathered, MOVED | CARDS | CLUSTERS | OPENED),
    _region("tree", tree, MOVED | TREE | WORDS | ASKING | OPENED | {"agreed", "redacted"}),
)
