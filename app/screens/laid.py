"""Dots as the projector draws them: who has laid them, and once they are counted each party's share.

A party's row on a cluster is as long as its share, whatever number of people it has; each dot is one shape.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.dots import STEP
from app.domain.state import PARTIES, State
from app.screens import dots
from app.screens.dots import PartyDots, ShownDots

LONGEST, LARGEST, SMALLEST = 200.0, 15.0, 5.0
#: Shapes of neighbours keep this part of the distance between them.
FULL = 0.92


@dataclass(frozen=True)
class Row:
    """One party's dots: `length` of the line, `size` of a shape and where each begins, in units of a row of
    `LONGEST`. `mark` is the one shape of a row without dots: open (it laid none here) or none (nowhere).
    """

    party: str
    dots: int
    length: str
    size: str
    places: tuple[str, ...]
    mark: str

    @property
    def top(self) -> str:
        """Where a shape begins, so that it stands on the line."""
        return f"{16.8 - float(self.size):.4g}"


@dataclass(frozen=True)
class Laid:
    """The dots on one cluster. `weight`: 2 for the heaviest, 1 for at least half of that, else 0."""

    rows: tuple[Row, ...]
    weight: int


@dataclass(frozen=True)
class Laying:
    """Who has laid dots: per party (party, answered, of); `counted`: all may be seen; `silent` laid none."""

    parties: tuple[tuple[str, int, int], ...]
    counted: bool

    @property
    def silent(self) -> tuple[str, ...]:
        """Parties of which nobody laid a dot: then what weighs most is not known."""
        return tuple(party for party, answered, _ in self.parties if not answered)


def laying(state: State) -> Laying | None:
    """How far the laying of dots is; None while there is nothing to lay them on."""
    found = dots.answered(state)
    parties = tuple((party, *found[party]) for party in PARTIES)
    has_begun = any(answered for _, answered, _ in parties)
    is_now = state.here.step == STEP and bool(state.clusters)
    return Laying(parties, dots.are_counted(state)) if has_begun or is_now else None


def laid(state: State) -> Mapping[str, Laid]:
    """Cluster to its rows; empty before the dots are counted, and when nobody laid any."""
    found = dots.counted(state)
    shares = [(each, party) for each in found.values() for party in each.parties]
    longest = max((party.percent for _, party in shares), default=0)
    if not longest:
        return {}
    pitches = [LONGEST * party.percent / longest / party.dots for _, party in shares if party.dots]
    size = max(SMALLEST, min(LARGEST, FULL * min(pitches)))
    most = max(_weight(each) for each in found.values())
    totals = {party: sum(p.dots for _, p in shares if p.party == party) for party in PARTIES}
    return {
        cluster: Laid(
            rows=tuple(
                _row(party, longest, size, is_known=totals[party.party] > 0) for party in each.parties
            ),
            weight=_level(each, most),
        )
        for cluster, each in found.items()
    }


def _row(found: PartyDots, longest: int, size: float, *, is_known: bool) -> Row:
    length = LONGEST * found.percent / longest
    pitch = length / found.dots if found.dots else 0.0
    places = tuple(f"{(place + 0.5) * pitch - size / 2:.4g}" for place in range(found.dots))
    mark = "full" if found.dots else "open" if is_known else "none"
    return Row(found.party, found.dots, f"{length:.4g}", f"{size:.4g}", places, mark)


def _weight(found: ShownDots) -> int:
    return sum(party.percent for party in found.parties)


def _level(found: ShownDots, most: int) -> int:
    if found.rank is None:
        return 0
    return 2 if found.rank == 1 else 1 if 2 * _weight(found) >= most else 0
