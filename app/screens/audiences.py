"""Who looks: a screen and a language. What an audience may see is decided here and in the views, never in the browser."""

from dataclasses import dataclass

SCREENS = ("participant", "projector", "facilitator")
LANGUAGES = ("nl", "en")


@dataclass(frozen=True)
class Audience:
    """All screens of one kind in one language get the same HTML."""

    screen: str
    language: str


ALL = tuple(Audience(screen, language) for screen in SCREENS for language in LANGUAGES)
