"""Laws of equal voices: each party one third, an answer not given is never zero, no one counts twice."""

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction

from app.domain import counting
from app.domain.counting import Share, counted, shares, weight
from app.domain.dots import HELD, STEP, of_round
from app.domain.state import PARTIES, Dots, State
from app.domain.support import TREE, open_now
from app.domain.tree import aside_above


def thirds_of_dots_add_up(state: State) -> Iterator[str]:
    """The weights of all clusters make one whole; a party without dots makes all of them not known."""
    for turn in {dots.round for dots in state.dots.values()}:
        found = [shares(state, cluster, turn) for cluster in state.clusters]
        weights = [weight(each) for each in found]
        laid = {dots.party for dots in of_round(state, turn)}
        if laid == {*PARTIES} and sum(each or 0 for each in weights) != 1:
            yield f"the weights of round {turn} are {weights}"
        if laid != {*PARTIES} and any(each is not None for each in weights):
            yield f"who laid no dots is counted in round {turn}: {weights}"
        yield from (f"{share}" for each in found for share in each.values() if not _is_share(share))


def _is_share(share: Share) -> bool:
    is_known = share.all > 0 and share.share is not None and 0 <= share.share <= 1
    return share.answered <= share.of and (is_known or (share.all == 0 and share.share is None))


def dots_lie_well(state: State) -> Iterator[str]:
    """Nobody has more than five in a round; they lie on what stands; unseen ones are of who sits there."""
    held = Counter[tuple[str, int]]()
    for dots in state.dots.values():
        held[dots.seat, dots.round] += dots.count
        if dots.count and dots.cluster not in state.clusters:
            yield f"{dots} lie on nothing"
        if (STEP, dots.round) not in state.here.revealed and not _sits(state, dots):
            yield f"{dots} are of who does not sit there"
    yield from (f"{count} dots of {who}" for who, count in held.items() if not 0 <= count <= HELD)


def _sits(state: State, dots: Dots) -> bool:
    seat = state.seats[dots.seat]
    return seat.taken and not seat.left and seat.party == dots.party


def support_is_of_three(state: State) -> Iterator[str]:
    """Weighted is the mean of the parties' means; not known while one has not answered at all."""
    for asked in state.asked.values():
        found = counted(state, asked)
        counts = [found.parties[party] for party in PARTIES]
        if any(
            each.answered > each.of or each.answered != each.yes + each.yes_if + each.no for each in counts
        ):
            yield f"{found} has answers of nobody"
        is_known = all(each.answered for each in counts)
        if (found.weighted is None, found.carried is None) != (not is_known, not is_known):
            yield f"{found} counts who did not answer"
        if is_known and found.weighted != sum(Fraction(n.yes + n.yes_if, 3 * n.answered) for n in counts):
            yield f"{found} is not weighed in thirds"


def questions_can_be_answered(state: State) -> Iterator[str]:
    """No open question about what lies aside or after the finish, none twice; answers are of who sits."""
    about = [asked.about for asked in open_now(state)]
    if len(set(about)) != len(about) or (about and state.here.finished):
        yield f"open questions about {about}"
    for each in about:
        node = each if each == TREE or each in state.nodes else state.wordings[each].node
        if each != TREE and aside_above(state, node):
            yield f"what was set aside is asked: {each}"
    for answer in state.answers.values():
        seat = state.seats[answer.seat]
        if state.asked[answer.asked].open and (seat.left or not seat.taken or seat.party != answer.party):
            yield f"{answer} is of who does not sit there"


def checks_are_of_three(state: State) -> Iterator[str]:
    """As support, but partly is a half; nobody's unseen answer is of who does not sit there."""
    for check in state.checks.values():
        found = counting.check(state, check.indicator, check.round)
        counts = [found.parties[party] for party in PARTIES]
        if any(
            each.answered > each.of or each.answered != each.yes + each.partly + each.no for each in counts
        ):
            yield f"{found} has answers of nobody"
        is_known = all(each.answered for each in counts)
        weights = sum(Fraction(2 * n.yes + n.partly, 6 * n.answered) for n in counts) if is_known else None
        if found.weighted != weights:
            yield f"{found} is not weighed in thirds"
        seat = state.seats[check.seat]
        if not found.is_seen and (seat.left or not seat.taken or seat.party != check.party):
            yield f"{check} is of who does not sit there"


ALL = (
    checks_are_of_three,
    thirds_of_dots_add_up,
    dots_lie_well,
    support_is_of_three,
    questions_can_be_answered,
)
