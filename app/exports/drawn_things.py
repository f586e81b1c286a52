"""What a picture is made of: boxes, icons and words, each at its place, for svg and png alike."""

from dataclasses import dataclass, field

from app.exports.letters import REGULAR, isolated, lines, width

WIDE, LOWEST, GROUND = 1920, 1080, 80
PAPER, SUNK, INK, SOFT, GREEN, WHITE = "#f6f7f2", "#edf0e9", "#10231b", "#44564c", "#0b5a43", "#ffffff"
#: From the top of a line to the foot of its letters, as part of their size.
FOOT = 0.8


@dataclass(frozen=True)
class Box:
    """A filled rectangle: bough, twig, trunk, crown, ground."""

    x: float
    y: float
    width: float
    height: float
    colour: str
    radius: float = 0


@dataclass(frozen=True)
class Icon:
    """A drawing of the house, square."""

    name: str
    x: float
    y: float
    size: float


@dataclass(frozen=True)
class Words:
    """A paragraph: its lines with the place of the foot of their letters. `spoken`: words of people."""

    lines: tuple[tuple[float, float, str], ...]
    size: float
    weight: int
    colour: str
    spoken: bool


@dataclass
class Picture:
    """What is drawn, in the order in which it is read."""

    height: float = LOWEST
    behind: list[Box] = field(default_factory=list)
    things: list[Box | Icon | Words] = field(default_factory=list)

    def say(
        self,
        text: str,
        x: float,
        y: float,
        room: float,
        size: float,
        *,
        weight: int = REGULAR,
        colour: str = INK,
        spoken: bool = True,
        leading: float = 1.18,
        centred: bool = False,
    ) -> float:
        """A paragraph from this top on; gives the height that it takes."""
        found = (_balanced if centred else lines)(text, size, room, weight)
        left = [x + ((room - width(line, size, weight)) / 2 if centred else 0) for line in found]
        foot = [y + (FOOT + leading * n) * size for n in range(len(found))]
        placed = zip(left, foot, isolated(found), strict=True)
        self.things.append(Words(tuple(placed), size, weight, colour, spoken))
        return leading * size * len(found)


def _balanced(text: str, size: float, room: float, weight: int) -> list[str]:
    """As few lines as fit, about as wide as each other."""
    found = lines(text, size, room, weight)
    for part in range(19, 9, -1):
        tighter = lines(text, size, room * part / 20, weight)
        if len(tighter) > len(found) or any("-" in line[-1:] for line in tighter):
            break
        found = tighter
    return found
