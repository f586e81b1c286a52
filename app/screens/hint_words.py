"""Hints in words: a short question that may be left alone, and behind it what it is about."""

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from app.domain.hints import Hint, of_goal, of_indicator
from app.domain.state import Room
from app.screens.console_words import sentence
from app.screens.i18n import translator
from app.screens.plain_words import plain_words
from app.screens.render import said

#: The question; and why it is asked, with the words that gave rise to it.
SAID = {
    "about-us": (
        "Gaat dit over ons, of over inwoners?",
        "‘%(found)s’ zegt wat wij doen. Wat merken inwoners als het lukt?",
    ),
    "not-reached": (
        "Staat hier wat er is bereikt?",
        "‘%(found)s’ klinkt als een plan. Schrijf op hoe het is als het is gelukt. Niet ‘eenzaamheid "
        "verminderen’, maar ‘minder mensen voelen zich eenzaam’.",
    ),
    "two-ideas": (
        "Staan hier twee dingen in één zin?",
        "Over één ding is het makkelijker om ja of nee te zeggen. Je kunt er ook twee van maken.",
    ),
    "output": (
        "Dit telt wat we doen. Nog niet wat er voor mensen verandert.",
        "‘%(found)s’ laat zien dat er iets was. Wat is er daarna anders voor wie erbij was?",
    ),
    "only-counting": (
        "Hier wordt alleen geteld.",
        "Een cijfer zegt hoeveel. Wat zouden mensen erover vertellen? Zet daar ook iets van bij.",
    ),
    "only-telling": (
        "Hier wordt alleen verteld.",
        "Een verhaal zegt hoe het is. Is er ook iets te tellen? Zet daar ook iets van bij.",
    ),
    "plain-words": ("Kan dit in gewone woorden?", "‘%(found)s’: je kunt ook zeggen ‘%(plain)s’."),
}


@dataclass(frozen=True)
class ShownHint:
    """One line that unfolds."""

    code: str
    question: str
    why: Markup


def about_goal(text: str, here: Room, language: str) -> list[ShownHint]:
    """About words of a goal, read in the language of the workshop, told in that of the screen."""
    return in_words(of_goal(text, here.language, plain_words(here.language, here.theme)), language)


def about_indicator(text: str, unit: str, here: Room, language: str) -> list[ShownHint]:
    """About words of an indicator."""
    found = of_indicator(text, unit, here.language, plain_words(here.language, here.theme))
    return in_words(found, language)


def in_words(hints: Iterable[Hint], language: str) -> list[ShownHint]:
    """What is told; several policy words are one hint."""
    _ = translator(language)
    found: dict[str, ShownHint] = {}
    for hint in hints:
        question, why = SAID[hint.code]
        told = sentence(_, why, found=said(hint.found), plain=said(hint.plain))
        before = found.get(hint.code)
        told = Markup("{} {}").format(before.why, told) if before else told
        found[hint.code] = ShownHint(hint.code, _(question), told)
    return list(found.values())
