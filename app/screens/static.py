"""Addresses of static files, with a hash of their content: a browser may keep them for ever."""

import hashlib
from functools import cache
from pathlib import Path

STATIC = Path(__file__).parent.parent / "static"


@cache
def static(path: str) -> str:
    """`static("css/base.css")` gives `/static/css/base.css?v=1a2b3c4d`."""
    digest = hashlib.sha256((STATIC / path).read_bytes()).hexdigest()[:8]
    return f"/static/{path}?v={digest}"
