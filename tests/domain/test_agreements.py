"""Agreements: who measures what, and when the parties learn from it."""

SAID = {"text": "Eén keer per jaar gesprekken in de wijk", "who": "welzijnswerk", "when": "elk najaar"}


def test_agreement_is_kept_as_it_was_said(room):
    made = room.does("agree", **SAID)

    found = room.state.agreements[made]
    assert (found.text, found.who, found.when) == tuple(SAID.values())


def test_agreement_needs_only_words(room):
    made = room.does("agree", text="We komen terug")

    found = room.state.agreements[made]
    assert (found.who, found.when) == ("", "")


def test_agreement_is_undone_and_redone(room):
    made = room.does("agree", **SAID)
    room.does("undo")
    assert room.state.agreements == {}

    room.does("redo")
    assert room.state.agreements[made].who == "welzijnswerk"


def test_agreement_with_an_id_that_is_taken_is_refused(room):
    made = room.does("agree", **SAID)

    room.refused("id-taken", "agree", id_=made, text="Iets anders")


def test_seat_makes_no_agreement(room, anna):
    room.refused("not-allowed", "agree", anna, **SAID)


def test_after_the_finish_nothing_is_agreed(room):
    room.does("finish")

    room.refused("not-now", "agree", **SAID)


def test_words_of_an_agreement_can_be_erased(room):
    made = room.does("agree", **SAID)
    room.does("redact", target=made)

    found = room.state.agreements[made]
    assert (found.text, found.who, found.when, found.redacted) == ("", "", "", True)
