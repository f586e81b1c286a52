"""How the Word document looks: styles only, so that a municipality lays its own over it in one go."""

from typing import Any

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Cm, Mm, Pt, RGBColor

from app.exports.word_parts import frame, set_font

#: Everyone has it or something like it; ours would have to be installed.
FONT = "Calibri"
INK, SOFT, GREEN = RGBColor(0x10, 0x23, 0x1B), RGBColor(0x44, 0x56, 0x4C), RGBColor(0x0B, 0x5A, 0x43)
LINE = "CDD6CE"
FIELD = "Field"
#: The manner of a paragraph (report_blocks.py) to its style.
MANNERS = {
    "text": "Normal",
    "lead": "Lead",
    "soft": "Small Print",
    "note": "Note",
    "crown": "Main Goal",
    "label": "Label",
}
HEADINGS = (20, 15, 12.5, 11.5, 11)


def prepare(document: Document) -> None:
    """Paper, fonts, and the styles that the template lacks."""
    _paper(document)
    styles = document.styles
    normal = styles["Normal"]
    set_font(normal, FONT)
    normal.font.size, normal.font.color.rgb = Pt(11), INK
    _space(normal, 0, 6)
    for level, size in enumerate(HEADINGS, 1):
        _head(styles[f"Heading {level}"], size, before=(22, 16, 12, 10, 10)[level - 1])
    _head(styles["Title"], 30, before=0)
    _unlined(styles["Title"])
    styles["Title"].paragraph_format.space_after = Pt(10)
    _head(styles["Subtitle"], 11, before=0, colour=SOFT)
    _tight(styles["Subtitle"])
    for name in ("List Bullet", "List Number"):
        _space(styles[name], 0, 3)
    _head(styles["Caption"], 10, before=0, colour=INK)
    styles["Caption"].font.bold = False
    _own(document)


def _paper(document: Document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin, section.bottom_margin = Cm(2.2), Cm(2.2)


def _own(document: Document) -> None:
    """Styles of our own, all based on the ordinary one."""
    _add(document, "Lead", size=12.5, colour=SOFT, after=8, keep=True)
    _add(document, "Small Print", size=10, colour=SOFT)
    _add(document, "Note", bold=True)
    _add(document, "Label", before=8, after=3, keep=True)
    _add(document, "Table Text", after=2)
    _add(document, "Picture", keep=True)
    field = _add(document, FIELD, after=2)
    field.paragraph_format.left_indent, field.paragraph_format.first_line_indent = Cm(4.2), Cm(-4.2)
    field.paragraph_format.tab_stops.add_tab_stop(Cm(4.2))
    crown = _add(
        document, "Main Goal", size=18, before=12, after=12, bold=True, colour=RGBColor(255, 255, 255)
    )
    crown.paragraph_format.left_indent = crown.paragraph_format.right_indent = Cm(0.35)
    frame(crown, str(GREEN))
    soft = document.styles.add_style("Soft", WD_STYLE_TYPE.CHARACTER)
    soft.font.color.rgb = SOFT


def _add(
    document: Document,
    name: str,
    size: float = 11,
    before: float = 0,
    after: float = 6,
    colour: RGBColor = INK,
    bold: bool = False,
    keep: bool = False,
) -> Any:
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    style.font.size, style.font.color.rgb, style.font.bold = Pt(size), colour, bold
    _space(style, before, after)
    style.paragraph_format.keep_with_next = keep
    return style


def _head(style: Any, size: float, before: float, colour: RGBColor = GREEN) -> None:
    set_font(style, FONT)
    style.font.size, style.font.color.rgb = Pt(size), colour
    style.font.italic = False
    _space(style, before, 4)


def _space(style: Any, before: float, after: float) -> None:
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)


def _unlined(style: Any) -> None:
    """Without the line that the template draws below it."""
    properties = style.element.get_or_add_pPr()
    for border in properties.findall("{*}pBdr"):
        properties.remove(border)


def _tight(style: Any) -> None:
    """With letters as close as everywhere."""
    properties = style.element.get_or_add_rPr()
    for spacing in properties.findall("{*}spacing"):
        properties.remove(spacing)
