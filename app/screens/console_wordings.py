"""Wordings of a node side by side: who proposed them, who carries them, what the button to choose says."""

from dataclasses import dataclass

from app.domain.state import MAIN, State, Wording
from app.domain.wordings import of_node
from app.screens.candidates import letter
from app.screens.console_support import Question, question
from app.screens.i18n import Translate, translator

#: The wording that stands comes first, then its rivals, then what was replaced.
_ORDER = ("adopted", "proposed", "replaced")


@dataclass(frozen=True)
class Candidate:
    """One way of saying a node. `letter`: as on the projector; `by`: a party or `facilitator`; `choose`: the
    words on its button ("" for none); `said`: what is said for ever about how it was chosen.
    """

    id: str
    letter: str
    text: str
    redacted: bool
    by: str
    status: str
    carried: bool | None
    question: Question
    choose: str
    said: str


def candidates(state: State, node: str, language: str) -> list[Candidate]:
    """All wordings of a node."""
    found = [
        _candidate(state, wording, letter(place), language)
        for place, wording in enumerate(of_node(state, node))
    ]
    return sorted(found, key=lambda each: _ORDER.index(each.status))


def main_said(state: State, language: str) -> str:
    """What is said for ever of how the main goal was chosen, when it was not carried then."""
    wording = state.wordings.get(state.nodes[MAIN].wording or "")
    return _said(wording, translator(language)) if wording and wording.carried is False else ""


def _candidate(state: State, wording: Wording, called: str, language: str) -> Candidate:
    asked, _ = question(state, wording.id, language), translator(language)
    return Candidate(
        id=wording.id,
        letter=called,
        text="" if wording.redacted else wording.text,
        redacted=wording.redacted,
        by=wording.by,
        status=wording.status,
        carried=wording.carried,
        question=asked,
        choose=_choose(wording, asked, _),
        said=_said(wording, _),
    )


def _choose(wording: Wording, asked: Question, _: Translate) -> str:
    """While people answer nothing can be chosen: first the answers are shown."""
    if wording.status == "adopted" or wording.redacted or asked.is_open:
        return ""
    carried = asked.shown.carried if asked.shown else True
    return {
        True: _("Kies deze woorden"),
        False: _("Kies, ook al is het niet gedragen"),
        None: _("Kies, ook al heeft niet elke partij geantwoord"),
    }[carried]


def _said(wording: Wording, _: Translate) -> str:
    if wording.status == "proposed":
        return ""
    if wording.carried is False:
        return _("Gekozen, ook al was het niet gedragen.")
    return _("Gedragen, toen het werd gekozen.") if wording.carried else ""
