"""The list of what was erased, beside the database: ids only, one erasure a line.

A backup of the database that is put back still holds what was erased after it was made. At the next start the
list is applied to it, so the words are gone again before anyone sees them. The list itself is never put back.
"""

import json
import logging
import os
from collections.abc import Collection, Iterator
from functools import partial
from pathlib import Path

from sqlalchemy import Connection
from sqlmodel import Session

from app.store import directory, log
from app.store.database import Database

logger = logging.getLogger(__name__)


class Erasures:
    """A file that only grows."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def note(self, trajectory: str, ids: Collection[str] | None = None) -> None:
        """The words that came with these ids were erased; without ids the whole trajectory was."""
        line = json.dumps({"trajectory": trajectory, "ids": None if ids is None else sorted(ids)})
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with self._path.open("a", encoding="utf-8") as file:
            file.write(f"{line}\n")
            file.flush()
            os.fsync(file.fileno())

    def apply(self, database: Database) -> None:
        """Erase again what stands in the database all the same."""
        for trajectory, ids in self._listed():
            database.write_now(partial(_erase, trajectory=trajectory, ids=ids))
        database.scrub_now()

    def _listed(self) -> Iterator[tuple[str, list[str] | None]]:
        """A line that was cut off by a power failure is no reason not to start."""
        lines = self._path.read_text(encoding="utf-8").splitlines() if self._path.exists() else []
        for line in lines:
            try:
                said = json.loads(line)
                yield said["trajectory"], said["ids"]
            except (ValueError, KeyError, TypeError):
                logger.error("a line of %s cannot be read", self._path.name)


def _erase(connection: Connection, trajectory: str, ids: list[str] | None) -> None:
    with Session(connection) as session:
        is_there = directory.trajectory(session, trajectory) is not None
    if is_there and ids is None:
        log.erase_trajectory(connection, trajectory)
    elif is_there and ids:
        log.erase_words(connection, trajectory, set(ids))
