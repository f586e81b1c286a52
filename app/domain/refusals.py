"""Refusals: an expected "no" is a value: a code, a plain sentence in two languages, and an HTTP status."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Refusal:
    """Why a command is not taken. `status` is the HTTP status of the contract; `seq` is the number of the
    history that stands in the way, of what cannot be undone yet.
    """

    code: str
    nl: str
    en: str
    status: int = 409
    seq: int | None = None

    def sentence(self, language: str) -> str:
        """The sentence for a person."""
        return self.en if language == "en" else self.nl


class Refused(Exception):
    """Carries a refusal out of a rule; `workshop.decide` turns it into a value."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.code)
        self.refusal = refusal


# What stands behind a colon tells apart sentences of one code: the contract knows one code for every wrong
# moment, a person is helped by knowing which.
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
    (409, "not-now:step", "Deze stap is nog niet geopend.", "This step has not been opened yet."),
    (409, "not-now:round", "Deze ronde is er nog niet.", "This round is not there yet."),
    (
        409,
        "not-now:finished",
        "De boom is af. Alleen de begeleider kan het afronden ongedaan maken.",
        "The tree is finished. Only the facilitator can undo the finish.",
    ),
    (
        409,
        "not-now:revealed",
        "Iedereen heeft dit kaartje al gezien. Wijzigen kan niet meer, terugnemen wel.",
        "Everyone has seen this card. It can no longer be changed, but you can take it back.",
    ),
    (
        409,
        "not-now:dots",
        "De stippen zijn al geteld. Verplaatsen kan niet meer.",
        "The dots have been counted. They can no longer be moved.",
    ),
    (409, "not-now:support", "Deze vraag is gesloten.", "This question is closed."),
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
    (
        409,
        "too-many-dots",
        "Je hebt vijf stippen. Haal eerst ergens een stip weg.",
        "You have five dots. Take one away somewhere first.",
    ),
    (
        409,
        "own-answer",
        "Deze stoel heeft zelf al geantwoord. Dat antwoord telt.",
        "This seat has answered for itself. That answer counts.",
    ),
    (
        409,
        "has-dots",
        "Op dit groepje liggen stippen die iedereen zag. Het blijft staan.",
        "Dots lie on this cluster that everyone has seen. It stays.",
    ),
    (
        400,
        "too-long",
        "Een associatie is kort: hoogstens 60 tekens.",
        "An association is short: at most 60 characters.",
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
    (409, "main-stays:aside", "Het hoofddoel kan niet apart.", "The main goal cannot be set aside."),
    (
        409,
        "set-aside",
        "Dit is apart gelegd. Haal het eerst terug in de boom.",
        "This was set aside. Bring it back into the tree first.",
    ),
    (
        409,
        "parent-gone",
        "Het subdoel waar dit bij hoort staat niet in de boom. Haal dat eerst terug.",
        "The subgoal it belongs to does not stand in the tree. Bring that back first.",
    ),
    (
        409,
        "link-impossible:self",
        "Een doel draagt altijd al bij aan zichzelf.",
        "A goal cannot also contribute to itself.",
    ),
    (
        409,
        "link-impossible:family",
        "Deze twee staan al onder elkaar.",
        "These two already stand under one another.",
    ),
    (409, "link-impossible:twice", "Deze verbinding is er al.", "This link is already there."),
    (409, "words-gone", "Deze woorden zijn gewist.", "These words were erased."),
    (409, "proposal-used", "Dit voorstel staat al in de boom.", "This proposal is already in the tree."),
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
_BY_NAME = {name: Refusal(name.partition(":")[0], nl, en, status) for status, name, nl, en in _TABLE}


def refused(name: str) -> Refused:
    """The refusal with this name (a code, or a code and which sentence), to be raised."""
    return Refused(_BY_NAME[name])


def codes() -> tuple[Refusal, ...]:
    """All refusals of the rules, for the documentation; a code may have several sentences."""
    return (*_BY_NAME.values(), blocked_by(None), blocked_by(None, again=True), blocked_by(1))


def blocked_by(seq: int | None, *, again: bool = False) -> Refusal:
    """What was done cannot be taken back, or not be done `again`: a later command of the history stands
    on it, or something else is in the way.
    """
    if seq is None and again:
        return Refusal(
            "undo-blocked",
            "Dit kan nu niet opnieuw: wat erbij hoort, is niet meer zoals het was.",
            "This cannot be redone now: what belongs to it is no longer as it was.",
        )
    if seq is None:
        return Refusal(
            "undo-blocked",
            "Dit kan niet meer terug: er is daarna iets aan veranderd.",
            "This cannot be taken back: it was changed since.",
        )
    return Refusal(
        "undo-blocked",
        f"Hier staat iets op. Maak eerst nummer {seq} uit de geschiedenis ongedaan.",
        f"Something stands on this. Undo number {seq} of the history first.",
        seq=seq,
    )
