"""The kinds of values that a field can hold: each cleans what was sent, or says what is wrong with it."""

import json
import re
import unicodedata
import uuid
from dataclasses import dataclass
from typing import Any

from .strokes import strokes

SHORT, LONG, NAME, FREE = 60, 280, 80, 200
#: Bytes of a drawing, as compact JSON.
DRAWING = 20_000


class Wrong(Exception):
    """A value that does not fit its field."""

    def __init__(self, code: str, nl: str, en: str) -> None:
        super().__init__(code)
        self.said = (code, nl, en)


#: What is trimmed: every blank but control characters, which are refused wherever they stand.
_BLANKS = "".join(sign for sign in map(chr, range(0x3001)) if unicodedata.category(sign) == "Zs")


def tidy(text: str) -> str:
    """NFC, line ends to spaces, trimmed: the one form in which words are kept and counted."""
    return re.sub("\r\n|[\r\n\x85\u2028\u2029]", " ", unicodedata.normalize("NFC", text)).strip(_BLANKS)


def _is_visible(text: str) -> bool:
    """Whether a reader sees anything; a sign that is newer than our Unicode tables (an emoji) counts."""
    return any(unicodedata.category(char) not in ("Zs", "Zl", "Zp", "Cf") for char in text)


_NOT_TEXT = Wrong("not-text", "Dit moet tekst zijn.", "This must be text.")


def _refuse_what_cannot_be_kept(text: str, limit: int) -> None:
    if any(unicodedata.category(char) in ("Cc", "Cs") for char in text):
        raise Wrong(
            "control-characters",
            "Er staan tekens in die niet kunnen.",
            "It holds characters that cannot be kept.",
        )
    if len(unicodedata.normalize("NFC", text)) > limit:
        raise Wrong(
            "too-long",
            f"Dit is te lang: hoogstens {limit} tekens.",
            f"This is too long: at most {limit} characters.",
        )


@dataclass(frozen=True)
class Text:
    """Words of people: at most `limit` code points after NFC; never empty unless `empty`."""

    limit: int = LONG
    empty: bool = False
    name = "text"

    def clean(self, value: Any) -> str:
        """The tidied words."""
        if not isinstance(value, str):
            raise _NOT_TEXT
        text = tidy(value)
        _refuse_what_cannot_be_kept(text, self.limit)
        if not _is_visible(text) and not (self.empty and not text):
            raise Wrong("empty", "Er staat nog niets.", "There is nothing here yet.")
        return text


@dataclass(frozen=True)
class AsSent:
    """A free string that is given back exactly as sent."""

    limit: int = FREE
    name = "string"

    def clean(self, value: Any) -> str:
        """The same string."""
        if not isinstance(value, str):
            raise _NOT_TEXT
        _refuse_what_cannot_be_kept(value, self.limit)
        return value


@dataclass(frozen=True)
class Id:
    """A UUID string, or one of the fixed ids."""

    fixed: tuple[str, ...] = ()
    suffix: str = ""
    name = "id"

    def clean(self, value: Any) -> str:
        """The id in lower case."""
        if value in self.fixed and isinstance(value, str):
            return value
        try:
            bare = value.removesuffix(self.suffix) if self.suffix else value
            return f"{uuid.UUID(bare)}{value[len(bare) :]}"
        except (ValueError, AttributeError, TypeError):
            raise Wrong("not-an-id", "Dit is geen nummer van iets.", "This is not an id.") from None


@dataclass(frozen=True)
class OneOf:
    """One of the given words."""

    words: tuple[str, ...]
    name = "choice"

    def clean(self, value: Any) -> str:
        """The word."""
        if not isinstance(value, str) or value not in self.words:
            raise Wrong("not-a-choice", "Kies een van de mogelijkheden.", "Choose one of the possibilities.")
        return value


@dataclass(frozen=True)
class Whole:
    """A whole number between two bounds, both included."""

    least: int
    most: int
    name = "integer"

    def clean(self, value: Any) -> int:
        """The number; to JSON 5.0 is as whole as 5."""
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        if isinstance(value, bool) or not isinstance(value, int) or not self.least <= value <= self.most:
            raise Wrong(
                "not-a-number",
                f"Dit moet een getal zijn van {self.least} tot en met {self.most}.",
                f"This must be a number from {self.least} to {self.most}.",
            )
        return value


@dataclass(frozen=True)
class Flag:
    """True or false."""

    name = "boolean"

    def clean(self, value: Any) -> bool:
        """The flag."""
        if not isinstance(value, bool):
            raise Wrong("not-yes-or-no", "Dit moet ja of nee zijn.", "This must be true or false.")
        return value


@dataclass(frozen=True)
class Ids:
    """A list of ids, each once, in the order given."""

    name = "ids"

    def clean(self, value: Any) -> list[str]:
        """The ids without doubles."""
        if not isinstance(value, list) or len(value) > 2000:
            raise Wrong("not-a-list", "Dit moet een lijst zijn.", "This must be a list.")
        return list(dict.fromkeys(Id().clean(each) for each in value))


@dataclass(frozen=True)
class Sources:
    """From which cards and clusters a node grows: `{cards: [id], clusters: [id]}`."""

    name = "sources"

    def clean(self, value: Any) -> dict[str, list[str]]:
        """Both lists, empty when not given."""
        if not isinstance(value, dict) or value.keys() - {"cards", "clusters"}:
            raise Wrong(
                "not-sources", "Dit moeten kaartjes en groepjes zijn.", "These must be cards and clusters."
            )
        return {key: Ids().clean(value.get(key, [])) for key in ("cards", "clusters")}


@dataclass(frozen=True)
class Drawing:
    """Strokes, never markup: `[[[x, y], …], …]`, or strokes as `{points, colour, width}`; kept as sent."""

    limit: int = DRAWING
    name = "drawing"

    def clean(self, value: Any) -> Any:
        """The same strokes."""
        found = strokes(value)
        if found is None:
            raise Wrong("not-a-drawing", "Een tekening bestaat uit lijnen.", "A drawing is made of strokes.")
        if len(json.dumps(value, separators=(",", ":"))) > self.limit:
            raise Wrong("too-long", "Deze tekening is te groot.", "This drawing is too large.")
        return value


@dataclass(frozen=True)
class OrNull:
    """The same, or null."""

    kind: "Kind"
    name = "nullable"

    def clean(self, value: Any) -> Any:
        """The value, or None."""
        return None if value is None else self.kind.clean(value)


Kind = Text | AsSent | Id | OneOf | Whole | Flag | Ids | Sources | Drawing | OrNull
