"""What exports tell beside the words of people: who was missing, what is withheld, what it grew from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.domain.balance import counts
from app.domain.cards import is_revealed, is_shown
from app.domain.checks import are_seen
from app.domain.dots import STEP
from app.domain.state import PARTIES, Missing, Node, State
from app.screens.i18n import Translate, translator
from app.screens.script import step_title


@dataclass(frozen=True)
class Absence:
    """A party that was missing in a session: at which steps, or all the time."""

    party: str
    steps: tuple[str, ...]
    always: bool


@dataclass(frozen=True)
class Session:
    """A session that was held."""

    number: int
    absences: tuple[Absence, ...]


def sessions(state: State) -> list[Session]:
    """The sessions that were held, each with the parties that were missing at an opening or at the close."""
    held = sorted({gap.session for gap in state.here.missing})
    return [_session(number, state.here.missing) for number in held]


def _session(number: int, gaps: Iterable[Missing]) -> Session:
    moments = [gap for gap in gaps if gap.session == number]
    absent = {party: [gap for gap in moments if party in gap.parties] for party in PARTIES}
    return Session(
        number,
        tuple(
            Absence(party, tuple(dict.fromkeys(gap.step or "" for gap in found)), len(found) == len(moments))
            for party, found in absent.items()
            if found
        ),
    )


def absence_in_words(absence: Absence, language: str) -> str:
    """Who was missing and when, in brackets: "aanbieders (bij Terugblik)"."""
    _ = translator(language)
    if absence.always:
        return _("%(party)s (de hele sessie)") % {"party": party_names(_)[absence.party]}
    steps = ", ".join(step_title(step, language) if step else _("afsluiting") for step in absence.steps)
    return _("%(party)s (bij: %(steps)s)") % {"party": party_names(_)[absence.party], "steps": steps}


def party_names(_: Translate) -> Mapping[str, str]:
    """The parties in words, in the order in which they always stand."""
    return {"municipality": _("gemeente"), "provider": _("aanbieders"), "resident": _("inwoners")}


def withheld(state: State) -> dict[str, int]:
    """What was not revealed and stands in no export: cards, answers, and seats whose dots are not counted."""
    kept = [card for card in state.cards.values() if card.status == "kept"]
    laid = {(dots.seat, dots.round) for dots in state.dots.values() if dots.count}
    return {
        "cards": sum(not is_revealed(state, card) for card in kept),
        "dots": sum((STEP, turn) not in state.here.revealed for _, turn in laid),
        "answers": sum(state.asked[answer.asked].open for answer in state.answers.values()),
        "checks": sum(not are_seen(state, check) for check in state.checks.values()),
    }


def taken_back(state: State) -> int:
    """How many cards that were seen have been withdrawn, hidden or erased: their words stand nowhere."""
    return sum(card.status != "kept" and is_revealed(state, card) for card in state.cards.values())


def grown_from(state: State, node: Node) -> dict[str, int]:
    """From how many cards of each party a node grew, as far as they may be shown."""
    cards = [state.cards[card] for card in node.cards if card in state.cards]
    return counts(card for card in cards if is_shown(state, card))


def notes(state: State, language: str) -> list[str]:
    """What must be said for ever: not finished, withheld, taken back; in plain sentences."""
    _ = translator(language)
    said = [] if state.here.finished else [_("Deze boom is nog niet af.")]
    said += _withheld(withheld(state), _)
    said += _counted(
        taken_back(state),
        _("1 kaartje is teruggenomen of weggehaald."),
        _("%(n)s kaartjes zijn teruggenomen of weggehaald."),
    )
    return said


def _withheld(hidden: Mapping[str, int], _: Translate) -> list[str]:
    return [
        *_counted(
            hidden["cards"],
            _("1 kaartje is nog niet getoond en staat hier niet bij."),
            _("%(n)s kaartjes zijn nog niet getoond en staan hier niet bij."),
        ),
        *_counted(
            hidden["dots"],
            _("De stippen van 1 stoel zijn nog niet geteld."),
            _("De stippen van %(n)s stoelen zijn nog niet geteld."),
        ),
        *_counted(
            hidden["answers"],
            _("1 antwoord is nog niet getoond en telt hier niet mee."),
            _("%(n)s antwoorden zijn nog niet getoond en tellen hier niet mee."),
        ),
        *_counted(
            hidden["checks"],
            _("1 antwoord van de toets is nog niet getoond en telt hier niet mee."),
            _("%(n)s antwoorden van de toets zijn nog niet getoond en tellen hier niet mee."),
        ),
    ]


def _counted(n: int, one: str, more: str) -> list[str]:
    return [] if n == 0 else [one if n == 1 else more % {"n": n}]
