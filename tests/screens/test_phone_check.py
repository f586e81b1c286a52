"""The check on the phone: chain and answers, nothing before the reveal, what a second round asks."""

import pytest

from app.domain.state import PARTIES
from app.screens import phone
from app.screens.audiences import Audience
from app.screens.mine import own
from tests.screens.test_phone import drawn
from tests.table import Table

HERE = Audience("participant", "nl")


def round_of_check(table):
    """What the phone's check is drawn from."""
    return phone.checked(table.state, HERE)


@pytest.fixture
def table():
    """A table in the check of two indicators under a subgoal; their ids are `table.leaves`."""
    found = Table()
    found.does("set-main-goal", text="Niemand zorgt alleen")
    goal = found.does("add-goal", parent="main", text="Rust")
    found.leaves = [found.does("add-indicator", goal=goal, text=text) for text in ("Slapen", "Uitgaan")]
    found.does("describe-indicator", indicator=found.leaves[0], form="counting")
    found.does("open-step", step="the-check")
    return found


def test_indicator_stands_under_its_subgoal_and_the_main_goal(table):
    first = round_of_check(table)["items"][0]
    assert (first.text, first.number, first.under, first.form) == ("Slapen", "1", "Rust", "counting")
    html = drawn(table, "check")
    assert html.index("Niemand zorgt alleen") < html.index("Rust") < html.index("Slapen")
    assert "Indicator, tellen" in html
    assert "Indicator, telling" not in drawn(table, "check", "en")


def test_answers_are_told_by_party_once_they_are_revealed(table):
    anna, bert = table.sits("resident"), table.sits("provider")
    table.asks(anna, "check-indicator", indicator=table.leaves[0], answer="partly", reason="te weinig")
    before = drawn(table, "check")
    table.asks(bert, "check-indicator", indicator=table.leaves[0], answer="no")
    assert drawn(table, "check").replace(f'data-seq="{table.state.seq}"', "") == before.replace(
        f'data-seq="{table.state.seq - 1}"', ""
    )
    assert "te weinig" not in before
    table.does("reveal", step="the-check")

    first = round_of_check(table)["items"][0]
    told = [(each.party, each.of, each.yes, each.partly, each.no) for each in first.check.parties]
    assert told == [("municipality", 0, 0, 0, 0), ("provider", 1, 0, 0, 1), ("resident", 1, 0, 1, 0)]
    assert [(each.party, each.text) for each in first.check.reasons] == [("resident", "te weinig")]
    assert not first.check.is_reworded
    assert "Nog niemand heeft geantwoord." in drawn(table, "check")
    assert "een beetje, omdat" in drawn(table, "check")
    assert 'name="indicator"' not in drawn(table, "check")


def test_late_answer_counts_at_once_and_new_words_are_told(table):
    anna = table.sits("resident")
    table.does("reveal", step="the-check")
    table.asks(anna, "check-indicator", indicator=table.leaves[1], answer="yes", reason="ja hoor")
    words = table.does("propose-wording", node=table.leaves[1], text="Eropuit gaan")
    table.does("adopt-wording", wording=words)

    second = round_of_check(table)["items"][1]
    assert (second.text, second.check.parties[2].yes, second.check.is_reworded) == ("Eropuit gaan", 1, True)
    assert "De woorden zijn daarna veranderd." in drawn(table, "check")


def test_second_round_asks_about_what_was_reworded_and_says_that_the_rest_is_settled(table):
    anna = table.sits("resident")
    for leaf, reason in zip(table.leaves, ("wie slaapt", "wie uitgaat"), strict=True):
        table.asks(anna, "check-indicator", indicator=leaf, answer="yes", reason=reason)
    table.does("reveal", step="the-check")
    words = table.does("propose-wording", node=table.leaves[1], text="Eropuit gaan")
    table.does("adopt-wording", wording=words)
    table.does("open-step", step="the-check", newRound=True)

    found = round_of_check(table)
    assert [each.text for each in found["items"]] == ["Eropuit gaan"]
    assert [each.text for each in found["settled"]] == ["Slapen"]
    assert "1 indicator is al klaar" in drawn(table, "settled")
    assert "wie slaapt" in drawn(table, "settled")
    assert "wie uitgaat" not in drawn(table, "check")


def test_settled_without_a_reveal_stays_unseen(table):
    anna = table.sits("resident")
    table.asks(anna, "check-indicator", indicator=table.leaves[0], answer="yes", reason="ja hoor")
    table.does("open-step", step="the-check", newRound=True)

    assert [each.check for each in round_of_check(table)["settled"]] == [None]
    assert "ja hoor" not in drawn(table, "settled")


def test_check_is_shown_in_its_step_only_and_may_have_nothing_to_ask(table):
    table.does("set-aside", node=table.leaves[0])
    table.does("set-aside", node=table.leaves[1])
    assert "Er zijn nog geen indicatoren." in drawn(table, "settled")
    table.does("open-step", step="whole-tree")

    assert "hidden" in drawn(table, "check").partition(">")[0]
    assert "hidden" in drawn(table, "settled").partition(">")[0]


def test_own_answer_is_told_to_its_seat_only_with_its_round(table):
    anna, bert = table.sits("resident"), table.sits("resident")
    table.asks(anna, "check-indicator", indicator=table.leaves[0], answer="no", reason="te weinig")
    words = table.does("propose-wording", node=table.leaves[0], text="Uitgerust zijn")
    table.does("adopt-wording", wording=words)

    (found,) = (each for each in own(table.state, anna.seat, "nl") if each["kind"] == "check")
    assert (found["asked"], found["answer"], found["text"]) == (f"{table.leaves[0]}-1", "no", "te weinig")
    assert (found["what"], found["reworded"]) == ("Uitgerust zijn", True)
    assert not own(table.state, bert.seat, "nl")
    table.does("set-aside", node=table.leaves[0])
    assert not own(table.state, anna.seat, "nl")


def test_signs_are_counted_per_party_and_subgoal_while_they_are_asked_for():
    table = Table()
    anna = table.sits("resident")
    goals = [table.does("add-goal", parent="main", text=text) for text in ("Rust", "Ruimte")]
    table.does("open-step", step="signs")
    card = table.says(anna, "sign", "lachende mensen", about=goals[1])
    counts = dict.fromkeys(PARTIES, 0)
    found = phone.signed(table.state, HERE)["signed"]
    assert found == {goals[0]: counts, goals[1]: {**counts, "resident": 1}}
    assert "lachende mensen" not in drawn(table, "signed")
    table.asks(anna, "withdraw-card", card=card)
    assert phone.signed(table.state, HERE)["signed"][goals[1]] == counts
    table.does("open-step", step="indicators")

    assert phone.signed(table.state, HERE)["signed"] == {}


def test_proposed_indicators_and_subgoals_stand_in_their_own_steps(table):
    anna = table.sits("resident")
    table.does("open-step", step="main-goal")
    goal = next(node.id for node in table.state.nodes.values() if node.kind == "subgoal")
    table.asks(anna, "propose-indicator", parent=goal, text="Mensen slapen door")
    table.asks(anna, "propose-goal", parent=goal, text="Een logeerhuis")
    table.does("open-step", step="indicators")
    assert "Mensen slapen door" in drawn(table, "proposals")
    assert "Een logeerhuis" not in drawn(table, "proposals")
    assert "Welke indicator stel jij voor?" in drawn(table, "choices")
    table.does("open-step", step="subgoals")
    assert "Mensen slapen door" not in drawn(table, "proposals")
    assert "Een logeerhuis" in drawn(table, "proposals")


def test_proposed_indicator_tells_what_became_of_it(table):
    anna = table.sits("resident")
    table.does("open-step", step="main-goal")
    goal = next(node.id for node in table.state.nodes.values() if node.kind == "subgoal")
    said = table.asks(anna, "propose-indicator", parent=goal, text="Mensen slapen door").command
    ways = [own(table.state, anna.seat, "nl")[0]["way"]]
    node = table.does("add-indicator", goal=goal, proposal=said)
    table.does("set-aside", node=node, reason="dat meten we niet")
    ways.append(own(table.state, anna.seat, "nl")[0]["way"])

    assert [[knot["said"] for knot in way] for way in ways] == [
        ["staat nog bij de voorstellen"],
        ["werd indicator", "apart gelegd"],
    ]


def test_agreements_and_how_to_come_back_stand_under_the_tree(table):
    table.does("agree", text="We vragen het tien mensen", who="wijkteam", when="elk najaar")
    table.does("open-step", step="whole-tree")
    html = drawn(table, "tree")
    assert "We vragen het tien mensen" in html
    assert "wijkteam" in html
    assert "elk najaar" in html
    assert "Wil je dit later teruglezen?" not in html
    table.does("open-step", step="thanks")

    assert "Wil je dit later teruglezen?" in drawn(table, "tree")
