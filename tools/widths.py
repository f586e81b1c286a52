"""How wide every sign is, from our own fonts to app/exports/widths.json, for the drawing of the tree.

Pillow measures; which signs a font has stands in its table `cmap` (TrueType specification, formats 4 and 12).
"""

import json
import struct
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from PIL import ImageFont

from tools.files import ROOT

FONTS, TABLE = ROOT / "app" / "exports" / "fonts", ROOT / "app" / "exports" / "widths.json"
#: In the order in which a sign is looked for; the first two are variable. Emoji are all as wide (letters.py).
FILES = (
    "atkinson-hyperlegible-next-latin.ttf",
    "atkinson-hyperlegible-next-latin-ext.ttf",
    "noto-sans-arabic.ttf",
    "noto-sans-cyrillic.ttf",
    "noto-sans-greek.ttf",
)
WEIGHTS, EM = (430, 700), 1000


def signs(path: Path) -> set[int]:
    """The code points that a font has."""
    data = path.read_bytes()
    count = struct.unpack_from(">H", data, 4)[0]
    tables = {
        data[at : at + 4]: struct.unpack_from(">I", data, at + 8)[0] for at in range(12, 12 + 16 * count, 16)
    }
    start = tables[b"cmap"]
    found: set[int] = set()
    for number in range(struct.unpack_from(">H", data, start + 2)[0]):
        at = start + struct.unpack_from(">I", data, start + 4 + 8 * number + 4)[0]
        read = {4: _format_4, 12: _format_12}.get(struct.unpack_from(">H", data, at)[0])
        found.update(read(data, at) if read else ())
    return found - {0xFFFF}


def _format_4(data: bytes, at: int) -> Iterator[int]:
    half = struct.unpack_from(">H", data, at + 6)[0]
    ends = struct.unpack_from(f">{half // 2}H", data, at + 14)
    starts = struct.unpack_from(f">{half // 2}H", data, at + 16 + half)
    for first, last in zip(starts, ends, strict=True):
        yield from range(first, last + 1)


def _format_12(data: bytes, at: int) -> Iterator[int]:
    for number in range(struct.unpack_from(">I", data, at + 12)[0]):
        first, last = struct.unpack_from(">II", data, at + 16 + 12 * number)
        yield from range(first, last + 1)


def measured() -> dict[str, dict[str, int]]:
    """Weight to sign to thousandths of the size of the letter."""
    return {str(weight): _of_weight(weight) for weight in WEIGHTS}


def _of_weight(weight: int) -> dict[str, int]:
    widths: dict[str, int] = {}
    for name in FILES:
        font = ImageFont.truetype(str(FONTS / name), EM, layout_engine=ImageFont.Layout.BASIC)
        with suppress(OSError):  # a font of one weight
            font.set_variation_by_axes([weight])
        for code in sorted(signs(FONTS / name)):
            widths.setdefault(chr(code), round(font.getlength(chr(code))))
    return widths


if __name__ == "__main__":
    TABLE.write_text(json.dumps(measured(), separators=(",", ":"), sort_keys=True) + "\n", encoding="utf-8")
