"""Who runs trajectories: facilitators, their sign-ins, what they own and share. No events, plain tables."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

import sqlalchemy as core
from sqlalchemy import Connection, bindparam, insert, update
from sqlmodel import Session, SQLModel, col, or_, select

from app.store.looks import Rows, first
from app.store.secrets import digest
from app.store.tables import Facilitator, Membership, Trajectory

TABLES = SQLModel.metadata.tables
_THEM, _SIGN_INS, _OURS = TABLES["facilitators"], TABLES["sign_ins"], TABLES["trajectories"]
_SHARES = TABLES["memberships"]
#: Every request asks these: plain rows, for an object of the ORM each time costs many times as much.
BY_TOKEN = core.select(_THEM.c.id, _THEM.c.name).where(
    _THEM.c.token == bindparam("secret"), _THEM.c.revoked_at.is_(None)
)
SIGNED_IN = (
    core.select(_THEM.c.id, _THEM.c.name)
    .join(_SIGN_INS, _SIGN_INS.c.facilitator == _THEM.c.id)
    .where(_SIGN_INS.c.digest == bindparam("secret"), _SIGN_INS.c.expires_at >= bindparam("now"))
    .where(_THEM.c.revoked_at.is_(None))
)
_FOUND = core.select(_OURS.c.id, _OURS.c.join_code)
WITH_CODE = _FOUND.where(_OURS.c.join_code == bindparam("code"))
WITH_ID = _FOUND.where(_OURS.c.id == bindparam("id"))
OWNER = core.select(_OURS.c.owner).where(_OURS.c.id == bindparam("id"))
SHARED = _SHARES.select().where(
    _SHARES.c.trajectory == bindparam("id"), _SHARES.c.facilitator == bindparam("facilitator")
)
LINK_LASTS = timedelta(days=2)
SIGN_IN_LASTS = timedelta(days=180)


def now() -> datetime:
    """The time as it is kept: aware, UTC."""
    return datetime.now(UTC)


def by_token(rows: Rows, token: str) -> Any:
    """The facilitator of an API token, unless revoked: `id`, `name`."""
    return first(rows, BY_TOKEN, {"secret": digest(token)})


def signed_in(rows: Rows, cookie: str) -> Any:
    """The facilitator who is signed in with this cookie: `id`, `name`."""
    return first(rows, SIGNED_IN, {"secret": digest(cookie), "now": now().isoformat()})


def named(session: Session, name: str) -> Facilitator | None:
    """The facilitator with this name."""
    return session.exec(select(Facilitator).where(Facilitator.name == name)).first()


def facilitators(session: Session) -> list[Facilitator]:
    """Everyone, by name."""
    return list(session.exec(select(Facilitator).order_by(Facilitator.name)))


def valid_among(session: Session, ids: set[str]) -> set[str]:
    """Which of these facilitators were not revoked."""
    wanted = select(Facilitator.id).where(col(Facilitator.id).in_(ids), col(Facilitator.revoked_at).is_(None))
    return set(session.exec(wanted))


def trajectory(session: Session, id_: str) -> Trajectory | None:
    """What is known of a trajectory outside its log."""
    return session.get(Trajectory, id_)


def row(rows: Rows, id_: str) -> Any:
    """Its `id` and `join_code`; None when there is none."""
    return first(rows, WITH_ID, {"id": id_})


def with_code(rows: Rows, join_code: str) -> Any:
    """The trajectory that this join code opens: its `id` and `join_code`; None when it opens none."""
    return first(rows, WITH_CODE, {"code": join_code})


def exists(rows: Rows, id_: str) -> bool:
    """Whether there is such a trajectory."""
    return first(rows, OWNER, {"id": id_}) is not None


def role_of(rows: Rows, facilitator: str, trajectory_id: str) -> str | None:
    """`owner`, `co` or None."""
    found = first(rows, OWNER, {"id": trajectory_id})
    if found is None:
        return None
    if found.owner == facilitator:
        return "owner"
    return "co" if first(rows, SHARED, {"id": trajectory_id, "facilitator": facilitator}) else None


def theirs(session: Session, facilitator: str) -> list[Trajectory]:
    """The trajectories that a facilitator owns or shares, the newest first."""
    shared = select(Membership.trajectory).where(Membership.facilitator == facilitator)
    wanted = select(Trajectory).where(or_(Trajectory.owner == facilitator, col(Trajectory.id).in_(shared)))
    return list(session.exec(wanted.order_by(col(Trajectory.created_at).desc(), Trajectory.id)))


def due(session: Session, today: date) -> list[str]:
    """The trajectories whose time is over."""
    return list(session.exec(select(Trajectory.id).where(Trajectory.erase_on <= today)))


def add_facilitator(connection: Connection, name: str, token: str) -> str:
    """A new facilitator; returns the id."""
    row = {"id": str(uuid4()), "name": name, "token": digest(token), "created_at": now().isoformat()}
    connection.execute(insert(TABLES["facilitators"]), row)
    return row["id"]


def add_link(connection: Connection, facilitator: str, secret: str) -> None:
    """A new one-time link."""
    row = {
        "digest": digest(secret),
        "facilitator": facilitator,
        "expires_at": (now() + LINK_LASTS).isoformat(),
    }
    connection.execute(insert(TABLES["sign_in_links"]), row)


def consume(connection: Connection, link: str, cookie: str) -> str | None:
    """Use up a one-time link and sign in; the facilitator's id, or None when the link opens nothing."""
    links, people, moment = TABLES["sign_in_links"], TABLES["facilitators"], now().isoformat()
    fresh = links.c.digest == digest(link), links.c.used_at.is_(None), links.c.expires_at > moment
    valid = select(people.c.id).where(people.c.revoked_at.is_(None))
    used = update(links).where(*fresh, links.c.facilitator.in_(valid)).values(used_at=moment)
    row = connection.execute(used.returning(links.c.facilitator)).first()
    if row is None:
        return None
    until = (now() + SIGN_IN_LASTS).isoformat()
    values = {"digest": digest(cookie), "facilitator": row.facilitator, "expires_at": until}
    connection.execute(insert(TABLES["sign_ins"]), values)
    connection.execute(update(people).where(people.c.id == row.facilitator).values(signed_in_at=moment))
    return str(row.facilitator)


def sign_out(connection: Connection, cookie: str) -> None:
    """End one browser's sign-in."""
    table = TABLES["sign_ins"]
    connection.execute(table.delete().where(table.c.digest == digest(cookie)))


def revoke(connection: Connection, facilitator: str) -> None:
    """From now on this facilitator's token, links and sign-ins open nothing."""
    people = TABLES["facilitators"]
    connection.execute(update(people).where(people.c.id == facilitator).values(revoked_at=now().isoformat()))
    for table in (TABLES["sign_ins"], TABLES["sign_in_links"]):
        connection.execute(table.delete().where(table.c.facilitator == facilitator))


def add_trajectory(connection: Connection, row: Trajectory) -> None:
    """Keep a new trajectory beside its first event."""
    connection.execute(insert(TABLES["trajectories"]), row.model_dump())


def share(connection: Connection, trajectory_id: str, facilitator: str) -> None:
    """Make someone co-facilitator; again changes nothing."""
    table = TABLES["memberships"]
    there = table.c.trajectory == trajectory_id, table.c.facilitator == facilitator
    if connection.execute(select(table.c.facilitator).where(*there)).first() is None:
        connection.execute(insert(table), {"trajectory": trajectory_id, "facilitator": facilitator})
