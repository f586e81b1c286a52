"""Dots: the five marks that a seat lays on clusters, hidden until the round of gathering is revealed."""

from dataclasses import replace

from .acts import Command, Data, Decide, Evolve, Moment, known
from .refusals import refused
from .state import Actor, Change, Dots, Event, State
from .voice import speaker, yields

STEP, HELD = "gather", 5


def lying_on(state: State, cluster: str) -> list[Dots]:
    """The dots on a cluster, of all rounds."""
    return [dots for dots in state.dots.values() if dots.cluster == cluster]


def of_round(state: State, turn: int) -> list[Dots]:
    """All dots that lie somewhere in a round of gathering."""
    return [dots for dots in state.dots.values() if dots.round == turn and dots.count]


def are_counted(state: State, dots: Dots) -> bool:
    """Whether the room has seen these dots: then they lie for good."""
    return bool(dots.count) and (STEP, dots.round) in state.here.revealed


def of_seat(state: State, seat: str, turn: int) -> list[Dots]:
    """Where the dots of a seat lie in a round."""
    return [dots for dots in of_round(state, turn) if dots.seat == seat]


def key(seat: str, cluster: str, turn: int) -> str:
    """The id of a seat's dots on a cluster in a round."""
    return f"{seat} {cluster} {turn}"


def again(state: State, dots: Dots) -> Dots | None:
    """Dots that were taken away, as they can lie there again: the seat has them still, of the party to which
    it belongs now, and nobody counted yet.
    """
    seat, laid = state.seats.get(dots.seat), of_seat(state, dots.seat, dots.round)
    has_them = sum(each.count for each in laid) + dots.count <= HELD
    if seat is None or seat.left or not has_them or (STEP, dots.round) in state.here.revealed:
        return None
    return replace(dots, party=seat.party)


def _place(state: State, actor: Actor, command: Command, moment: Moment) -> Data | None:
    cluster, count = known(state.clusters, command.data["cluster"]).id, command.data["count"]
    seat, turn = speaker(state, actor, command), state.here.round_of(STEP)
    if (STEP, turn) in state.here.revealed:
        raise refused("not-now:dots")
    laid = {dots.cluster: dots for dots in of_seat(state, seat.id, turn)}
    for dots in laid.values():
        yields(actor, dots)
    if _lies_so(actor, laid.get(cluster), count):
        return None
    if sum(dots.count for dots in laid.values() if dots.cluster != cluster) + count > HELD:
        raise refused("too-many-dots")
    return {"cluster": cluster, "count": count, "round": turn, "seat": seat.id, "party": seat.party}


def _lies_so(actor: Actor, dots: Dots | None, count: int) -> bool:
    """Whether nothing changes; a seat that lays what was entered for it makes it its own."""
    if dots is None:
        return count == 0
    return count == dots.count and not (dots.by_facilitator and actor.role == "seat")


def _placed(state: State, event: Event) -> list[Change]:
    data = event.data
    dots = Dots(
        key(data["seat"], data["cluster"], data["round"]),
        data["seat"],
        data["party"],
        data["cluster"],
        data["round"],
        data["count"],
        event.command,
        event.role == "facilitator",
    )
    return [state.put("dots", dots)]


DECIDE: dict[str, Decide] = {"place-dots": _place}
EVOLVE: dict[str, Evolve] = {"dots-placed": _placed}
