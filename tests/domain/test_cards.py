"""Cards: adding, the reveal, editing, withdrawing, bringing back, hiding."""

import pytest

from app.domain import cards
from app.domain.cards import is_revealed, is_shown
from app.domain.state import MAIN
from tests.domain.play import NOWHERE, new_id
from tests.table import FACILITATOR


@pytest.fixture
def writing(room, anna):
    """The room while associations are written; nothing is revealed."""
    room.does("open-step", step="associations")
    return room


def test_id_of_a_card_is_the_commands_own(writing, anna):
    id_ = new_id()

    writing.asks(anna, "add-card", id_, kind="association", text="koffie")

    assert writing.card(id_).text == "koffie"


def test_card_is_of_its_seat_and_party_in_the_present_round(writing, anna):
    card = writing.card(writing.says(anna, "association", "koffie"))

    assert (card.party, card.seat, card.step, card.round) == ("resident", anna.seat, "associations", 1)
    assert not card.by_facilitator


def test_card_whose_id_is_another_cards_is_refused(writing, anna):
    card = writing.says(anna, "association", "koffie")

    writing.refused("id-taken", "add-card", anna, id_=card, kind="association", text="thee")


def test_card_is_shown_when_its_step_is_revealed_and_not_before(writing, anna):
    card = writing.says(anna, "association", "koffie")
    assert not is_shown(writing.state, writing.card(card))

    writing.does("reveal", step="associations")

    assert is_shown(writing.state, writing.card(card))
    assert not writing.card(card).late


def test_card_added_after_the_reveal_shows_at_once_and_is_late(room, anna):
    room.shown(anna)

    card = room.card(room.says(anna, "association", "thee"))

    assert is_shown(room.state, card)
    assert card.late


def test_card_written_in_an_earlier_round_joins_that_round(room, anna):
    room.shown(anna)
    room.does("open-step", step="associations", newRound=True)

    card = room.card(room.says(anna, "association", "thee", round=1))

    assert (card.round, card.late) == (1, True)
    assert is_revealed(room.state, card)


def test_card_for_a_round_that_is_not_there_yet_is_refused(writing, anna):
    writing.refused("not-now", "add-card", anna, kind="association", text="thee", round=2)


def test_card_for_a_round_that_was_taken_back_is_still_taken(writing, anna):
    writing.does("open-step", step="associations", newRound=True)
    writing.does("undo")

    assert writing.card(writing.says(anna, "association", "onderweg", round=2)).round == 2


def test_parking_card_is_shown_at_once_and_belongs_to_no_round(writing, anna):
    card = writing.card(writing.says(anna, "parking", "de bus", round=7))

    assert is_shown(writing.state, card)
    assert (card.step, card.round, card.late) == (None, 1, False)


def test_no_limit_on_a_seats_cards_below_500_a_step(writing, anna, monkeypatch):
    monkeypatch.setattr(cards, "MOST_CARDS", 3)
    for text in ("een", "twee", "drie"):
        writing.says(anna, "association", text)

    writing.refused("too-many-cards", "add-card", anna, kind="association", text="vier")

    writing.does("open-step", step="dream-images")
    writing.says(anna, "dream-image", "een huis")
    writing.does("add-card", kind="association", text="op papier", forParty="resident")


def test_card_that_was_taken_back_makes_room_for_another(writing, anna, monkeypatch):
    monkeypatch.setattr(cards, "MOST_CARDS", 1)
    mistaken = writing.says(anna, "association", "vergist")

    writing.is_done("withdraw-card", anna, card=mistaken)

    writing.says(anna, "association", "bedoeld")


def test_limit_is_500():
    assert cards.MOST_CARDS == 500


def test_sign_is_about_a_subgoal(room, anna):
    goal = room.does("add-goal", text="Meer ontmoeting", parent=MAIN)
    indicator = room.does("add-indicator", text="Er komen meer buren", goal=goal)
    room.does("open-step", step="signs")

    room.refused("unknown-id", "add-card", anna, kind="sign", text="drukte", about=NOWHERE)
    room.refused("unknown-id", "add-card", anna, kind="sign", text="drukte", about=indicator)
    assert room.card(room.says(anna, "sign", "drukte", about=goal)).about == goal


def test_facilitator_enters_for_a_seat_by_hand_and_that_is_recorded(writing):
    seat = writing.by_hand("provider")

    card = writing.card(writing.does("add-card", kind="association", text="zorg", forSeat=seat))

    assert (card.seat, card.party, card.by_facilitator) == (seat, "provider", True)


def test_facilitator_enters_a_paper_card_for_a_party(writing):
    card = writing.card(writing.does("add-card", kind="association", text="zorg", forParty="resident"))

    assert (card.seat, card.party, card.by_facilitator) == (None, "resident", True)


def test_facilitator_has_no_voice(writing):
    refusal = writing.refused("facilitator-has-no-voice", "add-card", kind="association", text="zorg")

    assert refusal.status == 403


def test_facilitator_enters_for_no_seat_with_a_phone(writing, anna):
    writing.refused("not-by-hand", "add-card", kind="association", text="zorg", forSeat=anna.seat)
    writing.refused("unknown-id", "add-card", kind="association", text="zorg", forSeat=NOWHERE)


def test_seat_edits_its_card_until_revealed(writing, anna):
    card = writing.says(anna, "association", "kofie")

    writing.is_done("edit-card", anna, card=card, text="koffie")
    assert writing.card(card).text == "koffie"

    writing.nothing("edit-card", anna, card=card, text="koffie")
    writing.does("reveal", step="associations")
    writing.refused("not-now", "edit-card", anna, card=card, text="thee")


def test_association_stays_short_when_it_is_edited(writing, anna):
    card = writing.says(anna, "association", "kort")

    refusal = writing.refused("too-long", "edit-card", anna, card=card, text="x" * 61)

    assert refusal.status == 400
    writing.is_done("edit-card", anna, card=card, text="x" * 60)


def test_card_of_another_kind_may_be_long_when_it_is_edited(room, anna):
    room.does("open-step", step="dream-images")
    card = room.says(anna, "dream-image", "kort")

    room.is_done("edit-card", anna, card=card, text="x" * 280)


@pytest.mark.parametrize("type_", ["edit-card", "withdraw-card", "restore-card"])
def test_card_of_someone_else_is_not_yours(writing, anna, bert, type_):
    card = writing.says(anna, "association", "koffie")
    words = {"text": "thee"} if type_ == "edit-card" else {}

    assert writing.refused("not-yours", type_, bert, card=card, **words).status == 403
    assert writing.refused("not-yours", type_, FACILITATOR, card=card, **words).status == 403
    writing.refused("unknown-id", type_, bert, card=NOWHERE, **words)


def test_facilitator_edits_and_withdraws_what_was_entered_by_hand(writing):
    seat = writing.by_hand("provider")
    card = writing.does("add-card", kind="association", text="zorg", forSeat=seat)

    writing.does("edit-card", card=card, text="hulp", forSeat=seat)
    writing.refused("not-yours", "edit-card", card=card, text="steun", forSeat=writing.by_hand("resident", 2))

    writing.does("withdraw-card", card=card)
    assert writing.card(card).status == "withdrawn"


def test_withdrawn_before_the_reveal_is_erased_for_nobody_saw_it(writing, anna):
    card = writing.says(anna, "association", "geheim")
    writing.is_done("edit-card", anna, card=card, text="geheim woord")

    writing.is_done("withdraw-card", anna, card=card, reason="te geheim")

    assert (writing.card(card).status, writing.card(card).text) == ("withdrawn", "")
    assert "geheim" not in str(writing.log)
    assert "geheim" not in str(writing.state)


def test_what_was_withdrawn_before_the_reveal_never_comes_back(writing, anna):
    card = writing.says(anna, "association", "geheim")
    writing.is_done("withdraw-card", anna, card=card)
    writing.refused("not-now", "restore-card", anna, card=card)
    writing.refused("card-gone", "edit-card", anna, card=card, text="toch")

    writing.does("reveal", step="associations")

    writing.refused("nothing-to-restore", "restore-card", anna, card=card)


def test_withdrawn_after_the_reveal_leaves_wall_and_cluster(room, anna):
    card = room.shown(anna)
    cluster = room.does("make-cluster", cards=[card])

    room.is_done("withdraw-card", anna, card=card, reason="niet zo bedoeld")

    assert (room.card(card).status, room.card(card).cluster) == ("withdrawn", None)
    assert cluster in room.state.clusters
    assert room.last.data["reason"] == "niet zo bedoeld"


def test_withdraw_again_changes_nothing(room, anna):
    card = room.shown(anna)
    room.is_done("withdraw-card", anna, card=card)

    room.nothing("withdraw-card", anna, card=card)


def test_what_grew_from_a_withdrawn_card_keeps_its_words(room, anna):
    card = room.shown(anna)
    goal = room.does("add-goal", text="Samen koffie", parent=MAIN, sources={"cards": [card]})

    room.is_done("withdraw-card", anna, card=card)

    assert room.node(goal).cards == (card,)
    assert room.state.wordings[f"{goal}-first"].text == "Samen koffie"


def test_its_own_seat_brings_a_withdrawn_card_back(room, anna):
    card = room.shown(anna)
    room.nothing("restore-card", anna, card=card)
    room.is_done("withdraw-card", anna, card=card)

    room.is_done("restore-card", anna, card=card)

    assert is_shown(room.state, room.card(card))
    assert room.card(card).text == "koffie"


def test_redacted_card_can_neither_be_withdrawn_nor_restored(room, anna):
    card = room.shown(anna)
    room.is_done("withdraw-card", anna, card=card)
    room.does("redact", target=card)

    room.nothing("withdraw-card", anna, card=card)
    room.refused("nothing-to-restore", "restore-card", anna, card=card)
    room.nothing("hide-card", card=card)


def test_hidden_card_leaves_wall_and_cluster_by_the_facilitator(room, anna):
    card = room.shown(anna)
    room.does("make-cluster", cards=[card])

    room.does("hide-card", card=card, reason="een naam")

    assert (room.card(card).status, room.card(card).cluster) == ("hidden", None)
    room.nothing("hide-card", card=card)


def test_card_that_nobody_saw_cannot_be_hidden(writing, anna):
    card = writing.says(anna, "association", "koffie")

    writing.refused("not-revealed", "hide-card", card=card)
    writing.refused("unknown-id", "hide-card", card=NOWHERE)
