"""Refusals: an expected "no" is a value with a code, a plain sentence in Dutch and English, and an HTTP
status.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Refusal:
    """Why a command is not taken. `status` is the HTTP status of the contract."""

    code: str
    nl: str
    en: str
    status: int = 409

    def sentence(self, language: str) -> str:
        """The sentence for a person."""
        return self.en if language == "en" else self.nl


class Refused(Exception):
    """Carries a refusal out of a rule; `workshop.decide` turns it into a value."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.code)
        self.refusal = refusal


_TABLE = (
    # The actor
    (403, "not-allowed", "Dat kan alleen de begeleider.", "Only the facilitator can do that."),
    (
        403,
        "facilitator-has-no-voice",
        "Een begeleider praat niet mee: dit kan alleen voor een stoel zonder telefoon.",
        "A facilitator has no voice: this is only possible for a seat without a phone.",
    ),
    (403, "observer", "Als toehoorder kijk je mee.", "As an observer you watch."),
    (403, "not-yours", "Dit kaartje is niet van jou.", "This card is not yours."),
    (401, "seat-gone", "Deze stoel is niet meer van jou.", "This seat is no longer yours."),
    # The moment
    (409, "not-now", "Dit kan nu niet.", "This is not possible now."),
    (409, "not-open-yet", "Deze stap is nog niet geopend.", "This step has not been opened yet."),
    (
        409,
        "finished",
        "De boom is af. Maak het afronden eerst ongedaan.",
        "The tree is finished. Undo the finish first.",
    ),
    (
        409,
        "already-revealed",
        "Iedereen heeft dit kaartje al gezien. Wijzigen kan niet meer, terugnemen wel.",
        "Everyone has seen this card. It can no longer be changed, but you can take it back.",
    ),
    (409, "not-revealed", "Dit kaartje is nog niet getoond.", "This card has not been revealed yet."),
    (
        409,
        "nothing-to-reveal",
        "In deze stap is niets om te laten zien.",
        "There is nothing to reveal in this step.",
    ),
    (409, "nothing-to-restore", "Dit kaartje kan niet terugkomen.", "This card cannot come back."),
    (
        409,
        "card-gone",
        "Een van de kaartjes is teruggenomen of weggehaald.",
        "One of the cards was withdrawn or removed.",
    ),
    (
        409,
        "too-many-cards",
        "Je hebt 500 kaartjes in deze stap. Dat is het meeste.",
        "You have 500 cards in this step. That is the most.",
    ),
    # The things
    (409, "unknown-id", "Dat bestaat niet in dit traject.", "That does not exist in this trajectory."),
    (409, "id-taken", "Dit nummer is al van iets anders.", "This id already belongs to something else."),
    # The table
    (409, "party-full", "Alle stoelen van deze partij zijn bezet.", "All seats of this party are taken."),
    (
        409,
        "door-closed",
        "De deur is dicht. Vraag de begeleider om een stoel.",
        "The door is closed. Ask the facilitator for a seat.",
    ),
    (409, "seat-empty", "Deze stoel is leeg.", "This seat is empty."),
    (409, "seat-taken", "Deze stoel is bezet.", "This seat is taken."),
    (
        409,
        "seats-taken",
        "Er zitten meer mensen aan tafel dan zo veel stoelen.",
        "More people sit at the table than that many seats.",
    ),
    (
        409,
        "not-by-hand",
        "Dit kan alleen voor een stoel zonder telefoon.",
        "This is only possible for a seat without a phone.",
    ),
    # The tree
    (409, "main-stays", "Het hoofddoel kan niet verplaatst worden.", "The main goal cannot be moved."),
    (409, "cycle", "Een subdoel kan niet onder zichzelf hangen.", "A subgoal cannot hang under itself."),
    (
        409,
        "too-deep",
        "Er passen hoogstens drie lagen subdoelen onder elkaar.",
        "At most three subgoals fit under one another.",
    ),
    (
        409,
        "indicator-needs-subgoal",
        "Een indicator hangt altijd onder een subdoel.",
        "An indicator always stands under a subgoal.",
    ),
    (409, "not-a-goal", "Onder een indicator past niets.", "Nothing fits under an indicator."),
    (409, "not-an-indicator", "Dit is geen indicator.", "This is not an indicator."),
    (409, "position-out-of-range", "Die plek is er niet.", "There is no such place."),
    # Undo and redo
    (409, "nothing-to-undo", "Er is niets om ongedaan te maken.", "There is nothing to undo."),
    (409, "nothing-to-redo", "Er is niets om opnieuw te doen.", "There is nothing to redo."),
    (409, "cannot-be-undone", "Dit kan niet ongedaan worden gemaakt.", "This cannot be undone."),
)
_BY_CODE = {code: Refusal(code, nl, en, status) for status, code, nl, en in _TABLE}


def refusal(code: str) -> Refusal:
    """The refusal with this code."""
    return _BY_CODE[code]


def refused(code: str) -> Refused:
    """The refusal with this code, to be raised."""
    return Refused(_BY_CODE[code])


def codes() -> tuple[Refusal, ...]:
    """All refusals of the rules, for the documentation."""
    return tuple(_BY_CODE.values())
