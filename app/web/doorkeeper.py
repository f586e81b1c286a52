"""Codes can be guessed: after 100 wrong ones in a minute every code waits its turn, right ones too."""

import asyncio
import time
from collections import deque
from collections.abc import Callable

from app.web.problems import problem

WRONG, WITHIN = 100, 60.0
EACH = 0.05
MOST_WAITING = 200


class Doorkeeper:
    """For all codes of this process together: a hall shares one address, so addresses say nothing."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._wrong: deque[float] = deque(maxlen=WRONG)
        self._next = 0.0
        self.waiting = 0

    @property
    def is_guarding(self) -> bool:
        """Whether too many wrong codes came within a minute."""
        return len(self._wrong) == WRONG and self._clock() - self._wrong[0] < WITHIN

    def wrong(self) -> None:
        """A code was wrong."""
        self._wrong.append(self._clock())

    async def turn(self) -> None:
        """Wait until this code may be looked up; 429 when too many wait already."""
        if not self.is_guarding:
            return
        if self.waiting >= MOST_WAITING:
            raise problem("too-fast", headers={"Retry-After": str(round(MOST_WAITING * EACH))})
        now = self._clock()
        mine = self._next = max(now, self._next + EACH)
        self.waiting += 1
        try:
            await asyncio.sleep(mine - now)
        finally:
            self.waiting -= 1
