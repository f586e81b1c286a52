"""Reading the facilitator's own copy back: is it one, can we read it, and what is wrong with it?

A hostile file costs no more than its length: what nests too deep, or holds more things than any room made, is
refused before anyone looks at what it says.
"""

import json
from collections.abc import Sequence
from typing import Any

from app.domain import copies
from app.domain.fields import Fault
from app.exports.json_copy import NAME, VERSION

#: Bytes of a file: some thousand drawings. What the rooms of three sessions make is a hundredth of it.
MOST = 20 * 1024 * 1024
#: Lists and objects in it; a drawing has some thousand points.
MOST_THINGS = 3_000_000


class Unreadable(Exception):
    """Why a file is not read: a code of `web/problems.py`, and what is wrong with which part."""

    def __init__(self, code: str, faults: Sequence[Fault] = ()) -> None:
        super().__init__(code)
        self.code, self.faults = code, faults


def read(file: bytes) -> dict[str, Any]:
    """What the file holds, ready for `copies.imported`. It takes a while: call it beside the loop."""
    if len(file) > MOST or file.count(b"[") + file.count(b"{") > MOST_THINGS:
        raise Unreadable("file-too-large")
    found = _parsed(file)
    if not isinstance(found, dict) or found.get("format") != NAME:
        raise Unreadable("no-copy")
    version = found.get("version")
    if isinstance(version, int) and not isinstance(version, bool) and version > VERSION:
        raise Unreadable("newer-copy")
    if version != VERSION or isinstance(version, bool):
        raise Unreadable("no-copy")
    content, faults = copies.read(found)
    if faults:
        raise Unreadable("broken-copy", faults)
    return content


def _parsed(file: bytes) -> Any:
    """A byte order mark is forgiven: editors leave one."""
    try:
        return json.loads(file.decode("utf-8-sig"), parse_constant=_no_constant)
    except (ValueError, RecursionError):
        raise Unreadable("not-json") from None


def _no_constant(name: str) -> None:
    raise ValueError(name)
