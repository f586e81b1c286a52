"""Who asks, and what may they see? A bearer token speaks for itself; without one the browser's cookies do."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from starlette.requests import HTTPConnection

from app.domain.state import Actor
from app.store import directory, keys
from app.store.looks import Rows
from app.web.house import house
from app.web.problems import problem

Found = TypeVar("Found")
SIGN_IN = "sb_signin"
#: Which screens each role may see; a facilitator sees the participant's as an empty preview.
SCREENS = {
    "facilitator": ("facilitator", "projector", "participant"),
    "seat": ("participant",),
    "observer": ("projector",),
}


@dataclass(frozen=True)
class Who:
    """Role `facilitator`, `seat` or `observer`; `key` is what ends their sockets when it is revoked."""

    role: str
    key: str
    trajectory: str = ""
    seat: str | None = None
    name: str = ""
    is_owner: bool = False

    @property
    def actor(self) -> Actor:
        """As the rules know them."""
        return Actor(self.role, self.seat)


def seat_cookie(trajectory: str) -> str:
    """The name of the cookie that holds this device's seat."""
    return f"sb_seat_{trajectory}"


def look_cookie(trajectory: str) -> str:
    """The name of the cookie of an observer or projector."""
    return f"sb_look_{trajectory}"


def result_cookie(trajectory: str) -> str:
    """The name of the cookie of who has the link of the result page."""
    return f"sb_result_{trajectory}"


def bearer(connection: HTTPConnection) -> str | None:
    """The bearer token of a request, "" when the header holds something else, None without header."""
    header = connection.headers.get("authorization")
    if header is None:
        return None
    scheme, _, token = header.partition(" ")
    return token.strip() if scheme.lower() == "bearer" else ""


async def token_holder(connection: HTTPConnection) -> Who:
    """Whose bearer token this is; 401 without, with an unknown or a revoked one."""
    token = bearer(connection)
    who = await _glance(connection, lambda here: _holder(here, token)) if token else None
    if who is None:
        raise problem("no-token", headers={"WWW-Authenticate": "Bearer"})
    return who


async def at(connection: HTTPConnection, trajectory: str) -> Who:
    """The holder of the bearer token, when it has to do with this trajectory; else 404."""
    who = await token_holder(connection)
    if who.role == "facilitator":
        here = await _glance(connection, lambda rows: _here(rows, who, trajectory))
    else:
        here = who if who.trajectory == trajectory else None
    if here is None:
        raise problem("not-found")
    return here


async def facilitator_of(connection: HTTPConnection) -> Who | None:
    """The facilitator who is signed in in this browser (or whose bearer it is), of whatever trajectory."""
    if bearer(connection) is not None:
        who = await token_holder(connection)
        return who if who.role == "facilitator" else None
    cookie = connection.cookies.get(SIGN_IN)
    found = await _glance(connection, lambda rows: directory.signed_in(rows, cookie)) if cookie else None
    return _facilitator(found) if found else None


async def facilitates(connection: HTTPConnection, trajectory: str) -> Who | None:
    """The facilitator, when this is one of their trajectories."""
    who = await facilitator_of(connection)
    return await _glance(connection, lambda rows: _here(rows, who, trajectory)) if who else None


async def seat_of(connection: HTTPConnection, trajectory: str) -> Who | None:
    """The seat that this device holds in this trajectory."""
    return await _key_of(connection, trajectory, seat_cookie(trajectory), ("seat",))


async def looker_of(connection: HTTPConnection, trajectory: str) -> Who | None:
    """The observer or projector that this browser is in this trajectory."""
    return await _key_of(connection, trajectory, look_cookie(trajectory), ("observer",))


async def may_project(connection: HTTPConnection, trajectory: str) -> Who | None:
    """Who may see the projector's screen: an observer, a projector's link, a facilitator."""
    return await looker_of(connection, trajectory) or await facilitates(connection, trajectory)


async def for_screen(connection: HTTPConnection, trajectory: str, screen: str) -> Who:
    """Who listens to this screen; 401: nobody, 403: someone else's screen, 404: another trajectory."""
    if bearer(connection) is not None:
        who = await at(connection, trajectory)
        if screen not in SCREENS[who.role]:
            raise problem("wrong-screen")
        return who
    known = [await find(connection, trajectory) for find in (seat_of, looker_of, facilitates)]
    fits = [who for who in known if who and screen in SCREENS[who.role]]
    if not fits:
        raise await _why_not(connection, trajectory, any(known))
    return fits[-1 if is_preview(connection) else 0]


def is_preview(connection: HTTPConnection) -> bool:
    """A small drawing in the console, for the facilitator: it stands for nobody in the hall."""
    return "preview" in connection.query_params


async def exists(connection: HTTPConnection, trajectory: str) -> bool:
    """Whether there is such a trajectory."""
    return await _glance(connection, lambda rows: directory.exists(rows, trajectory))


async def is_elsewhere(connection: HTTPConnection, who: Who) -> bool:
    """Whether this seat was opened on another device after this one."""
    if not who.seat:
        return False
    return await _glance(connection, lambda rows: keys.has_newer_device(rows, who.key))


async def _why_not(connection: HTTPConnection, trajectory: str, is_known: bool) -> Exception:
    if is_known:
        return problem("wrong-screen")
    return problem("sign-in" if await exists(connection, trajectory) else "not-found")


async def _key_of(
    connection: HTTPConnection, trajectory: str, cookie: str, roles: tuple[str, ...]
) -> Who | None:
    token = bearer(connection)
    secret = connection.cookies.get(cookie) if token is None else token
    who = await _glance(connection, lambda rows: _holder(rows, secret)) if secret else None
    return who if who and who.role in roles and who.trajectory == trajectory else None


async def _glance(connection: HTTPConnection, look: Callable[[Rows], Found]) -> Found:
    return await house(connection).database.glance(look)


def _holder(rows: Rows, token: str) -> Who | None:
    if key := keys.find(rows, token):
        return _key_holder(key)
    found = directory.by_token(rows, token)
    return _facilitator(found) if found else None


def _key_holder(key: Any) -> Who | None:
    if key.kind == "seat":
        return Who("seat", key.digest, key.trajectory, key.seat)
    return Who("observer", key.digest, key.trajectory) if key.kind in ("observer", "project") else None


def _facilitator(found: Any) -> Who:
    return Who("facilitator", found.id, name=found.name)


def _here(rows: Rows, who: Who, trajectory: str) -> Who | None:
    if who.role != "facilitator":
        return who if who.trajectory == trajectory else None
    role = directory.role_of(rows, who.key, trajectory)
    return replace(who, trajectory=trajectory, is_owner=role == "owner") if role else None
