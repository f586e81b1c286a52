"""Counts as they may be published: of a party with fewer than three answers no counts and no reasons, and
then no weighed share either, for it would give them away. Whether all three carry it is always told.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from fractions import Fraction

from babel.numbers import format_percent

from app.domain import counting
from app.domain.state import PARTIES, Asked, State
from app.domain.support import TREE, latest
from app.screens import dots
from app.screens.console_words import THE, listed
from app.screens.i18n import Translate, translator
from app.screens.support import PartySupport, Reason, ShownSupport, shown

FEWEST = 3


@dataclass(frozen=True)
class Stand:
    """What the parties said of one thing. `few` says of whom the counts are withheld; `weighed` is the share
    in equal thirds, "" when it is withheld or not known.
    """

    label: str
    sentence: str
    parties: tuple[PartySupport, ...] = ()
    few: str = ""
    weighed: str = ""
    reasons: tuple[Reason, ...] = ()

    @property
    def line(self) -> str:
        """On one line."""
        return f"{self.label}: {self.sentence[:1].lower()}{self.sentence[1:]}"


def stands(state: State, node: str, language: str) -> tuple[Stand, ...]:
    """What was said of the words of a node, and of its place in the tree."""
    _ = translator(language)
    asked = [(_("Woorden"), state.nodes[node].wording), (_("Plek in de boom"), node)]
    return tuple(
        stand for label, about in asked if about and (stand := _stand(state, about, label, language))
    )


def of_the_tree(state: State, language: str) -> tuple[Stand, ...]:
    """What was said of the whole tree; nothing when it was never asked."""
    stand = _stand(state, TREE, translator(language)("De hele boom"), language)
    return (stand,) if stand else ()


def is_uncarried(state: State, node: str) -> bool:
    """Whether its words were chosen although not every party carried them."""
    wording = state.wordings.get(state.nodes[node].wording or "")
    return wording is not None and wording.carried is False


def rounds(state: State, about: str, label: str, language: str) -> tuple[Stand, ...]:
    """What was said of one thing every time that it was asked, the first time first."""
    asked, _ = [each for each in state.asked.values() if each.about == about], translator(language)
    return tuple(
        _of_round(
            state,
            each,
            label if len(asked) == 1 else _("%(step)s, ronde %(n)s") % {"step": label, "n": turn},
            language,
        )
        for turn, each in enumerate(asked, 1)
    )


def _stand(state: State, about: str, label: str, language: str) -> Stand | None:
    asked = latest(state, about)
    return _of_round(state, asked, label, language) if asked else None


def _of_round(state: State, asked: Asked, label: str, language: str) -> Stand:
    counted, _ = counting.counted(state, asked), translator(language)
    found = shown(state, counted, language)
    if found.open:
        return Stand(label, _("Deze vraag staat nog open."))
    told = tuple(each for each in found.parties if each.answered >= FEWEST)
    if len(told) == len(found.parties):
        return Stand(label, found.sentence, told, "", percent(counted.weighted, language), found.reasons)
    names = [each.party for each in told]
    reasons = tuple(reason for reason in found.reasons if reason.party in names)
    return Stand(label, _in_all(found, _), told, few(names, _), "", reasons)


def few(told: Collection[str], _: Translate) -> str:
    """Of whom there are no counts, and why."""
    if not told:
        return _("Geen aantallen: minder dan 3 antwoorden per partij.")
    others = listed([_(THE[party]) for party in PARTIES if party not in told], _)
    return _("Geen aantallen van %(who)s: minder dan 3 antwoorden.") % {"who": others}


def _in_all(found: ShownSupport, _: Translate) -> str:
    """Without a word on who: that would be a count of a party that has few."""
    if found.carried is None:
        return _("Nog niet bekend: niet elke partij heeft geantwoord.")
    if found.carried:
        return _("Gedragen door alle drie de partijen.")
    return _("Nog niet gedragen door alle drie de partijen.")


def percent(share: Fraction | None, language: str) -> str:
    """A share in equal thirds; "" when it is not known."""
    return "" if share is None else format_percent(round(float(share), 2), locale=language)


def dotted(state: State) -> Mapping[str, Mapping[str, int]]:
    """Cluster to the dots of each party of which at least three seats laid some; empty before the reveal."""
    enough = {party for party, (said, _) in dots.answered(state).items() if said >= FEWEST}
    return {
        cluster: {each.party: each.dots for each in laid.parties if each.party in enough}
        for cluster, laid in dots.counted(state).items()
    }


def few_dots(state: State, language: str) -> str:
    """Of whom the dots are withheld; "" when of nobody, or when nobody's are counted."""
    _, seats = translator(language), dots.answered(state)
    others = [_(THE[party]) for party, (said, _of) in seats.items() if said < FEWEST]
    if not dots.are_counted(state) or not others or not any(said for said, _of in seats.values()):
        return ""
    who = listed(others, _)
    return _("De stippen van %(who)s staan er niet bij: minder dan 3 mensen legden ze.") % {"who": who}
