"""What can be wrong with a request: raised anywhere in web/, drawn in errors.py."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from app.domain.fields import Fault
from app.domain.refusals import Refusal

_TABLE = (
    (400, "bad-input", "Er klopt iets niet aan wat je stuurde.", "Something is wrong with what you sent."),
    (400, "not-json", "Dit is geen geldige JSON in UTF-8.", "This is not valid JSON in UTF-8."),
    (400, "unknown-host", "Dit adres hoort niet bij deze server.", "This server has another address."),
    (400, "no-file", "Kies eerst een bestand.", "Choose a file first."),
    (
        400,
        "no-copy",
        "Dit is geen kopie die Samenboom heeft bewaard.",
        "This is not a copy that Samenboom kept.",
    ),
    (
        400,
        "newer-copy",
        "Deze kopie komt uit een nieuwere versie van Samenboom. Lees hem daar in.",
        "This copy comes from a newer version of Samenboom. Read it in there.",
    ),
    (
        400,
        "broken-copy",
        "Er klopt iets niet in dit bestand. Er is niets ingelezen.",
        "Something is wrong in this file. Nothing was read in.",
    ),
    (401, "sign-in", "Je bent niet aangemeld.", "You are not signed in."),
    (
        401,
        "no-token",
        "Deze sleutel is er niet, of geldt niet meer.",
        "This token does not exist, or no longer.",
    ),
    (401, "no-seat", "Dit apparaat heeft geen stoel in dit traject.", "This device has no seat here."),
    (403, "not-allowed", "Dat mag je niet met deze sleutel.", "You may not do that with this token."),
    (
        403,
        "not-owner",
        "Alleen wie dit traject begon, kan het wissen. Vraag het aan diegene.",
        "Only who began this trajectory can erase it. Ask that person.",
    ),
    (403, "wrong-screen", "Dit scherm is niet voor jou.", "This screen is not for you."),
    (403, "other-site", "Deze opdracht kwam van een andere website.", "This came from another website."),
    (404, "not-found", "Dit bestaat niet.", "This does not exist."),
    (404, "unknown-code", "Deze code kennen we niet.", "We do not know this code."),
    (
        404,
        "no-seat-cards",
        "Er zit nog niemand met een telefoon. Dan is er nog geen stoelkaart.",
        "Nobody sits here with a phone yet. So there is no seat card yet.",
    ),
    (404, "no-recap", "Deze sessie is nog niet begonnen.", "This session has not begun yet."),
    (405, "method", "Dat kan hier niet.", "That is not possible here."),
    (409, "used-link", "Deze link is al gebruikt of verlopen.", "This link was used already, or is too old."),
    (
        409,
        "put-back",
        "Er is een kopie teruggezet. Open deze pagina opnieuw.",
        "A copy was put back. Open this page again.",
    ),
    (413, "too-large", "Dit is te groot: hoogstens 64 kB.", "This is too large: at most 64 kB."),
    (
        413,
        "file-too-large",
        "Dit bestand is te groot: hoogstens 20 MB.",
        "This file is too large: at most 20 MB.",
    ),
    (429, "too-fast", "Dit gaat te snel. Wacht even.", "This is too fast. Wait a moment."),
    (
        503,
        "newer-log",
        "Dit traject is verdergegaan in een nieuwere versie van Samenboom. Er is niets weg, maar deze versie "
        "kan het niet openen. Vraag de beheerder.",
        "This went on in a newer version of Samenboom. Nothing is lost, but this version cannot open it. "
        "Ask who keeps the server.",
    ),
    (
        503,
        "damaged-log",
        "Dit traject staat stil: er is iets stuk in wat ervan bewaard is. Andere trajecten werken gewoon. "
        "Vraag de beheerder.",
        "This stands still: something in what was kept of it is damaged. All others work as always. "
        "Ask who keeps the server.",
    ),
    (500, "broken", "Er ging iets mis bij ons.", "Something went wrong on our side."),
)
_SAID = {code: (status, nl, en) for status, code, nl, en in _TABLE}


@dataclass
class Problem(Exception):
    """A code with its sentences and status; `faults` says what is wrong with each field."""

    code: str
    status: int
    nl: str
    en: str
    faults: Sequence[Fault] = ()
    headers: Mapping[str, str] = field(default_factory=dict)

    def sentence(self, language: str) -> str:
        """The sentence for a person."""
        return self.en if language == "en" else self.nl


def problem(code: str, faults: Sequence[Fault] = (), headers: Mapping[str, str] | None = None) -> Problem:
    """The problem with this code."""
    status, nl, en = _SAID[code]
    return Problem(code, status, nl, en, faults, headers or {})


def refused(refusal: Refusal) -> Problem:
    """A refusal of the rules, as the answer to a request."""
    again = {"Retry-After": "2"} if refusal.status == 503 else {}
    return Problem(refusal.code, refusal.status, refusal.nl, refusal.en, headers=again)


def codes() -> list[Problem]:
    """All problems, for the documentation."""
    return [problem(code) for code in _SAID]
