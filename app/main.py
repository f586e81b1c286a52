"""The one place that wires."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import datetime

from fastapi import FastAPI
from fastapi.telemetry import TelemetryConfig
from starlette.middleware.gzip import GZipMiddleware

from app.engine import Engine
from app.live import collector
from app.live.hub import Hub
from app.live.presence import Presence
from app.screens import plain_words, render
from app.settings import Settings
from app.store import directory, keys
from app.store.database import Database
from app.store.erasures import Erasures
from app.store.holding import file_of, holding
from app.store.migrate import migrate
from app.store.nightly import Nightly
from app.web import (
    api,
    assets,
    commands,
    errors,
    facilitator,
    facilitators,
    health,
    imports,
    join,
    language,
    pages,
    participant,
    projector,
    recap,
    result,
    seat_cards,
    socket,
    trajectories,
)
from app.web.house import House
from app.web.security import Guard
from app.web.straight import straight

#: What a whole hall asks for at once; it needs nothing of FastAPI.
PAGES = (join, participant, projector, socket, commands, assets)
PARTS = (
    api,
    health,
    language,
    facilitators,
    facilitator,
    imports,
    recap,
    result,
    seat_cards,
)
A_MINUTE, AN_HOUR = 60, 3600
Chore = Callable[[House], Awaitable[None]]
NO_TELEMETRY: TelemetryConfig = {
    "tracing": False,
    "metrics": False,
    "logs": False,
    "operation_spans": False,
    "auto_configure": False,
}

logger = logging.getLogger(__name__)


def create_app(settings: Settings) -> FastAPI:
    """The whole server. Its database is migrated and opened when it starts."""
    app = FastAPI(
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,  # NL API Design Rules: an address with a slash at its end does not exist
        telemetry=NO_TELEMETRY,
        lifespan=_lifespan,
    )
    app.state.settings = settings
    for page in PAGES:
        app.router.routes.extend(straight(page.router))
    for part in PARTS:
        app.include_router(part.router)
    errors.install(app)
    # The last one added stands in front.
    app.add_middleware(socket.Sockets)
    app.add_middleware(errors.Quiet)
    app.add_middleware(Guard, settings=settings)
    app.add_middleware(GZipMiddleware, minimum_size=700, compresslevel=pages.PACKED)
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    with holding(app.state.settings.database):
        app.state.house = at = build(app.state.settings)
        chores = [asyncio.create_task(_every(seconds, chore, at)) for seconds, chore in CHORES]
        chores += [asyncio.create_task(_settle_in()), asyncio.create_task(_copy_nightly(at))]
        try:
            yield
        finally:
            for task in chores:
                task.cancel()
            await asyncio.gather(*chores, return_exceptions=True)
            await at.engine.close()
            at.database.close()


async def _settle_in() -> None:
    """Beside the first requests: read the templates; then what is there stays for ever."""
    await asyncio.to_thread(render.warm)
    await collector.keep_small()


def build(settings: Settings) -> House:
    """Everything that lives as long as the process."""
    database, hub, presence = Database(settings.database), Hub(), Presence()
    migrate(database.engine)
    plain_words.add(settings.plain_words)
    secret, erasures = settings.kept_secret(), Erasures(settings.erasures)
    erasures.apply(database)
    engine = Engine(database, hub, presence, secret, erasures)
    nightly = Nightly(file_of(settings.database), settings.var / "copies", settings.copies_days)
    era = settings.put_back.read_text().strip() if settings.put_back.exists() else ""
    return House(settings, secret, database, hub, presence, engine, nightly, era)


async def _pulse(at: House) -> None:
    await at.engine.pulse()


async def _beat(at: House) -> None:
    at.hub.beat()


async def _close_revoked(at: House) -> None:
    """A token may be revoked from the command line, beside this process."""
    if found := at.hub.keys():
        gone = await at.database.read(lambda session: keys.revoked_among(session, found))
        if gone:  # or it is no key but a facilitator's id
            gone -= await at.database.read(lambda session: directory.valid_among(session, gone))
            at.hub.close_keys(gone, 4401)


async def _scrub(at: House) -> None:
    await at.engine.scrub()


async def _erase_due(at: House) -> None:
    await trajectories.erase_due(at)


async def _copy(at: House) -> None:
    now = datetime.now().astimezone()
    if at.nightly.is_due(now):
        await asyncio.to_thread(at.nightly.make, now)


async def _copy_nightly(at: House) -> None:
    """Not at once: a start has better things to do."""
    await asyncio.sleep(A_MINUTE)
    await _every(10 * A_MINUTE, _copy, at)


CHORES: tuple[tuple[float, Chore], ...] = (
    (1.0, _pulse),
    (1.0, _beat),
    (2.0, _close_revoked),
    (10.0, _scrub),
    (AN_HOUR, _erase_due),
)


async def _every(seconds: float, chore: Chore, at: House) -> None:
    while True:
        try:
            await chore(at)
        except Exception as failure:  # the next time may go better
            logger.error("a chore failed: %s", type(failure).__name__)
        await asyncio.sleep(seconds)
