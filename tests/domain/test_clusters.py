"""Clusters: a card lies in one at most; only what the room sees can be laid together."""

import pytest

from app.domain.clusters import lying_in
from tests.domain.play import NOWHERE


@pytest.fixture
def cards(room, anna):
    """Three cards on the wall."""
    room.does("open-step", step="associations")
    said = [room.says(anna, "association", text) for text in ("koffie", "thee", "buren")]
    room.does("reveal", step="associations")
    return said


def lying(room, cluster):
    return {card.id for card in lying_in(room.state, cluster)}


def test_cluster_has_its_cards_and_a_name(room, cards):
    cluster = room.does("make-cluster", name="Samen drinken", cards=cards[:2])

    assert room.cluster(cluster).name == "Samen drinken"
    assert lying(room, cluster) == set(cards[:2])


def test_cluster_needs_neither_cards_nor_a_name(room):
    cluster = room.does("make-cluster")

    assert (room.cluster(cluster).name, lying(room, cluster)) == ("", set())


def test_cluster_whose_id_is_another_clusters_is_refused(room):
    cluster = room.does("make-cluster")

    room.refused("id-taken", "make-cluster", id_=cluster)


def test_make_cluster_takes_cards_from_where_they_lay(room, cards):
    first = room.does("make-cluster", cards=cards)

    second = room.does("make-cluster", cards=cards[:1])

    assert (lying(room, first), lying(room, second)) == (set(cards[1:]), set(cards[:1]))


def test_move_cards_takes_them_from_where_they_lay(room, cards):
    first, second = room.does("make-cluster", cards=cards), room.does("make-cluster")

    room.does("move-cards", cards=cards[:2], cluster=second)

    assert (lying(room, first), lying(room, second)) == (set(cards[2:]), set(cards[:2]))


def test_move_cards_to_no_cluster_frees_them(room, cards):
    cluster = room.does("make-cluster", cards=cards)

    room.does("move-cards", cards=cards, cluster=None)

    assert lying(room, cluster) == set()


def test_move_cards_to_where_they_lie_changes_nothing(room, cards):
    cluster = room.does("make-cluster", cards=cards[:1])

    room.nothing("move-cards", cards=cards[:1], cluster=cluster)
    room.does("move-cards", cards=cards[:2], cluster=cluster)

    assert room.last.data["cards"] == cards[1:2]


def test_unrevealed_card_cannot_be_clustered(room, anna):
    room.does("open-step", step="associations")
    card = room.says(anna, "association", "koffie")
    cluster = room.does("make-cluster")

    room.refused("not-revealed", "make-cluster", cards=[card])
    room.refused("not-revealed", "move-cards", cards=[card], cluster=cluster)


def test_card_that_was_withdrawn_or_is_unknown_cannot_be_clustered(room, anna, cards):
    room.is_done("withdraw-card", anna, card=cards[0])

    room.refused("card-gone", "make-cluster", cards=cards[:1])
    room.refused("unknown-id", "make-cluster", cards=[NOWHERE])


@pytest.mark.parametrize("type_", ["rename-cluster", "dissolve-cluster", "move-cards"])
def test_unknown_cluster_is_refused(room, type_):
    more = {"cards": []} if type_ == "move-cards" else {}

    room.refused("unknown-id", type_, cluster=NOWHERE, **more)


def test_cluster_is_renamed_and_again_the_same_changes_nothing(room):
    cluster = room.does("make-cluster", name="Koffie")

    room.does("rename-cluster", cluster=cluster, name="Koffie en thee")
    room.nothing("rename-cluster", cluster=cluster, name="Koffie en thee")

    assert room.cluster(cluster).name == "Koffie en thee"


def test_dissolving_frees_the_cards(room, cards):
    cluster = room.does("make-cluster", cards=cards)

    room.does("dissolve-cluster", cluster=cluster)

    assert cluster not in room.state.clusters
    assert {room.card(card).cluster for card in cards} == {None}
