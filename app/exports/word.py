"""The report as a Word document, to be put into one's own: real headings, lists and tables."""

import io
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt

from app.domain.state import State
from app.exports.picture import drawing_png, drawing_svg, tree_png
from app.exports.report_blocks import (
    Block,
    Bullets,
    Contents,
    Fields,
    Gallery,
    Heading,
    Line,
    Outline,
    Paragraph,
    Report,
    Run,
    Table,
    TreePicture,
    Twig,
)
from app.exports.report_content import report
from app.exports.word_parts import (
    add_field,
    add_numbering,
    describe_picture,
    draw_lines,
    element,
    harmless,
    mark_table,
    number,
    runs_leftwards,
    set_language,
    set_widths,
)
from app.exports.word_styles import FIELD, LINE, MANNERS, prepare

LOCALES = {"nl": "nl-NL", "en": "en-GB"}
#: Rows and lines that are kept together on a page.
WHOLE = 16
PICTURE = Cm(20.5)
#: Widths of the columns of a table of counts, of any other of three, in centimetres.
COUNTED, TOLD = (4, 2.6, 4.2, 2.2, 3), (8, 4.5, 3.5)


def make(state: State, language: str, now: datetime) -> bytes:
    """The file."""
    it = report(state, language, now)
    paper = _Paper(it, tree_png(state, language, now), now)
    for block in it.blocks:
        paper.draw(block)
    return paper.file()


class _Paper:
    """The document, as far as it has been written."""

    def __init__(self, it: Report, tree: bytes, now: datetime) -> None:
        self._it, self._tree, self._is_after_table = it, tree, False
        self._document = Document()
        set_language(self._document, LOCALES[it.language])
        prepare(self._document)
        self._numbers, self._bullets = add_numbering(self._document)
        # By id: python-docx looks through all styles every time that it is given one by name.
        self._styles = {str(style.name): str(style.style_id) for style in self._document.styles}
        self._tell_about(now)
        self._write("Subtitle", f"{it.kind} · {it.date}")
        self._line("Title", (Run(it.theme, spoken=True),))

    def draw(self, block: Block) -> None:
        """Add a block."""
        draws: dict[type, Callable[[Any], None]] = {
            Heading: self._heading,
            Paragraph: self._paragraph,
            Bullets: self._list,
            Fields: self._fields,
            Table: self._table,
            Outline: self._outline,
            Gallery: self._gallery,
            TreePicture: self._picture,
            Contents: lambda _: None,  # Word makes its own, from the headings
        }
        draws[type(block)](block)

    def file(self) -> bytes:
        """The whole as bytes."""
        file = io.BytesIO()
        self._document.save(file)
        return file.getvalue()

    def _tell_about(self, now: datetime) -> None:
        known = self._document.core_properties
        known.title, known.author = harmless(self._it.name)[:255], "Samenboom"
        known.subject, known.keywords = self._it.kind, ", ".join(self._it.keywords)
        known.language, known.comments = LOCALES[self._it.language], ""
        known.created = known.modified = now
        known.last_modified_by = "Samenboom"
        footer = self._document.sections[0].footer.paragraphs[0]
        self._runs(footer, (Run(self._it.theme, spoken=True), Run("\t\t")))
        add_field(footer, "PAGE")

    # ---- blocks

    def _heading(self, it: Heading) -> None:
        before = (Run(f"{it.number} "),) if it.number else ()
        self._line(f"Heading {it.level}", (*before, *it.line))

    def _paragraph(self, it: Paragraph) -> None:
        self._line(MANNERS[it.manner], it.line)

    def _list(self, it: Bullets) -> None:
        for each in it.items:
            whose = (Run(f" ({self._it.parties[each.party]})", voice="soft"),) if each.party else ()
            number(self._line("List Bullet", (*each.line, *whose)), self._bullets, 0)

    def _fields(self, it: Fields) -> None:
        last = len(it.pairs) - 1
        for place, (name, line) in enumerate(it.pairs):
            made = self._line(FIELD, (Run(f"{name}\t", voice="soft"), *line))
            made.paragraph_format.keep_with_next = place < last <= WHOLE

    def _table(self, it: Table) -> None:
        table = self._document.add_table(rows=len(it.rows) + 1, cols=len(it.head), style="Normal Table")
        lines = [tuple((Run(name, voice="strong"),) for name in it.head), *(row.cells for row in it.rows)]
        for place, (row, cells) in enumerate(zip(table.rows, lines, strict=True)):
            for column, (cell, line) in enumerate(zip(row.cells, cells, strict=True)):
                written = cell.paragraphs[0]
                written._p.style = self._styles["Table Text"]
                written.paragraph_format.keep_with_next = place < len(it.rows) <= WHOLE
                if it.counts and column:
                    written.alignment = WD_ALIGN_PARAGRAPH.RIGHT
                self._runs(written, line)
        draw_lines(table, LINE)
        mark_table(table, it.name)
        for widths in (COUNTED, TOLD):
            if len(widths) == len(it.head) and (widths is COUNTED) == it.counts:
                set_widths(table, [Cm(width) for width in widths])
        self._is_after_table = True

    def _outline(self, it: Outline) -> None:
        for depth, twig in _walk(it.twigs, 0):
            word = (Run(f" ({twig.word})", voice="soft"),) if twig.word else ()
            bold = (
                tuple(Run(run.text, run.spoken, "strong") for run in twig.line) if twig.number else twig.line
            )
            style, list_id = ("List Number", self._numbers) if twig.number else ("List Bullet", self._bullets)
            number(self._line(style, (*bold, *word)), list_id, depth)

    def _gallery(self, it: Gallery) -> None:
        for each in it.drawings:
            self._image(drawing_png(drawing_svg(each)), Cm(6), each.alt)
            self._line("Caption", (*each.title, Run(f" ({self._it.parties[each.party]})", voice="soft")))

    def _picture(self, it: TreePicture) -> None:
        """The poster is wide: it gets a page that lies on its side."""
        self._turn(WD_ORIENT.LANDSCAPE)
        self._write("Heading 1", it.title)
        self._image(self._tree, PICTURE, it.alt)
        self._turn(WD_ORIENT.PORTRAIT)

    # ---- what they are made of

    def _turn(self, orientation: Any) -> None:
        section = self._document.add_section(WD_SECTION.NEW_PAGE)
        if section.orientation != orientation:
            section.orientation = orientation
            section.page_width, section.page_height = section.page_height, section.page_width

    def _image(self, picture: bytes, width: Any, alt: str) -> None:
        paragraph = self._line("Picture", ())
        described = paragraph.add_run().add_picture(io.BytesIO(picture), width=width)
        describe_picture(described, harmless(alt))

    def _write(self, style: str, text: str) -> Any:
        return self._line(style, (Run(text),))

    def _line(self, style: str, line: Line) -> Any:
        paragraph = self._document.add_paragraph()
        paragraph._p.style = self._styles[style]
        if self._is_after_table and not style.startswith("Heading"):
            paragraph.paragraph_format.space_before = Pt(8)
        self._is_after_table = False
        self._runs(paragraph, line)
        return paragraph

    def _runs(self, paragraph: Any, line: Line) -> None:
        for run in line:
            text = harmless(run.text) if run.spoken else run.text
            made = paragraph.add_run(text)
            made.bold = True if run.voice == "strong" else None
            if run.voice == "soft":
                made._r.style = self._styles["Soft"]
            if run.spoken and self._it.spoken != self._it.language:
                made._r.get_or_add_rPr().append(element("w:lang", val=LOCALES[self._it.spoken]))
            if run.spoken and runs_leftwards(run.text):
                made.font.rtl = True


def _walk(twigs: tuple[Twig, ...], depth: int) -> Iterator[tuple[int, Twig]]:
    for twig in twigs:
        yield depth, twig
        yield from _walk(twig.below, depth + 1)
