"""Undo and redo: a new event that puts back, field by field, what a command of the facilitator changed.

It is valid when the present value still is what the command left, and when nothing hangs in the air
afterwards. Else the refusal says what stands on it. What was seen or said by others is never taken back.
Redo is the same, the other way round: it takes back what the undo changed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from .acts import Command, Data, Decide, Evolve, Moment
from .cards import may_be_reworded
from .dots import again
from .hanging import differing, hangs, is_out_of_reach, stands_on
from .refusals import Refused, blocked_by, refused
from .state import Actor, Card, Change, Deed, Event, State

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
        "wording-proposed",
        "goal-proposed",
        "indicator-proposed",
        "agreed",
        "wording-adopted",
        "goals-linked",
        "goals-unlinked",
        "goal-set-aside",
        "goal-brought-back",
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
#: Taking these back only goes back, whatever came since; the clock, what was seen and who was missing stay.
GOES_BACK = frozenset({"step-opened", "session-closed"})
#: Questions stay closed: their answers were seen.
_STAYS = frozenset({"asked"})
_PLACE = ("step", "session", "rounds", "closed", "questions")


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
    if deed is None or deed.undone:
        raise refused("nothing-to-undo")
    if not can_be_undone(deed):
        raise refused("cannot-be-undone")
    if state.here.finished and deed.type != "finished":
        raise refused("not-now:finished")
    _refuse_what_is_blocked(state, deed, deed.changes)
    return {"seq": deed.seq}


def _redo(state: State, actor: Actor, command: Command, moment: Moment) -> Data:
    seq = command.data.get("seq", state.redoable[-1] if state.redoable else None)
    if seq not in state.redoable:
        raise refused("nothing-to-redo")
    _refuse_what_is_blocked(state, state.deeds[seq], state.deeds[seq].taken_back, again=True)
    return {"seq": seq}


def _refuse_what_is_blocked(state: State, deed: Deed, made: Sequence[Change], *, again: bool = False) -> None:
    """Refuse when the present is not what was left, when something would hang in the air, or was seen."""
    if deed.type in GOES_BACK:
        return
    changes = taken_back(state, deed, made)
    blocked = (
        [change for change in made if not _is_as_left(state, change)]
        or [change for change in made if is_out_of_reach(state, change)]
        or hangs(state, deed, changes)
    )
    if blocked:
        later = [d for d in stands_on(state, deed, blocked[0]) if can_be_undone(d)]
        raise Refused(blocked_by(later[-1].seq if later else None, again=again))
    if deed.type == "card-edited":
        may_be_reworded(state, state.cards[deed.data["card"]])


def _is_as_left(state: State, made: Change) -> bool:
    """Whether a thing still is what this change left; of a changed thing only the fields that differ."""
    present = getattr(state, made.table).get(made.key)
    if present is None or made.before is None or made.after is None:
        return bool(present == made.after)
    names = differing(made)
    if isinstance(present, Card) and present.status != "kept":
        # It lies nowhere, and that stands in no one's way.
        names = [name for name in names if name != "cluster"]
    return all(_laid(made, name, made.after, present) == getattr(present, name) for name in names)


def taken_back(state: State, deed: Deed, made: Sequence[Change]) -> list[Change]:
    """The changes that put back what was before, laid on the things as they are now. It never refuses."""
    found = [_laid_again(state, _put_back(state, deed, each)) for each in reversed(made)]
    return [change for change in found if change]


def _laid_again(state: State, change: Change) -> Change | None:
    """Dots that went back to their seats may lie elsewhere by now: a seat's own word stands."""
    if change.table != "dots" or change.after is None:
        return change
    dots = again(state, change.after)
    return change._replace(after=dots) if dots else None


def _put_back(state: State, deed: Deed, made: Change) -> Change:
    present = getattr(state, made.table).get(made.key)
    if present is None or made.before is None or made.after is None:
        return Change(made.table, made.key, present, made.before)
    names = differing(made)
    if deed.type in GOES_BACK:
        names = [name for name in _PLACE if name in names or (name == "session" and "step" in names)]
    back = replace(present, **{name: _laid(made, name, made.before, present) for name in names})
    return Change(made.table, made.key, present, _in_its_place(state, present, back))


def _laid(made: Change, name: str, wanted: Any, present: Any) -> Any:
    """A field as it is now with the wanted value laid on it; of a mapping or a set only what differs."""
    before, after, now = (getattr(thing, name) for thing in (made.before, made.after, present))
    value = getattr(wanted, name)
    if isinstance(now, Mapping):
        differing = {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
        stays = {key: each for key, each in now.items() if key not in differing}
        return stays | {key: each for key, each in value.items() if key in differing}
    if isinstance(now, frozenset):
        return (now - (before ^ after)) | (value & (before ^ after))
    return value


def _in_its_place(state: State, present: Any, back: Any) -> Any:
    """A card that leaves the wall lies in no cluster; one that comes back lies where it lay, if it stands."""
    if not isinstance(back, Card):
        return back
    comes_back = present.status != "kept"
    if back.status != "kept" or (comes_back and back.cluster not in state.clusters):
        return replace(back, cluster=None)
    return back


def _undone(state: State, event: Event) -> list[Change]:
    deed = state.deeds[event.data["seq"]]
    changes = taken_back(state, deed, deed.changes)
    state.deeds[deed.seq] = replace(deed, undone=True, taken_back=tuple(changes))
    state.redoable.append(deed.seq)
    return changes


def _redone(state: State, event: Event) -> list[Change]:
    deed = state.deeds[event.data["seq"]]
    changes = taken_back(state, deed, deed.taken_back)
    state.deeds[deed.seq] = replace(deed, undone=False, taken_back=())
    state.redoable.remove(deed.seq)
    return changes


def remember(state: State, event: Event, changes: list[Change]) -> None:
    """Keep what a command of the facilitator changed. A new command empties what could be put back."""
    if event.role == "facilitator" and event.type not in EVOLVE:
        data = {**event.data, "id": event.command}
        kept = tuple(change for change in changes if change.table not in _STAYS)
        state.deeds[event.seq] = Deed(event.seq, event.type, data, kept)
        state.redoable.clear()


DECIDE: dict[str, Decide] = {"undo": _undo, "redo": _redo}
EVOLVE: dict[str, Evolve] = {"undone": _undone, "redone": _redone}
