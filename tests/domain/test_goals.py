"""The goal tree: the main goal, subgoals, indicators, what they grew from, how an indicator is described."""

import pytest

from app.domain.state import MAIN
from app.domain.tree import text
from tests.domain.play import NOWHERE


@pytest.fixture
def goal(room):
    """A subgoal under main."""
    return room.does("add-goal", text="Meer ontmoeting", parent=MAIN)


@pytest.fixture
def indicator(room, goal):
    """An indicator under it."""
    return room.does("add-indicator", text="Er komen meer buren", goal=goal)


def words(room, node):
    return text(room.state, room.node(node))


def test_empty_main_goal_exists_from_the_start(room):
    assert words(room, MAIN) == ""
    assert room.node(MAIN).kind == "main"


def test_set_main_goal_adopts_a_wording_with_the_commands_id_and_replaces_the_former(room):
    first = room.does("set-main-goal", text="Iedereen doet mee")
    second = room.does("set-main-goal", text="Iedereen hoort erbij")

    wordings = room.state.wordings
    assert words(room, MAIN) == "Iedereen hoort erbij"
    assert {key: wordings[key].status for key in wordings} == {first: "replaced", second: "adopted"}


def test_set_main_goal_with_the_same_words_changes_nothing(room, anna):
    card = room.shown(anna)
    sources = {"cards": [card]}
    room.does("set-main-goal", text="Iedereen doet mee", sources=sources)

    room.nothing("set-main-goal", text="Iedereen doet mee")
    room.nothing("set-main-goal", text="Iedereen doet mee", sources=sources)


def test_set_main_goal_replaces_its_sources_only_when_given(room, anna):
    card = room.shown(anna)
    room.does("set-main-goal", text="Iedereen doet mee", sources={"cards": [card]})
    room.does("set-main-goal", text="Iedereen hoort erbij")
    assert room.node(MAIN).cards == (card,)

    room.does("set-main-goal", text="Iedereen hoort erbij", sources={})

    assert room.node(MAIN).cards == ()


def test_words_with_which_a_node_is_made_are_its_first_wording(room, goal, indicator):
    assert words(room, goal) == "Meer ontmoeting"
    assert room.node(goal).wording == f"{goal}-first"
    assert room.node(indicator).wording == f"{indicator}-first"
    assert room.state.wordings[f"{indicator}-first"].by == "facilitator"


def test_id_of_another_node_or_wording_is_refused(room, goal):
    main = room.does("set-main-goal", text="Iedereen doet mee")

    room.refused("id-taken", "add-goal", id_=goal, text="Nog een", parent=MAIN)
    room.refused("id-taken", "set-main-goal", id_=main, text="Anders")


def test_sources_hold_the_cards_of_the_clusters_as_they_were(room, anna):
    room.does("open-step", step="associations")
    cards = [room.says(anna, "association", each) for each in ("koffie", "thee", "buren")]
    room.does("reveal", step="associations")
    cluster = room.does("make-cluster", cards=cards[:2])

    goal = room.does(
        "add-goal", text="Ontmoeting", parent=MAIN, sources={"cards": cards[1:], "clusters": [cluster]}
    )
    room.does("dissolve-cluster", cluster=cluster)

    assert room.node(goal).cards == (cards[1], cards[2], cards[0])
    assert room.node(goal).clusters == (cluster,)


@pytest.mark.parametrize(
    ("sources", "code"),
    [({"cards": [NOWHERE]}, "unknown-id"), ({"clusters": [NOWHERE]}, "unknown-id")],
    ids=["card", "cluster"],
)
def test_unknown_source_is_refused(room, sources, code):
    room.refused(code, "set-main-goal", text="Iedereen doet mee", sources=sources)


def test_card_that_nobody_saw_is_no_source(room, anna):
    room.does("open-step", step="associations")
    card = room.says(anna, "association", "koffie")

    room.refused("not-revealed", "set-main-goal", text="Iedereen doet mee", sources={"cards": [card]})


def test_proposal_that_does_not_exist_is_unknown(room, goal):
    room.refused("unknown-id", "add-goal", proposal=NOWHERE, parent=MAIN)
    room.refused("unknown-id", "add-indicator", proposal=NOWHERE, goal=goal)


def test_indicator_is_described_and_free_words_are_given_back_as_sent(room, indicator):
    room.does("describe-indicator", indicator=indicator, form="telling", who=" de wijkcoach ")
    room.does("describe-indicator", indicator=indicator, existsAlready=False)

    said = {"form": "telling", "who": " de wijkcoach ", "existsAlready": False}
    assert room.node(indicator).description == said


def test_describing_the_same_changes_nothing(room, indicator):
    room.does("describe-indicator", indicator=indicator, form="telling")

    room.nothing("describe-indicator", indicator=indicator, form="telling")


def test_only_an_indicator_is_described(room, goal):
    room.refused("not-an-indicator", "describe-indicator", indicator=goal, form="telling")
    room.refused("unknown-id", "describe-indicator", indicator=NOWHERE, form="telling")
