"""The tree as png, for a slide or a web page: what the svg shows, as dots (`tree_drawing.typ`)."""

import json
from dataclasses import asdict
from datetime import datetime
from math import sqrt
from pathlib import Path
from typing import Any

import typst

from app.domain.state import State
from app.exports.drawn_things import PAPER, WIDE, Box, Icon, Picture, Words
from app.exports.poster import drawing
from app.exports.tree_drawing import drawn
from app.exports.typesetting import fonts

DRAWING = Path(__file__).with_suffix("").with_name("tree_drawing.typ")
#: Twice as fine as a projector; a very high tree is less fine, for a file of this many dots at most.
FINE, MOST = 144.0, 30_000_000


def make(state: State, language: str, now: datetime) -> bytes:
    """The file. Signs that our fonts lack come from the machine, or are empty boxes."""
    picture, _ = drawn(state, language, now)
    given = {"data": json.dumps(_content(picture, language), ensure_ascii=False)}
    compiler = typst.Compiler(
        DRAWING, root=DRAWING.parent, font_paths=fonts(own_only=False), sys_inputs=given
    )
    made = compiler.compile(format="png", ppi=min(FINE, 72 * sqrt(MOST / (WIDE * picture.height))))
    assert isinstance(made, bytes)  # noqa: S101 - one page is one file
    return made


def _content(picture: Picture, language: str) -> dict[str, Any]:
    icons = [thing for thing in picture.things if isinstance(thing, Icon)]
    boxes = [*picture.behind, *(thing for thing in picture.things if isinstance(thing, Box))]
    return {
        "width": WIDE,
        "height": picture.height,
        "paper": PAPER,
        "language": language,
        "boxes": [asdict(box) for box in boxes],
        "icons": [asdict(icon) for icon in icons],
        "words": [asdict(thing) for thing in picture.things if isinstance(thing, Words)],
        "drawings": {icon.name: drawing(icon.name) for icon in icons},
    }
