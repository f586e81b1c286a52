"""Who looks: a screen and a language. What may be seen is decided here and in views, not by browsers."""

from dataclasses import dataclass

SCREENS = ("participant", "projector", "facilitator")
LANGUAGES = ("nl", "en")


@dataclass(frozen=True)
class Audience:
    """All screens of one kind in one language get the same HTML."""

    screen: str
    language: str


ALL = tuple(Audience(screen, language) for screen in SCREENS for language in LANGUAGES)
