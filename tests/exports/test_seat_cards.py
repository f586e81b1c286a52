"""Seat cards: every code whole, eight to a page, for every eye."""

import io

import pytest
from pypdf import PdfReader

from app.exports import seat_cards
from app.exports.seat_cards import SeatCard
from tests.exports.playing import NOW

#: Signs that keep the direction of words apart.
ISOLATES = dict.fromkeys(map(ord, "\u2068\u2069"))


def made(*cards: SeatCard, theme: str = "Mantelzorg", language: str = "nl") -> bytes:
    return seat_cards.make(cards, theme, "nl", "https://zaal.example/seat", language, NOW)


def words(pdf: bytes) -> str:
    text = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    return " ".join(text.translate(ISOLATES).split())


@pytest.mark.parametrize("code", ["WWWW-MMMM-WWWW", "J2J3-J4J5-J6J7", "9M8P-RNWH-WTH4"])
def test_code_never_breaks(code):
    assert code in words(made(SeatCard("resident", 3, code)))


def test_cards_stand_eight_to_a_page():
    cards = [SeatCard("provider", number, "ACDE-FHJK-MNPR") for number in range(1, 18)]

    assert len(PdfReader(io.BytesIO(made(*cards))).pages) == 3


def test_card_says_whose_it_is_and_where_to_go_in_both_languages():
    card = SeatCard("municipality", 2, "ACDE-FHJK-MNPR")

    dutch, english = words(made(card)), words(made(card, language="en"))

    assert "Gemeente 2" in dutch
    assert "zaal.example/seat" in dutch
    assert "This seat stays yours" in english
    assert "Municipality 2" in english


def test_very_long_theme_moves_nothing_off_the_card():
    long = "Onderwijsachterstandenbeleidsmedewerkersoverleg " * 5

    pages = PdfReader(io.BytesIO(made(SeatCard("resident", 1, "ACDE-FHJK-MNPR"), theme=long[:280]))).pages

    assert len(pages) == 1


def test_qr_leads_to_the_code_behind_the_sign_that_no_log_sees():
    card = seat_cards.content([SeatCard("resident", 1, "ACDE")], "x", "nl", "https://a.example/seat", "nl")

    assert card["cards"][0]["qr"] == seat_cards.picture("https://a.example/seat#ACDE")
    assert card["cards"][0]["qr"].startswith("<svg")
