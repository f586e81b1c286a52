"""In whose name something is said: a seat for itself, the facilitator for a seat by hand only."""

from .acts import Command, chair
from .refusals import refused
from .state import Actor, Answer, Check, Dots, Seat, State


def speaker(state: State, actor: Actor, command: Command) -> Seat:
    """The seat that speaks."""
    if actor.role == "seat":
        return state.seats[actor.seat or ""]
    if "forSeat" not in command.data:
        raise refused("facilitator-has-no-voice")
    seat = chair(state, command.data["forSeat"])
    if not seat.by_hand:
        raise refused("not-by-hand")
    return seat


def yields(actor: Actor, standing: Answer | Check | Dots | None) -> None:
    """Refuse what the facilitator enters where the seat has answered for itself: its own answer wins."""
    if standing and actor.role == "facilitator" and not standing.by_facilitator:
        raise refused("own-answer")
