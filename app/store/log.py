"""The log: the only writer and reader of events. Append, remember, erase: one transaction."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, cast

from sqlalchemy import ColumnElement, Connection, delete, or_, select, update
from sqlmodel import Session, SQLModel, col, func

from app.domain.redaction import blank
from app.domain.state import Event
from app.store import rows
from app.store.inserts import put
from app.store.tables import LoggedEvent

EVENTS = SQLModel.metadata.tables["events"]
COMMANDS = SQLModel.metadata.tables["commands"]
#: All that belongs to a trajectory, what is pointed at last.
OWNED = tuple(SQLModel.metadata.tables[name] for name in ("events", "commands", "keys", "memberships"))


class Kept(NamedTuple):
    """A command that was taken: its fingerprint ("" when its words were erased) and its first seq."""

    fingerprint: str
    seq: int


@dataclass
class Batch:
    """What goes into the log of a trajectory at once. `besides` are writes of the same moment, done first."""

    trajectory: str
    events: list[Event] = field(default_factory=list)
    commands: dict[str, Kept] = field(default_factory=dict)
    erased: set[str] = field(default_factory=set)
    besides: list[Callable[[Connection], None]] = field(default_factory=list)
    #: Afterwards: the commands whose words went with what was erased.
    emptied: set[str] = field(default_factory=set)

    def __call__(self, connection: Connection) -> None:
        """Append. Two writers of the same seq cannot both succeed: (trajectory, seq) is unique."""
        for write in self.besides:
            write(connection)
        append(connection, [self])
        if self.erased:
            self.emptied = erase_words(connection, self.trajectory, self.erased)

    @property
    def together(self) -> Callable[[Connection, "Sequence[Batch]"], None] | None:
        """How it is done in one sweep with others like it, when it only adds (see `writer`)."""
        return None if self.besides or self.erased else append


def append(connection: Connection, batches: Sequence[Batch]) -> None:
    """Add the events and commands of batches."""
    events = [rows.row(batch.trajectory, event) for batch in batches for event in batch.events]
    commands = [
        {"trajectory": batch.trajectory, "id": id_, "fingerprint": kept.fingerprint, "seq": kept.seq}
        for batch in batches
        for id_, kept in batch.commands.items()
    ]
    if events:
        put(connection, EVENTS, events)
    if commands:
        put(connection, COMMANDS, commands)


def read(session: Session, trajectory: str, after: int = 0) -> list[Event]:
    """The events of a trajectory in order, those after a seq; raises `rows.Unreadable`."""
    found = _rows(session.connection(), EVENTS.c.trajectory == trajectory, EVENTS.c.seq > after)
    return list(rows.in_order(found, after))


def last_seq(session: Session, trajectory: str) -> int:
    """The number of the last event; 0 when there is none."""
    theirs = select(func.max(LoggedEvent.seq)).where(col(LoggedEvent.trajectory) == trajectory)
    return session.execute(theirs).scalar_one() or 0


def of_type(session: Session, trajectory: str, event_type: str) -> list[Event]:
    """The events of one type, in order."""
    here = EVENTS.c.trajectory == trajectory, EVENTS.c.type == event_type
    return [rows.event(row) for row in _rows(session.connection(), *here)]


def kept_commands(session: Session, trajectory: str) -> dict[str, Kept]:
    """The commands that were taken, by id."""
    wanted = select(COMMANDS.c.id, COMMANDS.c.fingerprint, COMMANDS.c.seq)
    found = session.connection().execute(wanted.where(COMMANDS.c.trajectory == trajectory)).all()
    return {id_: Kept(fingerprint, seq) for id_, fingerprint, seq in found}


def _rows(connection: Connection, *which: ColumnElement[bool]) -> list[rows.Row]:
    # Plain rows: thousands of objects of the ORM, made to be thrown away, took longer than the fold itself.
    wanted = select(*(EVENTS.c[name] for name in rows.Row._fields)).where(*which).order_by(EVENTS.c.seq)
    # All at once: a cursor left halfway by a row that cannot be read would hold on to this moment.
    return cast(list[rows.Row], connection.execute(wanted).all())


def erase_trajectory(connection: Connection, trajectory: str) -> None:
    """Everything of a trajectory, for good."""
    for table in OWNED:
        connection.execute(delete(table).where(table.c.trajectory == trajectory))
    whole = SQLModel.metadata.tables["trajectories"]
    connection.execute(delete(whole).where(whole.c.id == trajectory))


def erase_words(connection: Connection, trajectory: str, ids: set[str]) -> set[str]:
    """Blank the words that came with these ids; a retry of their commands (told) has nothing to compare."""
    named = EVENTS.c.command.in_(ids), *(EVENTS.c.data.contains(each) for each in ids)
    since = EVENTS.c.seq >= _first_said(connection, trajectory, ids)
    found = _rows(connection, EVENTS.c.trajectory == trajectory, since, or_(*named))
    carrying = {row.seq: row.command for row in found if _blanked(connection, row, ids)}
    commands = ids | set(carrying.values())
    theirs = COMMANDS.c.trajectory == trajectory, COMMANDS.c.id.in_(commands)
    connection.execute(update(COMMANDS).where(*theirs).values(fingerprint=""))
    return commands


def _first_said(connection: Connection, trajectory: str, ids: set[str]) -> int:
    """Where the log first can speak of these: not before their commands, wherever when one is not known."""
    wanted = select(COMMANDS.c.seq).where(COMMANDS.c.trajectory == trajectory, COMMANDS.c.id.in_(ids))
    seqs = connection.execute(wanted).scalars().all()
    return min(seqs) if len(seqs) == len(ids) else 0


def _blanked(connection: Connection, row: rows.Row, ids: set[str]) -> bool:
    """Whether the row carried such words. Of a damaged one nothing may stay: they may stand anywhere."""
    try:
        event = rows.event(row)
    except rows.Unreadable as stop:
        if stop.code == rows.DAMAGED:
            _rewrite(connection, row, None)
        return stop.code == rows.DAMAGED
    blanked = blank(event, ids)
    if blanked is not event:
        _rewrite(connection, row, blanked.data)
    return blanked is not event


def _rewrite(connection: Connection, row: rows.Row, data: Mapping[str, object] | None) -> None:
    here = EVENTS.c.trajectory == row.trajectory, EVENTS.c.seq == row.seq
    connection.execute(update(EVENTS).where(*here).values(data=rows.text(data)))
