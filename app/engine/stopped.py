"""Trajectories that stand still, because their log cannot be read. All others go on."""

import logging
import time
from collections.abc import Callable

from app.store.rows import Unreadable

#: With this their screens are closed; a page that is opened says why.
STOPPED = 4503
AGAIN = 30.0
logger = logging.getLogger(__name__)


class Stopped:
    """Looking costs a whole fold, and sixty phones ask every few seconds: we look once in a while."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._known: dict[str, tuple[float, Unreadable]] = {}

    def look(self, trajectory: str) -> None:
        """Raises what was found a moment ago."""
        since, stop = self._known.get(trajectory, (float("-inf"), None))
        if stop and self._clock() - since < AGAIN:
            raise Unreadable(stop.trajectory, stop.seq, stop.code)
        self._known.pop(trajectory, None)

    def note(self, stop: Unreadable) -> None:
        """For whoever looks next; and for who keeps the server, without a word of anyone."""
        known = Unreadable(stop.trajectory, stop.seq, stop.code)  # without the frames that it came through
        self._known[stop.trajectory] = self._clock(), known
        logger.error("trajectory stopped, %s; see: python -m app check", stop)
