"""The facilitator's guide names buttons as they stand on the screens, and shows pictures that exist."""

import re

import pytest
from babel.messages.pofile import read_po

from tools.files import ROOT

LOCALE = ROOT / "app/locale/en"


def names() -> dict[str, set[str]]:
    """Every sentence of the screens, per language."""
    found: dict[str, set[str]] = {"nl": set(), "en": set()}
    for path in LOCALE.glob("*.po"):
        for message in read_po(path.read_bytes().splitlines(keepends=True)):
            if message.id and isinstance(message.string, str):
                found["nl"].add(str(message.id))
                found["en"].add(message.string)
    return found


@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_the_guide_calls_a_button_stands_on_a_screen(language: str):
    text = (ROOT / f"docs/guide.{language}.md").read_text(encoding="utf-8")
    called = {name.strip(" …").lower() for name in re.findall(r"(?<!\*)\*([^*\n]+)\*(?!\*)", text)}
    known = " | ".join(names()[language]).lower()

    assert len(called) > 15
    assert sorted(name for name in called if name not in known) == []


@pytest.mark.parametrize("language", ["nl", "en"])
def test_pictures_of_the_guide_are_there(language: str):
    text = (ROOT / f"docs/guide.{language}.md").read_text(encoding="utf-8")
    shown = re.findall(r"\]\((pictures/\S+)\)", text)

    assert len(shown) >= 3
    assert [path for path in shown if not (ROOT / "docs" / path).is_file()] == []
