"""Addresses of static files, with a hash of their content: a browser may keep them for ever."""

import hashlib
import re
from functools import cache
from pathlib import Path

STATIC = Path(__file__).parent.parent / "static"
_IMPORT = re.compile(r'^(?:import|export)\b[^"]*"\./([\w/]+\.js)"', re.MULTILINE)


@cache
def static(path: str) -> str:
    """`static("css/base.css")` gives `/static/css/base.css?v=1a2b3c4d`."""
    digest = hashlib.sha256((STATIC / path).read_bytes()).hexdigest()[:8]
    return f"/static/{path}?v={digest}"


@cache
def modules(entry: str) -> tuple[str, ...]:
    """The addresses of all modules that a module needs: fetched at once, not one behind the other."""
    found: dict[str, None] = {}
    waiting = [entry]
    while waiting:
        path = waiting.pop(0)
        folder = path.rpartition("/")[0]
        names = _IMPORT.findall((STATIC / path).read_text(encoding="utf-8"))
        new = [f"{folder}/{name}" for name in names if f"{folder}/{name}" not in found]
        found.update(dict.fromkeys(new))
        waiting += new
    return tuple(f"/static/{path}" for path in found)
