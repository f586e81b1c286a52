"""Waiting for a condition, never for a time."""

import asyncio
import threading
import time
from collections.abc import Callable
from typing import TypeVar

Found = TypeVar("Found")
PAUSE = 0.01
PATIENCE = 60  # seconds: a loaded machine is slow, and only a test that fails waits this long
STARTING = 300  # the same for a process that starts


def until(look: Callable[[], Found], seconds: float = PATIENCE, what: str = "") -> Found:
    """The first true thing that `look` returns; after `seconds` the test fails with the last one."""
    end = time.monotonic() + seconds
    while not (found := look()):
        assert time.monotonic() < end, f"not within {seconds} s: {what or look} (last: {found!r})"
        threading.Event().wait(PAUSE)
    return found


async def until_async(look: Callable[[], Found], seconds: float = PATIENCE, what: str = "") -> Found:
    """As `until`, for a test that shares the event loop with what it waits for."""
    end = time.monotonic() + seconds
    while not (found := look()):
        assert time.monotonic() < end, f"not within {seconds} s: {what or look} (last: {found!r})"
        pause = asyncio.ensure_future(asyncio.Event().wait())
        await asyncio.wait({pause}, timeout=PAUSE)
        pause.cancel()
    return found
