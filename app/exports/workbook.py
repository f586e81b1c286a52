"""The trajectory as a workbook (xlsx): indicators, agreements, goals and what they grew from, all as text."""

import io
import re
from datetime import UTC, datetime

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from app.domain.state import State
from app.exports.table import Table, goals, indicators
from app.exports.table_around import about, agreements, cards, clusters, proposals
from app.exports.table_csv import FORMULA

HEAD_FONT, HEAD_FILL = Font(bold=True, color="FFFFFF"), PatternFill("solid", fgColor="0B5A43")
ON_TOP = Alignment(wrap_text=True, vertical="top")
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
    for place, column in enumerate(table.columns, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = column.width
    last = get_column_letter(len(table.columns))
    sheet.auto_filter.ref = f"A1:{last}{len(table.rows) + 1}"
    look = _Look(sheet)
    sheet.append([look.cell(column.head, look.head) for column in table.columns])
    for row in table.rows:
        sheet.append([look.cell(text, look.text) if text else None for text in row])


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
