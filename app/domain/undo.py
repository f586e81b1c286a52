"""Undo and redo: a new event that puts back, field by field, what a command of the facilitator changed.

It is valid when the present value still is what the command left, and when nothing hangs in the air
afterwards. Else
the refusal says what stands on it. What was seen or said by others is never taken back.
"""

from dataclasses import fields, replace
from typing import Any

from .acts import Command, Data, Decide, Evolve, Moment
from .refusals import Refusal, Refused, refused
from .state import MAIN, Actor, Card, Change, Deed, Event, State
from .tree import DEEPEST, level

#: Events that can be taken back. Not: reveal, redact, timer, seats.
STRICT = frozenset(
    {
        "cluster-made",
        "cluster-renamed",
        "cluster-dissolved",
        "cards-moved",
        "main-goal-set",
        "goal-added",
        "indicator-added",
        "indicator-described",
        "goal-moved",
        "card-hidden",
        "card-added",
        "card-edited",
        "card-withdrawn",
        "card-restored",
        "paused",
        "resumed",
        "door-opened",
        "door-closed",
        "finished",
    }
)
#: Taking these back only goes back, whatever came since.
GOES_BACK = frozenset({"step-opened", "session-closed"})
_PLACE = ("session", "step", "rounds", "closed", "questions")


def can_be_undone(deed: Deed) -> bool:
    """Whether commands of this kind can be taken back at all."""
    erased = deed.type == "card-withdrawn" and deed.data["erased"]
    return deed.type in STRICT | GOES_BACK and not erased


def latest_to_undo(state: State) -> Deed | None:
    """The facilitator's latest command that can be undone and stands."""
    standing = [deed for deed in state.deeds.values() if not deed.undone and can_be_undone(deed)]
    if state.here.finished:
        standing = [deed for deed in standing if deed.type == "finished"]
    return standing[-1] if standing else None


def latest_to_redo(state: State) -> Deed | None:
    """The command that was undone last, while nothing new came since."""
    return state.deeds[state.redoable[-1]] if state.redoable else None


def _undo(state: State, actor: Actor, command: Command, moment: Moment) -> Data:
    seq = command.data.get("seq")
    deed = latest_to_undo(state) if seq is None else state.deeds.get(seq)
    if deed is None:
        raise refused("nothing-to-undo")
    if not can_be_undone(deed):
        raise refused("cannot-be-undone")
    if deed.undone:
        raise refused("nothing-to-undo")
    if state.here.finished and deed.type != "finished":
        raise refused("finished")
    changes_back(state, deed)
    return {"seq": deed.seq}


def _redo(state: State, actor: Actor, command: Command, moment: Moment) -> Data:
    seq = command.data.get("seq", state.redoable[-1] if state.redoable else None)
    if seq not in state.redoable:
        raise refused("nothing-to-redo")
    changes_again(state, state.deeds[seq])
    return {"seq": seq}


def changes_back(state: State, deed: Deed) -> list[Change]:
    """The changes that take a deed back on the present state, or a refusal with what stands on it."""
    return _turned(state, deed, [Change(c.table, c.key, c.after, c.before) for c in reversed(deed.changes)])


def changes_again(state: State, deed: Deed) -> list[Change]:
    """The changes that put an undone deed back on the present state."""
    return _turned(state, deed, list(deed.changes))


def _turned(state: State, deed: Deed, wanted: list[Change]) -> list[Change]:
    strict = deed.type not in GOES_BACK
    changes = [
        _onto_present(state, deed, change, strict) for change in wanted if not _is_gone(state, deed, change)
    ]
    if strict:
        _refuse_what_would_hang(state, deed, changes)
    return changes


def _is_gone(state: State, deed: Deed, change: Change) -> bool:
    """A card that was since withdrawn, hidden or redacted stays as it is: nobody's taking back is undone in
    passing.
    """
    card = state.cards.get(change.key) if change.table == "cards" else None
    touches_place_only = (
        change.before is not None
        and change.after is not None
        and deed.type not in ("card-hidden", "card-withdrawn", "card-restored", "card-edited")
    )
    return card is not None and card.status != "kept" and touches_place_only


def _onto_present(state: State, deed: Deed, wanted: Change, strict: bool) -> Change:
    """The wanted change, laid on the thing as it is now: only the fields that the deed touched."""
    present = getattr(state, wanted.table).get(wanted.key)
    if wanted.before is None or wanted.after is None:
        if _bare(present) != _bare(wanted.before):
            raise _stands_on(state, deed, wanted)
        return Change(wanted.table, wanted.key, present, wanted.after)
    differing = [
        f.name
        for f in fields(wanted.before)
        if getattr(wanted.before, f.name) != getattr(wanted.after, f.name)
    ]
    touched = [name for name in differing if name in _PLACE] if not strict else differing
    if strict and (present is None or any(getattr(present, n) != getattr(wanted.before, n) for n in touched)):
        raise _stands_on(state, deed, wanted)
    back = {name: getattr(wanted.after, name) for name in touched}
    return Change(wanted.table, wanted.key, present, replace(present, **back))


def _bare(thing: Any) -> Any:
    """A thing without the mark that its words were erased: that mark stands in nobody's way."""
    return replace(thing, redacted=False) if hasattr(thing, "redacted") else thing


def _refuse_what_would_hang(state: State, deed: Deed, changes: list[Change]) -> None:
    """On a copy of the tables: every parent and cluster must stand, and the tree must be a tree."""
    after = State(state.id, nodes=dict(state.nodes), cards=dict(state.cards), clusters=dict(state.clusters))
    for change in changes:
        if change.table in ("nodes", "cards", "clusters"):
            after.apply(change)
    hanging = [c for c in changes if _hangs(after, c)]
    if hanging:
        raise _stands_on(state, deed, hanging[0])


def _hangs(after: State, change: Change) -> bool:
    thing = change.after
    if isinstance(thing, Card):
        return thing.cluster is not None and thing.cluster not in after.clusters
    if change.table == "clusters":
        return thing is None and any(card.cluster == change.key for card in after.cards.values())
    if change.table == "nodes":
        has_signs = thing is None and any(card.about == change.key for card in after.cards.values())
        return has_signs or not _is_a_tree(after)
    return False


def _is_a_tree(after: State) -> bool:
    """Every node comes up to main within the depth that is allowed; indicators stand under a subgoal."""
    for node in after.nodes.values():
        above, seen = node, 0
        while above.id != MAIN:
            if above.parent not in after.nodes or seen > DEEPEST + 1:
                return False
            above, seen = after.nodes[above.parent or MAIN], seen + 1
        parent = after.nodes.get(node.parent or MAIN)
        if node.kind == "indicator" and (parent is None or parent.kind != "subgoal"):
            return False
        if node.kind == "subgoal" and (
            level(after, node.id) > DEEPEST or parent is None or parent.kind == "indicator"
        ):
            return False
    return True


def _stands_on(state: State, deed: Deed, change: Change) -> Refused:
    """The refusal that names the later command that touched the same thing."""
    later = [d for d in state.deeds.values() if d.seq > deed.seq and not d.undone and _touches(d, change)]
    if not later:
        return Refused(
            Refusal(
                "undo-blocked",
                "Dit kan niet meer terug: er is daarna iets aan veranderd.",
                "This cannot be taken back: it was changed since.",
            )
        )
    last = later[-1].seq
    return Refused(
        Refusal(
            "undo-blocked",
            f"Hier staat iets op. Maak eerst nummer {last} uit de geschiedenis ongedaan.",
            f"Something stands on this. Undo number {last} of the history first.",
        )
    )


def _touches(deed: Deed, change: Change) -> bool:
    """Whether a deed changed this thing, or hung something on it."""
    for other in deed.changes:
        if (other.table, other.key) == (change.table, change.key):
            return True
        if change.key in (getattr(other.after, "parent", None), getattr(other.after, "cluster", None)):
            return True
    return False


def _undone(state: State, event: Event) -> list[Change]:
    deed = state.deeds[event.data["seq"]]
    changes = changes_back(state, deed)
    state.deeds[deed.seq] = replace(deed, undone=True)
    state.redoable.append(deed.seq)
    return changes


def _redone(state: State, event: Event) -> list[Change]:
    deed = state.deeds[event.data["seq"]]
    changes = changes_again(state, deed)
    state.deeds[deed.seq] = replace(deed, undone=False)
    state.redoable.remove(deed.seq)
    return changes


def remember(state: State, event: Event, changes: list[Change]) -> None:
    """Keep what a command of the facilitator changed. A new command empties what could be put back."""
    if event.role == "facilitator" and event.type not in EVOLVE:
        state.deeds[event.seq] = Deed(
            event.seq, event.type, {**event.data, "id": event.command}, tuple(changes)
        )
        state.redoable.clear()


DECIDE: dict[str, Decide] = {"undo": _undo, "redo": _redo}
EVOLVE: dict[str, Evolve] = {"undone": _undone, "redone": _redone}
