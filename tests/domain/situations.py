"""To which situations a random room must have come, lest it proves nothing."""

from collections.abc import Iterator

from app.domain.cards import is_shown
from app.domain.checks import are_seen
from app.domain.counting import counted, shares, weight
from app.domain.dots import are_counted
from app.domain.state import Event, State
from app.domain.tree import aside_above

SITUATIONS = (
    "card kept",
    "card withdrawn",
    "card hidden",
    "card redacted",
    "card unrevealed",
    "drawing seen",
    "drawing unseen",
    "dots counted",
    "dots unseen",
    "weight known",
    "weight not known",
    "support carried True",
    "support carried False",
    "support carried None",
    "answer unseen",
    "check seen",
    "check unseen",
    "check in a second round",
    "agreement",
    "asked again",
    "proposal used",
    "wording replaced",
    "node aside",
    "node aside with another",
    "link",
    "closed by goal-set-aside",
    "closed by wording-adopted",
    "dots gone by cluster-dissolved",
)


def in_sight(state: State) -> set[str]:
    """All words and marks that the room may see: cards that are shown, reasons of closed questions."""
    shown = [card for card in state.cards.values() if is_shown(state, card)]
    marks = {str(card.drawing[0][0][0]) for card in shown if card.drawing}
    reasons = {each.reason for each in state.answers.values() if not state.asked[each.asked].open}
    remarks = {each.reason for each in state.checks.values() if are_seen(state, each)}
    return {card.text for card in shown} | marks | reasons | remarks


def what_stands(state: State) -> Iterator[str]:
    """What there is to see in a state."""
    for card in state.cards.values():
        yield f"card {card.status}"
        if card.text and not is_shown(state, card):
            yield "card unrevealed"
        if card.drawing:
            yield f"drawing {'seen' if is_shown(state, card) else 'unseen'}"
    for dots in state.dots.values():
        if dots.count:
            yield "dots counted" if are_counted(state, dots) else "dots unseen"
            is_known = weight(shares(state, dots.cluster, dots.round)) is not None
            yield "weight known" if is_known else "weight not known"
    yield from _asked(state)
    yield from ("agreement" for _ in state.agreements)
    for check in state.checks.values():
        yield "check seen" if are_seen(state, check) else "check unseen"
        if check.round > 1:
            yield "check in a second round"
    yield from ("proposal used" for each in state.proposals.values() if each.node)
    yield from (f"wording {each.status}" for each in state.wordings.values())
    yield from ("link" for _ in state.links)
    for node in state.nodes.values():
        if root := aside_above(state, node.id):
            yield "node aside" if root.id == node.id else "node aside with another"


def _asked(state: State) -> Iterator[str]:
    for asked in state.asked.values():
        found = counted(state, asked)
        yield f"support carried {found.carried}" if not asked.open else "support open"
        if found.turn > 1:
            yield "asked again"
    yield from ("answer unseen" for each in state.answers.values() if state.asked[each.asked].open)


def what_came_of(event: Event, before: State, now: State) -> Iterator[str]:
    """What an event brought along."""
    if any(each.open and not now.asked[each.id].open for each in before.asked.values()):
        yield f"closed by {event.type}"
    if before.dots.keys() - now.dots.keys():
        yield f"dots gone by {event.type}"
