"""The drawing of the tree, and drawings by hand, as pictures for a document (the poster is `poster.py`).

The tree is the poster's first page: whole, or its overview when it goes on over more pages.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import typst

from app.domain.state import State
from app.exports import poster
from app.exports.report_blocks import Drawn
from app.exports.typesetting import fonts
from app.screens.drawings import SIDE

#: On a sheet of half the poster's size this is twice as fine: sharp in print.
PIXELS_PER_INCH = 144
COLOURS = {"ink": "#10231b", "green": "#009e73", "blue": "#0072b2", "red": "#d55e00", "yellow": "#d9b400"}


def tree_svg(state: State, language: str, now: datetime) -> str:
    """The drawing of the tree as lines."""
    return _drawn(_bare(poster.content(state, language, now)), "svg").decode()


def tree_png(state: State, language: str, now: datetime) -> bytes:
    """The same as dots."""
    return _drawn(_bare(poster.content(state, language, now)), "png")


def drawing_svg(drawn: Drawn) -> str:
    """A drawing by hand as a file of its own: numbers and colours only."""
    paths = "".join(
        f'<path d="{line.d}" stroke-width="{line.width}" stroke="{line.paint or COLOURS[line.colour]}"/>'
        for line in drawn.strokes
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIDE} {SIDE}" fill="none" '
        f'stroke-linecap="round" stroke-linejoin="round">{paths}</svg>'
    )


def drawing_png(svg: str) -> bytes:
    """A drawing by hand as dots."""
    page = "#set page(width: 60mm, height: 60mm, margin: 0mm)\n#image(bytes(sys.inputs.data), width: 100%)"
    return _only(typst.compile(page.encode(), format="png", ppi=200, sys_inputs={"data": svg}))


def _bare(content: Mapping[str, Any]) -> dict[str, Any]:
    """The tree only: what stands around it on the wall, a document tells in its own words."""
    return {**content, "notes": [], "aside": [], "slices": False}


def _drawn(content: Mapping[str, Any], kind: Any) -> bytes:
    """The first page. Signs that our fonts lack come from the machine, or are empty boxes."""
    given = {"data": json.dumps(content, ensure_ascii=False)}
    compiler = typst.Compiler(
        poster.DRAWING, root=poster.DRAWING.parent, font_paths=fonts(own_only=False), sys_inputs=given
    )
    return _only(compiler.compile(format=kind, ppi=PIXELS_PER_INCH))


def _only(made: bytes | Sequence[bytes] | None) -> bytes:
    first = made[0] if isinstance(made, list) else made
    assert isinstance(first, bytes)  # noqa: S101 - a drawing has a page
    return first
