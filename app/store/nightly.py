"""The server's own copy of its database: one a day, kept some days, in a folder beside it."""

import logging
import os
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from app.store import backup

#: From this hour on (the server's own time) a day has its copy; a server that starts later makes it then.
HOUR = 3
NAME = "samenboom-%Y-%m-%d.db"
logger = logging.getLogger(__name__)


class Nightly:
    """`days` 0, or a database that is no file: none are made. `failed`: the last try did not succeed."""

    def __init__(self, place: Path | None, folder: Path, days: int) -> None:
        self._place, self._folder, self._days = place, folder, days
        self.failed = False

    def is_due(self, now: datetime) -> bool:
        """Whether the day of this local moment still lacks its copy."""
        if self._place is None or self._days < 1 or now.hour < HOUR:
            return False
        return not self._of(now.date()).exists()

    def make(self, now: datetime) -> None:
        """The copy of this day, then away with those that are too old; what goes wrong is told in the log."""
        assert self._place is not None  # noqa: S101 - then it is never due
        try:
            backup.copy(self._place, self._of(now.date()))
            self.failed = False
        except Exception as failure:
            self.failed = True
            logger.error("nightly copy failed: %s", type(failure).__name__)
            return
        for each, day in self._kept():
            if day <= now.date() - timedelta(days=self._days):
                each.unlink(missing_ok=True)

    def told(self) -> dict[str, str | bool | None]:
        """When the newest copy was made (UTC), and whether the last try went well."""
        newest = max((path.stat().st_mtime for path, _ in self._kept()), default=None)
        last = None if newest is None else datetime.fromtimestamp(newest, UTC).isoformat(timespec="seconds")
        return {"last": last, "ok": not self.failed}

    def _of(self, day: date) -> Path:
        return self._folder / day.strftime(NAME)

    def _kept(self) -> list[tuple[Path, date]]:
        """Only what we made ourselves; other files in the folder are left alone."""
        names = os.listdir(self._folder) if self._folder.is_dir() else []
        return [(self._folder / name, day) for name in names if (day := _day(name))]


def _day(name: str) -> date | None:
    try:
        return datetime.strptime(name, NAME).date()  # noqa: DTZ007 - a day has no zone
    except ValueError:
        return None
