"""One frame for all screens of an audience: encoded once, compressed once, written to every line as it is."""

import zlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

#: Stands between two pieces of HTML: a slow screen takes them in one by one (static/js/regions.js).
JOINT = "<!--next-->"

TEXT, DEFLATED, LONG, LONGER = 0x81, 0xC1, 126, 127
#: What is shorter is not worth it, such as a heartbeat.
LEAST_DEFLATED = 128
SYNC = b"\x00\x00\xff\xff"


class Frame:
    """A text as it stands on a line, for those that take it compressed and those that do not; each made
    when the first line asks for it.
    """

    def __init__(self, text: str) -> None:
        self._payload = text.encode()

    @cached_property
    def plain(self) -> bytes:
        """As it is."""
        return _framed(TEXT, self._payload)

    @cached_property
    def deflated(self) -> bytes:
        """Compressed by itself: it leans on nothing that came before, so it fits every line (RFC 7692)."""
        if len(self._payload) < LEAST_DEFLATED:
            return self.plain
        deflate = zlib.compressobj(wbits=-zlib.MAX_WBITS)
        packed = deflate.compress(self._payload) + deflate.flush(zlib.Z_SYNC_FLUSH)
        return _framed(DEFLATED, packed.removesuffix(SYNC))


@dataclass(slots=True, eq=False)
class Line:
    """The short way to a socket, where the server has one. Small and flat: with a thousand lines most of the
    time of a frame is waiting for memory that is not in the processor's cache.

    `is_open`: neither choked nor closing; then bytes go straight to the line.
    """

    write: Callable[[bytes], None]
    deflates: bool = False
    is_open: bool = True

    def takes(self, frame: Frame) -> bool:
        """Write it at once, if the line is open."""
        if self.is_open:
            self.write(frame.deflated if self.deflates else frame.plain)
            return True
        return False


def _framed(kind: int, payload: bytes) -> bytes:
    """A whole, unmasked frame as a server sends it (RFC 6455, 5.2)."""
    size = len(payload)
    if size < LONG:
        return bytes((kind, size)) + payload
    if size < 1 << 16:
        return bytes((kind, LONG)) + size.to_bytes(2, "big") + payload
    return bytes((kind, LONGER)) + size.to_bytes(8, "big") + payload
