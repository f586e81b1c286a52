"""From the log to a trajectory in memory; one that takes long says so to who keeps the server."""

import logging
from time import perf_counter

from sqlmodel import Session

from app.engine.runtime import Gone, Runtime
from app.store import keys, log
from app.store.rows import Unreadable

#: Seconds: longer than anyone waits for a page without wondering.
LONG = 1.0
logger = logging.getLogger(__name__)


def fold(runtime: Runtime, session: Session) -> None:
    """All that is on disk of it."""
    began = perf_counter()
    events = log.read(session, runtime.id)
    if not events:
        raise Gone(runtime.id)
    try:
        runtime.fold(events, log.kept_commands(session, runtime.id))
    except Exception:  # what an event says cannot be so, whoever is to blame
        raise Unreadable(runtime.id, 0) from None
    look(runtime, session)
    took = perf_counter() - began
    level = logging.WARNING if took >= LONG else logging.INFO
    logger.log(level, "trajectory %s opened: %d events in %.0f ms", runtime.id, len(events), 1000 * took)


def look(runtime: Runtime, session: Session) -> None:
    """What stands beside its log."""
    runtime.has_result = keys.opened_at(session, runtime.id, keys.RESULT) is not None
