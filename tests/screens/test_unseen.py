"""Before it is revealed or closed, no screen tells what was drawn, where dots lie or what was answered."""

import pytest

from app.screens.audiences import ALL, Audience
from app.screens.regions import Live, all_regions, listening
from app.screens.render import draw
from tests.screens.meetings import WORDS, Meeting, asked, dotted, gathered, grown, worded
from tests.table import Table

REASON = "kolibrie"
STROKE = [{"points": [[717, 319], [711, 313]]}]


def html(table: Table, audience: Audience) -> str:
    """All that an audience's screen shows."""
    regions = listening(all_regions(), audience)
    return "".join(draw(region, table.state, audience, 1, Live()) for region in regions)


def everything(table: Table) -> list[str]:
    """All screens."""
    return [html(table, audience) for audience in ALL]


def test_drawing_stands_nowhere_before_the_reveal() -> None:
    table = Meeting(1)
    table.does("open-step", step="dream-images")
    table.says(table.everyone[0], "dream-image", "een huis", drawing=STROKE)
    assert "717 319" not in "".join(everything(table))
    table.does("reveal", step="dream-images")
    assert "717 319" in html(table, Audience("projector", "nl"))


@pytest.mark.parametrize("subject", ["wording", "main", "subgoal", "tree"])
def test_answers_cannot_be_told_apart_before_the_question_is_closed(subject: str) -> None:
    table = Meeting(2)
    about = {"wording": worded(table)[0], "subgoal": grown(table)[0]}.get(subject, subject)
    for step in ("main-goal", "subgoals", "does-it-hold"):
        table.does("open-step", step=step)
        asked(table, about, {"resident": ("no", "no")}, reasons=(REASON,) * 2, close=False)
        seen = everything(table)
        for actor in table.people["resident"]:
            table.asks(actor, "answer-support", about=about, answer="yes", reason=REASON)
        assert everything(table) == seen
        assert REASON not in "".join(seen)
        table.does("close-support", about=about)


def test_dots_cannot_be_found_before_they_are_counted() -> None:
    table = gathered(Meeting(2))
    first, second, *_ = table.state.clusters
    table.asks(table.everyone[0], "place-dots", cluster=first, count=5)
    seen = everything(table)
    table.asks(table.everyone[0], "place-dots", cluster=first, count=0)
    table.asks(table.everyone[0], "place-dots", cluster=second, count=5)
    assert everything(table) == seen
    table.does("reveal", step="gather")
    assert everything(table) != seen


def test_no_seat_is_named_outside_the_console_with_all_that_session_two_shows() -> None:
    table = dotted(gathered(Meeting(2)))
    goals = grown(table)
    for node in ("main", goals[0]):
        table.does("spotlight", node=node)
        worded(table, WORDS, node)
        asked(table, node)
        told = [html(table, audience) for audience in ALL if audience.screen != "facilitator"]
        assert not [actor for actor in table.everyone if actor.seat and actor.seat in "".join(told)]
