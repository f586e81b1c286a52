"""Dots: five for each seat and round, hidden until gathering is revealed, for good from then on."""

import pytest

from app.domain.dots import of_round
from app.domain.state import Actor
from tests.domain.play import NOWHERE


@pytest.fixture
def clusters(room):
    """Two clusters to choose from."""
    room.does("open-step", step="gather")
    return [room.does("make-cluster", name=name) for name in ("Samen eten", "Een plek")]


def lying(room, cluster, turn=1):
    return sum(dots.count for dots in of_round(room.state, turn) if dots.cluster == cluster)


def test_seat_says_how_many_of_its_five_dots_lie_on_a_cluster_now(room, anna, clusters):
    room.lays(anna, clusters[0], 3)
    room.lays(anna, clusters[1], 2)
    room.lays(anna, clusters[0], 1)

    assert [lying(room, cluster) for cluster in clusters] == [1, 2]


def test_dots_are_taken_back(room, anna, clusters):
    room.lays(anna, clusters[0], 5)
    room.lays(anna, clusters[0], 0)

    room.lays(anna, clusters[1], 5)

    assert [lying(room, cluster) for cluster in clusters] == [0, 5]


def test_sixth_dot_is_refused(room, anna, bert, clusters):
    room.lays(anna, clusters[0], 4)

    room.refused("too-many-dots", "place-dots", anna, cluster=clusters[1], count=2)

    room.lays(anna, clusters[1], 1)
    room.lays(bert, clusters[0], 5)


def test_placing_what_lies_there_changes_nothing(room, anna, clusters):
    room.nothing("place-dots", anna, cluster=clusters[0], count=0)
    room.lays(anna, clusters[0], 2)

    room.nothing("place-dots", anna, cluster=clusters[0], count=2)


def test_cluster_that_this_trajectory_lacks_is_unknown(room, anna, clusters):
    room.does("dissolve-cluster", cluster=clusters[0])

    room.refused("unknown-id", "place-dots", anna, cluster=NOWHERE, count=1)
    room.refused("unknown-id", "place-dots", anna, cluster=clusters[0], count=1)


def test_dots_are_placed_until_gather_is_revealed(room, anna, clusters):
    room.does("open-step", step="main-goal")
    room.lays(anna, clusters[0], 1)
    room.does("reveal", step="gather")

    assert room.refused("not-now", "place-dots", anna, cluster=clusters[0], count=2).status == 409


def test_dots_of_a_new_round_start_empty_and_the_earlier_ones_stay(room, anna, clusters):
    room.lays(anna, clusters[0], 5)
    room.does("reveal", step="gather")
    room.does("open-step", step="gather", newRound=True)

    room.lays(anna, clusters[1], 5)

    assert (lying(room, clusters[0]), lying(room, clusters[0], 2)) == (5, 0)
    assert (lying(room, clusters[1]), lying(room, clusters[1], 2)) == (0, 5)


# By hand


def test_facilitator_enters_dots_for_a_seat_by_hand_only(room, anna, clusters):
    seat, dot = room.by_hand("provider"), {"cluster": clusters[0], "count": 1}

    assert room.refused("facilitator-has-no-voice", "place-dots", **dot).status == 403
    room.refused("not-by-hand", "place-dots", **dot, forSeat=anna.seat)
    room.refused("unknown-id", "place-dots", **dot, forSeat=NOWHERE)
    room.does("place-dots", **dot, forSeat=seat)

    assert [(dots.party, dots.by_facilitator) for dots in of_round(room.state, 1)] == [("provider", True)]


def test_dots_of_the_seat_itself_win(room, clusters):
    seat = room.by_hand("resident")
    room.does("place-dots", cluster=clusters[0], count=3, forSeat=seat)
    room.does("place-dots", cluster=clusters[0], count=2, forSeat=seat)

    room.lays(Actor("seat", seat), clusters[1], 3)

    assert [lying(room, cluster) for cluster in clusters] == [2, 3]
    room.refused("own-answer", "place-dots", cluster=clusters[1], count=1, forSeat=seat)
    room.refused("own-answer", "place-dots", cluster=clusters[0], count=1, forSeat=seat)


def test_seat_that_lays_what_was_entered_for_it_makes_it_its_own(room, clusters):
    seat = room.by_hand("resident")
    room.does("place-dots", cluster=clusters[0], count=3, forSeat=seat)

    room.lays(Actor("seat", seat), clusters[0], 3)

    room.nothing("place-dots", Actor("seat", seat), cluster=clusters[0], count=3)
    room.refused("own-answer", "place-dots", cluster=clusters[0], count=1, forSeat=seat)


# Dissolving a cluster under someone's dots


def test_before_the_reveal_dots_go_back_to_their_seats_when_a_cluster_dissolves(room, anna, clusters):
    room.lays(anna, clusters[0], 5)

    room.does("dissolve-cluster", cluster=clusters[0])

    assert of_round(room.state, 1) == []
    room.lays(anna, clusters[1], 5)


def test_after_the_reveal_a_cluster_with_dots_stays(room, anna, clusters):
    room.lays(anna, clusters[0], 1)
    room.does("reveal", step="gather")

    room.refused("has-dots", "dissolve-cluster", cluster=clusters[0])
    room.does("dissolve-cluster", cluster=clusters[1])


def test_cluster_with_counted_dots_of_an_earlier_round_stays(room, anna, clusters):
    room.lays(anna, clusters[0], 1)
    room.does("reveal", step="gather")
    room.does("open-step", step="gather", newRound=True)

    room.refused("has-dots", "dissolve-cluster", cluster=clusters[0])


def test_undoing_a_dissolving_lays_the_dots_back(room, anna, clusters):
    room.lays(anna, clusters[0], 4)
    room.does("dissolve-cluster", cluster=clusters[0])

    room.does("undo")
    assert lying(room, clusters[0]) == 4

    room.does("redo")
    assert of_round(room.state, 1) == []


def test_undoing_a_dissolving_leaves_dots_that_lie_elsewhere_by_now(room, anna, bert, clusters):
    room.lays(anna, clusters[0], 3)
    room.lays(bert, clusters[0], 3)
    room.does("dissolve-cluster", cluster=clusters[0])
    room.lays(anna, clusters[1], 3)

    room.does("undo")

    assert [lying(room, cluster) for cluster in clusters] == [3, 3]


def test_undoing_a_dissolving_brings_no_dots_of_who_left(room, anna, clusters):
    room.lays(anna, clusters[0], 3)
    room.does("dissolve-cluster", cluster=clusters[0])
    dissolved = room.last.seq
    room.does("free-seat", seat=anna.seat)

    room.does("undo", seq=dissolved)

    assert of_round(room.state, 1) == []


def test_undoing_a_dissolving_lays_the_dots_of_who_moved_for_the_party_of_now(room, anna, clusters):
    room.lays(anna, clusters[0], 3)
    room.does("dissolve-cluster", cluster=clusters[0])
    dissolved = room.last.seq
    room.does("move-seat", seat=anna.seat, party="provider")

    room.does("undo", seq=dissolved)

    assert [dots.party for dots in of_round(room.state, 1)] == ["provider"]


def test_undoing_a_dissolving_after_the_reveal_lays_no_dots_where_nobody_counted_them(room, anna, clusters):
    room.lays(anna, clusters[0], 3)
    room.does("dissolve-cluster", cluster=clusters[0])
    room.does("reveal", step="gather")

    room.does("undo")

    assert of_round(room.state, 1) == []


def test_revealing_empties_redo_so_that_no_dissolving_takes_dots_that_were_seen(room, anna, clusters):
    room.lays(anna, clusters[0], 3)
    room.does("dissolve-cluster", cluster=clusters[0])
    dissolved = room.last.seq
    room.does("undo")
    room.does("reveal", step="gather")

    room.refused("nothing-to-redo", "redo", seq=dissolved)
    room.refused("has-dots", "dissolve-cluster", cluster=clusters[0])


def test_redoing_a_dissolving_is_refused_when_dots_came_since(room, anna, bert, clusters):
    room.lays(anna, clusters[0], 3)
    room.does("dissolve-cluster", cluster=clusters[0])
    room.does("undo")
    room.lays(bert, clusters[0], 1)

    room.refused("undo-blocked", "redo")


def test_cluster_on_which_dots_lie_cannot_be_undone(room, anna):
    room.does("open-step", step="gather")
    cluster = room.does("make-cluster")
    room.lays(anna, cluster)

    room.refused("undo-blocked", "undo", seq=room.last.seq - 1)


def test_dots_that_the_facilitator_entered_are_not_undone_but_laid_anew(room, clusters):
    seat = room.by_hand("resident")
    room.does("place-dots", cluster=clusters[0], count=3, forSeat=seat)

    room.refused("cannot-be-undone", "undo", seq=room.last.seq)


# Seats


def test_dots_that_nobody_saw_lapse_when_the_seat_is_freed(room, anna, clusters):
    room.lays(anna, clusters[0], 5)

    room.does("free-seat", seat=anna.seat)

    assert of_round(room.state, 1) == []


def test_dots_that_were_counted_stay_when_the_seat_is_freed(room, anna, clusters):
    room.lays(anna, clusters[0], 5)
    room.does("reveal", step="gather")

    room.does("free-seat", seat=anna.seat)

    assert lying(room, clusters[0]) == 5


def test_who_moves_takes_unseen_dots_along_and_leaves_those_that_were_counted(room, anna, clusters):
    room.lays(anna, clusters[0], 5)
    room.does("reveal", step="gather")
    room.does("open-step", step="gather", newRound=True)
    room.lays(anna, clusters[1], 5)

    room.does("move-seat", seat=anna.seat, party="provider")

    assert [of_round(room.state, turn)[0].party for turn in (1, 2)] == ["resident", "provider"]
