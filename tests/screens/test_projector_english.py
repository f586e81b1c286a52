"""Every Dutch word of the projector has its English."""

import re
from pathlib import Path

from app.screens.i18n import catalog
from app.screens.render import TEMPLATES

OURS = (*(TEMPLATES / "regions/projector").glob("*.html"), *(TEMPLATES / "pages").glob("projector*.html"))


def sentences(path: Path) -> set[str]:
    """What a template asks to be translated."""
    return {match[1] for match in re.findall(r"""_\((["'])(.*?)\1\)""", path.read_text(encoding="utf-8"))}


def test_every_sentence_has_its_english() -> None:
    asked = set().union(*(sentences(path) for path in OURS))
    assert asked, "no sentences found"
    assert asked - catalog("en").keys() == set()
