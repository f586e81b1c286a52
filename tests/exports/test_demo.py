"""The example goes through the one door, and is what it says it is."""

import asyncio
from datetime import date
from pathlib import Path

import pytest

from app import demo
from app.demo_play import words
from app.domain.checks import indicators
from app.domain.counting import carried_now, check
from app.domain.state import State
from app.domain.tree import set_aside
from app.main import build
from app.screens.tree import tree_view
from app.settings import Settings
from app.store import directory
from tests.exports.playing import lelystad


def built(folder: Path, halfway: bool) -> State:
    """The example in a real database, folded anew from its log."""
    at = build(Settings(var=folder, secret="geheim"))

    async def play() -> State:
        owner = at.database.write_now(lambda c: directory.add_facilitator(c, "ann", "token"))
        made = await demo.build(at.engine, at.presence, owner, "K7F429", date(2028, 11, 22), halfway)
        await at.engine.close()
        async with build(at.settings).engine.reading(made) as runtime:
            return runtime.state

    state = asyncio.run(play())
    at.database.close()
    return state


@pytest.mark.parametrize("halfway", [False, True])
def test_built_example_is_the_played_one(tmp_path: Path, halfway: bool):
    state, played = built(tmp_path, halfway), lelystad(halfway)

    assert state.seq == played.seq
    assert [node.text for node in tree_view(state).flat] == [node.text for node in tree_view(played).flat]
    assert [gap.parties for gap in state.here.missing] == [gap.parties for gap in played.here.missing]


def test_finished_example_is_lelystad():
    tree = tree_view(lelystad())

    assert lelystad().here.finished
    assert [len(branch.leaves) for branch in tree.branches] == [4, 6]
    assert {leaf.form for branch in tree.branches for leaf in branch.leaves} == {"counting", "telling"}


def test_every_indicator_is_described_and_grew_from_a_card():
    leaves = [node for node in lelystad().nodes.values() if node.kind == "indicator"]

    assert [leaf for leaf in leaves if not leaf.cards or "instrument" not in leaf.description] == []


def test_half_example_stands_in_session_two():
    state = lelystad(halfway=True)

    assert (state.here.session, state.here.step, state.here.finished) == (2, "subgoals", False)
    assert state.here.theme == "Mantelzorg"
    assert [goal.text for goal in tree_view(state).branches] == [
        each["text"] for each in words("mantelzorg")["goals"]
    ]
    assert sum(not proposal.node for proposal in state.proposals.values()) == 2
    assert state.wordings[state.nodes["main"].wording or ""].carried is False


def test_finished_example_has_all_that_a_report_tells():
    state = lelystad()
    leaves = indicators(state)

    assert len(state.agreements) == 3
    assert carried_now(state, "tree") is True
    assert [check(state, leaf.id, 1).weighted is not None for leaf in leaves] == [True] * 10
    assert len(set_aside(state)) == 1
