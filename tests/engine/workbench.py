"""The engine with its store and hub, for tests that look inside."""

import asyncio
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from sqlalchemy import text

from app.domain import workshop
from app.domain.acts import Command
from app.domain.fields import check
from app.domain.refusals import Refusal
from app.domain.state import Actor, Event
from app.engine import Engine, Outcome
from app.live.hub import Hub, Screen
from app.live.presence import Presence
from app.screens.audiences import Audience
from app.store import directory, log
from app.store.database import Database
from app.store.migrate import migrate
from app.store.tables import Trajectory
from tests.stores import Store
from tests.waiting import PATIENCE, until_async

FACILITATOR = Actor("facilitator")
DATA = {"theme": "samen", "purpose": "", "policyGoal": "", "language": "nl", "seatsPerParty": 5}
#: What makes a database refuse every event, as a full disk does.
REFUSE = {
    "sqlite": ["CREATE TRIGGER no_room BEFORE INSERT ON events BEGIN SELECT RAISE(ABORT, 'disk full'); END"],
    "postgresql": [
        "CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'disk full'; END $$",
        "CREATE TRIGGER no_room BEFORE INSERT ON events FOR EACH ROW EXECUTE FUNCTION no_room()",
    ],
}


def new_id() -> str:
    """As a client makes it."""
    return str(uuid.uuid4())


@dataclass
class Workbench:
    """One trajectory, its engine, and the mailboxes of the screens that listen."""

    store: Store
    database: Database
    hub: Hub
    presence: Presence
    engine: Engine
    id: str = ""
    seats: list[Actor] = field(default_factory=list)

    async def begins(self) -> None:
        """A trajectory in the step for associations, with a seat of each party."""
        self.id = new_id()
        owner = self.database.write_now(partial(directory.add_facilitator, name=new_id(), token=new_id()))
        now = directory.now()
        row = Trajectory(
            id=self.id, theme="samen", join_code=self.id[:8], owner=owner,
            created_at=now.isoformat(), erase_on=now.date(),
        )  # fmt: skip
        first = workshop.opened(self.id, DATA, now)
        await self.engine.open(first, self.id, partial(directory.add_trajectory, row=row))
        for party in ("municipality", "provider", "resident"):
            await self.does("take-seat", Actor("join"), party=party)
        events = await self.log()
        self.seats = [Actor("seat", event.data["seat"]) for event in events if event.type == "seat-taken"]
        await self.does("open-step", step="associations")

    def command(self, type_: str, id_: str | None = None, **data: Any) -> Command:
        """A well-formed command."""
        clean, faults = check(type_, data)
        assert not faults, faults
        return Command(id_ or new_id(), type_, clean)

    async def asks(self, type_: str, who: Actor = FACILITATOR, id_: str | None = None, **data: Any) -> Any:
        """A command and its answer."""
        return await self.engine.submit(self.id, who, self.command(type_, id_, **data))

    async def does(self, type_: str, who: Actor = FACILITATOR, id_: str | None = None, **data: Any) -> str:
        """A command that is taken; its id."""
        command = self.command(type_, id_, **data)
        answer = await self.engine.submit(self.id, who, command)
        assert isinstance(answer, Outcome), answer
        return command.id

    async def says(self, text_: str, who: Actor | None = None, id_: str | None = None) -> str:
        """A card that is taken; its id."""
        return await self.does("add-card", who or self.seats[0], id_, kind="association", text=text_)

    async def log(self) -> list[Event]:
        """What is on disk."""
        return await self.database.read(lambda session: log.read(session, self.id))

    async def folded(self) -> Any:
        """The state that the disk folds to."""
        return workshop.fold(self.id, await self.log())

    async def settles(self) -> None:
        """Until nothing more is to be drawn."""
        async with self.engine.reading(self.id) as runtime:
            pass
        await until_async(lambda: not runtime.planned and not runtime.stale)

    def watches(self, screen: str = "projector", language: str = "nl", holder: str | None = None) -> Screen:
        """A screen that listens."""
        found = Screen(self.id, Audience(screen, language), holder)
        self.hub.enter(found)
        return found

    def breaks_commits(self) -> None:
        """From now on the disk refuses every event, as a full one does."""
        for each in REFUSE[self.store.kind]:
            self.database.write_now(lambda connection, each=each: connection.execute(text(each)))

    def mends_commits(self) -> None:
        """The disk takes events again."""
        drop = {"sqlite": "DROP TRIGGER no_room", "postgresql": "DROP TRIGGER no_room ON events"}
        self.database.write_now(lambda connection: connection.execute(text(drop[self.store.kind])))


async def frame_of(screen: Screen) -> str:
    """The next frame of a screen."""
    async with asyncio.timeout(PATIENCE):
        frame = await screen.frame()
    assert frame is not None
    return frame


def is_refused(answer: object, code: str) -> bool:
    """Whether an answer is the refusal with this code."""
    return isinstance(answer, Refusal) and answer.code == code


@asynccontextmanager
async def opened(store: Store) -> AsyncIterator[Workbench]:
    """The engine on a database."""
    database, hub, presence = Database(store.url), Hub(), Presence()
    migrate(database.engine)
    engine = Engine(database, hub, presence, b"only for tests")
    try:
        yield Workbench(store, database, hub, presence, engine)
    finally:
        await engine.close()
        database.close()
