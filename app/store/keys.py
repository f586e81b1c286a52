"""Keys: secrets that open one trajectory. They change in the transaction of the event that says so."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, func, update
from sqlmodel import Session, SQLModel, col, select

from app.domain.state import Event
from app.store.inserts import put
from app.store.looks import Rows, first
from app.store.secrets import digest
from app.store.tables import Key

KEYS = SQLModel.metadata.tables["keys"]
#: Every request asks these: plain rows, for an object of the ORM each time costs many times as much.
VALID = KEYS.select().where(KEYS.c.digest == bindparam("secret"), KEYS.c.revoked_at.is_(None))
LATER = KEYS.alias("later")
NEWER = (
    LATER.select()
    .join(KEYS, (LATER.c.seat == KEYS.c.seat) & (LATER.c.created_at > KEYS.c.created_at))
    .where(KEYS.c.digest == bindparam("secret"), LATER.c.kind == "seat", LATER.c.revoked_at.is_(None))
    .limit(1)
)
#: The kind of the key that opens the result page.
RESULT = "result"
#: After these events the seat's devices and code open nothing any more.
ENDS_KEYS = frozenset({"seat-freed", "seat-code-renewed"})
#: After these the seat's screens begin anew: who they are has changed.
ENDS_SCREENS = ENDS_KEYS | {"seat-moved"}


def find(rows: Rows, secret: str) -> Any:
    """The key that this secret is, or None when it opens nothing: `digest`, `trajectory`, `kind`, `seat`."""
    return first(rows, VALID, {"secret": digest(secret)})


def has_newer_device(rows: Rows, digest: str) -> bool:
    """Whether another device took the same seat after the one with this key."""
    return first(rows, NEWER, {"secret": digest}) is not None


def revoked_among(session: Session, digests: Iterable[str]) -> set[str]:
    """Which of these keys no longer open anything."""
    wanted = set(digests)
    valid = session.exec(select(Key.digest).where(col(Key.digest).in_(wanted), col(Key.revoked_at).is_(None)))
    return wanted - set(valid)


@dataclass(frozen=True)
class Fresh:
    """A new key. As a job of the writer it goes in one sweep with others like it."""

    at: str
    trajectory: str
    kind: str
    secret: str
    seat: str | None = None

    def __call__(self, connection: Connection) -> None:
        """Keep it."""
        keep(connection, [self])

    @property
    def together(self) -> Callable[[Connection, Sequence["Fresh"]], None]:
        """How it is done with others like it (see `writer`)."""
        return keep


def keep(connection: Connection, fresh: Sequence[Fresh]) -> None:
    """Keep new keys."""
    rows = [
        {
            "digest": digest(key.secret),
            "trajectory": key.trajectory,
            "kind": key.kind,
            "seat": key.seat,
            "created_at": key.at,
            "revoked_at": None,
        }
        for key in fresh
    ]
    put(connection, KEYS, rows)


def next_device(connection: Connection, fresh: Fresh) -> None:
    """The key of one more device of a seat: later than those before it, also after the clock was set back."""
    theirs = select(func.max(KEYS.c.created_at)).where(KEYS.c.seat == fresh.seat, KEYS.c.kind == fresh.kind)
    last = connection.execute(theirs).scalar()
    if last is not None and last >= fresh.at:
        moment = datetime.fromisoformat(last) + timedelta(microseconds=1)
        fresh = replace(fresh, at=moment.isoformat())
    keep(connection, [fresh])


def opened_at(session: Session, trajectory: str, kind: str) -> str | None:
    """Since when a key of this kind stands; None when none does."""
    theirs = col(Key.trajectory) == trajectory, col(Key.kind) == kind, col(Key.revoked_at).is_(None)
    return session.exec(select(Key.created_at).where(*theirs)).first()


def revoke(connection: Connection, at: str, trajectory: str, kind: str) -> set[str]:
    """The keys of one kind open nothing any more; their digests."""
    theirs = KEYS.c.trajectory == trajectory, KEYS.c.kind == kind, KEYS.c.revoked_at.is_(None)
    ended = update(KEYS).where(*theirs).values(revoked_at=at).returning(KEYS.c.digest)
    return {row.digest for row in connection.execute(ended)}


def follow(connection: Connection, trajectory: str, event: Event) -> None:
    """End the keys of a seat that was freed or got a new code: an event of `ENDS_KEYS`."""
    theirs = KEYS.c.trajectory == trajectory, KEYS.c.seat == event.data["seat"], KEYS.c.revoked_at.is_(None)
    connection.execute(update(KEYS).where(*theirs).values(revoked_at=event.at))
