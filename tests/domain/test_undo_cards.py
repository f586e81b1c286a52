"""Undo of what the facilitator did with cards and clusters, while people go on."""

import pytest

from app.domain.state import MAIN


@pytest.fixture
def cards(room, anna):
    """Two cards on the wall."""
    room.does("open-step", step="associations")
    said = [room.says(anna, "association", each) for each in ("koffie", "thee")]
    room.does("reveal", step="associations")
    return said


def test_cluster_with_cards_that_came_later_cannot_be_undone(room, cards):
    cluster = room.does("make-cluster")
    made = room.last.seq
    room.does("move-cards", cards=cards, cluster=cluster)

    room.refused("undo-blocked", "undo", seq=made)


def test_cluster_from_which_a_goal_grew_can_dissolve_but_not_be_undone(room):
    cluster = room.does("make-cluster", name="Koffie")
    made = room.last.seq
    room.does("add-goal", text="Ontmoeting", parent=MAIN, sources={"clusters": [cluster]})

    room.refused("undo-blocked", "undo", seq=made)
    room.does("dissolve-cluster", cluster=cluster)
    room.does("undo")
    assert cluster in room.state.clusters


def test_paper_card_from_which_a_goal_grew_cannot_be_undone(room):
    room.does("open-step", step="welcome")
    card = room.does("add-card", kind="parking", text="de bus", forParty="resident")
    made = room.last.seq
    room.does("add-goal", text="Vervoer", parent=MAIN, sources={"cards": [card]})
    grown = room.last.seq

    assert str(grown) in room.refused("undo-blocked", "undo", seq=made).en
    room.does("undo")
    room.does("undo")
    room.refused("undo-blocked", "redo", seq=grown)


def test_move_of_cards_to_a_cluster_that_is_gone_cannot_be_undone(room, cards):
    cluster = room.does("make-cluster", cards=cards)
    room.does("move-cards", cards=cards, cluster=None)
    moved = room.last.seq
    room.does("dissolve-cluster", cluster=cluster)

    room.refused("undo-blocked", "undo", seq=moved)


def test_undo_of_a_cluster_leaves_a_card_that_was_withdrawn_since_as_it_is(room, anna, cards):
    cluster = room.does("make-cluster", cards=cards)
    room.is_done("withdraw-card", anna, card=cards[0])

    room.does("undo")
    assert cluster not in room.state.clusters

    room.does("redo")
    assert [room.card(card).cluster for card in cards] == [None, cluster]
    assert room.card(cards[0]).status == "withdrawn"


def test_hiding_is_undone_and_the_card_lies_where_it_lay(room, cards):
    cluster = room.does("make-cluster", cards=cards)
    room.does("hide-card", card=cards[0])

    room.does("undo")

    assert (room.card(cards[0]).status, room.card(cards[0]).cluster) == ("kept", cluster)


def test_hiding_is_undone_and_the_card_is_free_when_its_cluster_is_gone(room, cards):
    cluster = room.does("make-cluster", cards=cards)
    room.does("hide-card", card=cards[0])
    hidden = room.last.seq
    room.does("dissolve-cluster", cluster=cluster)

    room.does("undo", seq=hidden)

    assert (room.card(cards[0]).status, room.card(cards[0]).cluster) == ("kept", None)


def test_undoing_a_hiding_brings_no_withdrawn_card_back(room, anna, cards):
    room.does("make-cluster", cards=cards)
    room.does("hide-card", card=cards[0])
    room.is_done("withdraw-card", anna, card=cards[0])

    room.does("undo")

    assert (room.card(cards[0]).status, room.card(cards[0]).cluster) == ("withdrawn", None)


def test_card_entered_by_the_facilitator_is_taken_back(room):
    card = room.does("add-card", kind="association", text="koffie", forParty="resident")

    room.does("undo")

    assert card not in room.state.cards


def test_card_entered_by_the_facilitator_that_its_seat_changed_is_not_taken_back(room):
    room.does("open-step", step="associations")
    seat = room.by_hand("resident")
    card = room.does("add-card", kind="association", text="koffie", forSeat=seat)
    entered = room.last.seq
    room.is_done("edit-card", type(room.sits("provider"))("seat", seat), card=card, text="thee")

    room.refused("undo-blocked", "undo", seq=entered)


def test_edit_is_not_undone_after_the_reveal_for_it_was_seen(room):
    room.does("open-step", step="associations")
    card = room.does("add-card", kind="association", text="koffie", forParty="resident")
    room.does("edit-card", card=card, text="thee")
    edited = room.last.seq
    room.does("reveal", step="associations")

    room.refused("not-now", "undo", seq=edited)


def test_what_was_withdrawn_before_the_reveal_is_not_brought_back_by_undo(room):
    room.does("open-step", step="associations")
    card = room.does("add-card", kind="association", text="koffie", forParty="resident")
    room.does("edit-card", card=card, text="thee")
    edited = room.last.seq
    room.does("withdraw-card", card=card)

    room.refused("cannot-be-undone", "undo", seq=room.last.seq)
    room.refused("card-gone", "undo", seq=edited)
