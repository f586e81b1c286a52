"""Who may when: steps gate seats only, the facilitator may do anything until the finish."""

import pytest

from app.domain.fields import COMMANDS
from app.domain.script import STEP_OF_KIND
from app.domain.state import MAIN, Actor
from tests.domain.play import JOINER, NOWHERE, OBSERVER
from tests.table import FACILITATOR

#: Well-formed data for every command.
DATA = {
    "open-step": {"step": "associations", "newRound": True},
    "reveal": {"step": "associations"},
    "close-session": {"session": 1},
    "set-timer": {"seconds": 60},
    "take-seat": {"party": "resident"},
    "move-seat": {"seat": NOWHERE, "party": "resident"},
    "set-seats": {"count": 4},
    "add-card": {"kind": "parking", "text": "later"},
    "edit-card": {"card": NOWHERE, "text": "anders"},
    "redact": {"target": NOWHERE},
    "move-cards": {"cards": [], "cluster": None},
    "set-main-goal": {"text": "Iedereen doet mee"},
    "add-goal": {"text": "Iedereen kent zijn buren", "parent": MAIN},
    "add-indicator": {"text": "Er komen meer buren", "goal": NOWHERE},
    "describe-indicator": {"indicator": NOWHERE, "form": "telling"},
    "move-goal": {"node": NOWHERE, "parent": MAIN},
    "place-dots": {"cluster": NOWHERE, "count": 1},
    "propose-wording": {"node": MAIN, "text": "Niemand hoeft alleen te zijn"},
    "propose-goal": {"parent": MAIN, "text": "Er is een plek in de buurt"},
    "answer-support": {"about": "tree", "answer": "yes"},
    "propose-indicator": {"parent": NOWHERE, "text": "Buren groeten elkaar"},
    "check-indicator": {"indicator": NOWHERE, "answer": "yes"},
    "agree": {"text": "We komen terug"},
}
ONE = ("seat", "card", "cluster", "node", "wording", "from", "to", "about")
TYPES = list(COMMANDS)


def data_of(type_: str) -> dict[str, object]:
    """The data above, or an id for whatever the command needs."""
    return DATA.get(type_, {name: NOWHERE for name in COMMANDS[type_].needs if name in ONE})


@pytest.mark.parametrize("type_", TYPES)
def test_observer_may_give_no_command(room, type_):
    refusal = room.refused("observer", type_, OBSERVER, **data_of(type_))

    assert refusal.status == 403


@pytest.mark.parametrize("type_", [name for name in TYPES if "S" not in COMMANDS[name].actors])
def test_seat_may_not_do_what_is_the_facilitators(room, anna, type_):
    refusal = room.refused("not-allowed", type_, anna, **data_of(type_))

    assert refusal.status == 403


@pytest.mark.parametrize("type_", [name for name in TYPES if COMMANDS[name].actors != "J"])
def test_who_joins_may_only_take_a_seat(room, type_):
    room.refused("not-allowed", type_, JOINER, **data_of(type_))


def test_facilitator_takes_no_seat(room):
    assert room.refused("facilitator-has-no-voice", "take-seat", party="resident").status == 403


@pytest.mark.parametrize("kind", STEP_OF_KIND)
def test_kind_of_card_comes_from_the_first_opening_of_its_step_until_finish(room, anna, kind):
    goal = room.does("add-goal", text="Meer ontmoeting", parent=MAIN)
    card = {"kind": kind, "text": "koffie"} | ({"about": goal} if kind == "sign" else {})
    assert room.refused("not-now", "add-card", anna, **card).status == 409
    room.does("open-step", step=STEP_OF_KIND[kind])
    room.is_done("add-card", anna, **card)

    room.does("open-step", step="welcome")
    room.is_done("add-card", anna, **card)

    room.does("finish")
    room.refused("not-now", "add-card", anna, **card)


@pytest.mark.parametrize(
    ("type_", "step", "data"),
    [
        ("place-dots", "gather", {"count": 1}),
        ("propose-wording", "main-goal", {"node": MAIN, "text": "Iedereen doet mee"}),
        ("propose-goal", "main-goal", {"parent": MAIN, "text": "Meer ontmoeting"}),
    ],
)
def test_seat_may_do_this_from_the_first_opening_of_its_step_whatever_is_open_now(
    room, anna, type_, step, data
):
    data |= {"cluster": room.does("make-cluster")} if type_ == "place-dots" else {}
    assert room.refused("not-now", type_, anna, **data).status == 409

    room.does("open-step", step=step)
    room.does("open-step", step="welcome")

    room.is_done(type_, anna, **data)


def test_parking_comes_from_the_first_opened_step_on(room, anna):
    room.refused("not-now", "add-card", anna, kind="parking", text="de bus")

    room.does("open-step", step="welcome")

    room.says(anna, "parking", "de bus")


def test_what_was_opened_once_is_not_unlearned_by_undo(room, anna):
    room.does("open-step", step="associations")
    room.does("undo")

    room.says(anna, "association", "onderweg")


def test_facilitator_may_add_a_paper_card_before_the_step_opened(room):
    room.does("add-card", kind="association", text="koffie", forParty="resident")


@pytest.mark.parametrize("data", [{"forSeat": NOWHERE}, {"forParty": "provider"}], ids=str)
def test_seat_speaks_for_itself_only(room, anna, data):
    room.does("open-step", step="associations")

    room.refused("not-allowed", "add-card", anna, kind="association", text="koffie", **data)


@pytest.mark.parametrize("seat", ["empty", "unknown", "left"])
def test_seat_that_nobody_holds_any_more_is_no_longer_yours(room, anna, seat):
    room.does("free-seat", seat=anna.seat)
    ids = {"empty": room.chair("resident", 2).id, "unknown": NOWHERE, "left": anna.seat}

    refusal = room.refused("seat-gone", "withdraw-card", Actor("seat", ids[seat]), card=NOWHERE)

    assert refusal.status == 401


@pytest.mark.parametrize(
    "type_", sorted({*TYPES} - {"finish", "undo", "open-step", "redact", "renew-seat-code"})
)
def test_after_the_finish_this_is_no_longer_possible(room, type_):
    room.does("finish")
    actor = JOINER if type_ == "take-seat" else FACILITATOR

    room.refused("not-now", type_, actor, **data_of(type_))


def test_after_the_finish_words_can_be_erased_and_codes_renewed(room, anna):
    card = room.shown(anna)
    room.does("finish")

    room.does("redact", target=card)
    room.does("renew-seat-code", seat=anna.seat)


def test_after_the_finish_only_the_finish_can_be_undone(room):
    room.does("pause")
    room.does("finish")
    room.refused("not-now", "undo", seq=2)

    room.does("undo")

    assert not room.here.finished


def test_after_the_finish_opening_a_step_stands_not_in_the_way_of_undoing_it(room):
    room.does("finish")
    room.does("open-step", step="thanks")

    room.does("undo")

    assert not room.here.finished


def test_sentences_of_a_refusal_stand_in_both_languages(room, anna):
    refusal = room.refused("not-allowed", "pause", anna)

    assert refusal.sentence("nl") == "Dat kan alleen de begeleider."
    assert refusal.sentence("en") == "Only the facilitator can do that."
