"""Our own files: compressed once, with an ETag; under their versioned address they are kept for ever."""

import gzip
import hashlib
import mimetypes
from functools import lru_cache
from pathlib import Path

from fastapi import APIRouter, Request
from starlette.responses import Response

from app.screens.static import STATIC
from app.web.house import house
from app.web.problems import problem

PACKED = {".css", ".js", ".svg", ".txt", ".json", ".webmanifest"}
FOR_EVER = "public, max-age=31536000, immutable"
TYPES = {".woff2": "font/woff2", ".js": "text/javascript", ".webmanifest": "application/manifest+json"}

router = APIRouter(include_in_schema=False)


@router.api_route("/static/{path:path}", methods=["GET", "HEAD"])
async def static_file(request: Request, path: str) -> Response:
    """A file under static/."""
    file = (STATIC / path).resolve()
    if STATIC.resolve() not in file.parents or not file.is_file():
        raise problem("not-found")
    return _answer(request, file)


@router.api_route("/theme.css", methods=["GET", "HEAD"])
async def theme(request: Request) -> Response:
    """A municipality's own tokens."""
    file = house(request).settings.theme_css
    if file is None or not file.is_file():
        raise problem("not-found")
    return _answer(request, file)


def _answer(request: Request, file: Path) -> Response:
    plain, packed, digest = _content(file, file.stat().st_mtime_ns)
    is_version = request.query_params.get("v") == digest[:8]
    etag = f'"{digest[:16]}"'
    kept = FOR_EVER if is_version else "no-cache"
    headers = {"ETag": etag, "Cache-Control": kept, "Vary": "Accept-Encoding"}
    if etag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    kind = TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    if packed and "gzip" in request.headers.get("accept-encoding", ""):
        return Response(packed, headers=headers | {"Content-Encoding": "gzip"}, media_type=kind)
    return Response(plain, headers=headers, media_type=kind)


@lru_cache(maxsize=200)
def _content(file: Path, changed: int) -> tuple[bytes, bytes | None, str]:
    """The bytes, the same compressed where that helps, and their digest; anew when the file changed."""
    plain = file.read_bytes()
    packed = gzip.compress(plain, 9, mtime=0) if file.suffix in PACKED else None
    return plain, packed, hashlib.sha256(plain).hexdigest()
