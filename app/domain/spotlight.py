"""The spotlight: one card or one node, large on the projector, while the group talks about it."""

from dataclasses import replace

from .acts import Command, Data, Decide, Evolve, Moment, standing
from .cards import is_shown, shown
from .state import Actor, Card, Change, Event, Node, State


def lit(state: State) -> Card | Node | None:
    """What stands in the light, as long as the room may see it."""
    table, key = state.here.spotlight or ("", "")
    card, node = state.cards.get(key), state.nodes.get(key)
    if table == "cards" and card:
        return card if is_shown(state, card) else None
    return node if table == "nodes" else None


def _light(state: State, actor: Actor, command: Command, moment: Moment) -> Data | None:
    card, node = command.data.get("card"), command.data.get("node")
    found = ("cards", shown(state, [card])[0].id) if card else None
    found = ("nodes", standing(state, node).id) if node else found
    return None if found == state.here.spotlight else {"card": card, "node": node}


def _lit(state: State, event: Event) -> list[Change]:
    card, node = event.data["card"], event.data["node"]
    found = ("cards", card) if card else ("nodes", node) if node else None
    return [state.put("room", replace(state.here, spotlight=found))]


DECIDE: dict[str, Decide] = {"spotlight": _light}
EVOLVE: dict[str, Evolve] = {"spotlit": _lit}
