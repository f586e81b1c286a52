"""The indicators as csv (RFC 4180): comma, CRLF, UTF-8 with a BOM, so that Excel reads its letters.

A cell that a spreadsheet would take for a formula gets an apostrophe in front: it stays text.
"""

import csv
import io
from datetime import datetime

from app.domain.state import State
from app.exports.table import indicators

#: Also as the wide signs of East Asian keyboards, which some spreadsheets take for the same.
FORMULA = tuple("=+-@\t\r\n＝＋－＠")


def make(state: State, language: str, now: datetime) -> bytes:
    """The file."""
    table, file = indicators(state, language), io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(_text(column.head) for column in table.columns)
    writer.writerows([_text(cell) for cell in row] for row in table.rows)
    return file.getvalue().encode("utf-8-sig")


def _text(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA) else cell
