"""Drawings as lines for SVG: numbers only, so that nothing that was sent can become markup."""

from dataclasses import dataclass
from typing import Any

from app.domain.strokes import COLOURS, SIDE, Stroke, strokes


@dataclass(frozen=True)
class Line:
    """One stroke: the path `d`, its width, and a colour of ours (a class) or a plain `#rrggbb`."""

    d: str
    width: str
    colour: str
    paint: str


def lines(drawing: Any) -> tuple[Line, ...]:
    """The lines of a drawing on a square of `SIDE`; none when there is no drawing."""
    return tuple(_line(stroke) for stroke in strokes(drawing) or ())


def _line(stroke: Stroke) -> Line:
    named = stroke.colour in COLOURS
    return Line(
        d=_path(stroke),
        width=f"{stroke.width:.4g}",
        colour=stroke.colour if named else "other",
        paint="" if named else stroke.colour,
    )


def _path(stroke: Stroke) -> str:
    """A touch without a way is a dot: a line of no length with round ends."""
    first, *rest = (f"{x:.4g} {y:.4g}" for x, y in stroke.points)
    return f"M{first}L{' '.join(rest or [first])}"


__all__ = ["SIDE", "Line", "lines"]
