"""Erasing words for good: gone from log and memory; the trace that something was there stays."""

import pytest

from app.domain.redaction import blank, erased_by
from app.domain.state import MAIN
from app.domain.tree import text
from tests.domain.play import NOWHERE

NAME = "Jan de Vries"


def is_gone(room):
    """Whether the name is nowhere any more."""
    return NAME not in str(room.log) and NAME not in str(room.state)


@pytest.fixture
def wall(room, anna):
    """A room in which associations are shown, one of them with a name."""
    room.named = room.shown(anna, NAME)
    return room


def test_redacted_card_is_gone_but_that_it_was_there_stays(wall):
    wall.does("make-cluster", cards=[wall.named])

    wall.does("redact", target=wall.named)

    card = wall.card(wall.named)
    assert is_gone(wall)
    assert (card.status, card.text, card.cluster, card.party) == ("redacted", "", None, "resident")


def test_redact_again_changes_nothing(wall):
    wall.does("redact", target=wall.named)

    wall.nothing("redact", target=wall.named)


def test_redacted_card_takes_its_edits_along(room, anna):
    room.does("open-step", step="associations")
    card = room.says(anna, "association", NAME)
    room.is_done("edit-card", anna, card=card, text=f"{NAME}!")

    room.does("redact", target=card)

    assert is_gone(room)


def test_redacting_an_edit_redacts_the_card_for_what_a_card_said_is_one(room, anna):
    room.does("open-step", step="associations")
    card = room.says(anna, "association", f"{NAME}!")
    edit = room.is_done("edit-card", anna, card=card, text=NAME).command

    room.does("redact", target=edit)

    assert is_gone(room)
    assert room.card(card).status == "redacted"
    room.nothing("redact", target=edit)
    room.nothing("redact", target=card)


def test_redacting_what_was_withdrawn_before_the_reveal_says_so(room, anna):
    room.does("open-step", step="associations")
    card = room.says(anna, "association", NAME)
    room.is_done("withdraw-card", anna, card=card)

    room.does("redact", target=card)

    assert room.card(card).status == "redacted"


def test_redacted_cluster_name_leaves_the_cluster_and_its_later_name(wall):
    cluster = wall.does("make-cluster", name=NAME, cards=[wall.named])
    renamed = wall.does("rename-cluster", cluster=cluster, name="Buren")

    wall.does("redact", target=cluster)
    assert (wall.cluster(cluster).name, wall.cluster(cluster).redacted) == ("Buren", False)

    wall.does("redact", target=renamed)
    assert (wall.cluster(cluster).name, wall.cluster(cluster).redacted) == ("", True)
    assert wall.card(wall.named).cluster == cluster


def test_redacted_wording_leaves_the_node(room):
    main = room.does("set-main-goal", text=NAME)
    goal = room.does("add-goal", text=NAME, parent=MAIN)
    indicator = room.does("add-indicator", text=NAME, goal=goal)

    for target in (main, f"{goal}-first", indicator):
        room.does("redact", target=target)

    assert is_gone(room)
    assert [text(room.state, room.node(node)) for node in (MAIN, goal, indicator)] == ["", "", ""]
    assert all(wording.redacted for wording in room.state.wordings.values())


def test_redacted_description_leaves_what_others_said_of_the_indicator(room):
    goal = room.does("add-goal", text="Ontmoeting", parent=MAIN)
    indicator = room.does("add-indicator", text="Buren", goal=goal)
    room.does("describe-indicator", indicator=indicator, unit="buren")
    named = room.does("describe-indicator", indicator=indicator, form="telling", who=NAME)

    room.does("redact", target=named)

    assert is_gone(room)
    assert room.node(indicator).description == {"unit": "buren", "form": "telling", "who": ""}


def test_redacted_question_gives_way_to_the_steps_own(room):
    asked = room.does("open-step", step="associations", question=NAME)

    room.does("redact", target=asked)

    assert is_gone(room)
    assert room.here.questions == {}


@pytest.mark.parametrize("type_", ["hide-card", "withdraw-card"])
def test_redacted_reason_leaves_the_card_as_it_is(room, anna, type_):
    card = room.shown(anna)
    if type_ == "hide-card":
        room.does("hide-card", card=card, reason=NAME)
    else:
        room.is_done("withdraw-card", anna, card=card, reason=NAME)
    status = room.card(card).status

    room.does("redact", target=room.last.command)

    assert is_gone(room)
    assert room.card(card).status == status


def test_reason_of_a_redaction_can_itself_be_redacted(wall):
    reason = wall.does("redact", target=wall.named, reason=f"hier stond {NAME}")

    wall.does("redact", target=reason)

    assert is_gone(wall)


def test_words_of_what_was_undone_can_still_be_redacted_and_never_come_back(room):
    room.does("open-step", step="associations")
    card = room.does("add-card", kind="association", text=NAME, forParty="resident")
    entered = room.last.seq
    room.does("undo")

    room.does("redact", target=card)
    room.refused("nothing-to-redo", "redo", seq=entered)

    assert is_gone(room)


def test_undo_of_what_was_redacted_takes_the_trace_back_too(room):
    room.does("open-step", step="associations")
    card = room.does("add-card", kind="association", text=NAME, forParty="resident")
    entered = room.last.seq
    room.does("redact", target=card)

    room.does("undo", seq=entered)
    room.does("redo")

    assert room.card(card).status == "redacted"


@pytest.mark.parametrize("type_", ["pause", "open-step", "make-cluster"])
def test_command_without_words_has_nothing_to_redact(room, type_):
    target = room.does(type_, **({"step": "gather"} if type_ == "open-step" else {}))

    room.refused("unknown-id", "redact", target=target)
    room.refused("unknown-id", "redact", target=NOWHERE)


def test_log_that_was_blanked_twice_is_the_same(wall):
    wall.does("redact", target=wall.named)

    ids = erased_by(wall.last)

    assert [blank(event, ids) for event in wall.log] == wall.log
    assert all(blank(event, ids) is event for event in wall.log)


def test_only_erasures_erase(wall):
    assert {event.type for event in wall.log if erased_by(event)} == set()
