"""The green button does not run ahead: before a step has led to anything, what comes next is quiet."""

import pytest

from app.domain.state import MAIN
from app.screens.console_done import is_done
from tests.screens.console_session3 import checking, says
from tests.screens.console_stand import region
from tests.table import Table


@pytest.fixture
def table():
    """A resident sits; nothing was said."""
    found = Table()
    found.resident = found.sits("resident")
    return found


def test_welcome_is_quiet_until_someone_sits():
    empty = Table()
    assert not is_done(empty.state)
    empty.sits("provider")
    assert is_done(empty.state)


def test_reveal_is_quiet_until_a_card_of_this_round_came(table):
    table.does("open-step", step="associations")
    assert 'class="btn go ahead"' in region(table.state, "foot")
    table.says(table.resident, "association", "rust")
    assert 'class="btn go"' in region(table.state, "foot")
    table.does("reveal", step="associations")
    assert is_done(table.state)
    table.does("open-step", step="associations", newRound=True)
    assert not is_done(table.state)


def test_gathering_is_quiet_until_dots_lie(table):
    table.does("open-step", step="associations")
    card = table.says(table.resident, "association", "rust")
    table.does("reveal", step="associations")
    table.does("open-step", step="gather")
    cluster = table.does("make-cluster", name="Rust", cards=[card])
    assert not is_done(table.state)
    table.asks(table.resident, "place-dots", cluster=cluster, count=2)
    assert is_done(table.state)
    table.does("reveal", step="gather")
    assert is_done(table.state)


def test_tree_is_quiet_until_there_is_what_the_step_is_for(table):
    def step(name):
        table.does("open-step", step=name)
        return is_done(table.state)

    assert not step("main-goal")
    table.does("set-main-goal", text="Wij zijn in balans")
    assert is_done(table.state)
    assert not step("subgoals")
    goal = table.does("add-goal", parent=MAIN, text="Wij slapen")
    assert is_done(table.state)
    assert not step("does-it-hold")
    table.does("open-support", about=goal)
    assert not is_done(table.state)
    table.asks(table.resident, "answer-support", about=goal, answer="yes")
    assert is_done(table.state)
    table.does("close-support", about=goal)
    assert is_done(table.state)
    assert step("look-back-3")
    assert not step("indicators")
    table.does("add-indicator", goal=goal, text="Wij worden uitgerust wakker")
    assert is_done(table.state)
    assert not step("whole-tree")
    assert step("thanks")


def test_check_is_quiet_until_someone_answered():
    table, found = checking()
    assert not is_done(table.state)
    says(table, found[0], "yes", parties=("resident",))
    assert is_done(table.state)
    table.does("reveal", step="the-check")
    assert is_done(table.state)


def test_what_follows_a_closed_session_or_a_pause_is_green(table):
    table.does("open-step", step="associations")
    table.does("pause")
    assert is_done(table.state)
    table.does("resume")
    table.does("close-session", session=1)
    assert is_done(table.state)
