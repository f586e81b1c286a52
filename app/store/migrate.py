"""Bring the tables to this version. `serve` does it before it starts."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine

from app.store import postgresql

MIGRATIONS = Path(__file__).parent.parent.parent / "migrations"


def migrate(engine: Engine) -> None:
    """All steps that this database lacks, in one transaction."""
    with engine.execution_options(writes=True).begin() as connection:
        if engine.dialect.name == "postgresql":
            postgresql.alone(connection)
        command.upgrade(configuration(connection), "head")


def configuration(connection: Connection) -> Config:
    """Alembic's configuration; `migrations/env.py` reads the connection from it."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    return config
