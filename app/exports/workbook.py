"""The trajectory as a workbook (xlsx): indicators, agreements, goals and what they grew from, all as text."""

import io
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from math import ceil

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from app.domain.state import State
from app.exports.table import NARROW, Table, goals, indicators
from app.exports.table_around import about, agreements, cards, clusters, proposals
from app.exports.table_csv import FORMULA

HEAD_FONT, HEAD_FILL = (
    Font(name="Calibri", size=11, bold=True, color="FFFFFF"),
    PatternFill("solid", fgColor="0B5A43"),
)
ON_TOP = Alignment(wrap_text=True, vertical="top")
#: How wide a row may be on A4 on its side, in letters of a column's width: printed at about two thirds.
LETTERS_ON_PAPER = 220
#: How many lines a cell is long before its column grows, and up to where it grows.
LINES, WIDEST = 4, 66
#: Points a line, the highest row that the format knows, and what is lost where words go to the next line.
LINE, HIGHEST, RAGGED = 15, 409, 1.2
#: What XML cannot hold, though Unicode knows it as a sign without meaning.
NOT_IN_XML = re.compile("[\ufffe\uffff]")
#: What the format itself would read as a sign by its number: _x0041_.
AS_NUMBER = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


def make(state: State, language: str, now: datetime) -> bytes:
    """The file."""
    book = Workbook(write_only=True)
    book.properties.title = state.here.theme
    book.properties.creator = "Samenboom"
    book.properties.created = now.astimezone(UTC).replace(tzinfo=None)
    tables = [
        make_table(state, language)
        for make_table in (indicators, agreements, goals, proposals, clusters, cards)
    ]
    for table in [*tables, about(state, language, now)]:
        _sheet(book, table)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _sheet(book: Workbook, table: Table) -> None:
    sheet = book.create_sheet(table.name)
    sheet.freeze_panes = "A2"
    widths = _widths(table)
    for place, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    _on_paper(sheet, sum(widths))
    last = get_column_letter(len(table.columns))
    sheet.auto_filter.ref = f"A1:{last}{len(table.rows) + 1}"
    look = _Look(sheet)
    heads = [column.head for column in table.columns]
    for number, row in enumerate([heads, *table.rows], start=1):
        sheet.row_dimensions[number].height = _height(row, widths)
        like = look.text if number > 1 else look.head
        sheet.append([look.cell(text, like) if text else None for text in row])


def _widths(table: Table) -> list[int]:
    """In letters: what is told at length gets more room, and where nothing is told little is enough."""
    longest = [max((len(row[place]) for row in table.rows), default=0) for place in range(len(table.columns))]
    return [
        max(column.width, min(ceil(length / LINES), WIDEST)) if length else min(column.width, NARROW)
        for column, length in zip(table.columns, longest, strict=True)
    ]


def _height(row: Sequence[str], widths: Sequence[int]) -> float:
    """Room for its longest cell, in points: not every program measures this when it opens a file."""
    lines = max(ceil(len(text) * RAGGED / width) for text, width in zip(row, widths, strict=True))
    return min(max(lines, 1) * LINE, HIGHEST)


def _on_paper(sheet: WriteOnlyWorksheet, letters: int) -> None:
    """A4 on its side, as few pages wide as can be read; the heads and the first column on every page."""
    sheet.page_setup.paperSize, sheet.page_setup.orientation = Worksheet.PAPERSIZE_A4, "landscape"
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = ceil(letters / LETTERS_ON_PAPER), 0
    sheet.print_title_rows, sheet.print_title_cols = "1:1", "A:A"
    sheet.page_margins = PageMargins(left=0.4, right=0.4, top=0.4, bottom=0.6, header=0.2, footer=0.3)
    sheet.oddFooter.center.text = "&A – &P / &N"


class _Look:
    """How cells look, made once: giving each of a hundred thousand cells its own takes long."""

    def __init__(self, sheet: WriteOnlyWorksheet) -> None:
        self._sheet = sheet
        self.text, self.head, self.formula = (WriteOnlyCell(sheet) for _ in range(3))
        for cell in (self.text, self.head, self.formula):
            cell.alignment = ON_TOP
        self.head.font, self.head.fill = HEAD_FONT, HEAD_FILL
        self.formula.quotePrefix = True

    def cell(self, text: str, like: WriteOnlyCell) -> WriteOnlyCell:
        """Text and nothing else, whatever it begins with; it stays text when someone changes it."""
        cell = WriteOnlyCell(self._sheet)
        cell.value = AS_NUMBER.sub("_x005F_", NOT_IN_XML.sub("\ufffd", text))
        cell.data_type = "s"
        cell._style = (self.formula if text.startswith(FORMULA) else like)._style
        return cell
