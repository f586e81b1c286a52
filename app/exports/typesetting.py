"""Typst: from data and a drawing to a tagged PDF that checkers accept, with our own fonts only."""

from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import typst

FONTS = Path(__file__).with_name("fonts")
STANDARDS: list[Any] = ["a-2a", "ua-1"]


def typeset(drawing: Path, given: Mapping[str, str], now: datetime) -> bytes:
    """The file: PDF/A-2a and PDF/UA-1, unless it holds signs that our fonts lack."""
    try:
        return drawn(drawing, given, now, STANDARDS)
    except typst.TypstError:
        return _with_strange_signs(drawing, given, now)


def _with_strange_signs(drawing: Path, given: Mapping[str, str], now: datetime) -> bytes:
    """Signs that our fonts lack: with the fonts of this machine; else an empty box stands for the sign."""
    try:
        return drawn(drawing, given, now, STANDARDS, own_fonts_only=False)
    except typst.TypstError:
        return drawn(drawing, given, now, [])


def drawn(
    drawing: Path, given: Mapping[str, str], now: datetime, standards: list[Any], own_fonts_only: bool = True
) -> bytes:
    """The file by these standards; raises `typst.TypstError` when they cannot be kept."""
    compiler = typst.Compiler(
        drawing, root=drawing.parent, font_paths=fonts(own_fonts_only), sys_inputs=dict(given)
    )
    moment = now.replace(microsecond=0)  # typst refuses parts of a second
    made = compiler.compile(format="pdf", pdf_standards=standards, timestamp=moment)
    assert isinstance(made, bytes)  # noqa: S101 - a pdf is one file
    return made


@cache
def fonts(own_only: bool) -> typst.Fonts:
    """Our fonts, or those of this machine as well."""
    return typst.Fonts(include_system_fonts=not own_only, font_paths=[FONTS])
