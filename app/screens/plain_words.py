"""Policy words with what people say instead: ours, and those of a municipality."""

import logging
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from app.domain.hints import every_form

OURS = Path(__file__).parent / "plain_words.toml"
#: The shortest word of a theme that says what it is about.
ABOUT = 5

logger = logging.getLogger(__name__)


@cache
def _ours() -> dict[str, dict[str, str]]:
    return tomllib.loads(OURS.read_text(encoding="utf-8"))


class _Added:
    """What the municipality of this process added; empty words take one of ours away."""

    words: Mapping[str, str] = {}  # replaced whole, never changed


def add(file: Path | None) -> None:
    """Read the words of a municipality; without a file none. A file that cannot be read stops no workshop."""
    _Added.words = {}
    if file is not None:
        try:
            _Added.words = parsed(file.read_text(encoding="utf-8-sig"))
        except (OSError, UnicodeDecodeError) as failure:
            logger.warning("the file of SAMENBOOM_PLAIN_WORDS cannot be read: %s", type(failure).__name__)
    _forms.cache_clear()


def parsed(text: str) -> dict[str, str]:
    """One word a line, `beleidswoord = gewone woorden`; lines that begin with # are remarks."""
    lines = [line.partition("=") for line in text.splitlines() if not line.lstrip().startswith("#")]
    return {_tidy(term): said.strip() for term, is_said, said in lines if is_said and _tidy(term)}


def _tidy(term: str) -> str:
    return " ".join(term.lower().split())


@cache
def _forms(language: str) -> dict[str, str]:
    words = _ours().get(language, {}) | dict(_Added.words)
    return every_form({term: said for term, said in words.items() if said})


def plain_words(language: str, theme: str) -> dict[str, str]:
    """Every form of every policy word; not those of the theme: that is what the group talks about."""
    about = tuple(word for word in theme.lower().split() if len(word) >= ABOUT)
    forms = _forms(language)
    return {form: said for form, said in forms.items() if not form.startswith(about)} if about else forms
