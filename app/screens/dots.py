"""Dots on the clusters, as every screen may show them: shares of the parties, once they are counted."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.counting import shares, weight
from app.domain.dots import STEP
from app.domain.state import PARTIES, State


@dataclass(frozen=True)
class PartyDots:
    """One party's dots on one cluster; `percent` of all its dots (for the length of a bar, not to read)."""

    party: str
    dots: int
    percent: int


@dataclass(frozen=True)
class ShownDots:
    """The dots on one cluster. `rank` is its place by weight from 1, None while a party laid none."""

    parties: tuple[PartyDots, ...]
    total: int
    rank: int | None


def are_counted(state: State) -> bool:
    """Whether the dots of the present round of gathering may be seen."""
    return (STEP, state.here.round_of(STEP)) in state.here.revealed


def answered(state: State) -> Mapping[str, tuple[int, int]]:
    """Party to how many of its seats have laid dots, and how many could: this may be seen at once."""
    found = shares(state, "", state.here.round_of(STEP))
    return {party: (share.answered, share.of) for party, share in found.items()}


def counted(state: State) -> dict[str, ShownDots]:
    """Cluster to its dots; empty before the reveal."""
    if not are_counted(state):
        return {}
    turn = state.here.round_of(STEP)
    found = {cluster: shares(state, cluster, turn) for cluster in state.clusters}
    weights = {cluster: weight(parties) for cluster, parties in found.items()}
    known = sorted({each for each in weights.values() if each is not None}, reverse=True)
    return {
        cluster: ShownDots(
            parties=tuple(
                PartyDots(party, share.dots, round(100 * (share.share or 0)))
                for party in PARTIES
                for share in [parties[party]]
            ),
            total=sum(share.dots for share in parties.values()),
            rank=None if (own := weights[cluster]) is None else known.index(own) + 1,
        )
        for cluster, parties in found.items()
    }
