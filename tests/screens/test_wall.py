"""Cards and clusters as everyone may see them."""

from dataclasses import fields, replace

import pytest

from app.screens import cards, clusters
from app.screens.cards import ShownCard
from tests.screens.rooms import DREAMS, associations, gathered, reveal, room, say


def test_wall_is_empty_before_the_reveal() -> None:
    state = room("associations")
    assert associations(state)
    assert cards.wall(state, "associations") == []
    assert cards.counts(state, "associations") == {"municipality": 15, "provider": 18, "resident": 15}


def test_a_shown_card_has_no_seat_and_no_arrival() -> None:
    assert {field.name for field in fields(ShownCard)} == {
        "id", "kind", "party", "text", "about", "cluster", "drawing", "stretch",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("step", "kind", "order"),
    [
        ("associations", "association", ["resident", "municipality", "provider"]),
        ("dream-images", "dream-image", ["municipality", "provider", "resident"]),
        ("what-helps", "what-helps", ["provider", "resident", "municipality"]),
    ],
)
def test_parties_alternate_and_who_begins_rotates(step: str, kind: str, order: list[str]) -> None:
    state = room(step)
    say(state, kind, {"municipality": DREAMS[:2], "provider": DREAMS[2:4], "resident": DREAMS[4:7]})
    parties = [card.party for card in cards.wall(reveal(state, step), step)]
    assert parties == [*order, *order, "resident"]


def test_within_a_party_the_order_is_that_of_the_ids() -> None:
    state = room("dream-images")
    added = say(state, "dream-image", {"resident": DREAMS})
    shown = [card.id for card in cards.wall(reveal(state, "dream-images"), "dream-images")]
    assert shown == sorted(card.id for card in added) != [card.id for card in added]


@pytest.mark.parametrize("gone", ["withdrawn", "hidden", "redacted"])
def test_what_is_not_kept_is_neither_shown_nor_counted(gone: str) -> None:
    state = room("associations")
    one, other = say(state, "association", {"resident": ["moe", "tijd"]})
    state.cards[one.id] = replace(one, **{gone: True})
    reveal(state, "associations")
    assert [card.text for card in cards.wall(state, "associations")] == [other.text]
    assert cards.counts(state, "associations")["resident"] == 1


def test_a_new_round_is_hidden_again() -> None:
    state = room("associations")
    say(state, "association", {"resident": ["eerst"]})
    reveal(state, "associations")
    state.room["room"] = replace(state.here, rounds={"associations": 2}, highest={"associations": 2})
    say(state, "association", {"resident": ["later"]})
    assert cards.wall(state, "associations") == []
    assert not cards.is_revealed(state, "associations")
    assert [card.text for card in cards.wall(state, "associations", 1)] == ["eerst"]
    assert cards.counts(state, "associations")["resident"] == 1


def test_parked_cards_show_at_once() -> None:
    state = room("associations")
    say(state, "parking", {"provider": ["de koffie is op"]})
    assert [card.text for card in cards.parked(state)] == ["de koffie is op"]


def test_shared_words_are_told_apart_by_how_many_parties_say_them() -> None:
    state = room("associations")
    associations(state)
    words = cards.shared_words(cards.wall(reveal(state, "associations"), "associations"))
    assert {cards.same_word(word.text) for word in words.three} == {
        "zorgen",
        "moe",
        "tijd",
        "regels",
        "familie",
    }
    assert {word.text: word.parties for word in words.two} == {
        "vrijwilligers": ("municipality", "provider"),
        "wachtlijst": ("provider", "resident"),
        "overbelast": ("municipality", "provider"),
        "niet gezien": ("provider", "resident"),
    }
    assert {party: len(own) for party, own in words.one.items()} == {
        "municipality": 8,
        "provider": 9,
        "resident": 8,
    }
    assert all(len(word.cards) == 3 for word in words.three)


@pytest.mark.parametrize(
    ("one", "other", "are_same"),
    [
        ("Moe!", " moe ", True),
        ("bellen,  bellen", "Bellen bellen", True),
        ("ÉÉN loket", "één loket", True),
        ("?!", "!?", False),
        ("👍", "👍", True),
        ("moe", "moed", False),
        ("راحة", "راحة.", True),
    ],
)
def test_same_word_forgives_case_space_and_punctuation(one: str, other: str, are_same: bool) -> None:
    assert (cards.same_word(one) == cards.same_word(other)) is are_same


def test_clusters_view_holds_kept_cards_counts_and_what_is_loose() -> None:
    state = room("gather")
    associations(state)
    say(state, "harvest", {"resident": ["dit wist ik niet"]})
    reveal(state, "associations", "round-off")
    state = gathered(state, {"Op adem komen": 5, "Gezien worden": 7})
    view = clusters.clusters_view(state)
    assert [(each.text, len(each.cards), sum(each.counts.values())) for each in view.clusters] == [
        ("Op adem komen", 5, 5),
        ("Gezien worden", 7, 7),
    ]
    lying = {card.id for each in view.clusters for card in each.cards}
    assert len(lying) + len(view.loose) == len(state.cards) - sum(
        c.kind == "harvest" for c in state.cards.values()
    )
    assert lying.isdisjoint(card.id for card in view.loose)


def test_clusters_view_shows_nothing_unrevealed() -> None:
    state = room("gather")
    associations(state)
    view = clusters.clusters_view(gathered(state, {"Op adem komen": 5}))
    assert (view.clusters[0].cards, view.loose, sum(view.clusters[0].counts.values())) == ((), (), 0)


def test_a_redacted_name_is_gone() -> None:
    state = gathered(room("gather"), {"geheim": 0})
    (cluster,) = state.clusters.values()
    state.clusters[cluster.id] = replace(cluster, redacted=True)
    assert [(each.text, each.redacted) for each in clusters.clusters_view(state).clusters] == [("", True)]
