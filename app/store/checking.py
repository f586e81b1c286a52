"""Looking a whole database through: every log is folded, and what cannot be is named. Nothing is changed."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial

from sqlalchemy import text
from sqlmodel import Session, col, select

from app.domain.soundness import faults
from app.domain.state import Event, State
from app.domain.workshop import evolve
from app.store import directory, log
from app.store.database import Database
from app.store.log import Kept
from app.store.rows import NEWER, Unreadable
from app.store.tables import LoggedEvent, Trajectory

MOST_NAMED = 5


@dataclass
class Report:
    """`of_file` is wrong with the database as a whole, `damaged` with a trajectory (by id; in sentences)."""

    trajectories: int = 0
    events: int = 0
    of_file: list[str] = field(default_factory=list)
    damaged: dict[str, list[str]] = field(default_factory=dict)

    @property
    def is_sound(self) -> bool:
        """Whether nothing was found."""
        return not self.of_file and not self.damaged


def check(database: Database) -> Report:
    """Each trajectory is of one moment; it may be done beside a running server."""
    report = Report()
    report.of_file += database.read_now(_of_file)
    known = select(Trajectory.id).union(select(LoggedEvent.trajectory))
    for (id_,) in database.read_now(lambda session: session.execute(known).all()):
        count, wrong = database.read_now(partial(_trajectory, trajectory=id_))
        report.trajectories += 1
        report.events += count
        if wrong:
            report.damaged[id_] = wrong[:MOST_NAMED]
    return report


def _of_file(session: Session) -> list[str]:
    if session.get_bind().dialect.name != "sqlite":
        return []
    found = session.execute(text("PRAGMA integrity_check(1)")).scalar()
    return [] if found == "ok" else ["het bestand zelf is beschadigd; zet een kopie terug"]


def _trajectory(session: Session, trajectory: str) -> tuple[int, list[str]]:
    """How many events, and what is wrong."""
    if directory.trajectory(session, trajectory) is None:
        is_gone = not log.last_seq(session, trajectory)  # erased this very moment
        return 0, [] if is_gone else ["er is een logboek, maar geen traject"]
    try:
        events = log.read(session, trajectory)
    except Unreadable as stop:
        return 0, [_unreadable(stop)]
    if not events:
        return 0, ["het logboek is leeg"]
    state = State(trajectory)
    try:
        for event in events:
            evolve(state, event)
    except Exception:  # whatever it is: this event cannot follow those before it
        return len(events), [f"gebeurtenis {state.seq + 1} kan niet"]
    return len(events), [*faults(state), *_numbers(events, log.kept_commands(session, trajectory))]


def _unreadable(stop: Unreadable) -> str:
    if stop.code == NEWER:
        return f"gebeurtenis {stop.seq} is van een nieuwere versie van Samenboom"
    return f"gebeurtenis {stop.seq} ontbreekt of is beschadigd"


def _numbers(events: list[Event], kept: dict[str, Kept]) -> Iterator[str]:
    """Every command has its number, so that a retry does nothing twice."""
    used = Counter(event.command for event in events)
    yield from (f"opdracht {id_} staat {n} keer in het logboek" for id_, n in used.items() if n > 1)
    for event in events[1:]:  # the first one opened the trajectory, before there was a door
        if event.command not in kept or kept[event.command].seq != event.seq:
            yield f"opdracht {event.command} van gebeurtenis {event.seq} is niet als gedaan bekend"
    last = events[-1].seq
    for id_, each in kept.items():
        if not 1 <= each.seq <= last:
            yield f"opdracht {id_} hoort bij gebeurtenis {each.seq}, die er niet is"


def codes(database: Database, ids: list[str]) -> dict[str, str]:
    """The join codes of trajectories: so their facilitators know which is meant."""
    wanted = select(Trajectory.id, Trajectory.join_code).where(col(Trajectory.id).in_(ids))
    return database.read_now(lambda session: dict(session.execute(wanted).all()))
