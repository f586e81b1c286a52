"""A seat's own cards: the only place in which someone finds out which cards are theirs."""

from typing import Any

from app.domain.cards import is_revealed
from app.domain.state import Card, State


def own_cards(state: State, seat: str) -> list[dict[str, Any]]:
    """Oldest first, as in GET /t/{id}/mine. `hidden`: not revealed yet; `text` is null when erased."""
    mine = sorted((card for card in state.cards.values() if card.seat == seat), key=lambda card: card.seq)
    grown = _grown(state)
    return [_told(state, card, grown.get(card.id, [])) for card in mine]


def _told(state: State, card: Card, became: list[str]) -> dict[str, Any]:
    cluster = state.clusters.get(card.cluster or "")
    return {
        "id": card.id,
        "kind": card.kind,
        "step": card.step,
        "round": card.round,
        "text": None if card.redacted else card.text or None,
        "status": card.status,
        "hidden": not is_revealed(state, card),
        "about": card.about,
        "cluster": cluster.name if cluster and not cluster.redacted else None,
        "becameIds": became,
    }


def _grown(state: State) -> dict[str, list[str]]:
    """Card to the nodes whose sources hold it."""
    grown: dict[str, list[str]] = {}
    for node in state.nodes.values():
        for card in node.cards:
            grown.setdefault(card, []).append(node.id)
    return grown
