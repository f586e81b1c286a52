"""The tables. Only digests of secrets are kept; times are ISO 8601 in UTC, so that they sort as text."""

from datetime import date

from sqlalchemy import Column, Text
from sqlmodel import Field, SQLModel


class Facilitator(SQLModel, table=True):
    """Someone who may open trajectories. `token` is the digest of the API token."""

    __tablename__ = "facilitators"

    id: str = Field(primary_key=True, max_length=36)
    name: str = Field(unique=True, max_length=80)
    token: str = Field(unique=True, max_length=64)
    created_at: str = Field(max_length=40)
    signed_in_at: str | None = Field(default=None, max_length=40)
    revoked_at: str | None = Field(default=None, max_length=40)


class SignInLink(SQLModel, table=True):
    """A one-time link; consumed by a POST."""

    __tablename__ = "sign_in_links"

    digest: str = Field(primary_key=True, max_length=64)
    facilitator: str = Field(foreign_key="facilitators.id", index=True, max_length=36)
    expires_at: str = Field(max_length=40)
    used_at: str | None = Field(default=None, max_length=40)


class SignIn(SQLModel, table=True):
    """A browser in which a facilitator is signed in."""

    __tablename__ = "sign_ins"

    digest: str = Field(primary_key=True, max_length=64)
    facilitator: str = Field(foreign_key="facilitators.id", index=True, max_length=36)
    expires_at: str = Field(max_length=40)


class Trajectory(SQLModel, table=True):
    """What is known of a trajectory outside its log."""

    __tablename__ = "trajectories"

    id: str = Field(primary_key=True, max_length=36)
    theme: str = Field(max_length=280)
    join_code: str = Field(unique=True, max_length=12)
    owner: str = Field(foreign_key="facilitators.id", index=True, max_length=36)
    created_at: str = Field(max_length=40)
    erase_on: date = Field(index=True)


class Membership(SQLModel, table=True):
    """A co-facilitator of a trajectory."""

    __tablename__ = "memberships"

    trajectory: str = Field(foreign_key="trajectories.id", primary_key=True, max_length=36)
    facilitator: str = Field(foreign_key="facilitators.id", primary_key=True, index=True, max_length=36)


class Key(SQLModel, table=True):
    """A secret that opens one trajectory: kind `seat`, `seat-code`, `observer`, `project` or `result`."""

    __tablename__ = "keys"

    digest: str = Field(primary_key=True, max_length=64)
    trajectory: str = Field(foreign_key="trajectories.id", index=True, max_length=36)
    kind: str = Field(max_length=12)
    seat: str | None = Field(default=None, index=True, max_length=36)
    created_at: str = Field(max_length=40)
    revoked_at: str | None = Field(default=None, max_length=40)


class LoggedEvent(SQLModel, table=True):
    """A fact of the log. `data` is JSON; rows are rewritten only to erase words."""

    __tablename__ = "events"

    trajectory: str = Field(foreign_key="trajectories.id", primary_key=True, max_length=36)
    seq: int = Field(primary_key=True)
    at: str = Field(max_length=40)
    type: str = Field(max_length=40)
    data: str = Field(sa_column=Column(Text, nullable=False))
    role: str = Field(max_length=12)
    seat: str | None = Field(default=None, max_length=36)
    party: str | None = Field(default=None, max_length=12)
    command: str = Field(max_length=36)


class KeptCommand(SQLModel, table=True):
    """The id of a command that was taken; an empty fingerprint belongs to erased words."""

    __tablename__ = "commands"

    trajectory: str = Field(foreign_key="trajectories.id", primary_key=True, max_length=36)
    id: str = Field(primary_key=True, max_length=36)
    fingerprint: str = Field(max_length=64)
    seq: int
