"""Files of a trajectory: one module a format. A new format is a module and one line here."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from app.domain.state import State
from app.exports import json_copy, png, poster, print_page, report, svg, table_csv, word, workbook

#: What a format makes of a trajectory, in a language, at a moment.
Make = Callable[[State, str, datetime], bytes]
DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Format:
    """A kind of file. One that `opens` is shown by the browser; it needs our style sheet."""

    name: str
    media_type: str
    extension: str
    make: Make
    opens: bool = False


FORMATS = {
    each.name: each
    for each in (
        Format("json", "application/json", "json", json_copy.make),
        Format("csv", "text/csv; charset=utf-8", "csv", table_csv.make),
        Format("xlsx", SPREADSHEET, "xlsx", workbook.make),
        Format("pdf", "application/pdf", "pdf", poster.make),
        Format("svg", "image/svg+xml", "svg", svg.make),
        Format("png", "image/png", "png", png.make),
        Format("docx", DOCUMENT, "docx", word.make),
        Format("report", "application/pdf", "report.pdf", report.make),
        Format("html", "text/html; charset=utf-8", "html", print_page.make, opens=True),
    )
}
