"""One server on a database file. Each keeps what it knows in memory: two would contradict each other.

The mark is a lock of the system on a file beside the database. It goes with the process, however that ends.
PostgreSQL has no such file; what happens there is in docs/postgresql.md.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.engine import make_url


class Held(Exception):
    """Another process serves this database, or puts a backup in its place."""


@contextmanager
def holding(url: str) -> Iterator[None]:
    """Meanwhile this process, and no other, serves the database. Raises `Held`."""
    place = file_of(url)
    mark = _marked(place.with_name(f"{place.name}.lock")) if place else None
    try:
        yield
    finally:
        if mark is not None:
            os.close(mark)


def file_of(url: str) -> Path | None:
    """The file of an SQLite database; None for any other database."""
    parsed = make_url(url)
    is_file = parsed.get_backend_name() == "sqlite" and parsed.database not in (None, "", ":memory:")
    return Path(str(parsed.database)) if is_file else None


def _marked(path: Path) -> int:
    path.parent.mkdir(parents=True, exist_ok=True)
    mark = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(mark, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(mark)
        raise Held from None
    return mark
