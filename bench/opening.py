"""Goal 13: how long a trajectory of thousands of events takes to open: read, folded, and its wall drawn."""

import asyncio
import tempfile
import time
import uuid
from functools import partial
from pathlib import Path

from app.domain.acts import Command
from app.domain.state import Actor, Event
from app.engine import Engine
from app.live.hub import Hub
from app.live.presence import Presence
from app.main import build
from app.screens.audiences import Audience
from app.settings import Settings
from app.store import directory, log
from app.store.database import Database
from app.store.log import Batch
from app.web import trajectories

from .figures import Figure, middle, short
from .sizes import Sizes

WALL = Audience("projector", "nl")
SECRET = b"only for this measurement"
WHO = "bench"


async def run(sizes: Sizes) -> list[Figure]:
    """5000 events, and ten times that."""
    events, most = sizes.opening_events, sizes.opening_most
    opened, drawn = await _opens(events, sizes.opening_played, sizes.opening_rounds)
    print(f"\nOpening {events} events: {opened:.0f} ms, its wall drawn {drawn:.0f} ms")
    figures = [Figure("13", f"a trajectory of {events} events opens (ms)", opened, 150, unit="ms")]
    if most:
        long, _ = await _opens(most, sizes.opening_played, 1)
        print(f"  and {short(most)}: {long:.0f} ms")
        each = f"{short(most)} events open; each of them, as one of {short(events)}"
        figures.append(
            Figure("13", each, 1000 * long / most, 1.5, reference=1000 * opened / events, unit="µs")
        )
    return figures


async def _opens(events: int, played: int, rounds: int) -> tuple[float, float]:
    with tempfile.TemporaryDirectory() as folder:
        room = await _filled(folder, events, played)
        found, drawn = [], []
        for _ in range(rounds):
            database = Database(Settings(var=Path(folder)).database)
            engine = Engine(database, Hub(), Presence(), SECRET)
            began = time.perf_counter()
            async with engine.reading(room) as runtime:
                opened = time.perf_counter()
                assert runtime.state.seq >= events
                runtime.drawn(WALL)
            found.append(1000 * (opened - began))
            drawn.append(1000 * (time.perf_counter() - opened))
            database.close()
        return middle(found), middle(drawn)


async def _filled(folder: str, events: int, played: int) -> str:
    """A room whose people never stop: cards, worded anew, now and then one taken back."""
    at = build(Settings(var=Path(folder), secret=WHO))
    database, engine = at.database, at.engine
    owner = await database.write(partial(directory.add_facilitator, name="bench", token=WHO))
    room = (await trajectories.begin(at, owner, {"theme": "Meting", "seatsPerParty": 20})).id
    does = partial(_does, engine, room)
    await does(Actor("facilitator"), "open-step", step="associations")
    for party in ("municipality", "provider", "resident") * 20:
        await does(Actor("join"), "take-seat", party=party)
    async with engine.reading(room) as runtime:
        seats = list(runtime.state.seats.values())
        chairs = [Actor("seat", seat.id) for seat in seats if seat.taken]
        left = min(events, played) - runtime.state.seq
    while left > 0:
        cards = [str(uuid.uuid4()) for _ in range(min(300, left))]
        said = [
            _does(engine, room, chairs[n % 60], "add-card", id_=card, kind="association", text=f"kaartje {n}")
            for n, card in enumerate(cards)
        ]
        anew = [
            _does(engine, room, chairs[n % 60], "edit-card", card=card, text=f"anders {n}")
            for n, card in enumerate(cards[: len(cards) // 2])
        ]
        await asyncio.gather(*said)
        await asyncio.gather(*anew)
        left -= len(said) + len(anew)
    await engine.close()
    kept = log_of(database, room)
    first, count = kept[:played], len(kept)
    while count < events:
        again = _once_more(first, count)
        await database.write(Batch(room, again))
        count += len(again)
    database.close()
    return room


def log_of(database: Database, room: str) -> list[Event]:
    """What was said so far."""
    return database.read_now(lambda session: log.read(session, room))


def _once_more(events: list[Event], after: int) -> list[Event]:
    """The cards and their edits again, with ids of their own: to play all would take minutes."""
    said = [event for event in events if event.type in ("card-added", "card-edited")]
    fresh = {event.command: str(uuid.uuid4()) for event in said}

    def renamed(event: Event) -> dict[str, object]:
        return {
            name: fresh.get(value, value) if isinstance(value, str) else value
            for name, value in event.data.items()
        }

    return [
        event._replace(seq=after + n, command=fresh[event.command], data=renamed(event))
        for n, event in enumerate(said, 1)
    ]


async def _does(engine: Engine, room: str, who: Actor, type_: str, id_: str = "", **data: object) -> None:
    await engine.submit(room, who, Command(id_ or str(uuid.uuid4()), type_, data))
