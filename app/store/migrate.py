"""Bring the tables to this version. `serve` does it before it starts."""

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, inspect, text

from app.store import postgresql

if TYPE_CHECKING:
    from alembic.config import Config

MIGRATIONS = Path(__file__).parent.parent.parent / "migrations"


class Newer(Exception):
    """This database was made by a newer version than this one."""


def migrate(engine: Engine) -> None:
    """All steps that this database lacks, in one transaction. Raises `Newer`."""
    with engine.execution_options(writes=True).begin() as connection:
        if engine.dialect.name == "postgresql":
            postgresql.alone(connection)
        if _stands_at(connection) != newest():
            _upgrade(connection)


def newest() -> str:
    """The last step that this version knows: each file begins with its number."""
    return max(path.name.partition("_")[0] for path in (MIGRATIONS / "versions").glob("[0-9]*.py"))


def _stands_at(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return found


def _upgrade(connection: Connection) -> None:
    # Most starts have nothing to do here, and to import Alembic takes a fifth of a start.
    from alembic import command
    from alembic.util import CommandError

    try:
        command.upgrade(configuration(connection), "head")
    except CommandError as failure:
        raise Newer from failure


def configuration(connection: Connection) -> "Config":
    """Alembic's configuration; `migrations/env.py` reads the connection from it."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    return config
