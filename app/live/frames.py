"""One frame for all screens of an audience: encoded once, written to every line as it is."""

from collections.abc import Callable

#: Stands between two pieces of HTML: a slow screen takes them in one by one (static/js/regions.js).
JOINT = "<!--next-->"

#: Writes bytes to a line at once and tells how many still wait there.
Write = Callable[[bytes], int]

TEXT, LONG, LONGER = 0x81, 126, 127


def text_frame(text: str) -> bytes:
    """A whole, unmasked text frame as a server sends it (RFC 6455, 5.2)."""
    payload = text.encode()
    size = len(payload)
    if size < LONG:
        return bytes((TEXT, size)) + payload
    if size < 1 << 16:
        return bytes((TEXT, LONG)) + size.to_bytes(2, "big") + payload
    return bytes((TEXT, LONGER)) + size.to_bytes(8, "big") + payload
