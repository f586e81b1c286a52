"""How long a request may take to arrive.

Who sends half of one and then nothing, or a sign an hour, is let go of: uvicorn waits for ever, and each line
that waits is an open file less for phones.
"""

import asyncio

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

WHOLE = 120.0  # seconds for one request with its body: 20 MB, the largest, at 1.4 Mbit/s


class PatientHttp(HttpToolsProtocol):
    """From the line that is made, or the first sign of the next request, until its last sign."""

    patience = WHOLE
    _late: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override] # as uvicorn has it
        """As it was, and the clock runs."""
        super().connection_made(transport)
        self._wait()

    def on_message_begin(self) -> None:
        """The next request on a line that was kept."""
        super().on_message_begin()
        self._wait()

    def on_message_complete(self) -> None:
        """It is here whole."""
        self._settle()
        super().on_message_complete()

    def handle_websocket_upgrade(self) -> None:
        """From now on it is a socket, with a heartbeat of its own."""
        self._settle()
        super().handle_websocket_upgrade()

    def connection_lost(self, exc: Exception | None) -> None:
        """Nothing is waited for."""
        self._settle()
        super().connection_lost(exc)

    def _wait(self) -> None:
        if self._late is None:
            self._late = self.loop.call_later(self.patience, self.transport.abort)

    def _settle(self) -> None:
        if self._late is not None:
            self._late.cancel()
            self._late = None
