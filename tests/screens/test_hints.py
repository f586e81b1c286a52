"""Hints on the console: where they stand, in which words, and that nobody else sees them."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.hints import CODES
from app.domain.state import State
from app.screens import plain_words
from app.screens.audiences import ALL
from app.screens.console_hints import hints
from app.screens.hint_words import SAID, about_goal
from app.screens.i18n import catalog
from app.screens.regions import Live, all_regions, listening
from app.screens.render import draw
from tests.screens.console_stand import region
from tests.table import Table

US = "Gaat dit over ons, of over inwoners?"


@pytest.fixture
def own_words(tmp_path: Path) -> Iterator[Path]:
    """A municipality's file; afterwards there is none any more."""
    yield tmp_path / "woorden.txt"
    plain_words.add(None)


def codes(state: State, key: str) -> list[str]:
    return [each.code for each in hints(state, "nl").get(key, [])]


def tree() -> tuple[Table, str, str]:
    """A subgoal about us, with an indicator of output."""
    table = Table(theme="Mantelzorg")
    table.does("open-step", step="indicators")
    goal = table.does("add-goal", parent="main", text="Wij organiseren bijeenkomsten")
    told = table.does("add-indicator", goal=goal, text="Aantal bijeenkomsten")
    return table, goal, told


def test_every_hint_has_its_words_in_both_languages() -> None:
    assert list(SAID) == list(CODES)
    assert [text for texts in SAID.values() for text in texts if text not in catalog("en")] == []


def test_hints_stand_at_goals_indicators_proposals_and_words_that_compete() -> None:
    table, goal, told = tree()
    anna = table.sits("resident")
    table.does("set-main-goal", text="Eenzaamheid verminderen")
    assert (codes(table.state, "main"), codes(table.state, goal)) == (["not-reached"], ["about-us"])
    assert codes(table.state, told) == ["output"]

    table.does("open-step", step="main-goal")
    table.does("open-step", step="subgoals")
    table.asks(anna, "propose-goal", parent="main", text="Activiteiten organiseren")
    words = table.does("propose-wording", node=goal, text="De gemeente biedt cursussen aan")
    (proposal,) = table.state.proposals
    assert (codes(table.state, proposal), codes(table.state, words)) == (["about-us"], ["about-us"])
    html = region(table.state, "stage")
    for key in ("main", goal, told, proposal, words):
        assert html.count(f'id="hint-{key}"') == 1
    table.does("add-goal", proposal=proposal, parent="main")
    assert codes(table.state, proposal) == []


def test_subgoal_with_one_form_says_so_until_the_other_comes() -> None:
    table, goal, told = tree()
    table.does("describe-indicator", indicator=told, form="counting", unit="mensen")
    assert codes(table.state, goal) == ["about-us", "only-counting"]
    other = table.does("add-indicator", goal=goal, text="Wat mensen ervan vinden")
    table.does("describe-indicator", indicator=other, form="telling")
    assert codes(table.state, goal) == ["about-us"]
    table.does("set-aside", node=told)
    assert codes(table.state, goal) == ["about-us", "only-telling"]


def test_finished_tree_and_erased_words_get_no_hints() -> None:
    table, goal, _ = tree()
    words = table.does("propose-wording", node=goal, text="Activiteiten organiseren")
    table.does("redact", target=words)
    table.does("redact", target=goal)
    assert (codes(table.state, words), codes(table.state, goal)) == ([], [])
    finished = tree()[0]
    finished.does("finish")
    assert hints(finished.state, "nl") == {}


def test_nobody_but_the_facilitator_sees_a_hint() -> None:
    table, *_ = tree()
    seen = {
        audience.screen: [
            question
            for question, _ in SAID.values()
            for shown in listening(all_regions(), audience)
            if question in draw(shown, table.state, audience, 1, Live())
        ]
        for audience in ALL
        if audience.language == "nl"
    }
    assert seen == {
        "participant": [],
        "projector": [],
        "facilitator": [US, SAID["output"][0]],
    }


def test_words_are_read_in_the_language_of_the_workshop_and_hints_in_that_of_the_screen() -> None:
    table, *_ = tree()
    assert "Is this about us, or about residents?" in region(table.state, "stage", language="en")
    assert US in region(table.state, "stage")


def test_one_line_is_seen_the_others_unfold_and_what_was_written_stays_text() -> None:
    here = Table(theme="Buurt").state.here
    found = about_goal("Wij organiseren <i>zelfredzaamheid</i> en participatie", here, "nl")
    assert [each.code for each in found] == ["about-us", "plain-words"]
    assert "‘<bdi>wij organiseren</bdi>’" in found[0].why
    assert [re.sub("<.*?>|\u00ad", "", each) for each in found[1].why.split("’. ")] == [
        "‘zelfredzaamheid’: je kunt ook zeggen ‘zelf kunnen regelen",
        "‘participatie’: je kunt ook zeggen ‘meedoen’.",
    ]


def test_words_of_the_theme_are_no_policy_words_here() -> None:
    about = "Mantelzorgers houden balans"
    assert about_goal(about, Table(theme="Mantelzorg in de buurt").state.here, "nl") == []
    elsewhere = about_goal(about, Table(theme="Buurt").state.here, "nl")
    assert [each.code for each in elsewhere] == ["plain-words"]


def test_municipality_adds_its_words_and_takes_ours_away(own_words: Path) -> None:
    lines = [
        "\ufeff# van ons",
        "Keukentafel  gesprek = gesprek bij u thuis",
        "mantelzorger =",
        "een regel",
        "= niets",
    ]
    own_words.write_text("\n".join(lines))
    plain_words.add(own_words)
    forms = plain_words.plain_words("nl", "")
    assert forms["keukentafel gesprek"] == "gesprek bij u thuis"
    assert "mantelzorgers" not in forms
    assert forms["kwetsbare"] == "wie extra steun nodig heeft"
    assert plain_words.plain_words("fy", "")["keukentafel gesprek"] == "gesprek bij u thuis"


def test_file_that_cannot_be_read_stops_nothing(own_words: Path, caplog: pytest.LogCaptureFixture) -> None:
    plain_words.add(own_words)
    assert "SAMENBOOM_PLAIN_WORDS" in caplog.text
    assert "doelgroepen" in plain_words.plain_words("nl", "")
