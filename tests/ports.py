"""Ports for servers that tests start: no chance, no race."""

import atexit
import socket

#: Below the numbers that the system hands out to whoever makes a connection: nobody takes one by accident.
FIRST, LAST = 20_000, 32_000
_next = FIRST


def free_port() -> int:
    """A port on which nobody listens and which no other test gets, in this process or beside it.

    It stays ours until this process ends: the same number at UDP is the mark that all tests look at.
    """
    global _next  # noqa: PLW0603 - one counter for the whole process is what it is for
    for port in range(_next, LAST):
        _next = port + 1
        if _is_marked(port) and _is_silent(port):
            return port
    raise OSError("no free port left")


def _is_marked(port: int) -> bool:
    """Whether the mark is ours now. It is kept also when the port turns out to be taken: then by no test."""
    mark = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    try:
        mark.bind(("", port))
    except OSError:
        mark.close()
        return False
    atexit.register(mark.close)
    return True


def _is_silent(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as a server does
        try:
            probe.bind(("", port))
        except OSError:
            return False
        return True
