"""Goal 6: one transaction for all that waits beside one per card, and what `synchronous=FULL` costs."""

import asyncio
import tempfile
import time
import uuid
from datetime import date

from sqlalchemy import Connection, event

from app.domain.state import Event
from app.store import directory, writer
from app.store.database import Database
from app.store.log import Batch, Kept
from app.store.migrate import migrate
from app.store.tables import Trajectory

from .figures import Figure, middle
from .sizes import Sizes

WHEN = "2026-01-01T00:00:00+00:00"
WRITERS = (1, 20, 200)
TOGETHER = writer.MOST_AT_ONCE
#: Name, how many jobs one commit may take, `synchronous`, with how many writers.
WAYS = (
    ("group, FULL", TOGETHER, "FULL", WRITERS),
    ("one per card, FULL", 1, "FULL", (20,)),
    ("group, NORMAL", TOGETHER, "NORMAL", (20,)),
)


async def run(sizes: Sizes) -> list[Figure]:
    """All ways in turn."""
    seconds, rounds = sizes.commits_time, sizes.commits_rounds
    rates: dict[tuple[str, int], list[float]] = {}
    for _ in range(rounds):
        for name, at_once, level, counts in WAYS:
            for count in counts:
                rates.setdefault((name, count), []).append(await _rate(count, at_once, level, seconds))
    print(f"\nCommits a second, SQLite WAL; {rounds} rounds")
    for (name, count), found in rates.items():
        print(f"  {name:20} {count:4} writers {middle(found):9.0f}")
    grouped, one, loose = (middle(rates[name, 20]) for name, *_ in WAYS)
    return [
        Figure(
            "6",
            "cards/s, group / one per card",
            grouped,
            8,
            one,
            at_least=True,
        ),
        Figure("6", "cards/s, FULL / NORMAL", grouped, 0.5, loose, at_least=True),
    ]


async def _rate(writers: int, at_once: int, level: str, seconds: float) -> float:
    """Cards per second through the app's own writer."""
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{folder}/commits.db")
        migrate(database.engine)
        event.listen(
            database.engine, "connect", lambda raw, _: raw.execute(f"PRAGMA synchronous={level}").close()
        )
        database.engine.dispose()
        database.write_now(lambda connection: _rooms(connection, writers))
        writer.MOST_AT_ONCE = at_once
        try:
            until = time.perf_counter() + seconds
            kept = await asyncio.gather(*(_writes(database, f"room {n}", until) for n in range(writers)))
            return sum(kept) / seconds
        finally:
            writer.MOST_AT_ONCE = TOGETHER
            database.close()


def _rooms(connection: Connection, count: int) -> None:
    owner = directory.add_facilitator(connection, "bench", "bench")
    for n in range(count):
        row = Trajectory(
            id=f"room {n}", theme="", join_code=str(n), owner=owner, created_at="", erase_on=date(2100, 1, 1)
        )
        directory.add_trajectory(connection, row)


async def _writes(database: Database, room: str, until: float) -> int:
    seq = 0
    while time.perf_counter() < until:
        seq += 1
        id_ = str(uuid.uuid4())
        said = Event(
            seq, "2026-01-01T00:00:00+00:00", "card-added", {"text": "kaartje"}, "seat", id_, None, id_
        )
        await database.write(Batch(room, [said], {id_: Kept("0" * 64, seq)}))
    return seq
