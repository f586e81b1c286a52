"""Cards: what one seat says once, hidden until its step and round are revealed; nobody else changes it."""

from collections.abc import Iterable
from typing import Any

from .acts import Command, Data, Decide, Evolve, Moment, known
from .kinds import SHORT
from .refusals import refused
from .script import STEP_OF_KIND
from .state import Actor, Card, Change, Event, State
from .voice import speaker

MOST_CARDS = 500


def is_revealed(state: State, card: Card) -> bool:
    """Parking cards are shown at once; others when their step and round were revealed."""
    return card.step is None or (card.step, card.round) in state.here.revealed


def is_shown(state: State, card: Card) -> bool:
    """Whether the words of a card may be seen in the room."""
    return card.status == "kept" and is_revealed(state, card)


def shown(state: State, cards: Iterable[str]) -> list[Card]:
    """The cards that may be used for clusters and sources; refuses unknown, unrevealed and withdrawn ones."""
    found = [known(state.cards, card) for card in cards]
    if not all(is_revealed(state, card) for card in found):
        raise refused("not-revealed")
    if any(card.status != "kept" for card in found):
        raise refused("card-gone")
    return found


def _speaker(state: State, actor: Actor, command: Command) -> tuple[str, str | None]:
    """Party and seat in whose name a card is added."""
    if "forParty" in command.data:
        return command.data["forParty"], None
    seat = speaker(state, actor, command)
    return seat.party, seat.id


def _add(state: State, actor: Actor, command: Command, moment: Moment) -> Data:
    kind, step = command.data["kind"], STEP_OF_KIND.get(command.data["kind"])
    party, seat = _speaker(state, actor, command)
    about = command.data.get("about")
    if about is not None and known(state.nodes, about).kind != "subgoal":
        raise refused("unknown-id")
    if command.id in state.cards:
        raise refused("id-taken")
    turn = command.data.get("round", state.here.round_of(step)) if step else 1
    if step and turn > state.here.highest.get(step, 1):
        raise refused("not-now:round")
    if seat and sum(card.seat == seat for card in state.cards.kept(step)) >= MOST_CARDS:
        raise refused("too-many-cards")
    return {
        "kind": kind,
        "text": command.data["text"],
        "party": party,
        "seat": seat,
        "step": step,
        "round": turn,
        "about": about,
        **({"drawing": command.data["drawing"]} if "drawing" in command.data else {}),
    }


def _added(state: State, event: Event) -> list[Change]:
    data, step = event.data, event.data["step"]
    return [
        state.put(
            "cards",
            Card(
                event.command,
                data["kind"],
                data["party"],
                data["seat"],
                data["text"] or "",
                step,
                data["round"],
                event.seq,
                about=data["about"],
                drawing=data.get("drawing"),
                redacted=data["text"] is None,
                late=step is not None and (step, data["round"]) in state.here.revealed,
                by_facilitator=event.role == "facilitator",
            ),
        )
    ]


def _own(state: State, actor: Actor, command: Command) -> Card:
    """The card, when it is the actor's own; the facilitator's own are those that were entered by hand."""
    card = known(state.cards, command.data["card"])
    is_own = card.by_facilitator if actor.role == "facilitator" else card.seat == actor.seat
    if not is_own or command.data.get("forSeat", card.seat) != card.seat:
        raise refused("not-yours")
    return card


def may_be_reworded(state: State, card: Card) -> None:
    """Refuse to change words that are gone, or that the room has seen."""
    if card.status != "kept":
        raise refused("card-gone")
    if is_revealed(state, card):
        raise refused("not-now:revealed")


def _edit(state: State, actor: Actor, command: Command, moment: Moment) -> Data | None:
    card = _own(state, actor, command)
    may_be_reworded(state, card)
    if card.kind == "association" and len(command.data["text"]) > SHORT:
        raise refused("too-long")
    return {"card": card.id, "text": command.data["text"]} if card.text != command.data["text"] else None


def _edited(state: State, event: Event) -> list[Change]:
    text = event.data["text"]
    return [state.change("cards", event.data["card"], text=text or "", redacted=text is None)]


def _withdraw(state: State, actor: Actor, command: Command, moment: Moment) -> Data | None:
    card = _own(state, actor, command)
    if card.withdrawn or card.redacted:
        return None
    if is_revealed(state, card):
        return {"card": card.id, "reason": command.data.get("reason", ""), "erased": False}
    return {"card": card.id, "reason": "", "erased": True}  # a reason would tell of words that nobody saw


def _withdrawn(state: State, event: Event) -> list[Change]:
    erased: dict[str, Any] = {"text": "", "redacted": False, "drawing": None} if event.data["erased"] else {}
    return [state.change("cards", event.data["card"], withdrawn=True, cluster=None, **erased)]


def _restore(state: State, actor: Actor, command: Command, moment: Moment) -> Data | None:
    card = _own(state, actor, command)
    if not card.withdrawn:
        return None
    if not is_revealed(state, card):
        raise refused("not-now")
    if not card.text:
        raise refused("nothing-to-restore")
    return {"card": card.id}


def _restored(state: State, event: Event) -> list[Change]:
    return [state.change("cards", event.data["card"], withdrawn=False)]


def _hide(state: State, actor: Actor, command: Command, moment: Moment) -> Data | None:
    card = known(state.cards, command.data["card"])
    if not is_revealed(state, card):
        raise refused("not-revealed")
    if card.hidden or card.redacted:
        return None
    return {"card": card.id, "reason": command.data.get("reason", "")}


def _hidden(state: State, event: Event) -> list[Change]:
    return [state.change("cards", event.data["card"], hidden=True, cluster=None)]


DECIDE: dict[str, Decide] = {
    "add-card": _add,
    "edit-card": _edit,
    "withdraw-card": _withdraw,
    "restore-card": _restore,
    "hide-card": _hide,
}
EVOLVE: dict[str, Evolve] = {
    "card-added": _added,
    "card-edited": _edited,
    "card-withdrawn": _withdrawn,
    "card-restored": _restored,
    "card-hidden": _hidden,
}
