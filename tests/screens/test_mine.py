"""What one seat said and what became of it: its own words, answers and dots, and nobody else's."""

import pytest

from app.screens.catch_up import story
from app.screens.mine import laying, own
from app.screens.phone_asked import Asking
from app.screens.phone_proposals import waiting
from tests.table import Table


def told(table, seat, kind, language="nl"):
    """What a seat said of one kind."""
    return [each for each in own(table.state, seat.seat, language) if each["kind"] == kind]


@pytest.fixture
def table():
    """A table at which the main goal is worded."""
    found = Table()
    found.does("open-step", step="main-goal")
    return found


def proposes(table, person, type_, **data):
    """A proposal that is taken; its id."""
    return table.asks(person, type_, **data).command


def test_proposal_tells_that_it_waits_and_what_it_became(table):
    anna = table.sits("resident")
    proposal = proposes(table, anna, "propose-goal", parent="main", text="Rust")
    waits = told(table, anna, "goal")[0]
    assert (waits["way"][0]["said"], waits["becameIds"]) == ("staat nog bij de voorstellen", [])
    assert [each.text for each in waiting(table.state, "subgoal")] == ["Rust"]
    goal = table.does("add-goal", parent="main", proposal=proposal)

    became = told(table, anna, "goal")[0]
    assert (became["way"][0]["said"], became["becameIds"]) == ("werd subdoel 1", [goal])
    assert told(table, anna, "wording") == []
    assert waiting(table.state, "subgoal") == []


def test_what_has_no_place_at_the_end_was_not_taken_over(table):
    anna = table.sits("resident")
    proposes(table, anna, "propose-goal", parent="main", text="Rust")
    proposes(table, anna, "propose-wording", node="main", text="Niemand zorgt alleen")
    table.does("finish")
    said = [told(table, anna, kind)[0]["way"][0]["said"] for kind in ("goal", "wording")]
    assert said == ["niet overgenomen in de boom, wel bewaard", "hoofddoel: niet gekozen, wel bewaard"]


def test_words_tell_whether_they_were_chosen(table):
    anna = table.sits("resident")
    words = proposes(table, anna, "propose-wording", node="main", text="Niemand zorgt alleen")
    said = [told(table, anna, "wording")[0]["way"][0]["said"]]
    table.does("adopt-wording", wording=words)
    said.append(told(table, anna, "wording")[0]["way"][0]["said"])
    table.does("set-main-goal", text="Balans")
    after = told(table, anna, "wording", "en")[0]["way"][0]

    assert said == ["hoofddoel: staat nog bij de voorstellen", "hoofddoel: nu de gekozen woorden"]
    assert (after["said"], after["text"]) == ("main goal: chosen before, now it says", "Balans")


def test_answer_is_told_to_its_seat_only_and_a_new_round_starts_empty(table):
    anna, bert = table.sits("resident"), table.sits("provider")
    words = proposes(table, anna, "propose-wording", node="main", text="Niemand zorgt alleen")
    table.does("open-support", about=words)
    table.asks(anna, "answer-support", about=words, answer="no", reason="te vaag")

    (answer,) = told(table, anna, "answer")
    assert (answer["answer"], answer["text"], answer["what"]) == (
        "no",
        "te vaag",
        "Voorstel A voor het hoofddoel",
    )
    assert told(table, bert, "answer") == []
    table.does("close-support", about=words)
    table.does("open-support", about=words)
    assert told(table, anna, "answer") == []


def test_dots_are_those_of_the_present_round_and_end_with_the_reveal():
    table = Table()
    anna = table.sits("resident")
    table.does("open-step", step="gather")
    cluster = table.does("make-cluster", name="Rust")
    table.asks(anna, "place-dots", cluster=cluster, count=2)
    assert [(each["cluster"], each["count"]) for each in told(table, anna, "dots")] == [(cluster, 2)]
    assert [(each["count"], each["left"]) for each in laying(table.state, anna.seat)] == [(2, 3)]
    table.does("reveal", step="gather")
    assert laying(table.state, anna.seat) == []
    table.does("open-step", step="gather", newRound=True)

    assert told(table, anna, "dots") == []
    assert [each["left"] for each in laying(table.state, anna.seat)] == [5]


def test_question_says_what_it_is_about_and_where_it_stands(table):
    table.does("set-main-goal", text="Balans")
    goal = table.does("add-goal", parent="main", text="Rust")
    below = table.does("add-goal", parent=goal, text="Slaap")
    other = table.does("propose-wording", node=goal, text="Echt rust")
    for about in ("main", goal, below, other, "tree"):
        table.does("open-support", about=about)

    found = [(each.what, each.text, each.ask, each.beside) for each in Asking(table.state, "nl").open_now()]
    assert found == [
        ("Het hoofddoel", "Balans", "Is dit ons hoofddoel?", ""),
        ("Subdoel 1", "Rust", "Hoort dit bij het hoofddoel?", "Balans"),
        ("Subdoel 1a", "Slaap", "Hoort dit bij subdoel 1?", "Rust"),
        ("Voorstel B voor subdoel 1", "Echt rust", "Zeggen we het zo? Nu staat er:", "Rust"),
        ("De hele boom", "Balans", "Is dit samen onze boom?", ""),
    ]


def test_erased_words_stand_in_nothing_that_is_told(table):
    anna = table.sits("resident")
    words = proposes(table, anna, "propose-wording", node="main", text="kolibrie")
    table.does("adopt-wording", wording=words)
    assert "kolibrie" in str(own(table.state, anna.seat, "nl"))
    table.does("redact", target=words)

    assert "kolibrie" not in str(own(table.state, anna.seat, "nl"))


def test_story_is_told_from_what_everyone_has_seen():
    table = Table()
    people = [table.sits(party) for party in ("resident", "provider", "municipality")]
    table.does("open-step", step="associations")
    for person in people:
        table.says(person, "association", "samen")
    table.says(people[0], "association", "kolibrie")
    hidden = story(table.state, "nl")
    assert "samen" not in str(hidden)
    table.does("reveal", step="associations")
    cluster = table.does("make-cluster", name="Buren")
    table.does("open-step", step="gather")
    for person in people:
        table.asks(person, "place-dots", cluster=cluster, count=1)
    assert ("De stippen lagen het meest bij:", "Buren") not in story(table.state, "nl")
    table.does("reveal", step="gather")
    table.does("open-step", step="look-back-2")

    found = story(table.state, "nl")
    assert ("Samen schreven we 4 kaartjes.", "") in found
    assert ("Deze woorden zeiden alle drie de partijen:", "samen") in found
    assert ("De stippen lagen het meest bij:", "Buren") in found
    assert "kolibrie" not in str(found)
