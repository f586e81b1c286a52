"""Who may do what when. Steps gate seats only; the facilitator may do anything until `finish`."""

from .acts import Command
from .fields import COMMANDS
from .refusals import refused
from .script import STEP_OF_KIND
from .state import Actor, State

#: What stays possible after it: `undo` only of the finish itself, `open-step` without a new round; a second
#: `finish` changes nothing.
AFTER_FINISH = frozenset({"finish", "undo", "open-step", "redact", "renew-seat-code"})

_ROLES = {"facilitator": "F", "seat": "S", "join": "J"}


def allow(state: State, actor: Actor, command: Command) -> None:
    """Raise the refusal when this role may never do this, or not after the finish."""
    actors = COMMANDS[command.type].actors
    if actor.role == "observer":
        raise refused("observer")
    if _ROLES[actor.role] not in actors:
        raise refused("facilitator-has-no-voice" if actor.role == "facilitator" else "not-allowed")
    if actor.role == "seat":
        _allow_seat(state, actor, command)
    if state.here.finished and command.type not in AFTER_FINISH:
        raise refused("not-now:finished")


def _allow_seat(state: State, actor: Actor, command: Command) -> None:
    seat = state.seats.get(actor.seat or "")
    if seat is None or seat.left or not seat.taken:
        raise refused("seat-gone")
    if command.data.keys() & {"forSeat", "forParty"}:
        raise refused("not-allowed")
    if command.type == "add-card":
        _allow_kind(state, command.data["kind"])


def _allow_kind(state: State, kind: str) -> None:
    """A kind of card may come from the first opening of its step; parking from the first opened step."""
    opened = state.here.opened
    if not (opened if kind == "parking" else STEP_OF_KIND[kind] in opened):
        raise refused("not-now:step")
