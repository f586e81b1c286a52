"""Counting in equal thirds: each party weighs one third, whatever number of its seats is present.

A party without an answer makes a result not known (None), never zero.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from . import checks
from .dots import STEP, of_round
from .seats import all_taken
from .state import PARTIES, Answer, Asked, Check, Dots, State
from .support import key, latest


@dataclass(frozen=True)
class Count:
    """One party's answers. Until the question is closed only `of` and `answered` may be told."""

    of: int
    answered: int
    yes: int
    yes_if: int
    no: int

    @property
    def mean(self) -> Fraction | None:
        """The share of the answers that stands behind it or can live with it."""
        return Fraction(self.yes + self.yes_if, self.answered) if self.answered else None

    @property
    def carries(self) -> bool:
        """More than half of the answers."""
        return 2 * (self.yes + self.yes_if) > self.answered


@dataclass(frozen=True)
class Support:
    """A round of asking, counted. `turn` is the how-manieth time that this was asked, from 1."""

    asked: Asked
    turn: int
    parties: Mapping[str, Count]

    @property
    def weighted(self) -> Fraction | None:
        """The mean of the three parties' means."""
        return thirds([count.mean for count in self.parties.values()])

    @property
    def carried(self) -> bool | None:
        """Whether every party carries it; None while one has not answered at all."""
        if any(not count.answered for count in self.parties.values()):
            return None
        return all(count.carries for count in self.parties.values())


@dataclass(frozen=True)
class Weighed:
    """One party's answers about an indicator. Until the reveal only `of` and `answered` may be told."""

    of: int
    answered: int
    yes: int
    partly: int
    no: int

    @property
    def mean(self) -> Fraction | None:
        """How much it says of the main goal: partly is a half."""
        return (self.yes + Fraction(self.partly, 2)) / self.answered if self.answered else None


@dataclass(frozen=True)
class Checked:
    """One round of the check of one indicator, counted."""

    round: int
    is_seen: bool
    parties: Mapping[str, Weighed]

    @property
    def weighted(self) -> Fraction | None:
        """The mean of the three parties' means."""
        return thirds([weighed.mean for weighed in self.parties.values()])


@dataclass(frozen=True)
class Share:
    """One party's dots on one cluster: `dots` of the party's `all`, laid by `answered` of its `of` seats."""

    of: int
    answered: int
    dots: int
    all: int

    @property
    def share(self) -> Fraction | None:
        """This cluster's part of the party's dots."""
        return Fraction(self.dots, self.all) if self.all else None


def thirds(means: list[Fraction | None]) -> Fraction | None:
    """The mean of the parties' means; None while one of them is not known."""
    known = [mean for mean in means if mean is not None]
    return sum(known, Fraction(0)) / len(means) if len(known) == len(means) else None


def support(state: State, about: str) -> Support | None:
    """The last round of asking about a wording, a node or `tree`; None when it was never asked."""
    now = latest(state, about)
    return counted(state, now) if now else None


def counted(state: State, asked: Asked) -> Support:
    """One round of asking."""
    of = all_taken(state) if asked.open else asked.of
    given = answers(state, asked)
    turns = [each.id for each in state.asked.values() if each.about == asked.about]
    parties = {party: _count(of.get(party, 0), given, party) for party in PARTIES}
    return Support(asked, turns.index(asked.id) + 1, parties)


def answers(state: State, asked: Asked) -> list[Answer]:
    """The answers of a round, in an order that does not tell who gave them."""
    keys = [key(asked.id, seat) for seat in state.seats]
    given = [state.answers[each] for each in keys if each in state.answers]
    return sorted(given, key=lambda answer: (PARTIES.index(answer.party), answer.answer, answer.reason))


def _count(of: int, given: list[Answer], party: str) -> Count:
    said = [answer.answer for answer in given if answer.party == party]
    return Count(of, len(said), said.count("yes"), said.count("yes-if"), said.count("no"))


def check(state: State, indicator: str, turn: int) -> Checked:
    """A round of the check of an indicator. Who sat down after the reveal may have answered as well."""
    is_seen = (checks.STEP, turn) in state.here.revealed
    seated = state.here.seated.get((checks.STEP, turn)) or all_taken(state)
    given = checks.of_round(state, indicator, turn)
    return Checked(turn, is_seen, {party: _weighed(party, seated[party], given) for party in PARTIES})


def _weighed(party: str, of: int, given: list[Check]) -> Weighed:
    said = [each.answer for each in given if each.party == party]
    answered = len(said)
    return Weighed(max(of, answered), answered, said.count("yes"), said.count("partly"), said.count("no"))


def remarks(state: State, indicator: str, turn: int) -> list[Check]:
    """The answers of a round of the check, in an order that does not tell who gave them."""
    given = checks.of_round(state, indicator, turn)
    return sorted(given, key=lambda each: (PARTIES.index(each.party), each.answer, each.reason))


def carried_now(state: State, about: str) -> bool | None:
    """Whether the parties carry it by the answers of the last round; None when that is not known."""
    found = support(state, about)
    return found.carried if found else None


def shares(state: State, cluster: str, turn: int) -> dict[str, Share]:
    """Each party's dots on a cluster in a round of gathering."""
    laid = of_round(state, turn)
    seated = state.here.seated.get((STEP, turn)) or all_taken(state)
    return {party: _share(party, seated[party], cluster, laid) for party in PARTIES}


def _share(party: str, of: int, cluster: str, laid: list[Dots]) -> Share:
    own = [dots for dots in laid if dots.party == party]
    here = sum(dots.count for dots in own if dots.cluster == cluster)
    return Share(of, len({dots.seat for dots in own}), here, sum(dots.count for dots in own))


def weight(found: Mapping[str, Share]) -> Fraction | None:
    """A cluster's weight: the mean over the parties of its share of that party's dots."""
    return thirds([share.share for share in found.values()])
