"""Let op while the tree grows: who has not answered, what waits, what was chosen although not carried."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from app.domain.checks import STEP as CHECK
from app.domain.script import BY_NAME
from app.domain.state import MAIN, State
from app.domain.support import TREE, latest
from app.screens import console_check
from app.screens.console_proposals import place_name, waiting
from app.screens.console_support import open_questions, silent, uncarried
from app.screens.console_words import THE, capital, sentence
from app.screens.i18n import Translate, translator
from app.screens.support import support_of

#: Where the words and the places in the tree are talked about.
_OF_WORDS = frozenset({"main-goal", "subgoals", "does-it-hold", "look-back-3"})
#: Where indicators are proposed.
_OF_INDICATORS = frozenset({"indicators", CHECK})


@dataclass(frozen=True)
class Remark:
    """One thing to watch: `key` tells whether it is new; drawn with a party's shape, or with an icon. `to` is
    where it can be done, an id on the page.
    """

    key: str
    text: Markup
    party: str | None = None
    shape: str = "full"
    icon: str = "note"
    to: str = ""


def remarks_of_words(state: State, language: str) -> Iterator[Remark]:
    """Open questions everywhere; what waits and what is not carried where the group talks about it."""
    _ = translator(language)
    yield from _questions(state, language, _)
    if state.here.step == CHECK and not state.here.finished:
        yield from _check(state, language, _)
    if state.here.step == "whole-tree":
        yield from _whole(state, _)
    if state.here.step in _OF_WORDS | _OF_INDICATORS and not state.here.finished:
        yield from _proposals(state, language, _)
    if state.here.step in _OF_WORDS and not state.here.finished:
        yield from _uncarried(state, language, _)


def _questions(state: State, language: str, _: Translate) -> Iterator[Remark]:
    for party, n in silent(state, language).items():
        text = "<b>%(party)s</b>: nog niemand gaf antwoord."
        if n < len(open_questions(state)):
            text = "<b>%(party)s</b>: nog niet op elke vraag antwoord."
        words = {"party": capital(_(THE[party]))}
        yield Remark(f"unanswered-{party}", sentence(_, text, **words), party, "none")
    n = len(open_questions(state))
    if n:
        one, more = "<b>1 vraag</b> staat open.", "<b>%(n)s vragen</b> staan open."
        yield Remark("open", sentence(_, one if n == 1 else more, n=n))


def _check(state: State, language: str, _: Translate) -> Iterator[Remark]:
    """Who has not answered yet; after the reveal what does not hold."""
    for party in console_check.silent(state):
        words = {"party": capital(_(THE[party]))}
        text = "<b>%(party)s</b>: nog niemand gaf antwoord."
        yield Remark(f"unchecked-{party}", sentence(_, text, **words), party, "none")
    n = sum(item.fails for item in console_check.items(state, language))
    if n:
        one = "Bij <b>1 indicator</b> zegt een partij vooral nee. Zeg hem anders, of leg hem apart."
        more = "Bij <b>%(n)s indicatoren</b> zegt een partij vooral nee. Zeg ze anders, of leg ze apart."
        yield Remark("fails", sentence(_, one if n == 1 else more, n=n))


def _whole(state: State, _: Translate) -> Iterator[Remark]:
    """What the group still has to do before it ends."""
    if latest(state, TREE) is None:
        yield Remark("unasked", sentence(_, "Nog niet gevraagd wie achter de <b>hele boom</b> staat."))
    if not state.agreements:
        yield Remark("no-agreements", sentence(_, "Nog geen <b>afspraken</b>."))


def _proposals(state: State, language: str, _: Translate) -> Iterator[Remark]:
    n = len(waiting(state, language))
    if n and state.here.step != "main-goal":
        one = "<b>1 voorstel</b> wacht op een plek in de boom."
        more = "<b>%(n)s voorstellen</b> wachten op een plek in de boom."
        yield Remark("waiting", sentence(_, one if n == 1 else more, n=n), icon="nest", to="proposals")


def _uncarried(state: State, language: str, _: Translate) -> Iterator[Remark]:
    for node in uncarried(state):
        if BY_NAME[state.here.step].name == "main-goal" and node != MAIN:
            continue
        place = capital(place_name(state, node, _))
        found = support_of(state, state.nodes[node].wording or "", language)
        against = [each.party for each in found.parties if each.mark == "open"] if found else []
        text = "<b>%(place)s</b>: gekozen, maar niet gedragen."
        if len(against) == 1:
            text = "<b>%(place)s</b>: gekozen, maar niet gedragen. Wat hebben %(party)s nodig?"
            if against[0] == "municipality":
                text = "<b>%(place)s</b>: gekozen, maar niet gedragen. Wat heeft %(party)s nodig?"
        words = {"place": place, "party": _(THE[against[0]]) if against else ""}
        party = against[0] if len(against) == 1 else None
        yield Remark(f"uncarried-{node}", sentence(_, text, **words), party, "open")
