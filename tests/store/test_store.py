"""Database, migrations, the writer, secrets, settings."""

import asyncio
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlmodel import Session, SQLModel

from app.settings import Settings
from app.store import directory, secrets
from app.store.database import Database
from app.store.migrate import Newer, configuration, migrate, newest
from tests.stores import Store, sqlite


@pytest.fixture
def database(store: Store):
    found = Database(store.url)
    migrate(found.engine)
    yield found
    found.close()


def test_migrations_make_the_tables_of_this_version(database: Database):
    with database.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), SQLModel.metadata) == []


def test_migrating_again_changes_nothing(database: Database):
    """The newest step is known by its file's name, for who has nothing to do does not ask Alembic."""
    with database.engine.connect() as connection:
        steps = MigrationContext.configure(connection)
        assert steps.get_current_revision() == newest()
        assert ScriptDirectory.from_config(configuration(connection)).get_heads() == [newest()]
    migrate(database.engine)
    migrate(database.engine)


def test_database_of_a_newer_version_is_refused(database: Database):
    with database.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(Newer):
        migrate(database.engine)


def test_start_imports_no_library_that_only_some_need():
    """A second of a start on a slow machine."""
    found = "import app.main, sys; print(*{'alembic', 'openpyxl', 'docx'} & sys.modules.keys())"
    done = subprocess.run([sys.executable, "-c", found], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


def test_acknowledged_means_on_disk(tmp_path: Path):
    """SQLite has to be told; PostgreSQL does so by itself."""
    database = Database(sqlite(tmp_path).url)
    with database.engine.connect() as connection:
        told = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
        }

    assert told == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1}
    database.close()


@pytest.mark.anyio
async def test_job_that_fails_takes_no_other_along(database: Database):
    def adds(name: str):
        return lambda connection: directory.add_facilitator(connection, name, name)

    made = await asyncio.gather(
        *(database.write(adds(name)) for name in ("ann", "bob", "ann", "cor")), return_exceptions=True
    )

    assert [isinstance(each, IntegrityError) for each in made] == [False, False, True, False]
    assert [each.name for each in await database.read(directory.facilitators)] == ["ann", "bob", "cor"]


@pytest.mark.anyio
async def test_what_came_together_is_one_commit(database: Database):
    before = database.write.commits

    await asyncio.gather(
        *(database.write(lambda c: c.execute(text("SELECT 1")).scalar()) for _ in range(100))
    )

    assert database.write.commits - before <= 3


@pytest.mark.anyio
async def test_commit_that_fails_fails_for_everyone_in_it(database: Database, caplog):
    deferred = (
        "CREATE TABLE later (x TEXT REFERENCES facilitators(id) DEFERRABLE INITIALLY DEFERRED)",
        "INSERT INTO later VALUES ('geheim woord')",
    )
    await database.write(lambda connection: connection.execute(text(deferred[0])))

    with pytest.raises(IntegrityError):
        await database.write(lambda connection: connection.execute(text(deferred[1])))

    assert "geheim" not in caplog.text
    assert await database.write(lambda connection: connection.execute(text("SELECT 1")).scalar()) == 1


@pytest.mark.anyio
async def test_failures_do_not_tell_what_was_written(database: Database):
    wrong = text("INSERT INTO facilitators (id, name) VALUES (:id, :name)").bindparams(id="x", name="geheim")

    with pytest.raises(IntegrityError) as failure:
        await database.write(lambda connection: connection.execute(wrong))

    assert "geheim" not in str(failure.value)


def test_link_signs_in_once_and_not_when_it_is_old_or_revoked(database: Database):
    ann = database.write_now(lambda c: directory.add_facilitator(c, "ann", "t"))
    for link in ("one", "two", "three"):
        database.write_now(lambda c, link=link: directory.add_link(c, ann, link))

    assert database.write_now(lambda c: directory.consume(c, "one", "cookie")) == ann
    assert database.write_now(lambda c: directory.consume(c, "one", "again")) is None
    assert database.write_now(lambda c: directory.consume(c, "none", "x")) is None
    links = directory.TABLES["sign_in_links"]
    database.write_now(lambda c: c.execute(links.update().values(expires_at="2020-01-01")))
    assert database.write_now(lambda c: directory.consume(c, "two", "x")) is None
    assert database.glance_now(lambda c: directory.signed_in(c, "cookie")).name == "ann"

    database.write_now(lambda c: directory.revoke(c, ann))

    assert database.glance_now(lambda c: directory.signed_in(c, "cookie")) is None
    assert database.glance_now(lambda c: directory.by_token(c, "t")) is None
    assert database.write_now(lambda c: directory.consume(c, "three", "x")) is None


def test_sign_in_ends_by_itself(database: Database):
    ann = database.write_now(lambda c: directory.add_facilitator(c, "ann", "t"))
    database.write_now(lambda c: directory.add_link(c, ann, "one"))
    database.write_now(lambda c: directory.consume(c, "one", "cookie"))
    sign_ins = directory.TABLES["sign_ins"]
    database.write_now(lambda c: c.execute(sign_ins.update().values(expires_at="2020-01-01")))

    assert database.glance_now(lambda c: directory.signed_in(c, "cookie")) is None


def test_only_digests_of_secrets_are_on_disk(tmp_path: Path):
    place = sqlite(tmp_path)
    database = Database(place.url)
    migrate(database.engine)
    ann = database.write_now(lambda c: directory.add_facilitator(c, "ann", "secret-token"))
    database.write_now(lambda c: directory.add_link(c, ann, "secret-link"))

    files = [file.read_bytes() for file in place.folder.iterdir()]

    assert files
    assert not any(b"secret-" in content for content in files)
    database.close()


def test_codes_are_long_enough_and_follow_from_what_they_are_about():
    first, other = secrets.seat_code(b"k", "t", "c"), secrets.seat_code(b"k", "t", "d")

    assert first == secrets.seat_code(b"k", "t", "c") != other
    assert secrets.seat_code(b"other", "t", "c") != first
    assert len(secrets.plain(first)) == 12
    # Two of a thousand may be the same by chance (the directory draws again); ten may not.
    assert len({secrets.join_code() for _ in range(1000)}) > 990
    assert all(set(secrets.join_code()) <= set(secrets.ALPHABET) for _ in range(100))
    assert secrets.canonical(first.lower().replace("-", " ")) == first


def test_secret_is_made_once_and_for_this_user_only(tmp_path: Path):
    settings = Settings(var=tmp_path / "var")

    first = settings.kept_secret()

    assert first == settings.kept_secret()
    assert len(first) >= 32
    assert stat.S_IMODE((tmp_path / "var/secret").stat().st_mode) == 0o600
    assert [file.name for file in (tmp_path / "var").iterdir()] == ["secret"]


def test_settings_are_read_from_the_environment():
    given = {
        "SAMENBOOM_BASE_URL": "https://boom.example/",
        "SAMENBOOM_ALLOWED_HOSTS": "a.example, b.example",
        "SAMENBOOM_RETENTION_MONTHS": "6",
        "SAMENBOOM_THEME_CSS": "",
        "SAMENBOOM_VAR": "/data",
    }

    settings = Settings.from_environment(given)

    assert settings.retention_months == 6
    assert settings.theme_css is None
    assert settings.database == "sqlite:////data/samenboom.db"
    assert set(settings.hosts) == {"boom.example", "localhost", "a.example", "b.example"}
    assert Settings.from_environment({}).hosts == ()
    assert Settings(secret="s").kept_secret() == b"s"


def test_second_process_waits_for_the_first(store: Store, database: Database):
    other = Database(store.url)
    try:
        other.write_now(lambda c: directory.add_facilitator(c, "beside", "t"))
        assert [each.name for each in database.read_now(directory.facilitators)] == ["beside"]
    finally:
        other.close()


def test_servers_that_start_at_once_migrate_one_after_the_other(store: Store):
    databases = [Database(store.url) for _ in range(4)]
    try:
        with ThreadPoolExecutor() as pool:
            assert list(pool.map(lambda each: migrate(each.engine), databases)) == [None] * 4
    finally:
        for each in databases:
            each.close()


@pytest.mark.anyio
async def test_words_are_scrubbed_from_beneath_the_tables(database: Database):
    assert await database.scrub()


@pytest.mark.parametrize("store", ["postgresql"], indirect=True)
def test_connections_that_were_cut_are_made_anew(database: Database):
    database.write_now(lambda c: directory.add_facilitator(c, "ann", "t"))
    mine = text("SELECT pg_backend_pid()")
    pids = {database.write_now(lambda c: c.execute(mine).scalar()) for _ in "ab"}
    other = Database(str(database.engine.url.render_as_string(hide_password=False)))
    for pid in pids:
        other.write_now(lambda c, pid=pid: c.execute(text(f"SELECT pg_terminate_backend({pid})")))
    other.close()

    assert [each.name for each in database.read_now(directory.facilitators)] == ["ann"]
    assert database.write_now(lambda c: c.execute(mine).scalar()) not in pids


def test_one_look_sees_one_moment(database: Database):
    def look(session: Session) -> list[int]:
        before = len(directory.facilitators(session))
        database.write_now(lambda c: directory.add_facilitator(c, "ann", "t"))
        return [before, len(directory.facilitators(session))]

    assert database.read_now(look) == [0, 0]


def test_unreadable_database_is_an_error(tmp_path: Path):
    (tmp_path / "x.db").mkdir()
    found = Database(f"sqlite:///{tmp_path}/x.db")
    with pytest.raises(OperationalError):
        migrate(found.engine)
    found.close()
