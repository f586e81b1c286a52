"""Waiting for a condition, never for a time."""

import asyncio
from collections.abc import Awaitable, Callable

PAUSE = 0.05


async def until(holds: Callable[[], Awaitable[bool]], seconds: float) -> None:
    """Ask again and again, with a breath between, until it holds; after `seconds` it is an error."""
    async with asyncio.timeout(seconds):
        while not await holds():  # noqa: ASYNC110 - what is asked after lives in another process
            await asyncio.sleep(PAUSE)
