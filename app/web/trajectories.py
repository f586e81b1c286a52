"""Beginning, listing and erasing trajectories, for pages and API alike."""

from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from app.domain import copies, workshop
from app.domain.kinds import Kind, OneOf, Text, Whole
from app.domain.state import Event
from app.engine import Gone
from app.screens.audiences import LANGUAGES
from app.store import directory, keys
from app.store.log import Kept
from app.store.secrets import join_code
from app.store.tables import Trajectory
from app.store.writer import Job
from app.web.house import House
from app.web.paths import project_secret

TRIES = 5
#: No command has this fingerprint: who sends an id of the copy again hears that it is of something else.
COPIED = "copied"
NEEDS: dict[str, Kind] = {"theme": Text()}
MAY: dict[str, Kind] = {
    "purpose": Text(empty=True),
    "policyGoal": Text(empty=True),
    "seatsPerParty": Whole(1, 20),
    "language": OneOf(LANGUAGES),
}
USUAL = {"purpose": "", "policyGoal": "", "seatsPerParty": 5, "language": "nl"}


async def begin(at: House, owner: str, fields: Mapping[str, Any]) -> Trajectory:
    """A new trajectory from fields that were checked against `NEEDS` and `MAY`."""
    data: dict[str, Any] = USUAL | dict(fields)
    return await _begun(at, owner, data["theme"], lambda id_: workshop.opened(id_, data, directory.now()))


async def copy(at: House, owner: str, content: Mapping[str, Any]) -> Trajectory:
    """A new trajectory with the content of a file (`copies.read`); it keeps the ids that stand in it."""
    begins = partial(copies.imported, content=content, now=directory.now())
    return await _begun(at, owner, content["theme"], begins)


async def _begun(at: House, owner: str, theme: str, begins: Callable[[str], Event]) -> Trajectory:
    for _ in range(TRIES):
        row = _row(at, owner, theme)
        try:
            await _keep(at, row, begins(row.id))
        except IntegrityError:
            continue  # the join code is taken
        return row
    raise RuntimeError("no free join code")


def _row(at: House, owner: str, theme: str) -> Trajectory:
    today = directory.now()
    return Trajectory(
        id=str(uuid4()),
        theme=theme,
        join_code=join_code(),
        owner=owner,
        created_at=today.isoformat(),
        erase_on=months_after(today.date(), at.settings.retention_months),
    )


async def _keep(at: House, row: Trajectory, first: Event) -> None:
    def besides(connection: Connection) -> None:
        directory.add_trajectory(connection, row)
        open_projector(at, row.id, connection)

    used = dict.fromkeys(copies.ids(first), Kept(COPIED, first.seq))
    await at.engine.open(first, row.id, besides, used)


def open_projector(at: House, trajectory: str, connection: Connection) -> None:
    """From now on the projector's link opens."""
    secret, moment = project_secret(at, trajectory), directory.now().isoformat()
    keys.Fresh(moment, trajectory, "project", secret)(connection)


async def write(at: House, trajectory: str, job: Job[Any]) -> None:
    """A write beside the log of a trajectory; `Gone` when it was erased this very moment."""
    try:
        await at.database.write(job)
    except IntegrityError:
        if await at.database.read(lambda session: directory.trajectory(session, trajectory)):
            raise
        raise Gone(trajectory) from None


async def erase_due(at: House) -> int:
    """Erase what has had its time; returns how many."""
    due = await at.database.read(lambda session: directory.due(session, directory.now().date()))
    for trajectory in due:
        await at.engine.erase(trajectory)
    return len(due)


def months_after(day: date, months: int) -> date:
    """The same day some months later, or the last day of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
