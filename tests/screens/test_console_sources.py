"""The cards and clusters from which a node may grow: what the room saw, and nothing that is gone is lost."""

from app.screens.console_sources import Group, choices
from tests.screens import console_stand as stand
from tests.table import Table


def ticked(table: Table, node: str) -> tuple[list[str], list[str]]:
    """The clusters and the cards whose boxes are on."""
    groups: list[Group] = choices(table.state, node)["groups"]
    clusters = [group.cluster.id for group in groups if group.cluster and group.on]
    return clusters, [tick.card.id for group in groups for tick in group.ticks if tick.on]


def node_with(table: Table, kind: str) -> str:
    return next(node.id for node in table.state.nodes.values() if node.kind == kind and node.cards)


def test_cluster_is_ticked_as_a_whole_and_its_cards_are_not():
    table = stand.grown()
    cluster = next(iter(table.state.clusters))
    assert ticked(table, node_with(table, "subgoal")) == ([cluster], [])


def test_signs_of_its_own_subgoal_come_before_others():
    table = stand.grown()
    indicator = node_with(table, "indicator")
    groups = choices(table.state, indicator)["groups"]
    assert [group.kind for group in groups if not group.cluster] == ["own-signs", "loose"]
    assert ticked(table, indicator) == ([], list(table.state.nodes[indicator].cards))


def test_unrevealed_cards_are_not_offered():
    table = stand.grown()
    table.does("open-step", step="round-off")
    hidden = table.says(stand.actor(stand.people(table, "resident")[0]), "harvest", "een kolibrie")
    offered = [t.card.id for g in choices(table.state, "main")["groups"] for t in g.ticks]
    assert hidden not in offered
    table.does("reveal", step="round-off")
    assert hidden in [t.card.id for g in choices(table.state, "main")["groups"] for t in g.ticks]


def test_what_is_gone_stays_named_when_other_sources_are_chosen():
    table = stand.grown()
    node = node_with(table, "subgoal")
    withdrawn, cluster = table.state.nodes[node].cards[0], table.state.nodes[node].clusters[0]
    table.does("hide-card", card=withdrawn)
    table.does("dissolve-cluster", cluster=cluster)
    chosen = choices(table.state, node)
    assert chosen["gone"] == {"cards": [withdrawn], "clusters": [cluster]}
    table.does("adopt-wording", wording=chosen["wording"], sources=chosen["gone"])
    assert table.state.nodes[node].cards == (withdrawn,)
    table.does("adopt-wording", wording=chosen["wording"], sources={})
    assert (table.state.nodes[node].cards, table.state.nodes[node].clusters) == ((), ())
    table.does("undo")
    assert table.state.nodes[node].cards == (withdrawn,)


def test_erased_words_offer_no_choice():
    table = stand.grown()
    node = node_with(table, "indicator")
    table.does("redact", target=node)
    assert choices(table.state, node)["wording"] == ""
