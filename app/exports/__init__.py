"""Files of a trajectory: one module a format. A new format is a module and one line here."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module

from app.domain.state import State

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


def _by(module: str) -> Make:
    """What makes it is imported by the first who asks: a start need not wait for libraries of documents."""

    def make(state: State, language: str, at: datetime) -> bytes:
        made: bytes = import_module(f"app.exports.{module}").make(state, language, at)
        return made

    return make


FORMATS = {
    each.name: each
    for each in (
        Format("json", "application/json", "json", _by("json_copy")),
        Format("csv", "text/csv; charset=utf-8", "csv", _by("table_csv")),
        Format("xlsx", SPREADSHEET, "xlsx", _by("workbook")),
        Format("pdf", "application/pdf", "pdf", _by("poster")),
        Format("svg", "image/svg+xml", "svg", _by("svg")),
        Format("png", "image/png", "png", _by("png")),
        Format("docx", DOCUMENT, "docx", _by("word")),
        Format("report", "application/pdf", "pdf", _by("report")),
        Format("html", "text/html; charset=utf-8", "html", _by("print_page"), opens=True),
    )
}
