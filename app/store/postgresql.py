"""All that is true of PostgreSQL alone."""

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL, ExceptionContext

#: Whoever migrates holds this lock: two servers that start at once do it one after the other.
MIGRATING = 5_114_400_310


def connect(url: URL) -> Engine:
    """An engine; a connection that the server or the network cut meanwhile is made anew."""
    engine = create_engine(url, hide_parameters=True, pool_pre_ping=True)
    event.listen(engine, "handle_error", _tell_no_details)
    return engine


def _tell_no_details(context: ExceptionContext) -> None:
    """The first line says what went wrong; those below it repeat the row, and so people's words."""
    for each in (context.original_exception, context.sqlalchemy_exception):
        if each is not None and each.args:
            each.args = (str(each.args[0]).partition("\n")[0], *each.args[1:])


def reader(engine: Engine) -> Engine:
    """All that one look reads is of one moment, whoever writes meanwhile."""
    return engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


def alone(connection: Connection) -> None:
    """Until the end of this transaction nobody else migrates."""
    connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": MIGRATING})


def scrub(engine: Engine) -> bool:
    """Rows that hold erased words are thrown out; its log and its free space are its keeper's."""
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("VACUUM events, commands, keys, trajectories"))
    return True
