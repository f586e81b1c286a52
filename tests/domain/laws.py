"""What holds in every room, whatever was done in it. Each law yields what breaks it."""

import json
from collections.abc import Iterable, Iterator

from app.domain import publishing
from app.domain.cards import is_revealed, is_shown
from app.domain.seats import chairs
from app.domain.state import MAIN, PARTIES, Event, Node, State
from app.domain.tree import DEEPEST, children, siblings


def equal_chairs(state: State) -> Iterator[str]:
    """Every party has as many chairs, numbered from 1; who left holds none."""
    numbers = {party: [seat.number for seat in chairs(state, party)] for party in PARTIES}
    first = numbers[PARTIES[0]]
    if first != list(range(1, len(first) + 1)) or any(each != first for each in numbers.values()):
        yield f"chairs {numbers}"
    yield from (f"{seat} left and sits" for seat in state.seats.values() if seat.left and seat.taken)


def cards_in_their_place(state: State) -> Iterator[str]:
    """A card lies in at most one cluster, which stands; and only when the room sees it."""
    for card in state.cards.values():
        if card.cluster is not None and (card.cluster not in state.clusters or not is_shown(state, card)):
            yield f"{card} lies in a cluster"
        if card.about is not None and state.nodes[card.about].kind != "subgoal":
            yield f"{card} is about no subgoal"


def tree_is_a_tree(state: State) -> Iterator[str]:
    """One root; all hang from it; at most three subgoals under one another; indicators under a subgoal."""
    reached = list(_from(state, state.nodes[MAIN], 0))
    if sorted(node.id for node, _ in reached) != sorted(state.nodes):
        yield "not every node hangs from main exactly once"
    for node, depth in reached:
        if (node.id == MAIN) != (node.kind == "main") or (node.kind == "subgoal" and depth > DEEPEST):
            yield f"{node} stands at {depth}"
        if node.kind == "indicator" and (depth < 2 or children(state, node.id)):
            yield f"{node} is an indicator at {depth}"
        yield from _words_and_sources(state, node)
        for kind in ("subgoal", "indicator"):
            ranks = [child.rank for child in siblings(state, node.id, kind)]
            if sorted(set(ranks)) != ranks:
                yield f"two siblings in one place under {node.id}"


def _from(state: State, node: Node, depth: int) -> Iterator[tuple[Node, int]]:
    yield node, depth
    if depth > len(state.nodes):
        return
    for child in children(state, node.id):
        yield from _from(state, child, depth + 1)


def _words_and_sources(state: State, node: Node) -> Iterator[str]:
    if node.wording is not None and state.wordings[node.wording].node != node.id:
        yield f"{node} has another's words"
    if not all(card in state.cards and is_revealed(state, state.cards[card]) for card in node.cards):
        yield f"{node} grew from what is not there"


def published(state: State, log: Iterable[Event]) -> str:
    """All that leaves the house for who did not write it: events, and cards to others and the facilitator."""
    other = "of someone else"
    cards = [publishing.card(state, card, seat) for card in state.cards.values() for seat in (None, other)]
    return json.dumps([*cards, *(publishing.event(state, event) for event in log)])


def seats_leaked(state: State, log: Iterable[Event], out: str) -> Iterator[str]:
    """Ids of seats are nobody's business."""
    seats = {*state.seats, *(event.seat for event in log if event.seat)}
    yield from (f"the id of {seat} leaves the house" for seat in seats if seat in out)


ALL = (equal_chairs, cards_in_their_place, tree_is_a_tree)
