"""Taking a command, for the screens and the API alike: well-formed? by whom? then through the one door."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any
from uuid import UUID

from fastapi import Request
from sqlalchemy import Connection

from app.domain.acts import Command
from app.domain.fields import COMMANDS, Fault, check
from app.domain.permissions import allow_role
from app.domain.refusals import Refusal, Refused
from app.domain.state import Event
from app.store import keys
from app.store.secrets import plain, seat_code
from app.web.house import House, house
from app.web.identity import Who
from app.web.problems import problem, refused

UNKNOWN_TYPE = ("unknown-type", "Deze opdracht kennen we niet.", "We do not know this command.")
NOT_AN_OBJECT = ("not-an-object", "Dit moet een object zijn.", "This must be an object.")
NOT_AN_ID = ("not-an-id", "Dit is geen UUID.", "This is not a UUID.")


async def take(
    request: Request,
    who: Who,
    trajectory: str,
    id_: Any,
    command_type: Any,
    data: Any,
    faults: Sequence[Fault] = (),
) -> dict[str, Any]:
    """`{seq, repeated}`, and for `renew-seat-code` the new code; raises the problem otherwise.

    `faults` are those that were found already: all are told at once.
    """
    at = house(request)
    command = _well_formed(who, id_, command_type, data, faults)
    if who.role == "seat":
        at.pace.step(who.seat or "")
    also = partial(_give_code, at, trajectory, command) if command.type == "renew-seat-code" else None
    outcome = await at.engine.submit(trajectory, who.actor, command, also)
    if isinstance(outcome, Refusal):
        raise refused(outcome)
    answer: dict[str, Any] = {"seq": outcome.seq, "repeated": outcome.repeated}
    if command.type == "renew-seat-code":
        answer["seatCode"] = code_of(at, trajectory, command.id)
    return answer


def code_of(at: House, trajectory: str, command: str) -> str:
    """The seat code that came with a command; a retry gives the same."""
    return seat_code(at.secret, trajectory, command)


def _well_formed(who: Who, id_: Any, command_type: Any, data: Any, faults: Sequence[Fault]) -> Command:
    """Who may never do it hears that first, whatever the fields."""
    if who.role == "observer":
        raise problem("not-allowed")
    spec = COMMANDS.get(command_type) if isinstance(command_type, str) else None
    faults = [*faults, *([] if _is_id(id_) else [Fault("id", *NOT_AN_ID)])]
    if spec is None or spec.actors == "J":
        raise problem("bad-input", [*faults, Fault("type", *UNKNOWN_TYPE)])
    try:
        allow_role(who.role, command_type)
    except Refused as no:
        raise refused(no.refusal) from None
    clean, wrong = _checked(command_type, data)
    if faults or wrong:
        raise problem("bad-input", [*faults, *wrong])
    return Command(id_.lower(), command_type, clean)


def _checked(command_type: str, data: Any) -> tuple[Mapping[str, Any], list[Fault]]:
    return check(command_type, data) if isinstance(data, Mapping) else ({}, [Fault("data", *NOT_AN_OBJECT)])


def _is_id(id_: Any) -> bool:
    try:
        return isinstance(id_, str) and str(UUID(id_)) == id_.lower()
    except ValueError:
        return False


def _give_code(at: House, trajectory: str, command: Command, connection: Connection, event: Event) -> None:
    code = plain(code_of(at, trajectory, command.id))
    keys.Fresh(event.at, trajectory, "seat-code", code, event.data["seat"])(connection)
