"""What holds in every room, whatever was done in it. Each law yields what breaks it."""

import json
from collections.abc import Iterable, Iterator

from app.domain import publishing
from app.domain.cards import is_shown
from app.domain.seats import chairs
from app.domain.state import MAIN, PARTIES, Event, Node, State
from app.domain.tree import DEEPEST, children, set_aside, siblings
from tests.domain import laws_of_lineage, laws_of_voices


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


def kept_cards_are_filed(state: State) -> Iterator[str]:
    """What is counted of a wall is what lies there: each kept card under its step and round, and no other."""
    places = {(card.step, card.round) for card in state.cards.values()}
    filed = {card.id: (card, place) for place in places for card in state.cards.kept(*place)}
    kept = [card for card in state.cards.values() if card.status == "kept"]
    if filed != {card.id: (card, (card.step, card.round)) for card in kept}:
        yield f"filed are {filed}"


def tree_is_a_tree(state: State) -> Iterator[str]:
    """One root; at most three subgoals under one another; indicators under a subgoal. Nothing set aside is
    lost: every node stands in the tree, or in exactly one branch that was set aside.
    """
    standing = list(_from(state, state.nodes[MAIN], 0))
    aside = [found for root in set_aside(state) for found in _from(state, root, 1)]
    if sorted(node.id for node, _ in standing + aside) != sorted(state.nodes):
        yield "not every node hangs from main, or from what was set aside, exactly once"
    for node, depth in standing:
        if (node.id == MAIN) != (node.kind == "main") or (node.kind == "subgoal" and depth > DEEPEST):
            yield f"{node} stands at {depth}"
        if node.kind == "indicator" and depth < 2:
            yield f"{node} is an indicator at {depth}"
    for node, _ in standing + aside:
        yield from _in_its_place(state, node)


def _in_its_place(state: State, node: Node) -> Iterator[str]:
    if node.kind == "indicator" and children(state, node.id):
        yield f"something hangs under {node}"
    if node.id != MAIN and state.nodes[node.parent or ""].kind == "indicator":
        yield f"{node} hangs under an indicator"
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


def published(state: State, log: Iterable[Event]) -> str:
    """All that leaves the house for who did not write it: events, and cards to others and the facilitator."""
    other = "of someone else"
    cards = [publishing.card(state, card, seat) for card in state.cards.values() for seat in (None, other)]
    return json.dumps([*cards, *(publishing.event(state, event) for event in log)])


def seats_leaked(state: State, log: Iterable[Event], out: str) -> Iterator[str]:
    """Ids of seats are nobody's business."""
    seats = {*state.seats, *(event.seat for event in log if event.seat)}
    yield from (f"the id of {seat} leaves the house" for seat in seats if seat in out)


def answers_leaked(state: State, log: Iterable[Event]) -> Iterator[str]:
    """Where dots lie is told when gathering is revealed, an answer when its question is closed."""
    for fact in log:
        said = publishing.event(state, fact)["data"]
        if fact.type == "dots-placed" and ("gather", fact.data["round"]) not in state.here.revealed:
            is_told = (said["cluster"], said["count"]) != (None, None)
        elif fact.type == "support-answered" and state.asked[fact.data["asked"]].open:
            is_told = (said["answer"], said["reason"]) != (None, None)
        elif (
            fact.type == "indicator-checked" and ("the-check", fact.data["round"]) not in state.here.revealed
        ):
            is_told = (said["indicator"], said["answer"], said["reason"]) != (None, None, None)
        else:
            continue
        if is_told or not said["hidden"]:
            yield f"{fact} was told"


ALL = (
    equal_chairs,
    cards_in_their_place,
    kept_cards_are_filed,
    tree_is_a_tree,
    *laws_of_lineage.ALL,
    *laws_of_voices.ALL,
)
