"""Copies of a database in use, nightly ones, and putting one back in its place."""

import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from app.store import backup, directory
from app.store.database import Database
from app.store.migrate import migrate
from app.store.nightly import Nightly

NIGHT = datetime(2026, 11, 28, 3, 5, tzinfo=UTC)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A database with one facilitator, that nobody uses."""
    found = tmp_path / "x.db"
    database = Database(f"sqlite:///{found}")
    migrate(database.engine)
    _adds(database, "ann")
    database.close()
    return found


def _adds(database: Database, name: str) -> None:
    database.write_now(partial(directory.add_facilitator, name=name, token=name))


def names(place: Path) -> list[str]:
    with closing(sqlite3.connect(place)) as connection:
        return [name for (name,) in connection.execute("SELECT name FROM facilitators ORDER BY name")]


def test_copy_is_one_file_with_all_that_was_committed(place: Path, tmp_path: Path):
    database = Database(f"sqlite:///{place}")
    _adds(database, "bob")  # stands in the write-ahead log
    target = tmp_path / "some/where.db"

    backup.copy(place, target)

    assert names(target) == ["ann", "bob"]
    assert [each.name for each in target.parent.iterdir()] == ["where.db"]
    assert target.stat().st_mode & 0o077 == 0
    database.close()


def test_copy_takes_one_moment_while_a_writer_is_halfway(place: Path, tmp_path: Path):
    database = Database(f"sqlite:///{place}")
    with database.engine.execution_options(writes=True).begin() as halfway:
        directory.add_facilitator(halfway, "halfway", "t")
        backup.copy(place, tmp_path / "copy.db")
    assert names(tmp_path / "copy.db") == ["ann"]
    assert names(place) == ["ann", "halfway"]
    database.close()


@pytest.mark.parametrize("how", ["other", "words", "damaged"])
def test_copy_of_what_is_no_sound_database_leaves_the_older_copy(place: Path, tmp_path: Path, how: str):
    source, target = tmp_path / "source.db", tmp_path / "copy.db"
    backup.copy(place, target)
    if how == "other":
        with closing(sqlite3.connect(source)) as connection:
            connection.execute("CREATE TABLE events (x)")
    elif how == "words":
        source.write_text("geen database " * 400)
    else:
        content = bytearray(place.read_bytes())
        size = len(content)
        content[size // 2 : size // 2 + 4096] = b"\xff" * 4096
        source.write_bytes(content)
    before = target.read_bytes()

    with pytest.raises(backup.Broken):
        backup.copy(source, target)

    assert target.read_bytes() == before
    assert sorted(each.name for each in tmp_path.iterdir() if each.name.startswith(".")) == []


def test_put_in_place_keeps_the_old_one_aside_with_all_it_had(place: Path, tmp_path: Path):
    backup.copy(place, tmp_path / "fresh.db")
    database = Database(f"sqlite:///{place}")
    _adds(database, "bob")
    left = {each: (tmp_path / f"x.db{each}").read_bytes() for each in backup.BESIDE}
    database.close()
    for each, content in left.items():  # as a process leaves them that was killed
        (tmp_path / f"x.db{each}").write_bytes(content)

    aside = backup.put_in_place(tmp_path / "fresh.db", place, NIGHT)

    assert aside == tmp_path / "x-before-20261128-030500.db"
    assert names(aside) == ["ann", "bob"]
    assert names(place) == ["ann"]


def test_put_in_place_where_there_was_none(place: Path, tmp_path: Path):
    other = tmp_path / "deep/y.db"
    other.parent.mkdir()
    (tmp_path / "deep/y.db-wal").write_bytes(b"of another one")

    assert backup.put_in_place(place, other, NIGHT) is None

    assert names(other) == ["ann"]


def test_nightly_copy_is_made_once_a_day_and_kept_some_days(place: Path, tmp_path: Path):
    folder = tmp_path / "copies"
    nightly = Nightly(place, folder, 3)
    assert not nightly.is_due(NIGHT.replace(hour=2))
    assert nightly.told() == {"last": None, "ok": True}
    for day in range(5):
        assert nightly.is_due(NIGHT + timedelta(days=day))
        nightly.make(NIGHT + timedelta(days=day))
        assert not nightly.is_due(NIGHT + timedelta(days=day, hours=20))
        (folder / "mine.db").touch()  # not ours to throw away

    kept = sorted(each.name for each in folder.iterdir())

    days = ("2026-11-30", "2026-12-01", "2026-12-02")
    assert kept == ["mine.db", *(f"samenboom-{day}.db" for day in days)]
    assert names(folder / "samenboom-2026-12-02.db") == ["ann"]
    os.utime(folder / "samenboom-2026-12-02.db", (NIGHT.timestamp(), NIGHT.timestamp() + 10**9))
    assert str(nightly.told()["last"]).startswith("2058-")


def test_nightly_copy_that_fails_is_told_without_a_word_and_tried_again(place: Path, tmp_path: Path, caplog):
    (tmp_path / "copies").touch()  # no folder can stand here
    nightly = Nightly(place, tmp_path / "copies", 3)
    nightly.make(NIGHT)
    assert nightly.told() == {"last": None, "ok": False}
    assert "nightly copy failed" in caplog.text
    (tmp_path / "copies").unlink()
    assert nightly.is_due(NIGHT)
    nightly.make(NIGHT)
    assert nightly.told()["ok"] is True


@pytest.mark.parametrize(("has_file", "days"), [(False, 7), (True, 0)])
def test_no_nightly_copy_without_a_file_or_when_none_are_kept(
    place: Path, tmp_path: Path, has_file: bool, days: int
):
    assert not Nightly(place if has_file else None, tmp_path, days).is_due(NIGHT)
