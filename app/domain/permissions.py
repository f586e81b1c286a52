"""Who may do what when. Steps gate seats only; the facilitator may do anything until `finish`."""

from .acts import Command
from .fields import COMMANDS
from .refusals import refused
from .script import STEP_OF_KIND
from .state import Actor, State

#: What stays possible after it: `undo` only of the finish itself, `open-step` without a new round; a second
#: `finish` changes nothing.
AFTER_FINISH = frozenset({"finish", "undo", "open-step", "redact", "renew-seat-code"})

#: From the first opening of which step a seat may do this.
_FROM = {
    "place-dots": "gather",
    "propose-wording": "main-goal",
    "propose-goal": "main-goal",
    "propose-indicator": "main-goal",
    "check-indicator": "the-check",
}

_ROLES = {"facilitator": "F", "seat": "S", "join": "J"}


def allow(state: State, actor: Actor, command: Command) -> None:
    """Raise the refusal when this role may never do this, this seat not now, or nobody after the finish."""
    allow_role(actor.role, command.type)
    if actor.role == "seat":
        _allow_seat(state, actor, command)
    if state.here.finished and command.type not in AFTER_FINISH:
        raise refused("not-now:finished")


def allow_role(role: str, command_type: str) -> None:
    """Raise the refusal when this role may never do this, whatever its fields."""
    if role == "observer":
        raise refused("observer")
    if _ROLES[role] not in COMMANDS[command_type].actors:
        raise refused("facilitator-has-no-voice" if role == "facilitator" else "not-allowed")


def _allow_seat(state: State, actor: Actor, command: Command) -> None:
    seat = state.seats.get(actor.seat or "")
    if seat is None or seat.left or not seat.taken:
        raise refused("seat-gone")
    if command.data.keys() & {"forSeat", "forParty"}:
        raise refused("not-allowed")
    if command.type == "add-card":
        _allow_kind(state, command.data["kind"])
    if _FROM.get(command.type, "welcome") not in state.here.opened | {"welcome"}:
        raise refused("not-now:step")


def _allow_kind(state: State, kind: str) -> None:
    """A kind of card may come from the first opening of its step; parking from the first opened step."""
    opened = state.here.opened
    if not (opened if kind == "parking" else STEP_OF_KIND[kind] in opened):
        raise refused("not-now:step")
