"""How fast one seat may send: far above what people do, so that a wild program harms nobody else."""

import time
from collections.abc import Callable

from app.web.problems import problem

AT_ONCE, A_SECOND = 600, 50.0
FORGET_ABOVE = 10_000


class Pace:
    """A bucket per key that fills by itself."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._empty: dict[str, tuple[float, float]] = {}

    def step(self, key: str) -> None:
        """One more command of this key; 429 when it goes too fast."""
        now = self._clock()
        used, since = self._empty.get(key, (0.0, now))
        used = max(0.0, used - (now - since) * A_SECOND) + 1
        if used > AT_ONCE:
            raise problem("too-fast", headers={"Retry-After": "1"})
        if len(self._empty) > FORGET_ABOVE:
            self._empty.clear()
        self._empty[key] = used, now
