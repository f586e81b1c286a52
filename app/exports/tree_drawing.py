"""The tree as a picture (svg, png): where bough, icon and words stand, by the rules of the leiboom.

Up to three subgoals hang roomy on one bough; more hang four to a bough, two on each side of the trunk. The
page is as high as the tree needs. Both files draw these same things; the words are those of the poster.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.domain.state import State
from app.exports import poster
from app.exports.drawn_things import (
    GREEN,
    GROUND,
    LOWEST,
    PAPER,
    SOFT,
    SUNK,
    WHITE,
    WIDE,
    Box,
    Icon,
    Picture,
)
from app.exports.letters import BOLD, lines, width

TRUNK, TWIG, THIN = 18, 5, 3
ON_A_BOUGH, ROOMY = 4, 3
Content = Mapping[str, Any]


@dataclass(frozen=True)
class Style:
    """Sizes that belong together; they never slide in between."""

    edge: float
    crown: tuple[float, ...]
    head: float
    leaf: float
    small: float
    indent: float
    bough: float
    above: float
    lineage: bool


STYLES = {
    1: Style(64, (84, 64, 48, 38), 46, 34, 26, 84, 9, 66, True),
    3: Style(64, (72, 60, 48, 38), 40, 32, 24, 74, 9, 62, True),
    8: Style(44, (50, 42, 34), 31, 27, 22, 58, 8, 52, False),
}


def drawn(state: State, language: str, now: datetime) -> tuple[Picture, Content]:
    """The picture, and the words from which it was made."""
    content = poster.content(state, language, now)
    return picture(content), content


def picture(content: Content) -> Picture:
    """Everything in its place."""
    it, count = Picture(), len(content["branches"])
    style = STYLES[min(size for size in STYLES if count <= size)] if count <= ROOMY else STYLES[8]
    y = _head(it, content, style)
    trunk_from = y
    y = _crown(it, content["main"], style, y)
    for row in _rows(content["branches"]):
        y = _row(it, row, style, y + style.above, is_roomy=count <= ROOMY)
    y = _aside(it, content, style, y + style.above) if content["aside"] else y
    it.height = max(LOWEST, round(y + 40 + GROUND))
    it.behind.append(
        Box((WIDE - TRUNK) / 2, trunk_from + 40, TRUNK, it.height - GROUND - trunk_from - 40, GREEN)
    )
    _ground(it, content, style)
    return it


def _head(it: Picture, content: Content, style: Style) -> float:
    """The theme, the day, and what must be said."""
    size, y = 24.0, 26.0
    label = f"{content['labels']['tree']} "
    start, end = width(label, size), width(content["date"], size)
    it.say(label, style.edge, y, start + size, size, colour=SOFT, spoken=False)
    room = WIDE - 2 * style.edge - start - end - 60
    it.say(content["date"], WIDE - style.edge - end, y, end + size, size, colour=SOFT, spoken=False)
    y += it.say(content["theme"], style.edge + start, y, room, size, weight=BOLD) + 6
    for note in content["notes"]:
        y += it.say(note, style.edge, y, WIDE - 2 * style.edge, 20, colour=SOFT, spoken=False) + 4
    return y + 12


def _crown(it: Picture, text: str, style: Style, y: float) -> float:
    room = WIDE - 2 * style.edge - 160
    size = next((s for s in style.crown if len(lines(text, s, room, BOLD)) <= 2), style.crown[-1])
    inset, place = 0.52 * size, len(it.things)
    height = 2 * inset + it.say(
        text, style.edge + 80, y + inset, room, size, weight=BOLD, colour=WHITE, leading=1.06, centred=True
    )
    it.things.insert(place, Box(style.edge, y, WIDE - 2 * style.edge, height, GREEN, 28))
    return y + height


def _rows(branches: Sequence[Content]) -> list[Sequence[Content]]:
    return [branches[at : at + ON_A_BOUGH] for at in range(0, len(branches), ON_A_BOUGH)]


def columns(row: int, style: Style, *, is_roomy: bool) -> list[tuple[float, float]]:
    """Left side and width of each twig; the trunk stands free, but for three: the middle one hangs on it."""
    wide = WIDE - 2 * style.edge
    if is_roomy:
        gap = {1: 104, 2: 104, 3: 44}[row]
        each = (wide - (max(row, 2) - 1) * gap) / max(row, 2)
        return [(style.edge + n * (each + gap), each) for n in range(row)]
    gap, middle = 26, 44
    half = (wide - middle) / 2
    each, right = (half - gap) / 2, style.edge + half + middle
    four = [(style.edge, each), (style.edge + each + gap, each), (right, each), (right + each + gap, each)]
    return {
        1: [(style.edge, half)],
        2: four[:2],
        3: [*four[:2], (right, half)],
        4: four,
    }[row]


def _row(it: Picture, row: Sequence[Content], style: Style, y: float, *, is_roomy: bool) -> float:
    """A bough with what hangs on it."""
    at = columns(len(row), style, is_roomy=is_roomy)
    reaches = max(WIDE / 2, at[-1][0] + at[-1][1])
    it.things.append(Box(style.edge, y, reaches - style.edge, style.bough, GREEN, style.bough / 2))
    lowest = y
    for branch, (x, wide) in zip(row, at, strict=True):
        place = len(it.things)
        end = _twig(it, branch, style, x, y + style.bough + 0.5 * style.head, wide)
        it.things.insert(place, Box(x, y + style.bough / 2, TWIG, end - y, GREEN, TWIG / 2))
        if x < WIDE / 2 < x + wide and is_roomy:
            it.things.insert(place, Box(x, y + style.bough, wide, end - y + 16, PAPER))
        lowest = max(lowest, end)
    return lowest + 10


def _twig(it: Picture, branch: Content, style: Style, x: float, y: float, wide: float) -> float:
    """A subgoal of the first level: number, head, what is told of it, and what hangs there."""
    inside = x + style.indent
    y += _title(it, branch, style.head, BOLD, x + TWIG, y, style.indent - TWIG, wide)
    if style.lineage and branch["grown"]:
        y += _grown(it, branch["grown"], style, inside, y + 8) + 8
    y += _beside(it, branch["beside"], style, inside, y, x + wide - inside)
    return _below(it, branch, style, inside, y + 0.3 * style.leaf, x + wide - inside)


def _title(
    it: Picture, branch: Content, size: float, weight: int, x: float, y: float, indent: float, wide: float
) -> float:
    number = width(branch["number"], size, BOLD)
    start = x + max(indent, number + 0.7 * size)
    place = x + (start - x - number) / 2
    it.say(branch["number"], place, y, number + size, size, weight=BOLD, colour=GREEN, spoken=False)
    return it.say(branch["text"], start, y, x + wide - start - 8, size, weight=weight, leading=1.1)


def _grown(it: Picture, grown: Content, style: Style, x: float, y: float) -> float:
    size = style.small
    it.say(grown["said"], x, y, 600, size, colour=SOFT, spoken=False)
    x += width(grown["said"], size) + 0.9 * size
    for party in grown["parties"]:
        count = str(party["cards"])
        it.things.append(Icon(party["name"], x, y + 0.06 * size, 0.86 * size))
        it.say(count, x + 1.15 * size, y, 200, size, weight=BOLD, colour=SOFT, spoken=False)
        x += 2.1 * size + width(count, size, BOLD)
    return 1.18 * size


def _beside(it: Picture, told: Sequence[str], style: Style, x: float, y: float, room: float) -> float:
    """Where else it helps, and who carries it."""
    start = y
    for line in told:
        y += 4 + it.say(line, x, y + 4, room, style.small, colour=SOFT, spoken=False)
    return y - start


def _below(it: Picture, branch: Content, style: Style, x: float, y: float, room: float) -> float:
    """Own indicators first, so that it stays clear to whom they belong; then what stands below."""
    size, icon = style.leaf, 1.1 * style.leaf
    for leaf in branch["leaves"]:
        y += 0.3 * size
        it.things.append(Icon(leaf["form"], x - icon - 0.38 * size, y - 0.05 * size, icon))
        y += it.say(leaf["text"], x, y, room - 8, size)
        y += _beside(it, leaf["beside"], style, x, y, room - 8)
    for child in branch["children"]:
        y += 0.7 * size
        left, place, top = x - 0.7 * style.indent, len(it.things), y
        y += _title(it, child, 1.06 * size, BOLD, left + THIN + 8, y, 0.6 * size, x + room - left - THIN - 8)
        inside = left + 1.2 * style.indent
        y += _beside(it, child["beside"], style, inside, y, x + room - inside)
        y = _below(it, child, style, inside, y, x + room - inside)
        it.things.insert(place, Box(left, top, THIN, y - top, GREEN, THIN / 2))
    return y


def _aside(it: Picture, content: Content, style: Style, y: float) -> float:
    """What was set aside stands below the tree, on both sides of the trunk."""
    size, half = style.leaf * 0.88, (WIDE - 2 * style.edge - 100) / 2
    y += (
        it.say(content["labels"]["aside"], style.edge, y, half, 1.2 * size, weight=BOLD, spoken=False)
        + 0.4 * size
    )
    ends, items = [y, y], content["aside"]
    for number, each in enumerate(items):
        side = 0 if number < (len(items) + 1) // 2 else 1
        x, at = style.edge + side * (half + 100), ends[side]
        at += it.say(each["text"], x, at, half, size, weight=BOLD)
        reason = f"{content['labels']['reason']} {each['reason']}" if each["reason"] else ""
        for line in filter(None, (reason, each["below"])):
            at += it.say(line, x, at, half, 0.85 * size, colour=SOFT)
        ends[side] = at + 0.8 * size
    return max(ends)


def _ground(it: Picture, content: Content, style: Style) -> None:
    """The strip on which the trunk stands: the house, and the key."""
    top, size = it.height - GROUND, 26
    y, x = top + (GROUND - 1.18 * size) / 2, style.edge
    it.behind.append(Box(0, top, WIDE, GROUND, SUNK))
    it.things.append(Icon("brand", x, top + 20, 40))
    it.say("Samenboom", x + 52, y, 300, size, weight=BOLD, spoken=False)
    _key(it, content["forms"], x + 290, y, size)
    _key(it, content["parties"], WIDE - style.edge - _key_width(content["parties"], size), y, size)


def _key(it: Picture, names: Sequence[Content], x: float, y: float, size: float) -> None:
    for each in names:
        it.things.append(Icon(each["name"], x, y + 0.05 * size, size))
        it.say(each["word"], x + 1.4 * size, y, 400, size, colour=SOFT, spoken=False)
        x += width(each["word"], size) + 2.6 * size


def _key_width(names: Sequence[Content], size: float) -> float:
    return sum(width(each["word"], size) + 2.6 * size for each in names) - 1.2 * size
