"""A drawing: strokes of a finger, as data. Whatever else was sent is no drawing."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

#: Names, so that every screen draws them in colours that its reader can tell apart.
COLOURS = ("ink", "green", "blue", "red", "yellow")
_HEX = re.compile("#[0-9a-fA-F]{6}")
WIDEST = 64
#: Points lie on a square of this side; what was drawn outside it is drawn at its edge.
SIDE = 1000

Point = tuple[float, float]


@dataclass(frozen=True)
class Stroke:
    """One line, from the finger's coming to its going."""

    points: tuple[Point, ...]
    colour: str = COLOURS[0]
    width: float = 8


def strokes(drawing: Any) -> tuple[Stroke, ...] | None:
    """The strokes of a drawing as it was sent (a list, or `{strokes: list}`); None when it is none."""
    if isinstance(drawing, Mapping) and drawing.keys() == {"strokes"}:
        drawing = drawing["strokes"]
    if not isinstance(drawing, list) or not drawing:
        return None
    found = [_stroke(each) for each in drawing]
    return None if None in found else tuple(each for each in found if each)


def _stroke(sent: Any) -> Stroke | None:
    if not isinstance(sent, Mapping):
        sent = {"points": sent}
    if sent.keys() - {"points", "colour", "color", "width"}:
        return None
    points = _points(sent.get("points"))
    colour, width = sent.get("colour", sent.get("color", COLOURS[0])), sent.get("width", Stroke.width)
    if points is None or not _is_colour(colour) or not _is_number(width) or not 0 < width <= WIDEST:
        return None
    return Stroke(points, colour, width)


def _is_colour(sent: Any) -> bool:
    return sent in COLOURS or (isinstance(sent, str) and _HEX.fullmatch(sent) is not None)


def _points(sent: Any) -> tuple[Point, ...] | None:
    if not isinstance(sent, list) or not sent:
        return None
    found = [_point(each) for each in sent]
    return None if None in found else tuple(each for each in found if each)


def _point(sent: Any) -> Point | None:
    if not (isinstance(sent, list) and len(sent) == 2 and all(map(_is_number, sent))):
        return None
    return _inside(sent[0]), _inside(sent[1])


def _is_number(value: Any) -> bool:
    """A number of ordinary size: not infinite, no NaN, not a thousand digits."""
    return isinstance(value, int | float) and not isinstance(value, bool) and -1e6 < value < 1e6


def _inside(value: float) -> float:
    return min(max(value, 0), SIDE)
