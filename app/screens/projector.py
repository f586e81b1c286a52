"""The projector: for the whole room, readable from the back, and nobody's alone.

`stage` is what the room looks at (see `stages`), `ground` the strip on which the trunk stands. The code and
its QR never change and stand in the page itself.
"""

from collections.abc import Mapping
from typing import Any

from app.domain import checks, spotlight
from app.domain.seats import chairs
from app.domain.state import PARTIES, Card, Node, State
from app.domain.tree import set_aside
from app.screens import aloud, cards, check_stage, clock, origins, script, stages, tree
from app.screens.audiences import Audience
from app.screens.regions import Live, Region

View = Mapping[str, Any]
SCREEN = "projector"


def stage(state: State, audience: Audience) -> View:
    """What the room looks at: `kind` names the template; the rest is what that template needs."""
    return stages.stage(state, audience.language)


def ground(state: State, audience: Audience) -> View:
    """Where we are: session, step, round; the forms in the tree; how much is set aside, parked."""
    here, shows_tree = state.here, stages.kind(state) in ("tree", "check")
    view = tree.tree_view(state) if shows_tree else None
    return {
        "session": here.session,
        "step": here.step,
        "title": script.step_title(here.step, audience.language),
        "round": here.round_of(here.step),
        "forms": _forms(view) if view else [],
        "set_aside": len(set_aside(state)) if view else 0,
        "parked": len(cards.parked(state)),
        "finished": here.finished,
    }


def _forms(view: tree.TreeView) -> list[str]:
    """Which kinds of indicator hang in the tree, for the key."""
    present = {branch.form for branch in view.flat if branch.kind == "indicator"}
    return [form for form in ("counting", "telling") if form in present]


def table(state: State, audience: Audience, live: Live) -> View:
    """Who is here: per party the chairs with a live screen or by hand, and all its chairs."""
    here = [_party_here(state, party, live.present) for party in PARTIES]
    return {"parties": here, "kind": stages.kind(state)}


def _party_here(state: State, party: str, present: frozenset[str]) -> View:
    standing = chairs(state, party)
    here = sum(seat.by_hand or (seat.taken and seat.id in present) for seat in standing)
    return {"party": party, "here": here, "chairs": len(standing)}


def timer(state: State, audience: Audience, live: Live) -> View:
    """The end of the time and the server's own clock, so that a beamer's wrong clock does no harm."""
    ends = state.here.timer_ends
    return {"ends": ends, "now": live.now, "seconds": clock.seconds_left(ends, live.now)}


def light(state: State, audience: Audience) -> View:
    """What the facilitator put in the light: a card, or a node with where it comes from; else nothing."""
    found = spotlight.lit(state)
    if isinstance(found, Card):
        return {"lit": "card", "light": origins.card(cards.shown(found)), "spoken": state.here.language}
    if isinstance(found, Node) and (large := _large(state, found, audience.language)):
        return large
    if isinstance(found, Node):
        return {"lit": "node", "light": origins.origin(state, found.id, audience.language)}
    return {"lit": ""}


def _large(state: State, node: Node, language: str) -> View | None:
    """A node as its step wants it seen: in the check a chain with the answers, where one reads a sentence."""
    if state.here.step == checks.STEP and (chain := check_stage.chain(state, node, language)):
        return {"lit": "check", "light": chain}
    if state.here.step in aloud.READ and (sentence := aloud.lit(state, node, language)):
        return {"lit": "sentence", "light": sentence}
    return None


def pause(state: State, audience: Audience) -> View:
    """Whether the room listens to each other for a moment."""
    return {"paused": state.here.paused}


def _region(name: str, view: Any, *stale_on: str, live: bool = False) -> Region:
    template = f"regions/projector/{name}.html"
    return Region(name, SCREEN, template, view, frozenset(stale_on or {"*"}), live)


REGIONS = (
    _region("stage", stage),
    _region("ground", ground),
    _region("table", table, live=True),
    _region("timer", timer, live=True),
    _region("spotlight", light),
    _region("pause", pause, "trajectory-opened", "paused", "resumed", "undone", "redone"),
)
