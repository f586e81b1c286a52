"""Counting: each party weighs one third; who did not answer makes it not known, never zero."""

from fractions import Fraction

import pytest

from app.domain.counting import answers, shares, support, weight
from app.domain.state import PARTIES
from app.domain.support import TREE

THIRD = Fraction(1, 3)


@pytest.fixture
def question(room):
    """The whole tree is asked about."""
    room.does("open-support", about=TREE)
    return TREE


def said(room, **parties):
    """These answers, each by someone who sits down for it."""
    for party, given in parties.items():
        for answer in given:
            room.answers(room.sits(party), TREE, answer)
    return support(room.state, TREE)


def test_what_was_never_asked_has_no_count(room):
    assert support(room.state, TREE) is None


def test_each_party_weighs_one_third_whatever_number_of_its_seats_is_present(room, question):
    found = said(room, municipality=["yes", "yes", "yes"], provider=["no"], resident=["yes", "no"])

    assert found.weighted == (1 + 0 + Fraction(1, 2)) / 3


def test_weighted_counts_yes_and_yes_if_as_one_and_no_as_nothing(room, question):
    found = said(room, municipality=["yes"], provider=["yes-if"], resident=["no"])

    assert found.weighted == 2 * THIRD
    counts = [found.parties[party] for party in PARTIES]
    assert [(each.yes, each.yes_if, each.no) for each in counts] == [(1, 0, 0), (0, 1, 0), (0, 0, 1)]


def test_party_that_has_not_answered_at_all_makes_it_not_known_never_zero(room, question):
    room.sits("resident")
    found = said(room, municipality=["yes"], provider=["yes"])

    assert (found.weighted, found.carried) == (None, None)
    assert (found.parties["resident"].of, found.parties["resident"].answered) == (1, 0)
    assert found.parties["resident"].mean is None


@pytest.mark.parametrize(
    ("residents", "carried"),
    [
        (["yes", "yes-if", "no"], True),
        (["yes", "no"], False),
        (["no"], False),
        (["yes-if"], True),
    ],
    ids=str,
)
def test_carried_needs_more_than_half_of_the_answers_in_each_party(room, question, residents, carried):
    found = said(room, municipality=["yes", "yes", "yes"], provider=["yes"], resident=residents)

    assert found.carried is carried


def test_majority_of_all_together_carries_nothing_when_one_party_does_not(room, question):
    assert said(room, municipality=["yes"] * 3, provider=["yes"] * 3, resident=["no"]).carried is False


def test_of_is_seats_taken_and_is_fixed_when_the_question_is_closed(room, question):
    found = said(room, resident=["yes"])
    assert [found.parties[party].of for party in PARTIES] == [0, 0, 1]

    room.does("close-support", about=TREE)
    room.sits("resident")
    room.sits("provider")

    found = support(room.state, TREE)
    assert [found.parties[party].of for party in PARTIES] == [0, 0, 1]


def test_conditions_stand_beside_in_no_order_that_tells_who(room, question):
    people = [room.sits("resident") for _ in range(3)]
    for person, reason in zip(people, ("zebra", "aap", "mol"), strict=True):
        room.answers(person, TREE, "yes-if", reason=reason)

    given = answers(room.state, support(room.state, TREE).asked)

    assert [answer.reason for answer in given] == ["aap", "mol", "zebra"]


def test_each_opening_is_counted_by_itself(room, anna, question):
    room.answers(anna, TREE)
    room.does("close-support", about=TREE)
    room.does("open-support", about=TREE)

    found = support(room.state, TREE)

    assert (found.turn, found.parties["resident"].answered) == (2, 0)


# Dots


@pytest.fixture
def clusters(room):
    """Two clusters to choose from."""
    room.does("open-step", step="gather")
    return [room.does("make-cluster", name=name) for name in ("Samen eten", "Een plek")]


def weights(room, clusters, turn=1):
    return [weight(shares(room.state, cluster, turn)) for cluster in clusters]


def test_weight_of_a_cluster_is_the_mean_over_the_parties_of_its_share(room, anna, bert, carla, clusters):
    room.lays(anna, clusters[0], 5)
    room.lays(room.sits("resident"), clusters[1], 5)
    room.lays(bert, clusters[0], 1)
    room.lays(carla, clusters[0], 1)
    room.lays(carla, clusters[1], 3)

    assert weights(room, clusters) == [
        (Fraction(1, 2) + 1 + Fraction(1, 4)) / 3,
        (Fraction(1, 2) + 0 + Fraction(3, 4)) / 3,
    ]
    assert sum(weights(room, clusters)) == 1


def test_party_without_dots_makes_every_weight_not_known(room, anna, bert, clusters):
    room.lays(anna, clusters[0], 5)
    room.lays(bert, clusters[0], 5)

    assert weights(room, clusters) == [None, None]


def test_raw_numbers_stand_beside_the_share(room, anna, bert, clusters):
    room.lays(anna, clusters[0], 3)
    room.lays(anna, clusters[1], 1)
    room.sits("resident")

    found = shares(room.state, clusters[0], 1)["resident"]

    assert (found.dots, found.all, found.answered, found.of) == (3, 4, 1, 2)
    assert found.share == Fraction(3, 4)


def test_of_the_dots_is_fixed_when_gather_is_revealed(room, anna, clusters):
    room.lays(anna, clusters[0], 5)
    room.does("reveal", step="gather")
    room.sits("resident")

    assert shares(room.state, clusters[0], 1)["resident"].of == 1


def test_each_round_of_dots_is_counted_by_itself(room, anna, bert, carla, clusters):
    for who in (anna, bert, carla):
        room.lays(who, clusters[0], 5)
    room.does("reveal", step="gather")
    room.does("open-step", step="gather", newRound=True)

    assert (weights(room, clusters), weights(room, clusters, 2)) == ([1, 0], [None, None])
