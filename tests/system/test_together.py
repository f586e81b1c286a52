"""Three parties, one tree: whoever is present, each party weighs one third."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.hall import Hall


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    """A server of its own."""
    hall = Hall(tmp_path)
    hall.start()
    yield hall
    hall.close()


@pytest.mark.parametrize("people", [2, 7])
def test_sociale_acceptatie_counts_in_equal_thirds(hall: Hall, people: int) -> None:
    """With two people a party is missing: not known, never zero. With seven each weighs a third."""
    parties = {2: (1, 0, 1), 7: (1, 2, 4)}[people]
    room = hall.opens(theme="Sociale acceptatie", seatsPerParty=5)
    names = ("municipality", "provider", "resident")
    seats = {party: [room.sits(party) for _ in range(n)] for party, n in zip(names, parties, strict=True)}
    room.does("open-step", step="main-goal")
    words = room.does("propose-wording", seats["resident"][0], node="main", text="Iedereen kan zichzelf zijn")
    room.does("open-support", about=words)
    for party, tokens in seats.items():
        for n, token in enumerate(tokens):
            answer = "no" if party == "resident" and n == 0 else "yes"
            room.does("answer-support", token, about=words, answer=answer)
    room.does("close-support", about=words)

    tree = hall.call("GET", f"/trajectories/{room.id}/tree")
    found = tree["mainGoal"]["wordings"][0]["support"]

    assert {party: found["parties"][party]["of"] for party in names} == dict(zip(names, parties, strict=True))
    if people == 2:
        assert (found["weighted"], found["carried"]) == (None, None)
    else:
        assert found["weighted"] == pytest.approx((1 + 1 + 3 / 4) / 3)
        assert found["carried"] is True
