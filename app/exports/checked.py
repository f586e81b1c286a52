"""The check of an indicator as it may be published: of a party with fewer than three answers no counts and no
reasons, and then no weighed share either (`carried.py` has the same rule for support).
"""

from dataclasses import dataclass

from app.domain import counting
from app.domain.checks import STEP, of_round
from app.domain.counting import Weighed
from app.domain.state import Check, State
from app.exports.carried import FEWEST, few, percent
from app.screens.i18n import translator
from app.screens.support import Reason


@dataclass(frozen=True)
class Verdict:
    """What the parties answered about an indicator in a round that the room has seen. `about`: the words
    that stood there then, when they are others now; `few` says of whom the counts are withheld.
    """

    round: int
    parties: tuple[tuple[str, Weighed], ...]
    few: str
    weighed: str
    reasons: tuple[Reason, ...]
    about: tuple[str, ...]


def verdicts(state: State, indicator: str, language: str) -> tuple[Verdict, ...]:
    """The rounds in which anyone answered about it, the first first."""
    turns = sorted(turn for step, turn in state.here.revealed if step == STEP)
    return tuple(
        _verdict(state, indicator, turn, language) for turn in turns if of_round(state, indicator, turn)
    )


def _verdict(state: State, indicator: str, turn: int, language: str) -> Verdict:
    found, _ = counting.check(state, indicator, turn), translator(language)
    told = {party: each for party, each in found.parties.items() if each.answered >= FEWEST}
    is_whole = len(told) == len(found.parties)
    given = counting.remarks(state, indicator, turn)
    return Verdict(
        round=turn,
        parties=tuple(told.items()),
        few="" if is_whole else few(told, _),
        weighed=percent(found.weighted, language) if is_whole else "",
        reasons=tuple(
            _reason(each) for each in given if each.party in told and (each.reason or each.redacted)
        ),
        about=_other_words(state, indicator, given),
    )


def _reason(given: Check) -> Reason:
    return Reason(given.party, given.answer, "" if given.redacted else given.reason, given.redacted)


def _other_words(state: State, indicator: str, given: list[Check]) -> tuple[str, ...]:
    now = state.nodes[indicator].wording
    then = dict.fromkeys(each.wording for each in given if each.wording and each.wording != now)
    words = [state.wordings[each] for each in state.wordings if each in then]
    return tuple("" if each.redacted else each.text for each in words)
