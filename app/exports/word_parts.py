"""What python-docx has no words for: languages, numbering, marks of tables and pictures, fields."""

import re
import unicodedata
from typing import Any

from docx.document import Document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

#: What XML cannot hold.
_NEVER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_OPEN_ISOLATES, _OPEN_OTHERS = "\u2066\u2067\u2068", "\u202a\u202b\u202d\u202e"
_LEVELS = 4


def element(name: str, **attributes: str) -> Any:
    """An element of Word's language: `element("w:lang", val="nl-NL")`."""
    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def harmless(text: str) -> str:
    """People's words as XML can hold them, with every turn of direction closed: it ends where they end."""
    clean = _NEVER.sub("", text)
    isolates = sum(clean.count(sign) for sign in _OPEN_ISOLATES) - clean.count("\u2069")
    others = sum(clean.count(sign) for sign in _OPEN_OTHERS) - clean.count("\u202c")
    return clean + "\u202c" * max(others, 0) + "\u2069" * max(isolates, 0)


def runs_leftwards(text: str) -> bool:
    """Whether the first letter is of a script that is written from right to left."""
    kinds = (unicodedata.bidirectional(sign) for sign in text)
    return next((kind in ("R", "AL") for kind in kinds if kind in ("L", "R", "AL")), False)


def set_language(document: Document, locale: str) -> None:
    """The language of all that says no other."""
    defaults = document.styles.element.find(qn("w:docDefaults"))
    properties = defaults.find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    properties.append(element("w:lang", val=locale, eastAsia=locale, bidi="ar-SA"))
    for old in document.settings.element.findall(qn("w:themeFontLang")):
        old.set(qn("w:val"), locale)


def set_font(style: Any, name: str) -> None:
    """One font, whatever the theme of the template says."""
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for key in list(fonts.attrib):
        del fonts.attrib[key]
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), name)


def add_numbering(document: Document) -> tuple[int, int]:
    """Two lists of our own: numbers as the room says them (2, 2b, 2b1), and bullets. Returns their ids."""
    part = document.part.numbering_part.element
    taken = [int(each.get(qn("w:abstractNumId"))) for each in part.findall(qn("w:abstractNum"))]
    first = max(taken, default=0) + 1
    numbers = (("decimal", "%1"), ("lowerLetter", "%1%2"), ("decimal", "%1%2%3"), ("decimal", "%1%2%3%4"))
    bullets = (("bullet", "–"),) * _LEVELS
    ids = []
    for place, levels in enumerate((numbers, bullets)):
        part.insert(len(taken) + place, _abstract(first + place, levels))
        ids.append(part.add_num(first + place).numId)
    return ids[0], ids[1]


def _abstract(number: int, levels: tuple[tuple[str, str], ...]) -> Any:
    drawn = "".join(_level(level, kind, text) for level, (kind, text) in enumerate(levels))
    return parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>'
        f"{drawn}</w:abstractNum>"
    )


def _level(level: int, kind: str, text: str) -> str:
    hanging = 284 if kind == "bullet" else 567
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{567 + 454 * level}" w:hanging="{hanging}"/></w:pPr>'
        "</w:lvl>"
    )


def number(paragraph: Any, list_id: int, level: int) -> None:
    """Put a paragraph in a list."""
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = level
    properties.get_or_add_numId().val = list_id


def describe_picture(picture: Any, alt: str) -> None:
    """Its alternative text."""
    picture._inline.docPr.set("descr", alt)


def mark_table(table: Any, name: str) -> None:
    """Its first row is a row of heads, repeated on every page; no row is cut; it has a title."""
    properties = table._tbl.tblPr
    properties.append(element("w:tblCaption", val=name))
    for place, row in enumerate(table.rows):
        marks = row._tr.get_or_add_trPr()
        marks.append(element("w:cantSplit"))
        if place == 0:
            marks.append(element("w:tblHeader"))


def set_widths(table: Any, widths: list[Any]) -> None:
    """Fixed widths of the columns."""
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = width


def frame(style: Any, colour: str) -> None:
    """A ground of one colour, with room around the words."""
    properties = style.element.get_or_add_pPr()
    border = element("w:pBdr")
    for side in ("top", "left", "bottom", "right"):
        border.append(element(f"w:{side}", val="single", sz="4", space="8", color=colour))
    properties.insert_element_before(border, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc")
    ground = element("w:shd", val="clear", color="auto", fill=colour)
    properties.insert_element_before(ground, "w:tabs", "w:spacing", "w:ind", "w:jc")


def draw_lines(table: Any, colour: str) -> None:
    """Thin lines between rows, none between columns."""
    borders = element("w:tblBorders")
    for side in ("top", "bottom", "insideH"):
        borders.append(element(f"w:{side}", val="single", sz="4", space="0", color=colour))
    properties = table._tbl.tblPr
    layout = properties.find(qn("w:tblLayout"))
    properties.insert(list(properties).index(layout) if layout is not None else len(properties) - 1, borders)


def add_field(paragraph: Any, instruction: str) -> None:
    """A field that Word fills in, such as PAGE."""
    for kind in ("begin", None, "end"):
        run = paragraph.add_run()
        if kind:
            run._r.append(element("w:fldChar", fldCharType=kind))
        else:
            told = element("w:instrText")
            told.text = instruction
            run._r.append(told)
