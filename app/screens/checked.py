"""The check as every screen may see it: how the parties answered about an indicator, and what they said.

Only rounds that were revealed are told. What a later round did not ask about again keeps its answers.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import zip_longest

from app.domain import checks, counting
from app.domain.counting import Checked, Weighed
from app.domain.state import PARTIES, Check, State
from app.screens.console_words import THE, capital, listed
from app.screens.i18n import Translate, translator
from app.screens.support import Reason


@dataclass(frozen=True)
class PartyCheck:
    """One party: `mark` is its shape full (yes), half (partly), open (no) or none (not answered)."""

    party: str
    of: int
    answered: int
    yes: int
    partly: int
    no: int
    mark: str

    @property
    def groups(self) -> tuple[tuple[str, int], ...]:
        """How many said yes, partly and no, by the shape that tells it."""
        return ("full", self.yes), ("half", self.partly), ("open", self.no)


@dataclass(frozen=True)
class ShownCheck:
    """The last round of the check of an indicator that the room has seen. `mark`: the parties together, each
    one third. `is_reworded`: it was answered about other words than those of now.
    """

    round: int
    parties: tuple[PartyCheck, ...]
    mark: str
    sentence: str
    reasons: tuple[Reason, ...]
    is_reworded: bool


def seen_round(state: State, indicator: str) -> int:
    """The last revealed round in which anyone answered about it; 0 when there is none."""
    given = (check for check in state.checks.values() if check.indicator == indicator)
    return max((check.round for check in given if checks.are_seen(state, check)), default=0)


def check_of(state: State, indicator: str, language: str) -> ShownCheck | None:
    """What the room has seen of an indicator's check; None when nothing yet."""
    turn = seen_round(state, indicator)
    if not turn:
        return None
    found, given = counting.check(state, indicator, turn), counting.remarks(state, indicator, turn)
    now = state.nodes[indicator].wording
    return ShownCheck(
        round=turn,
        parties=tuple(_party(party, weighed) for party, weighed in found.parties.items()),
        mark=mark_of(found.weighted),
        sentence=_sentence(found, translator(language)),
        reasons=_in_turn([each for each in given if each.reason or each.redacted]),
        is_reworded=any(each.wording != now for each in given),
    )


def mark_of(mean: Fraction | None) -> str:
    """The answer to which a mean comes nearest; between two the more hopeful one."""
    if mean is None:
        return "none"
    return "full" if mean >= Fraction(3, 4) else "half" if mean >= Fraction(1, 4) else "open"


def _party(party: str, weighed: Weighed) -> PartyCheck:
    counted = (weighed.of, weighed.answered, weighed.yes, weighed.partly, weighed.no)
    return PartyCheck(party, *counted, mark_of(weighed.mean))


def _in_turn(given: Sequence[Check]) -> tuple[Reason, ...]:
    """What people said with their answers, the parties in turn."""
    rows = [[_reason(each) for each in given if each.party == party] for party in PARTIES]
    return tuple(reason for row in zip_longest(*rows) for reason in row if reason)


def _reason(check: Check) -> Reason:
    return Reason(check.party, check.answer, check.reason, check.redacted)


def _sentence(found: Checked, _: Translate) -> str:
    silent = [party for party, weighed in found.parties.items() if not weighed.answered]
    if silent:
        names = capital(listed([_(THE[party]) for party in silent], _))
        return " ".join(
            (_("Samen nog niet te zeggen."), _("%(names)s: nog niet geantwoord.") % {"names": names})
        )
    together = {
        "full": _("Samen: ja, dit zegt iets over het hoofddoel."),
        "half": _("Samen: een beetje."),
        "open": _("Samen: nee, dit zegt nog niets over het hoofddoel."),
    }[mark_of(found.weighted)]
    marks = {mark_of(weighed.mean) for weighed in found.parties.values()}
    return " ".join(
        [together, _("De partijen antwoorden heel verschillend.")]
        if marks >= {"full", "open"}
        else [together]
    )
