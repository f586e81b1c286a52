"""Pages that a test drew itself, sent to the browser as the server would, so that it keeps their files.

Given through Playwright (`page.route`) each file of each page costs a way through this process and back, and
nothing is kept: a page took a second of processor time instead of less than half.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

from app.screens import render

#: The browser finds our server under this name (conftest.py). Plain http: no secure context, as in a hall.
NAME = "getekend.example"
ADDRESS = f"http://{NAME}"
STATIC = Path(render.__file__).parent.parent / "static"
TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".woff2": "font/woff2"}

#: What is given now: a folder's path with its slash, or a page's; the rest of the path gives its HTML.
_pages: dict[str, Callable[[str], str]] = {}
_policy: dict[str, str] = {}


def page(path: str, html: str, policy: str = "") -> str:
    """From now on this page stands here; its address. `policy` is its Content-Security-Policy."""
    return pages(path, lambda _: html, policy)


def pages(path: str, html: Callable[[str], str], policy: str = "") -> str:
    """The same for all pages below a path: what is after it gives the HTML."""
    _pages[path], _policy[path] = html, policy
    return ADDRESS + path


@cache
def _file(path: str) -> tuple[bytes, str]:
    file = STATIC / path.removeprefix("/static/")
    return file.read_bytes(), TYPES[file.suffix]


class _Giver(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        if path.startswith("/static/"):
            return self._send(*_file(path), "Cache-Control: max-age=3600")
        here = next((each for each in (path, path[: path.rindex("/") + 1]) if each in _pages), "")
        if not here:
            return self.send_error(404)
        html = _pages[here](path.removeprefix(here)).encode()
        policy = _policy[here] and f"\r\nContent-Security-Policy: {_policy[here]}"
        return self._send(html, "text/html; charset=utf-8", f"Cache-Control: no-store{policy}")

    def _send(self, body: bytes, kind: str, more: str) -> None:
        head = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n{more}\r\n\r\n"
        self.wfile.write(head.encode() + body)

    def log_message(self, *_: object) -> None:
        """Nothing is said of what goes well."""


@contextmanager
def given() -> Iterator[int]:
    """The port on which they are given."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _Giver) as server:
        server.daemon_threads, server.block_on_close = True, False
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True).start()
        yield server.server_port
        server.shutdown()
