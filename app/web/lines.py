"""The short way to a socket: one frame, built once, written to every line (measured in docs/performance).

It leans on names inside uvicorn: versions are pinned and a test holds the contract. On another
server the extension is absent, and every frame goes the ordinary way.
"""

from typing import Any, cast

from uvicorn._types import ASGISendEvent as Message
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.extensions.permessage_deflate import ServerPerMessageDeflateFactory
from websockets.frames import Frame as Close
from websockets.http11 import Request

from app.live.frames import Line

NAME = "samenboom.line"
#: Each frame is compressed by itself, so that one fits all, and no line keeps a dictionary of its own.
EACH_BY_ITSELF = ServerPerMessageDeflateFactory(
    server_no_context_takeover=True, client_no_context_takeover=True
)


class SharedLine(WebSocketsSansIOProtocol):
    """Puts its line into the scope. Compresses for who asks for it, whatever uvicorn was told.

    The line is shut while more than 64 KiB wait in it, so none ever holds more than that and one frame.
    """

    short: Line | None = None

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.conn.available_extensions = [EACH_BY_ITSELF]

    def handle_connect(self, event: Request) -> None:
        """As it was, with one more extension."""
        super().handle_connect(event)
        event.headers.clear()  # they stand in the scope; the parser would keep these as long as the line
        if hasattr(self, "scope"):
            self.short = Line(self.transport.write, deflates=bool(self.conn.extensions))
            cast(dict[str, Any], self.scope["extensions"])[NAME] = self.short

    def pause_writing(self) -> None:
        """Choked."""
        super().pause_writing()
        self._shut()

    def resume_writing(self) -> None:
        """Open again, unless it is closing."""
        super().resume_writing()
        if self.short and not self.close_sent and not self.transport.is_closing():
            self.short.is_open = True

    def connection_lost(self, exc: Exception | None) -> None:
        """Gone."""
        self._shut()
        super().connection_lost(exc)

    def handle_close(self, event: Close) -> None:
        """After the last word nothing is said."""
        self._shut()
        super().handle_close(event)

    def handle_parser_exception(self) -> None:
        """Nor after garbage."""
        self._shut()
        super().handle_parser_exception()

    def shutdown(self) -> None:
        """Nor when the server stops."""
        self._shut()
        super().shutdown()

    async def send(self, message: Message) -> None:
        """Nor once the app has closed it."""
        if message["type"] == "websocket.close":
            self._shut()
        await super().send(message)

    def keepalive_timeout(self) -> None:
        """A dead line is dropped at once: until it has taken its last bytes may take TCP a quarter."""
        self._shut()
        super().keepalive_timeout()
        self.transport.abort()

    def _shut(self) -> None:
        if self.short:
            self.short.is_open = False


def short_line(scope: Any) -> Line | None:
    """The short way of this socket, if its server has one."""
    found: Line | None = scope.get("extensions", {}).get(NAME)
    return found
