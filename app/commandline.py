"""What `python -m app` can do. The facilitator commands work beside a running server.

They need only the store: the server, the screens and the files are imported by who starts or plays them.
"""

import argparse
import os
import resource
import shlex
import socket
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, IntegrityError

from app.settings import Settings
from app.store import directory
from app.store.database import Database
from app.store.holding import Held, holding
from app.store.migrate import Newer, migrate
from app.store.secrets import join_code, one_time_code, token
from app.store.tables import Facilitator

FIRST = "begeleider"
MOST_NAME = 80
LINE = "─" * 72


class Mistake(Exception):
    """What cannot be done, in a sentence."""


def serve(settings: Settings, host: str, port: int) -> None:
    """Migrate, welcome the first facilitator, and serve until stopped."""
    must_be_free(host, port)
    must_be_alone(settings)
    database = opened(settings)
    start = settings.base_url.rstrip("/") or f"http://{_reachable(host)}:{port}"
    print(f"\n  Samenboom staat op {start}   (stoppen: Ctrl+C)", flush=True)
    if start.startswith("http://127."):
        print("  Alleen deze computer kan erbij. In een zaal, met telefoons: make room", flush=True)
    if link := first_link(database, start):
        _say_large(link)
    else:
        print(f"  {again(database, settings, start)}\n", flush=True)
    database.close()
    run(settings, host, port)


def must_be_free(host: str, port: int) -> None:
    """Before anything is promised: nobody listens there yet."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        socket.create_server((host, port), family=family).close()
    except (OSError, OverflowError):
        raise Mistake(
            f"Op {host}:{port} kan Samenboom niet staan: daar draait al iets, of het mag niet. "
            "Kies een ander nummer, bijvoorbeeld: make run PORT=8010"
        ) from None


def must_be_alone(settings: Settings) -> None:
    """Before anything is promised or changed: no other process serves this database."""
    try:
        with holding(settings.database):
            return
    except Held:
        raise Mistake(
            f"Er draait al een Samenboom op deze database: {_place(settings)}. Stop die eerst, "
            "of geef deze een eigen map, bijvoorbeeld: SAMENBOOM_VAR=var/anders"
        ) from None
    except OSError:
        raise Mistake(f"De database kan niet geopend of beschreven worden: {_place(settings)}") from None
    except ArgumentError:
        return  # opening it says what is wrong with it


def run(settings: Settings, host: str, port: int) -> None:
    """The server. No access log: addresses are for nobody."""
    import uvicorn

    from app.main import create_app
    from app.web.lines import SharedLine
    from app.web.patience import PatientHttp

    _raise_file_limit()
    uvicorn.run(
        create_app(settings),
        host=host,
        port=port,
        access_log=False,
        log_level="warning",
        server_header=False,
        http=PatientHttp,
        ws=SharedLine,
        ws_max_size=4096,  # a phone says how many cards it holds, no more
        ws_per_message_deflate=False,  # per line costs more than half of the fan-out; SharedLine does it once
        ws_ping_interval=15,  # together: a dead line is closed within 30 s
        ws_ping_timeout=15,
        timeout_graceful_shutdown=3,
        forwarded_allow_ips=os.environ.get("FORWARDED_ALLOW_IPS", "127.0.0.1"),
    )


def opened(settings: Settings) -> Database:
    """The database of this installation, brought to this version."""
    try:
        database = Database(settings.database)
    except (ArgumentError, ImportError):
        raise Mistake("SAMENBOOM_DATABASE_URL is geen adres van SQLite of PostgreSQL.") from None
    try:
        migrate(database.engine)
        database.write_now(database.prove)
    except DatabaseError:
        raise Mistake(f"De database kan niet geopend of beschreven worden: {_place(settings)}") from None
    except Newer:
        raise Mistake("Deze database is van een nieuwere versie van Samenboom.") from None
    return database


def _place(settings: Settings) -> str:
    return make_url(settings.database).render_as_string(hide_password=True)


def first_link(database: Database, start: str) -> str | None:
    """A one-time link when nobody has ever signed in. Only its digest is kept: each start makes a new one."""
    everyone = database.read_now(directory.facilitators)
    if any(person.signed_in_at for person in everyone):
        return None
    first = next((person.id for person in everyone if person.revoked_at is None), None)
    if first is None:
        first = database.write_now(partial(directory.add_facilitator, name=FIRST, token=token()))
    return link_for(database, start, first)


def again(database: Database, settings: Settings, start: str) -> str:
    """How who signed in before gets in once more. A link would be there for all to see, on the terminal."""
    where = "" if start == _start(settings) else f"SAMENBOOM_BASE_URL={start} "
    everyone = database.read_now(directory.facilitators)
    known = next((person.name for person in everyone if person.revoked_at is None), "")
    how = f"link {shlex.quote(known)}" if known else "add NAAM"
    return f"Opnieuw aanmelden als begeleider: {where}{_python()} -m app facilitator {how}"


def _python() -> str:
    """This Python, as one types it here."""
    path = Path(sys.executable)
    return str(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path)


def link_for(database: Database, start: str, facilitator: str) -> str:
    """A fresh one-time sign-in link."""
    secret = one_time_code()
    database.write_now(partial(directory.add_link, facilitator=facilitator, secret=secret))
    return f"{start}/sign-in#{secret}"


def _say_large(link: str) -> None:
    print(f"\n  {LINE}\n\n  Begeleider, meld je aan met deze link (eenmalig, twee dagen geldig):\n")
    print(f"      {link}\n\n  {LINE}\n", flush=True)


def _reachable(host: str) -> str:
    return "127.0.0.1" if host in ("0.0.0.0", "::") else host  # noqa: S104 - compared, not bound


def _raise_file_limit() -> None:
    """Every socket is an open file; the usual 1024 are a full hall and a half."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def _add(settings: Settings, given: argparse.Namespace) -> None:
    name, database, secret = given.name.strip(), opened(settings), token()
    if not 0 < len(name) <= MOST_NAME or not name.isprintable():
        raise Mistake(f"Een naam heeft 1 tot {MOST_NAME} tekens.")
    try:
        person = database.write_now(partial(directory.add_facilitator, name=name, token=secret))
    except IntegrityError:
        raise Mistake(f"Er is al een begeleider {given.name}. Een nieuwe link: facilitator link") from None
    print(f"link: {link_for(database, _start(settings), person)}")
    print(f"token: {secret}")


def _list(settings: Settings, given: argparse.Namespace) -> None:
    for person in opened(settings).read_now(directory.facilitators):
        state = (
            "ingetrokken"
            if person.revoked_at
            else "aangemeld"
            if person.signed_in_at
            else "nog niet aangemeld"
        )
        print(f"{person.name}\t{state}")


def _link(settings: Settings, given: argparse.Namespace) -> None:
    database = opened(settings)
    person = _named(database, given.name)
    if person.revoked_at:
        raise Mistake(f"{given.name} is ingetrokken.")
    print(f"link: {link_for(database, _start(settings), person.id)}")


def _revoke(settings: Settings, given: argparse.Namespace) -> None:
    database = opened(settings)
    database.write_now(partial(directory.revoke, facilitator=_named(database, given.name).id))
    print(f"{given.name}: token, links en aanmeldingen gelden niet meer")


def _named(database: Database, name: str) -> Facilitator:
    if person := database.read_now(lambda session: directory.named(session, name)):
        return person
    raise Mistake(f"Er is geen begeleider {name}.")


def _start(settings: Settings) -> str:
    return settings.base_url.rstrip("/") or "http://127.0.0.1:8000"


FACILITATOR: dict[str, tuple[Callable[[Settings, argparse.Namespace], None], str]] = {
    "add": (_add, "a new facilitator: prints a one-time link and an API token"),
    "list": (_list, "everyone"),
    "link": (_link, "a new one-time link"),
    "revoke": (_revoke, "token, links and sign-ins open nothing any more"),
}


async def erase_due(settings: Settings) -> None:
    """Erase what has had its time; a running server does it by itself every hour."""
    from app.main import build
    from app.web import trajectories

    at = build(settings)
    print(f"gewist: {await trajectories.erase_due(at)}")
    await at.engine.close()
    at.database.close()


async def demo(settings: Settings) -> None:
    """The example twice: finished, and in the middle of session 2. Every facilitator may open them."""
    from app.demo import build as play
    from app.main import build
    from app.web import trajectories

    at = build(settings)
    first_link(at.database, _start(settings))
    people = [each.id for each in at.database.read_now(directory.facilitators) if each.revoked_at is None]
    for is_halfway in (False, True):
        code = join_code()
        erase_on = trajectories.months_after(directory.now().date(), settings.retention_months)
        made = await play(at.engine, at.presence, people[0], code, erase_on, is_halfway)
        at.database.write_now(partial(trajectories.open_projector, at, made))
        for person in people[1:]:
            at.database.write_now(partial(directory.share, trajectory_id=made, facilitator=person))
        print(f"{'halverwege sessie 2' if is_halfway else 'afgerond'}: {_start(settings)}/j/{code}")
    print(f"als begeleider: {link_for(at.database, _start(settings), people[0])}")
    await at.engine.close()
    at.database.close()
