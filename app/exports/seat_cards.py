"""Seat cards (pdf): a card per chair to print and cut, with which its person comes back weeks later."""

import io
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import segno

from app.exports.poster import drawing, said
from app.exports.typesetting import typeset
from app.screens.console_words import ONE, capital
from app.screens.i18n import Translate, translator

DRAWING = Path(__file__).with_name("seat_cards.typ")


@dataclass(frozen=True)
class SeatCard:
    """A chair and the code that leads back to it."""

    party: str
    number: int
    code: str


def make(
    cards: Sequence[SeatCard], theme: str, spoken: str, address: str, language: str, now: datetime
) -> bytes:
    """The file; `address` is that of the page where a code can be typed, `spoken` the theme's language."""
    data = content(cards, theme, spoken, address, language)
    return typeset(DRAWING, {"data": json.dumps(data, ensure_ascii=False)}, now)


def content(
    cards: Sequence[SeatCard], theme: str, spoken: str, address: str, language: str
) -> dict[str, Any]:
    """What the drawing gets: words, codes and pictures, no markup."""
    _ = translator(language)
    return {
        "locale": language,
        "language": spoken,
        "title": _("Stoelkaarten: %(theme)s") % {"theme": theme},
        "theme": said(theme, spoken),
        "say": _("Deze stoel blijft van jou, alle drie de keren."),
        "scan": _("Kom je terug? Scan de code. Of ga naar"),
        "type": _("en typ:"),
        "keep": _("Bewaar deze kaart. Wie de code heeft, zit op jouw stoel."),
        "address": address.partition("://")[2],
        "cards": [_card(card, address, _) for card in cards],
        "icons": {party: drawing(party) for party in ("municipality", "provider", "resident")},
    }


def _card(card: SeatCard, address: str, _: Translate) -> dict[str, str]:
    return {
        "party": card.party,
        "name": f"{capital(_(ONE[card.party]))} {card.number}",
        "code": card.code,
        "qr": picture(f"{address}#{card.code}"),
        "alt": _("QR-code naar deze stoel"),
    }


def picture(url: str) -> str:
    """The QR code of an address as an SVG file."""
    file = io.BytesIO()
    segno.make(url, error="m", micro=False).save(file, kind="svg", border=0, xmldecl=False)
    return file.getvalue().decode()
