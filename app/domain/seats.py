"""Seats: as many for each party. A chair that is left gets a new id: who sits down next sees nothing of the
former.
"""

from dataclasses import replace

from .acts import Command, Data, Decide, Evolve, Moment, chair, derived_id
from .open_voices import lapsed, moved_along
from .refusals import refused
from .state import PARTIES, Actor, Change, Event, Seat, State


def chairs(state: State, party: str) -> list[Seat]:
    """The chairs of a party, taken or not, by number."""
    standing = [seat for seat in state.seats.values() if seat.party == party and not seat.left]
    return sorted(standing, key=lambda seat: seat.number)


def taken(state: State, party: str) -> int:
    """How many chairs of a party are taken."""
    return sum(seat.taken for seat in chairs(state, party))


def all_taken(state: State) -> dict[str, int]:
    """How many chairs of each party are taken."""
    return {party: taken(state, party) for party in PARTIES}


def free(state: State, party: str) -> list[Seat]:
    """The chairs of a party on which someone may sit down, those that are kept for someone first."""
    return [seat for seat in chairs(state, party) if seat.awaited] + _empty(state, party)


def _empty(state: State, party: str) -> list[Seat]:
    return [seat for seat in chairs(state, party) if not seat.taken]


def _first(found: list[Seat]) -> Seat:
    if not found:
        raise refused("party-full")
    return found[0]


def _take(state: State, actor: Actor, command: Command, moment: Moment) -> Data:
    if not state.here.door_open:
        raise refused("door-closed")
    seat = _first(free(state, command.data["party"]))
    return {"seat": seat.id, "party": seat.party, "number": seat.number}


def _taken(state: State, event: Event) -> list[Change]:
    return [state.change("seats", event.data["seat"], taken=True, by_hand=False, awaited=False)]


def _by_hand(state: State, actor: Actor, command: Command, moment: Moment) -> Data | None:
    seat = chair(state, command.data["seat"])
    if seat.by_hand and not seat.awaited:
        return None
    if seat.taken and not seat.awaited:
        raise refused("seat-taken")
    return {"seat": seat.id, "party": seat.party, "number": seat.number}


def _taken_by_hand(state: State, event: Event) -> list[Change]:
    return [state.change("seats", event.data["seat"], taken=True, by_hand=True, awaited=False)]


def _sitting(state: State, command: Command) -> Seat:
    seat = chair(state, command.data["seat"])
    if not seat.taken:
        raise refused("seat-empty")
    return seat


def _free(state: State, actor: Actor, command: Command, moment: Moment) -> Data:
    seat = _sitting(state, command)
    return {
        "seat": seat.id,
        "party": seat.party,
        "number": seat.number,
        "chair": derived_id(command.id, "chair"),
    }


def _freed(state: State, event: Event) -> list[Change]:
    data = event.data
    return [
        state.change("seats", data["seat"], taken=False, by_hand=False, left=True, awaited=False),
        state.put("seats", Seat(data["chair"], data["party"], data["number"])),
        *lapsed(state, data["seat"]),
    ]


def _move(state: State, actor: Actor, command: Command, moment: Moment) -> Data | None:
    seat, party = _sitting(state, command), command.data["party"]
    if seat.party == party:
        return None
    place = _first(_empty(state, party))
    return {
        "seat": seat.id,
        "from": seat.party,
        "fromNumber": seat.number,
        "party": party,
        "number": place.number,
        "replaces": place.id,
        "chair": derived_id(command.id, "chair"),
    }


def _moved(state: State, event: Event) -> list[Change]:
    """The person keeps the seat's id; what is not yet revealed or closed goes along, the rest stays."""
    data = event.data
    return [
        state.drop("seats", data["replaces"]),
        state.put("seats", Seat(data["chair"], data["from"], data["fromNumber"])),
        state.change("seats", data["seat"], party=data["party"], number=data["number"]),
        *moved_along(state, data["seat"], data["party"]),
    ]


def _renew_code(state: State, actor: Actor, command: Command, moment: Moment) -> Data:
    return {"seat": _sitting(state, command).id}


def _code_renewed(state: State, event: Event) -> list[Change]:
    """A chair that is kept for someone is theirs from the moment that there is a code for it."""
    seat = state.seats[event.data["seat"]]
    return [state.change("seats", seat.id, by_hand=False, awaited=False)] if seat.awaited else []


def _set(state: State, actor: Actor, command: Command, moment: Moment) -> Data | None:
    count = command.data["count"]
    if count == len(chairs(state, PARTIES[0])):
        return None
    if any(taken(state, party) > count for party in PARTIES):
        raise refused("seats-taken")
    return {"count": count, "seed": command.id}


def _were_set(state: State, event: Event) -> list[Change]:
    return [change for party in PARTIES for change in _resized(state, party, event)]


def _resized(state: State, party: str, event: Event) -> list[Change]:
    """Chairs come at the end and go from the empty ones; who sits keeps the seat, the numbers close up."""
    standing, count = chairs(state, party), event.data["count"]
    new = [
        state.put("seats", Seat(derived_id(event.data["seed"], f"{party} {number}"), party, number))
        for number in range(len(standing) + 1, count + 1)
    ]
    spare = [seat for seat in reversed(standing) if not seat.taken][: max(0, len(standing) - count)]
    kept = [seat for seat in standing if seat not in spare]
    moved_up = [
        state.put("seats", replace(seat, number=number))
        for number, seat in enumerate(kept, 1)
        if seat.number != number
    ]
    return [*new, *(state.drop("seats", seat.id) for seat in spare), *moved_up]


DECIDE: dict[str, Decide] = {
    "take-seat": _take,
    "seat-by-hand": _by_hand,
    "free-seat": _free,
    "move-seat": _move,
    "renew-seat-code": _renew_code,
    "set-seats": _set,
}
EVOLVE: dict[str, Evolve] = {
    "seat-taken": _taken,
    "seat-taken-by-hand": _taken_by_hand,
    "seat-freed": _freed,
    "seat-moved": _moved,
    "seat-code-renewed": _code_renewed,
    "seats-set": _were_set,
}
