"""A copy of an SQLite database while it is used, and putting one back.

SQLite's own online backup makes the copy in one step: one moment of the database, whoever writes meanwhile;
readers and writers go on. A copy is whole or it is not there.
"""

import os
import secrets
import sqlite3
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path
from urllib.parse import quote

OURS = {"events", "commands", "trajectories", "alembic_version"}
#: What SQLite keeps beside a database file that is in use.
BESIDE = ("-wal", "-shm")


class Broken(Exception):
    """This is no database of ours, or it is damaged."""


def copy(source: Path, target: Path) -> None:
    """Write a copy that was looked through, over an older one only once it is safe on disk.

    Raises `Broken`, `OSError`, or `sqlite3.Error` when the disk refuses.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f".{target.name}.{secrets.token_hex(4)}")
    os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        _copied(source, part)
        _to_disk(part)
        os.replace(part, target)
        _to_disk(target.parent)
    finally:
        part.unlink(missing_ok=True)


def _copied(source: Path, part: Path) -> None:
    try:
        with closing(sqlite3.connect(read_only(source), uri=True)) as here, closing(_opened(part)) as there:
            must_be_ours(here)
            here.backup(there)
            there.execute("PRAGMA journal_mode = DELETE")  # all of it in the one file
            must_be_whole(there)
    except sqlite3.DatabaseError as failure:
        if isinstance(failure, sqlite3.OperationalError):
            raise
        raise Broken from None


def _opened(part: Path) -> sqlite3.Connection:
    there = sqlite3.connect(part, isolation_level=None)
    there.execute("PRAGMA synchronous = OFF")  # it is brought to disk at once, at the end
    return there


def read_only(path: Path) -> str:
    """The address of a database that nothing may change."""
    return f"file:{quote(str(path.absolute()))}?mode=ro"


def must_be_ours(connection: sqlite3.Connection) -> None:
    """Raises `Broken` for a database of something else."""
    found = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not found >= OURS:
        raise Broken


def must_be_whole(connection: sqlite3.Connection) -> None:
    """Raises `Broken` when pages or indexes contradict each other."""
    if connection.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
        raise Broken


def put_in_place(fresh: Path, place: Path, moment: datetime) -> Path | None:
    """The fresh database becomes the one in use; where the former one stands now, if there was one.

    At every moment there is a database in the place, so that no start can take it for an empty one.
    """
    aside = _set_aside(place, moment) if place.exists() else None
    for each in BESIDE:  # left by a process that was killed, or too damaged to be folded in
        with suppress(FileNotFoundError):
            os.replace(f"{place}{each}", f"{aside or fresh}{each}")
    _same_owner(fresh, aside or place)
    os.replace(fresh, place)
    _to_disk(place.parent)
    return aside


def _set_aside(place: Path, moment: datetime) -> Path:
    aside = place.with_name(f"{place.stem}-before-{moment:%Y%m%d-%H%M%S}{place.suffix}")
    _fold_in(place)
    os.link(place, aside)
    return aside


def _same_owner(fresh: Path, place: Path) -> None:
    """Whoever puts it back, root perhaps: the server must be able to use it."""
    whose = (place if place.exists() else place.parent).stat()
    with suppress(PermissionError):
        os.chown(fresh, whose.st_uid, whose.st_gid)


def _fold_in(place: Path) -> None:
    """What still stands beside the file belongs to it: a journal must never meet another database."""
    with suppress(sqlite3.Error), closing(sqlite3.connect(place)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _to_disk(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
