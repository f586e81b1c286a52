"""`python -m app backup`, `restore`, `check`: for who keeps the server (docs/operations.md)."""

import argparse
import sqlite3
from contextlib import closing
from pathlib import Path
from secrets import token_hex

from sqlalchemy.exc import DBAPIError

from app.commandline import Mistake, opened
from app.settings import Settings
from app.store import backup, checking
from app.store.checking import Report
from app.store.database import Database
from app.store.directory import now
from app.store.erasures import Erasures
from app.store.holding import Held, file_of, holding
from app.store.migrate import Newer, migrate

NO_FILE = (
    "Dit gaat over een SQLite-bestand. Van PostgreSQL maakt pg_dump een kopie en zet pg_restore hem terug; "
    "zie docs/postgresql.md."
)


def save(settings: Settings, given: argparse.Namespace) -> None:
    """A copy of the database, also while the server is busy."""
    place, target = _place(settings), Path(given.file)
    if not place.is_file():
        raise Mistake(f"Er is geen database: {place}")
    _must_be_a_file(target)
    if target.exists() and target.samefile(place):
        raise Mistake("Dat is de database zelf. Geef de kopie een andere plek.")
    _copy(place, target)
    print(f"kopie gemaakt: {target} ({_size(target)}), gecontroleerd en heel")


def put_back(settings: Settings, given: argparse.Namespace) -> None:
    """A copy becomes the database; what was erased since is erased in it too, the old one stays beside it."""
    place, source = _place(settings), Path(given.file)
    if not source.is_file():
        raise Mistake(f"Deze kopie is er niet: {source}")
    if place.exists() and source.samefile(place):
        raise Mistake("Dat is de database zelf.")
    try:
        with holding(settings.database):
            report, aside = _put_back(settings, source, place)
    except Held:
        raise Mistake("De server draait nog op deze database. Stop hem eerst.") from None
    print(f"teruggezet: {source}; wat intussen gewist was, is ook hierin gewist")
    if aside:
        print(f"de vorige database staat in {aside}; gooi hem weg als alles goed is")
    _tell(settings, report)


def _put_back(settings: Settings, source: Path, place: Path) -> tuple[Report, Path | None]:
    """All that may fail is done to a fresh file beside the database in use."""
    fresh = place.with_name(f".{place.name}.restoring")
    try:
        _copy(source, fresh)
        report = _made_ready(settings, fresh)
        settings.put_back.write_text(token_hex(4))  # first: screens that begin anew for nothing lose nothing
        return report, backup.put_in_place(fresh, place, now())
    finally:
        for each in (fresh, *(Path(f"{fresh}{beside}") for beside in backup.BESIDE)):
            each.unlink(missing_ok=True)


def _made_ready(settings: Settings, fresh: Path) -> Report:
    database = Database(f"sqlite:///{fresh}")
    try:
        migrate(database.engine)
        Erasures(settings.erasures).apply(database)
        return checking.check(database)
    except Newer:
        raise Mistake("Deze kopie is van een nieuwere versie van Samenboom.") from None
    finally:
        database.close()


def look_through(settings: Settings, given: argparse.Namespace) -> None:
    """The database in use, or a copy, looked through; nothing is changed. It exits with 1 for any damage."""
    if given.file:
        _check_copy(settings, Path(given.file))
        return
    database = opened(settings)
    try:
        _tell(settings, checking.check(database))
    except DBAPIError:
        raise Mistake("Het bestand van de database is beschadigd. Zet een kopie terug.") from None
    finally:
        database.close()


def _check_copy(settings: Settings, source: Path) -> None:
    """A copy of a copy is looked through: older ones are brought to this version for it."""
    if not source.is_file():
        raise Mistake(f"Deze kopie is er niet: {source}")
    folder = settings.var / ".checking"
    fresh = folder / "copy.db"
    try:
        _copy(source, fresh)
        _tell(settings, _made_ready(settings, fresh))
    finally:
        for each in folder.glob("*"):
            each.unlink()
        folder.rmdir()


def _tell(settings: Settings, report: Report) -> None:
    for sentence in report.of_file:
        print(sentence)
    for id_, sentences in report.damaged.items():
        for sentence in sentences:
            print(f"traject {id_}: {sentence}")
    count = f"{report.trajectories} trajecten, {report.events} gebeurtenissen"
    if report.is_sound:
        print(f"{count}: alles klopt")
        return
    raise Mistake(
        f"{count}: {len(report.damaged)} beschadigd. De andere werken gewoon; wat te doen staat in "
        "docs/operations.md."
    )


def _place(settings: Settings) -> Path:
    place = file_of(settings.database)
    if place is None:
        raise Mistake(NO_FILE)
    return place


def _must_be_a_file(target: Path) -> None:
    if target.is_dir():
        raise Mistake(f"{target} is een map. Geef ook een naam, bijvoorbeeld: {target / 'samenboom.db'}")


def _copy(source: Path, target: Path) -> None:
    try:
        backup.copy(source, target)
    except backup.Broken:
        raise Mistake(f"Dit is geen database van Samenboom, of hij is beschadigd: {source}") from None
    except (OSError, sqlite3.Error) as failure:
        raise Mistake(f"De kopie is niet gelukt ({failure}). Er is niets veranderd.") from None


def _size(path: Path) -> str:
    with closing(sqlite3.connect(backup.read_only(path), uri=True)) as connection:
        (count,) = connection.execute("SELECT count(*) FROM trajectories").fetchone()
    return f"{count} trajecten, {path.stat().st_size / 1e6:.1f} MB"


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """What is typed for it."""
    saving = commands.add_parser("backup", help="copy the database to a file; also while the server is busy")
    saving.add_argument("file", help="where the copy comes; an older copy is replaced once this one is whole")
    saving.set_defaults(do=save)
    back = commands.add_parser(
        "restore", help="put a copy back, stopped servers only; what was erased since is erased in it too"
    )
    back.add_argument("file", help="a copy made by backup, or one of var/copies")
    back.set_defaults(do=put_back)
    looking = commands.add_parser(
        "check", help="fold every log and look it through; names what is damaged and then exits with 1"
    )
    looking.add_argument("file", nargs="?", help="a copy to look at instead; it is not changed")
    looking.set_defaults(do=look_through)
