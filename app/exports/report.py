"""The report (pdf): A4, tagged, for reading and for the file (`report.typ`)."""

import dataclasses
import json
from datetime import datetime
from pathlib import Path
from typing import Any

from app.domain.state import PARTIES, State
from app.exports.picture import drawing_svg, tree_svg
from app.exports.poster import drawing, said
from app.exports.report_blocks import Drawn, Report, Run
from app.exports.report_content import report
from app.exports.typesetting import typeset

DRAWING = Path(__file__).with_name("report.typ")
ICONS = (*PARTIES, "counting", "telling", "unset", "brand")


def make(state: State, language: str, now: datetime) -> bytes:
    """The file."""
    return typeset(DRAWING, given(state, language, now), now)


def given(state: State, language: str, now: datetime) -> dict[str, str]:
    """What the drawing gets: words and pictures, no markup."""
    data = content(report(state, language, now)) | {"tree": tree_svg(state, language, now)}
    return {"data": json.dumps(data, ensure_ascii=False)}


def content(it: Report) -> dict[str, Any]:
    """The report as plain data; people's words are isolated and may break."""
    return {
        "locale": it.language,
        "language": it.spoken,
        "name": it.name,
        "kind": it.kind,
        "date": it.date,
        "theme": said(it.theme, it.spoken),
        "keywords": list(it.keywords),
        "parties": it.parties,
        "icons": {name: drawing(name) for name in ICONS},
        "blocks": [{"is": type(block).__name__, **_plain(block, it.spoken)} for block in it.blocks],
    }


def _plain(thing: Any, spoken: str) -> Any:
    if isinstance(thing, Drawn):
        return {**_fields(thing, spoken), "strokes": drawing_svg(thing)}
    if isinstance(thing, Run) and thing.spoken:
        return {"text": said(thing.text, spoken), "spoken": True, "voice": thing.voice}
    if dataclasses.is_dataclass(thing):
        return _fields(thing, spoken)
    return [_plain(each, spoken) for each in thing] if isinstance(thing, tuple) else thing


def _fields(thing: Any, spoken: str) -> dict[str, Any]:
    return {field.name: _plain(getattr(thing, field.name), spoken) for field in dataclasses.fields(thing)}
