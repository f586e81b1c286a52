"""What a request needs of the process: settings, database, engine, hub."""

import asyncio
from dataclasses import dataclass, field

from starlette.requests import HTTPConnection

from app.engine import Engine
from app.live.hub import Hub
from app.live.presence import Presence
from app.settings import Settings
from app.store.database import Database
from app.store.nightly import Nightly
from app.web.doorkeeper import Doorkeeper
from app.web.pace import Pace


@dataclass(frozen=True)
class House:
    """Everything that lives as long as the process. `era` is another one once a copy was put back."""

    settings: Settings
    secret: bytes
    database: Database
    hub: Hub
    presence: Presence
    engine: Engine
    nightly: Nightly
    era: str = ""
    doorkeeper: Doorkeeper = field(default_factory=Doorkeeper)
    pace: Pace = field(default_factory=Pace)
    reading: asyncio.Lock = field(default_factory=asyncio.Lock)


def house(connection: HTTPConnection) -> House:
    """The house of this request or socket."""
    found: House = connection.app.state.house
    return found
