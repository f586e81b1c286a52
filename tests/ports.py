"""Ports for servers that tests start: no chance, no race."""

import socket

#: Below the numbers that the system hands out to whoever makes a connection: nobody takes one by accident.
FIRST, LAST = 20_000, 32_000
_next = FIRST
_kept: list[socket.socket] = []


def free_port() -> int:
    """A port on which nobody listens and which no other test gets, in this process or beside it.

    It stays ours until this process ends: the same number at UDP is the mark that all tests look at.
    """
    global _next  # noqa: PLW0603 - one counter for the whole process is what it is for
    for port in range(_next, LAST):
        _next = port + 1
        if (mark := _bound(socket.SOCK_DGRAM, port)) and (probe := _bound(socket.SOCK_STREAM, port)):
            probe.close()
            _kept.append(mark)
            return port
    raise OSError("no free port left")


def _bound(kind: socket.SocketKind, port: int) -> socket.socket | None:
    found = socket.socket(socket.AF_INET, kind)
    try:
        found.bind(("", port))
    except OSError:
        found.close()
        return None
    return found
