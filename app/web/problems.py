"""What can be wrong with a request: raised anywhere in web/, drawn in errors.py."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from app.domain.fields import Fault
from app.domain.refusals import Refusal

_SAID = {
    "bad-input": (400, "Er klopt iets niet aan wat je stuurde.", "Something is wrong with what you sent."),
    "not-json": (400, "Dit is geen geldige JSON in UTF-8.", "This is not valid JSON in UTF-8."),
    "sign-in": (401, "Je bent niet aangemeld.", "You are not signed in."),
    "no-token": (401, "Deze sleutel is er niet, of geldt niet meer.", "There is no such token, or it was revoked."),
    "no-seat": (401, "Dit apparaat heeft geen stoel (meer) in dit traject.", "This device has no seat here."),
    "not-allowed": (403, "Dat mag je niet met deze sleutel.", "You may not do that with this token."),
    "wrong-screen": (403, "Dit scherm is niet voor jou.", "This screen is not for you."),
    "other-site": (403, "Deze opdracht kwam van een andere website.", "This request came from another website."),
    "not-found": (404, "Dit bestaat niet.", "This does not exist."),
    "unknown-code": (404, "Deze code kennen we niet.", "We do not know this code."),
    "method": (405, "Dat kan hier niet.", "That is not possible here."),
    "id-reused": (409, "Dit nummer hoort bij iets anders.", "This id belongs to something else."),
    "used-link": (409, "Deze link is al gebruikt of verlopen.", "This link was used already, or is too old."),
    "too-large": (413, "Dit is te groot: hoogstens 64 kB.", "This is too large: at most 64 kB."),
    "too-fast": (429, "Dit gaat te snel. Wacht even.", "This is too fast. Wait a moment."),
    "broken": (500, "Er ging iets mis bij ons.", "Something went wrong on our side."),
    "not-yet": (501, "Dit kan in een latere versie.", "A later version can do this."),
    "not-kept": (503, "Het kon nu niet bewaard worden. Probeer het zo weer.", "It could not be kept now. Try again."),
}


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
    return Problem(refusal.code, refusal.status, refusal.nl, refusal.en)


def codes() -> list[Problem]:
    """All problems, for the documentation."""
    return [problem(code) for code in _SAID]
