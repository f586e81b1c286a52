"""Alembic within the server: `app.store.migrate` hands over an open connection."""

from alembic import context
from sqlmodel import SQLModel

from app.store import tables

assert tables  # noqa: S101 - importing them fills the metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    render_as_batch=True,  # SQLite changes a table by making it anew
)
with context.begin_transaction():
    context.run_migrations()
