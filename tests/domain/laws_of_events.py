"""What one event may not do, whatever it is: each law yields what it broke, from the state before to now."""

from collections.abc import Callable, Iterator

from app.domain.checks import are_seen
from app.domain.dots import are_counted
from app.domain.state import Event, State
from app.domain.tree import aside_above, siblings

BACK = frozenset({"undone", "redone"})


def what_was_seen_stays(before: State, event: Event, now: State) -> Iterator[str]:
    """Revealed, opened and missed is for good; so are dots that were counted."""
    here, was = now.here, before.here
    if not (here.revealed >= was.revealed and here.opened >= was.opened):
        yield "something was unlearned"
    if here.missing[: len(was.missing)] != was.missing:
        yield "who was missing was forgotten"
    for dots in before.dots.values():
        if are_counted(before, dots) and now.dots.get(dots.id) != dots:
            yield f"{dots} were counted"


def answers_that_were_shown_stay(before: State, event: Event, now: State) -> Iterator[str]:
    """To the room, and in the check; there a seat may still answer anew."""
    for check in before.checks.values():
        if are_seen(before, check) and check.id not in now.checks:
            yield f"{check} was seen"
    for asked in before.asked.values():
        if asked.id not in now.asked or (not asked.open and now.asked[asked.id] != asked):
            yield f"{asked} was answered"
    for answer in before.answers.values():
        if not before.asked[answer.asked].open and now.answers.get(answer.id) != answer:
            yield f"{answer} was shown"


def undo_takes_nobodys_words(before: State, event: Event, now: State) -> Iterator[str]:
    """What seats said stays, in their own words."""
    if event.type not in BACK:
        return
    entered = {deed.data["id"] for deed in before.deeds.values()}
    for card in before.cards.values():
        if not card.by_facilitator and now.cards[card.id].text != card.text:
            yield f"{card} lost its words"
        if not card.by_facilitator and now.cards[card.id].withdrawn != card.withdrawn:
            yield f"{card} was taken back or brought back"
    for wording in before.wordings.values():
        if wording.id.removesuffix("-first") not in entered and now.wordings[wording.id].text != wording.text:
            yield f"{wording} lost its words"
    for proposal in before.proposals.values():
        if not proposal.by_facilitator and now.proposals[proposal.id].text != proposal.text:
            yield f"{proposal} lost its words"
    if (now.answers, now.checks) != (before.answers, before.checks):
        yield "answers changed"


def nothing_is_lost(before: State, event: Event, now: State) -> Iterator[str]:
    """Only undo and redo make that a node, a wording or a proposal never was."""
    if event.type in BACK:
        return
    for table in ("nodes", "wordings", "proposals", "cards"):
        gone = getattr(before, table).keys() - getattr(now, table).keys()
        yield from (f"{each} is gone from {table}" for each in gone)
    if before.clusters.keys() - now.clusters.keys() - now.former.keys():
        yield "a cluster is gone"


def what_lies_aside_is_left_alone(before: State, event: Event, now: State) -> Iterator[str]:
    """In a branch that was set aside nothing is added, moved, adopted or asked; nothing slips into it."""
    for node in now.nodes.values():
        root, was = aside_above(now, node.id), before.nodes.get(node.id)
        if root is None or root.id == node.id or aside_above(before, root.id) is None:
            continue
        if was is None or (was.parent, was.rank, was.wording) != (node.parent, node.rank, node.wording):
            yield f"{node} was changed while it lay aside"
        elif aside_above(before, node.id) is None:
            yield f"{node} slipped away"
    if event.type in ("support-opened", "support-answered"):
        about = event.data["about"]
        node_id = now.wordings[about].node if about in now.wordings else about
        if aside_above(now, node_id):
            yield f"{about} lies aside and was asked"


def a_place_is_as_asked(before: State, event: Event, now: State) -> Iterator[str]:
    """A position counts within the kind, after removal; links that go with a move were family there."""
    if event.type in ("goal-added", "indicator-added", "goal-moved"):
        node = now.nodes[event.data.get("node", event.command)]
        order = [each.rank for each in siblings(now, event.data["parent"], node.kind)]
        if node.rank not in order or node.parent != event.data["parent"]:
            yield f"{node} is not where it was put"
    if event.type == "goal-brought-back":
        node, was = now.nodes[event.data["node"]], before.nodes[event.data["node"]]
        is_home = (node.parent, node.rank) == (was.parent, was.rank)
        if node.aside or not (
            is_home or (node.parent == "main" and siblings(now, "main", "subgoal")[-1] == node)
        ):
            yield f"{node} came back to another place"


Law = Callable[[State, Event, State], Iterator[str]]
ALL: tuple[Law, ...] = (
    what_was_seen_stays,
    answers_that_were_shown_stay,
    undo_takes_nobodys_words,
    nothing_is_lost,
    what_lies_aside_is_left_alone,
    a_place_is_as_asked,
)
