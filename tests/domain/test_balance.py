"""Equal voices: how much each party has said, and who comes first."""

from app.domain.balance import alternating, balance, counts
from app.domain.state import Card


def card(id_, party):
    return Card(id_, "association", party, None, "tekst", "associations", 1, 1)


CARDS = [
    card(str(n), party) for n, party in enumerate(["provider"] * 3 + ["resident"] * 2 + ["municipality"])
]


def test_balance_is_cards_per_seat_taken_and_not_known_while_nobody_sits(room, anna):
    room.by_hand("resident", 2)
    room.by_hand("provider")

    assert counts(CARDS) == {"municipality": 1, "provider": 3, "resident": 2}
    assert balance(room.state, CARDS) == {"municipality": None, "provider": 3, "resident": 1}


def test_parties_alternate_on_the_wall_residents_beginning_first():
    order = [card.party for card in alternating(CARDS, "associations")]

    assert order == ["resident", "municipality", "provider", "resident", "provider", "provider"]


def test_who_begins_rotates_per_step():
    first = [alternating(CARDS, step)[0].party for step in ("associations", "dream-images", "what-helps")]

    assert first == ["resident", "municipality", "provider"]


def test_order_on_the_wall_does_not_tell_who_wrote_first():
    assert alternating(CARDS, "associations") == alternating(reversed(CARDS), "associations")
