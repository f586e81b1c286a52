"""What a report is made of: blocks in reading order, for whoever draws them (`report.py`, `word.py`).

Plain data: no markup, no fonts, no sizes. A `Run` of people's own words is `spoken`: it is in the language
of the trajectory, whatever the language of the report.
"""

from dataclasses import dataclass

from app.screens.drawings import Line as Stroke


@dataclass(frozen=True)
class Run:
    """A piece of a line. `voice`: "", "strong" or "soft"."""

    text: str
    spoken: bool = False
    voice: str = ""


Line = tuple[Run, ...]


@dataclass(frozen=True)
class Heading:
    """A heading; level 1 stands under the title. `form`: that of an indicator, `word` tells it."""

    level: int
    line: Line
    number: str = ""
    form: str = ""
    word: str = ""


@dataclass(frozen=True)
class Paragraph:
    """A paragraph. `manner`: text, lead (large), soft, note, crown (the main goal), label (stays with what
    follows).
    """

    line: Line
    manner: str = "text"


@dataclass(frozen=True)
class Item:
    """A line in a list, with the party that said it."""

    line: Line
    party: str = ""


@dataclass(frozen=True)
class Bullets:
    """A list. `short`: all are a few words, so that they may stand in two columns."""

    items: tuple[Item, ...]
    short: bool = False


@dataclass(frozen=True)
class Fields:
    """Labels with what there is to say."""

    pairs: tuple[tuple[str, Line], ...]


@dataclass(frozen=True)
class Row:
    """A row of a table, of a party when it is about one."""

    cells: tuple[Line, ...]
    party: str = ""


@dataclass(frozen=True)
class Table:
    """A table with a row of heads; `name` says what is in it. `counts`: all but the first are numbers."""

    name: str
    head: tuple[str, ...]
    rows: tuple[Row, ...]
    counts: bool = True


@dataclass(frozen=True)
class Twig:
    """A subgoal with what hangs below it, or an indicator with its form and the word for that."""

    line: Line
    number: str = ""
    form: str = ""
    word: str = ""
    below: tuple["Twig", ...] = ()


@dataclass(frozen=True)
class Outline:
    """The tree as a nested list."""

    twigs: tuple[Twig, ...]


@dataclass(frozen=True)
class TreePicture:
    """Here stands the drawing of the tree under a heading of level 1; `alt`: for who does not see it."""

    title: str
    alt: str


@dataclass(frozen=True)
class Drawn:
    """A dream image that was drawn, its title and its party."""

    title: Line
    party: str
    strokes: tuple[Stroke, ...]
    alt: str


@dataclass(frozen=True)
class Gallery:
    """Drawings beside one another."""

    drawings: tuple[Drawn, ...]


@dataclass(frozen=True)
class Contents:
    """Here stands the table of contents, for paper."""

    title: str


Block = Heading | Paragraph | Bullets | Fields | Table | Outline | TreePicture | Gallery | Contents


@dataclass(frozen=True)
class Report:
    """All of it. `language` is that of our words, `spoken` that of people's words."""

    language: str
    spoken: str
    name: str
    kind: str
    date: str
    theme: str
    keywords: tuple[str, ...]
    parties: dict[str, str]
    blocks: tuple[Block, ...]
