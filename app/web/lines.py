"""The short way to a socket: one frame, built once, written to every line (measured in docs/performance).

It leans on names inside uvicorn: versions are pinned and a test holds the contract. On another
server the extension is absent, and every frame goes the ordinary way.
"""

from typing import Any, cast

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.http11 import Request

from app.live.frames import Write

NAME = "samenboom.write"


class SharedLine(WebSocketsSansIOProtocol):
    """Puts its own write into the scope."""

    def handle_connect(self, event: Request) -> None:
        """As it was, with one more extension."""
        super().handle_connect(event)
        if hasattr(self, "scope"):
            cast(dict[str, Any], self.scope["extensions"])[NAME] = self._write_shared

    def keepalive_timeout(self) -> None:
        """A dead line is dropped at once: until it has taken its last bytes may take TCP a quarter."""
        super().keepalive_timeout()
        self.transport.abort()

    def _write_shared(self, frame: bytes) -> int:
        if self.close_sent or not self.handshake_complete or self.transport.is_closing():
            return 0
        self.transport.write(frame)
        return self.transport.get_write_buffer_size()


def shared_write(scope: Any) -> Write | None:
    """The short way of this socket, if its server has one."""
    found: Write | None = scope.get("extensions", {}).get(NAME)
    return found
