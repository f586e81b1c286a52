"""The tree as svg: real text in our own font, which is inside; no script, nothing from elsewhere."""

import base64
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from xml.etree import ElementTree

from app.domain.state import State
from app.exports.drawn_things import PAPER, WIDE, Box, Icon, Picture, Words
from app.exports.poster import drawing
from app.exports.tree_drawing import Content, drawn

NAMESPACE = "http://www.w3.org/2000/svg"
FONTS = Path(__file__).parent.parent / "static" / "fonts"
FAMILY = "Atkinson Hyperlegible Next"
FACES = {FAMILY: "latin", f"{FAMILY} Ext": "latin-ext"}
ELSE = "Verdana, 'Noto Sans', 'Noto Sans Arabic', 'Noto Emoji', sans-serif"
NOT_IN_XML = re.compile("[\ufffe\uffff]")
INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u2068\u2069"))
Element = ElementTree.Element


def make(state: State, language: str, now: datetime) -> bytes:
    """The file."""
    picture, content = drawn(state, language, now)
    root = Element("svg", {"xmlns": NAMESPACE, "role": "img", "lang": language, "xml:lang": language})
    root.attrib |= {
        "viewBox": f"0 0 {WIDE} {_n(picture.height)}",
        "width": str(WIDE),
        "height": _n(picture.height),
    }
    root.attrib["aria-labelledby"] = "title desc"
    _add(root, "title", content["title"], id="title")
    _add(root, "desc", description(content), id="desc")
    _add(root, "style", _style(picture))
    for name in dict.fromkeys(thing.name for thing in picture.things if isinstance(thing, Icon)):
        root.append(_symbol(name))
    _add(root, "rect", x="0", y="0", width=str(WIDE), height=_n(picture.height), fill=PAPER)
    for thing in (*picture.behind, *picture.things):
        _draw(root, thing, state.here.language, language)
    return ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)


def description(content: Content) -> str:
    """The tree in words, for who does not see it."""
    return _clean(" ".join([f"{content['main']}.", *(_told(branch) for branch in content["branches"])]))


def _told(branch: Content) -> str:
    leaves = "; ".join(f"{leaf['text']} ({leaf['word']})" for leaf in branch["leaves"])
    own = f"{branch['number']} {branch['text']}{': ' if leaves else ''}{leaves}."
    return " ".join([own, *(_told(child) for child in branch["children"])])


def _clean(text: str) -> str:
    return NOT_IN_XML.sub("\ufffd", text.translate(INVISIBLE))


def _add(parent: Element, tag: str, text: str = "", **attributes: str) -> Element:
    found = ElementTree.SubElement(parent, tag, attributes)
    if text:
        found.text = _clean(text)
    return found


def _n(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")


def _draw(root: Element, thing: Box | Icon | Words, spoken: str, language: str) -> None:
    if isinstance(thing, Box):
        sides = {"x": thing.x, "y": thing.y, "width": thing.width, "height": thing.height, "rx": thing.radius}
        _add(
            root, "rect", fill=thing.colour, **{side: _n(number) for side, number in sides.items() if number}
        )
    elif isinstance(thing, Icon):
        place = {"x": _n(thing.x), "y": _n(thing.y), "width": _n(thing.size), "height": _n(thing.size)}
        _add(root, "use", href=f"#{thing.name}", **place)
    else:
        _write(root, thing, spoken if thing.spoken and spoken != language else "")


def _write(root: Element, thing: Words, lang: str) -> None:
    """A paragraph is one text with a space between its lines, so that it is read, found and copied whole."""
    text = _add(
        root, "text", fill=thing.colour, **{"font-size": _n(thing.size), "font-weight": str(thing.weight)}
    )
    text.attrib |= {"lang": lang} if lang else {}
    for number, (x, y, line) in enumerate(thing.lines, 1):
        end = "" if number == len(thing.lines) else " "
        span = _add(text, "tspan", x=_n(x), y=_n(y))
        span.text = NOT_IN_XML.sub("\ufffd", line) + end


def _symbol(name: str) -> Element:
    """A drawing of the house, to be used by its name."""
    found = ElementTree.fromstring(drawing(name))  # noqa: S314 our own drawing
    for each in found.iter():
        each.tag = each.tag.split("}")[-1]
    found.tag = "symbol"
    found.attrib["id"] = name
    return found


def _style(picture: Picture) -> str:
    """The font itself, as far as it is needed, so that every line is as wide as it was measured."""
    needed = [FAMILY, *([f"{FAMILY} Ext"] if any(map(_is_extended, _letters(picture))) else [])]
    faces = "".join(
        f'@font-face{{font-family:"{family}";font-weight:200 800;'
        f"src:url(data:font/woff2;base64,{_font(family)})}}"
        for family in needed
    )
    families = ", ".join(f'"{family}"' for family in FACES)
    return f"{faces}text{{font-family:{families}, {ELSE}}}"


def _letters(picture: Picture) -> Iterator[str]:
    for thing in picture.things:
        if isinstance(thing, Words):
            for _, _, line in thing.lines:
                yield from line


def _is_extended(sign: str) -> bool:
    return "\u00ff" < sign < "\u0370" or "\u1e00" <= sign < "\u1f00"


def _font(family: str) -> str:
    file = FONTS / f"atkinson-hyperlegible-next-{FACES[family]}-wght-normal.woff2"
    return base64.b64encode(file.read_bytes()).decode()
