"""What a table tells of the voices about a node: support and the check, a cell per party."""

import copy
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.domain.state import PARTIES, Check, State
from app.exports.beside import Rival, rivals
from app.exports.carried import FEWEST, Stand, is_uncarried, stands
from app.exports.checked import Verdict, verdicts
from app.exports.facts import party_names
from app.screens.i18n import Translate, translator
from app.screens.support import Reason

SEPARATOR = " | "
ANSWERS = {
    "yes": "erachter",
    "yes-if": "met een voorwaarde",
    "no": "niet",
}
CHECKED = {"yes": "ja", "partly": "een beetje", "no": "nee"}


@dataclass(frozen=True)
class Voices:
    """What there is to tell, with the answers to the check by indicator: there may be very many."""

    state: State
    language: str
    checks: Mapping[str, dict[str, Check]]

    @property
    def translate(self) -> Translate:
        """Its words."""
        return translator(self.language)


def voices(state: State, language: str) -> Voices:
    """Those of a trajectory."""
    found: dict[str, dict[str, Check]] = {}
    for key, check in state.checks.items():
        found.setdefault(check.indicator, {})[key] = check
    return Voices(state, language, found)


def support_columns(label: str, _: Translate) -> list[str]:
    """The heads of what was said of the words, or of the place in the tree."""
    parts = [_("gedragen"), *party_names(_).values(), _("elke partij een derde"), _("redenen")]
    return [f"{label}: {part}" for part in parts]


def support(it: Voices, node: str) -> list[str]:
    """What was said of its words, then of its place: twice the cells of `support_columns`."""
    by_label = {stand.label: stand for stand in stands(it.state, node, it.language)}
    labels = (it.translate("Woorden"), it.translate("Plek in de boom"))
    words, place = (stand_cells(it, by_label.get(label)) for label in labels)
    if is_uncarried(it.state, node):
        words[0] = f"{words[0]} {it.translate('Gekozen, ook al droeg niet elke partij het.')}".strip()
    return words + place


def stand_cells(it: Voices, stand: Stand | None) -> list[str]:
    """The cells of `support_columns`; empty when it was never asked."""
    if stand is None:
        return [""] * (3 + len(PARTIES))
    told = {each.party: each for each in stand.parties}
    _ = it.translate
    counted = {
        party: _("%(yes)s erachter, %(yes_if)s met een voorwaarde, %(no)s niet")
        % {"yes": each.yes, "yes_if": each.yes_if, "no": each.no}
        for party, each in told.items()
    }
    is_open = not stand.parties and not stand.few
    return [
        stand.sentence,
        *("" if is_open else _party(it, party, counted.get(party)) for party in PARTIES),
        stand.weighed,
        _reasons(it, stand.reasons, ANSWERS),
    ]


def _party(it: Voices, party: str, counted: str | None) -> str:
    if counted is not None:
        return counted
    return it.translate("niet getoond: minder dan %(n)s antwoorden") % {"n": FEWEST}


def _reasons(it: Voices, given: Iterable[Reason], answers: Mapping[str, str]) -> str:
    _, names = it.translate, party_names(it.translate)
    return SEPARATOR.join(
        f"{names[each.party]} ({_(answers[each.answer])}): {_('gewist') if each.redacted else each.text}"
        for each in given
    )


def support_at_once(it: Voices, node: str) -> str:
    """The same in one cell, without the reasons: for the goals above an indicator. Empty when never asked."""
    told = [_at_once(it, stand) for stand in stands(it.state, node, it.language)]
    if is_uncarried(it.state, node):
        told.insert(0, it.translate("Gekozen, ook al droeg niet elke partij het."))
    return SEPARATOR.join(told)


def _at_once(it: Voices, stand: Stand) -> str:
    _carried, *parties, weighed, _reasons = stand_cells(it, stand)
    names = party_names(it.translate).values()
    counted = [f"{name}: {cell}" for name, cell in zip(names, parties, strict=True) if cell]
    share = [f"{it.translate('elke partij een derde')}: {weighed}"] if weighed else []
    return "; ".join([stand.line.rstrip("."), *counted, *share])


def check_columns(_: Translate) -> list[str]:
    """The heads of what the check told."""
    parts = [*party_names(_).values(), _("elke partij een derde"), _("redenen"), _("over")]
    return [f"{_('Toets')}: {part}" for part in parts]


def check(it: Voices, indicator: str) -> list[str]:
    """What the last round that was shown told; empty when there was none."""
    alone = copy.copy(it.state)  # so that counting looks at these answers only
    alone.checks = it.checks.get(indicator, {})
    found = verdicts(alone, indicator, it.language) if alone.checks else ()
    return _verdict(it, found[-1]) if found else [""] * (3 + len(PARTIES))


def _verdict(it: Voices, found: Verdict) -> list[str]:
    _ = it.translate
    counted = {
        party: _("%(yes)s ja, %(partly)s een beetje, %(no)s nee")
        % {"yes": each.yes, "partly": each.partly, "no": each.no}
        for party, each in found.parties
    }
    earlier = SEPARATOR.join(words or _("gewist") for words in found.about)
    return [
        *(_party(it, party, counted.get(party)) for party in PARTIES),
        found.weighed,
        _reasons(it, found.reasons, CHECKED),
        _("andere woorden dan nu: %(words)s") % {"words": earlier} if found.about else "",
    ]


def other_words(it: Voices, node: str) -> str:
    """Words that it does not have (any more), and by whom."""
    return SEPARATOR.join(_rival(rival, it.translate) for rival in rivals(it.state, node))


def _rival(rival: Rival, _: Translate) -> str:
    by = party_names(_).get(rival.party, _("begeleider"))
    return f"{by}{', ' + _('eerder gekozen') if rival.is_replaced else ''}: {rival.text}"
