"""What a saved file is called: the theme, what it is, and the day. `mantelzorg-verslag-2026-11-28.pdf`."""

import re
import unicodedata
from datetime import datetime

from app.screens.i18n import translator

#: What each format is, in one word.
_KINDS = {
    "json": "alles",
    "csv": "tabel",
    "xlsx": "tabel",
    "pdf": "poster",
    "svg": "boom",
    "png": "boom",
    "docx": "verslag",
    "report": "verslag",
    "html": "pagina",
    "seat-cards": "stoelkaarten",
}
LONGEST_THEME = 40


def file_name(theme: str, kind: str, extension: str, language: str, at: datetime) -> str:
    """Plain letters, digits and dashes only: every system takes it, and so does the header of an answer."""
    return f"{_plain(theme) or 'samenboom'}-{translator(language)(_KINDS[kind])}-{at:%Y-%m-%d}.{extension}"


def saved_as(name: str, how: str = "attachment") -> dict[str, str]:
    """The header that says so."""
    return {"Content-Disposition": f'{how}; filename="{name}"'}


def _plain(theme: str) -> str:
    """Accents go; a theme in other letters than ours leaves nothing."""
    letters = unicodedata.normalize("NFKD", theme).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:LONGEST_THEME].rstrip("-")
