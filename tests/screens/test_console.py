"""The console's views: what the facilitator sees, what comes next, and what stays hidden for them too."""

import re

import pytest

from app.domain.script import NAMES
from app.domain.state import Room
from app.screens.audiences import Audience
from app.screens.console_next import next_action
from app.screens.console_stage import kind_of
from app.screens.console_table import table as sides
from app.screens.console_tree import rows, walk
from app.screens.console_watch import watch
from app.screens.history import history
from app.screens.regions import Live
from tests.screens.console_stand import actor, asked, gathered, grown, here, page_of, people, region, seated
from tests.screens.rooms import SAID
from tests.table import Table

DUTCH = Audience("facilitator", "nl")


def states(table: Table, live: Live) -> dict[str, str]:
    return {chair.name: chair.state for side in sides(table.state, live, "nl") for chair in side.chairs}


def told(table: Table, live: Live) -> list[str]:
    return [str(remark.key) for remark in watch(table.state, DUTCH, live)["remarks"]]


def lines(table: Table, language: str = "nl") -> list[str]:
    found = history(table.state, Audience("facilitator", language))["lines"]
    return [re.sub(r"<.*?>|\u00ad", "", str(line.text)) for line in found]


def test_chair_tells_its_state_and_nothing_more():
    table = seated(each=2)
    table.does("open-step", step="associations")
    first, second = people(table, "resident")
    table.says(actor(first), "association", "soep")
    by_hand = next(s.id for s in table.state.seats.values() if s.party == "provider" and not s.taken)
    table.does("seat-by-hand", seat=by_hand)
    live = here(table, second, **{people(table, "municipality")[0]: 2})
    found = states(table, live)
    assert found["Inwoner 1"] == "sent"
    assert found["Inwoner 2"] == "away"
    assert found["Inwoner 3"] == "empty"
    assert found["Gemeente 1"] == "on-phone"
    assert found["Gemeente 2"] == "silent"
    assert found["Aanbieder 3"] == "silent"


def test_balance_looks_the_same_whether_one_chair_sent_one_card_or_nine():
    one, nine = seated(), seated()
    for table, cards in ((one, (1, 9)), (nine, (9, 1))):
        table.does("open-step", step="associations")
        for seat, number in zip(people(table, "resident"), cards, strict=True):
            for turn in range(number):
                table.says(actor(seat), "association", f"woord {turn}")
    assert region(one.state, "balance", here(one)) == region(nine.state, "balance", here(nine))


def test_nothing_is_read_before_the_reveal():
    table = asked()
    page = page_of(table.state, here(table))
    assert not [word for word in SAID["provider"].split("|") if len(word) > 6 and word in page]
    table.does("reveal", step="associations")
    assert "vrijwilligers" in page_of(table.state, here(table))


def test_entered_card_is_told_in_the_history_without_its_words_until_the_reveal():
    table = seated()
    table.does("open-step", step="associations")
    table.does("add-card", kind="association", text="een kolibrie", forParty="resident")
    assert lines(table)[0] == "Kaartje ingevoerd voor de inwoners"
    table.does("reveal", step="associations")
    assert lines(table)[1] == "Kaartje ingevoerd voor de inwoners: ‘een kolibrie’"


def test_history_tells_every_command_of_the_facilitator_in_both_languages():
    table = grown()
    chair = next(s.id for s in table.state.seats.values() if not s.taken)
    for type_, data in (
        ("seat-by-hand", {"seat": chair}), ("renew-seat-code", {"seat": chair}), ("set-seats", {"count": 5}),
        ("move-seat", {"seat": people(table, "provider")[0], "party": "resident"}),
        ("free-seat", {"seat": chair}),
        ("pause", {}), ("resume", {}), ("close-door", {}), ("open-door", {}), ("set-timer", {"seconds": 60}),
        ("hide-card", {"card": next(iter(table.state.cards))}), ("close-session", {"session": 3}),
        ("rename-cluster", {"cluster": next(iter(table.state.clusters)), "name": "Rust"}),
        ("dissolve-cluster", {"cluster": list(table.state.clusters)[1]}), ("finish", {}),
    ):  # fmt: skip
        table.does(type_, **data)
    dutch, english = lines(table), lines(table, "en")
    assert len(dutch) == len(english) == 25
    assert not set(dutch) & set(english)
    assert dutch[0] == "De boom is af"
    assert english[1] == "Cluster taken apart"


def test_history_names_what_can_be_taken_back_by_its_number():
    table = gathered()
    table.does("undo")
    found = history(table.state, DUTCH)["lines"]
    assert (found[0].undone, found[0].can_undo, found[0].can_redo) == (True, False, True)
    assert (found[1].can_undo, found[1].seq) == (True, found[0].seq - 1)
    reveal = next(line for line in found if "getoond" in line.text)
    assert not reveal.can_undo


@pytest.mark.parametrize(
    ("room", "waiting", "command"),
    [
        (Room(step="welcome"), "", "open-step"),
        (Room(step="associations"), "cards", "reveal"),
        (Room(step="associations"), "", "open-step"),
        (Room(step="gather"), "dots", "reveal"),
        (Room(step="round-off"), "", "close-session"),
        (Room(step="round-off", closed=frozenset({1})), "", "open-step"),
        (Room(step="main-goal", session=2), "answers", "close-support-each"),
        (Room(step="does-it-hold", session=2), "", "close-session"),
        (Room(step="gather", paused=True), "dots", "resume"),
        (Room(step="thanks", session=3), "", "finish"),
        (Room(step="thanks", session=3, closed=frozenset({3})), "", "finish"),
    ],
)
def test_next_action_follows_the_method(room, waiting, command):
    action = next_action(room, waiting)
    assert action is not None
    assert action.command == command


def test_finished_trajectory_has_no_next_action():
    assert next_action(Room(step="thanks", session=3, finished=True), "") is None


def test_every_step_has_a_middle():
    assert {step: kind_of(step) for step in NAMES}["signs"] == "collect"
    assert {kind_of(step) for step in NAMES} == {
        "table",
        "collect",
        "gather",
        "goal",
        "tree",
        "recap",
        "check",
        "whole",
        "end",
    }


def test_watch_names_the_missing_party_and_the_silent_one():
    table = asked()
    table.does("open-step", step="dream-images")
    gone = people(table, "provider")
    table.says(actor(people(table, "municipality")[0]), "dream-image", "samen")
    live = here(table, *gone, **{people(table, "resident")[0]: 3})
    assert told(table, live)[:3] == ["silent-municipality", "missing-provider", "silent-resident"]
    assert watch(table.state, DUTCH, live)["missing"] == ["de aanbieders"]
    assert (watch(table.state, DUTCH, live)["phones"], watch(table.state, DUTCH, live)["cards"]) == (1, 3)


def test_watch_says_once_that_nobody_is_there_yet():
    assert told(Table(), Live(now="2026-03-02T19:30:00+00:00")) == ["nobody", "projector"]


def test_watch_points_at_a_cluster_of_one_party():
    table = gathered()
    cluster = next(iter(table.state.clusters))
    assert f"one-{cluster}" in told(table, here(table))


def test_watch_points_at_what_only_is_counted_or_told():
    table = grown()
    assert told(table, here(table)) == ["bare", "no-counting"]


def test_every_place_that_a_row_offers_is_taken():
    for field in ("up", "down", "nest", "lift"):
        offered = [row for row in walk(rows(grown().state, "nl")) if getattr(row, field)]
        assert offered, field
        for row in range(len(offered)):
            table = grown()
            again = [each for each in walk(rows(table.state, "nl")) if getattr(each, field)][row]
            place = getattr(again, field)
            table.does("move-goal", node=again.id, parent=place.parent, position=place.position)


def test_lowest_subgoal_takes_no_other_and_its_branch_does_not_nest_too_deep():
    found = {row.number: row for row in walk(rows(grown().state, "nl")) if row.kind == "subgoal"}
    assert [number for number, row in found.items() if not row.takes_goal] == ["1a1"]
    assert found["2"].nest is not None
    assert found["1"].nest is None


def test_what_grows_from_a_subgoal_stands_before_its_own_subgoals():
    for row in walk(rows(grown().state, "nl")):
        kinds = [each.kind for each in row.below]
        assert kinds == sorted(kinds), row.number


def test_no_region_holds_a_field_for_text():
    table = grown()
    for name in ("stage", "script", "chairs", "history", "parked", "foot", "timer", "watch"):
        html = region(table.state, name, here(table))
        assert not re.search(r'<textarea|<select|type="(?!hidden|checkbox|submit|button)', html), name
