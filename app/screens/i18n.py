"""Dutch is written in the templates; English stands in app/locale/en/*.po, read at start, not compiled."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

from babel.messages.pofile import read_po

LOCALE = Path(__file__).parent.parent / "locale"
Translate = Callable[[str], str]


@cache
def catalog(language: str) -> dict[str, str]:
    """Dutch sentence to sentence in `language`, of all catalogs of that language together."""
    sentences: dict[str, str] = {}
    for path in sorted((LOCALE / language).glob("*.po")):
        with path.open("rb") as file:
            found = read_po(file, locale=language)
            sentences |= {str(m.id): str(m.string) for m in found if m.id and m.string}
    return sentences


def translator(language: str) -> Translate:
    """The function that the templates know as `_`; placeholders after: `_("%(n)s kaartjes")|format(n=3)`."""
    sentences = catalog(language)
    return lambda sentence: sentences.get(sentence, sentence)
