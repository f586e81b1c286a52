"""Lineage holds through moves, rewordings, withdrawal and redaction: from a node back, and from a card on."""

import pytest

from app.domain.lineage import became, cluster_of, origin
from app.domain.state import MAIN


@pytest.fixture
def grown(room, anna, bert):
    """A goal that grew from a cluster of two cards and a card beside it."""
    room.does("open-step", step="associations")
    room.coffee, room.tea = (room.says(anna, "association", each) for each in ("koffie", "thee"))
    room.bus = room.says(bert, "association", "bus")
    room.does("reveal", step="associations")
    room.cluster = room.does("make-cluster", name="Drinken", cards=[room.coffee, room.tea])
    sources = {"cards": [room.bus], "clusters": [room.cluster]}
    room.goal = room.does("add-goal", text="Ontmoeting", parent=MAIN, sources=sources)
    return room


def cards(room, node):
    return {card.id for card in origin(room.state, node).cards}


def nodes(room, card):
    return [each.node.id for each in became(room.state).get(card, [])]


def test_node_knows_its_cards_their_parties_and_its_clusters(grown):
    found = origin(grown.state, grown.goal)

    assert cards(grown, grown.goal) == {grown.coffee, grown.tea, grown.bus}
    assert found.counts == {"municipality": 0, "provider": 1, "resident": 2}
    assert [cluster.name for cluster in found.clusters] == ["Drinken"]
    assert (found.gone, found.proposal) == ({}, None)


def test_card_knows_what_it_became(grown):
    other = grown.does("set-main-goal", text="Iedereen doet mee", sources={"cards": [grown.tea]})

    assert other in grown.state.wordings
    assert sorted(nodes(grown, grown.tea)) == sorted([MAIN, grown.goal])
    assert nodes(grown, grown.bus) == [grown.goal]


def test_card_from_which_nothing_grew_became_nothing(grown, carla):
    assert nodes(grown, grown.says(carla, "association", "regels")) == []


def test_lineage_holds_through_moves_rewordings_and_clusters_that_fell_apart(grown):
    home = grown.does("add-goal", text="Thuis", parent=MAIN)
    words = grown.does("propose-wording", node=grown.goal, text="Samen drinken")
    grown.does("adopt-wording", wording=words)
    grown.does("move-goal", node=grown.goal, parent=home)
    grown.does("rename-cluster", cluster=grown.cluster, name="Samen drinken")
    grown.does("move-cards", cards=[grown.coffee], cluster=None)
    grown.does("dissolve-cluster", cluster=grown.cluster)

    found = origin(grown.state, grown.goal)

    assert cards(grown, grown.goal) == {grown.coffee, grown.tea, grown.bus}
    assert [cluster.name for cluster in found.clusters] == ["Samen drinken"]
    assert [(each.text, each.status) for each in found.wordings] == [
        ("Ontmoeting", "replaced"),
        ("Samen drinken", "adopted"),
    ]
    assert nodes(grown, grown.coffee) == [grown.goal]


@pytest.mark.parametrize(
    ("type_", "status"), [("withdraw-card", "withdrawn"), ("hide-card", "hidden"), ("redact", "redacted")]
)
def test_one_card_gone_is_said_with_its_party_and_what_grew_keeps_its_words(grown, anna, type_, status):
    if type_ == "withdraw-card":
        grown.is_done(type_, anna, card=grown.tea)
    else:
        grown.does(type_, **({"target": grown.tea} if type_ == "redact" else {"card": grown.tea}))

    found = origin(grown.state, grown.goal)

    assert found.gone == {(status, "resident"): 1}
    assert cards(grown, grown.goal) == {grown.coffee, grown.bus}
    assert found.counts == {"municipality": 0, "provider": 1, "resident": 2}
    assert found.wordings[0].text == "Ontmoeting"
    assert nodes(grown, grown.tea) == [grown.goal]


def test_card_that_its_seat_brings_back_is_in_the_lineage_again(grown, anna):
    grown.is_done("withdraw-card", anna, card=grown.tea)
    grown.is_done("restore-card", anna, card=grown.tea)

    assert grown.tea in cards(grown, grown.goal)


def test_who_leaves_or_moves_changes_no_lineage(grown, anna, bert):
    grown.does("free-seat", seat=anna.seat)
    grown.does("move-seat", seat=bert.seat, party="municipality")

    assert origin(grown.state, grown.goal).counts == {"municipality": 0, "provider": 1, "resident": 2}


def test_card_knows_that_what_it_became_was_set_aside_and_with_what(grown):
    below = grown.does("add-goal", text="Thee", parent=grown.goal, sources={"cards": [grown.tea]})
    grown.does("set-aside", node=grown.goal, reason="later")

    found = {each.node.id: each.aside.id for each in became(grown.state)[grown.tea]}

    assert found == {grown.goal: grown.goal, below: grown.goal}
    grown.does("bring-back", node=grown.goal)
    assert [each.aside for each in became(grown.state)[grown.tea]] == [None, None]


def test_goal_that_was_proposed_knows_by_whom(room, anna):
    room.does("open-step", step="main-goal")
    proposal = room.is_done("propose-goal", anna, text="Een plek", parent=MAIN).command
    goal = room.does("add-goal", proposal=proposal, parent=MAIN)

    found = origin(room.state, goal)

    assert (found.proposal.id, found.proposal.party) == (proposal, "resident")
    assert [(each.text, each.by) for each in found.wordings] == [("Een plek", "resident")]


def test_cluster_that_never_was_is_not_found(grown):
    assert cluster_of(grown.state, grown.goal) is None
