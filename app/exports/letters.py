"""Words into lines without a browser: how wide letters are (widths.json, made by tools/widths.py), and where
words may break.
"""

import json
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

SOFT_HYPHEN, MAY_BREAK = "\u00ad", "\u200b"
ISOLATES = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069"))
#: Emoji, and whatever no font of ours has: in thousandths of the size.
UNKNOWN = 1270
REGULAR, BOLD = 430, 700
#: A line that holds less than this of its width takes a part of a long word.
SHORT_LINE = 0.55
LEFT_TO_RIGHT, RIGHT_TO_LEFT, END_OF_ISOLATE = "\u2066", "\u2067", "\u2069"
#: Classes of letters that run to the left, and of signs that turn what stands beside them.
TURNS = frozenset(("R", "AL", "LRE", "RLE", "LRO", "RLO", "PDF"))


@cache
def _widths(weight: int) -> dict[str, int]:
    table = json.loads(Path(__file__).with_name("widths.json").read_text(encoding="utf-8"))
    return dict(table[str(weight)])


def width(text: str, size: float, weight: int = REGULAR) -> float:
    """How wide a line is; kerning makes it a little narrower still."""
    known = _widths(weight)
    return sum(_thousandths(sign, known) for sign in text) * size / 1000


def _thousandths(sign: str, known: dict[str, int]) -> int:
    if sign in known:
        return known[sign]
    return 0 if unicodedata.category(sign) in ("Mn", "Me", "Cf") else UNKNOWN


def lines(text: str, size: float, room: float, weight: int = REGULAR) -> list[str]:
    """The text in lines of at most this width; its soft hyphens and places to break are used or left out."""
    found = [""]
    for word in text.translate(ISOLATES).split():
        whole = _bare(word)
        joined = f"{found[-1]} {whole}".lstrip()
        if width(joined, size, weight) <= room:
            found[-1] = joined
        elif width(whole, size, weight) <= room and width(found[-1], size, weight) >= SHORT_LINE * room:
            found.append(whole)
        else:
            _add_in_pieces(found, word, size, room, weight)
    return [each for each in found if each] or [""]


def _add_in_pieces(found: list[str], word: str, size: float, room: float, weight: int) -> None:
    """A word goes on over lines: at its soft hyphens, at places to break, else between any two letters."""
    line, mark = f"{found[-1]} ".lstrip(), ""
    for piece, end in _pieces(word, size, room, weight):
        if width(line + piece + end, size, weight) > room:
            found[-1] = line.rstrip() + mark
            found.append("")
            line = ""
        line, mark = line + piece, end
    found[-1] = line


def _pieces(word: str, size: float, room: float, weight: int) -> Iterator[tuple[str, str]]:
    """The parts of a word, each with what stands behind it when the line ends there."""
    parts = re.split(f"([{SOFT_HYPHEN}{MAY_BREAK}]|(?<=[-/])(?=.))", word)
    for part, end in zip(parts[::2], [*parts[1::2], ""], strict=True):
        signs = [part] if width(part, size, weight) + size < room else _letters(part)
        for sign in signs[:-1]:
            yield sign, ""
        yield signs[-1], "-" if end == SOFT_HYPHEN else ""


def _letters(part: str) -> list[str]:
    """Letters with the accents, joiners and skin tones that belong to them."""
    found = [""]
    for sign in part:
        belongs = unicodedata.category(sign) in ("Mn", "Mc", "Me", "Cf", "Sk") or found[-1].endswith("\u200d")
        if belongs or not found[-1]:
            found[-1] += sign
        else:
            found.append(sign)
    return found


def _bare(word: str) -> str:
    return word.replace(SOFT_HYPHEN, "").replace(MAY_BREAK, "")


def isolated(found: list[str]) -> list[str]:
    """Each line of a paragraph by itself, in the direction of the whole, when any of it runs to the left."""
    classes = [unicodedata.bidirectional(sign) for line in found for sign in line]
    if TURNS.isdisjoint(classes):
        return found
    first = next((each for each in classes if each in ("L", "R", "AL")), "L")
    start = LEFT_TO_RIGHT if first == "L" else RIGHT_TO_LEFT
    return [f"{start}{line}{END_OF_ISOLATE}" for line in found]
