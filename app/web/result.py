"""The result page: public for who has its link, while the facilitator keeps it open.

The secret stands behind # in the link; once posted it is a cookie. It follows from the moment of opening, so
that it can be shown again, and a page that is opened anew has another one.
"""

from collections.abc import Mapping
from functools import partial
from secrets import compare_digest
from typing import Any

from fastapi import APIRouter, Request
from sqlalchemy import Connection
from sqlmodel import Session
from starlette.responses import RedirectResponse, Response

from app.exports import result_page
from app.store import directory, keys
from app.store.keys import RESULT
from app.store.secrets import canonical, link_code
from app.web import commands, identity, pages, trajectories
from app.web.exports import snapshot
from app.web.house import House, house
from app.web.language import language_of
from app.web.paths import base, console_path
from app.web.problems import problem
from app.web.seating import keep_result

router = APIRouter(include_in_schema=False)


def path(trajectory: str) -> str:
    """Where the page stands; without the secret it asks for it."""
    return f"/t/{trajectory}/result"


async def secret_of(at: House, trajectory: str) -> str | None:
    """What opens the page now; None when it is closed."""
    opened = await at.database.read(lambda session: keys.opened_at(session, trajectory, RESULT))
    return _secret(at, trajectory, opened) if opened else None


def _secret(at: House, trajectory: str, opened: str) -> str:
    return link_code(at.secret, RESULT, trajectory, opened)


@router.get("/t/{trajectory}/result")
async def result(request: Request, trajectory: str) -> Response:
    """The page; closed, a sentence; else the question for the code. Who sat at the table needs none."""
    if not await identity.exists(request, trajectory):
        raise problem("not-found")
    secret = await secret_of(house(request), trajectory)
    if secret is None:
        return pages.html(request, "pages/result_closed.html", 404)
    given = request.cookies.get(identity.result_cookie(trajectory), "")
    has_link = compare_digest(given.encode(), secret.encode())
    if not has_link and not await _is_at_the_table(request, trajectory):
        return _door(request, trajectory)
    return await _page(request, trajectory, secret)


async def _is_at_the_table(request: Request, trajectory: str) -> bool:
    for find in (identity.seat_of, identity.looker_of, identity.facilitates):
        if await find(request, trajectory):
            return True
    return False


async def _page(request: Request, trajectory: str, secret: str) -> Response:
    language = language_of(request)
    async with house(request).engine.reading(trajectory) as runtime:
        state = snapshot(runtime.state)
    told = result_page.content(state, language, directory.now())
    return pages.html(request, "pages/result.html", link=_link(request, trajectory, secret), **told)


def _link(request: Request, trajectory: str, secret: str) -> str:
    return f"{base(request)}{path(trajectory)}#{secret}"


def _door(request: Request, trajectory: str, status: int = 200, sentence: str = "") -> Response:
    action = path(trajectory)
    return pages.html(request, "pages/result_door.html", status, action=action, sentence=sentence)


@router.post("/t/{trajectory}/result")
async def come_in(request: Request, trajectory: str) -> Response:
    """By the secret of the link, brought along or typed."""
    if not await identity.exists(request, trajectory):
        raise problem("not-found")
    at, form = house(request), await request.form()
    secret = await secret_of(at, trajectory)
    if secret is None:
        return pages.html(request, "pages/result_closed.html", 404)
    await at.doorkeeper.turn()
    given = canonical(str(form.get("key") or form.get("code") or "")[:100])
    if not compare_digest(given.encode(), secret.encode()):
        at.doorkeeper.wrong()
        unknown = problem("unknown-code")
        return _door(request, trajectory, unknown.status, unknown.sentence(language_of(request)))
    answer = RedirectResponse(path(trajectory), 303)
    keep_result(request, answer, trajectory, secret)
    return answer


@router.get("/t/{trajectory}/console/result")
async def manage(request: Request, trajectory: str) -> Response:
    """The facilitator's page: open or closed, and the link."""
    if await identity.facilitates(request, trajectory) is None:
        raise problem("not-found")
    secret = await secret_of(house(request), trajectory)
    return pages.html(
        request,
        "pages/result_link.html",
        trajectory=trajectory,
        console=console_path(trajectory),
        link=_link(request, trajectory, secret) if secret else "",
        page=path(trajectory),
    )


async def _open(request: Request, trajectory: str, given: Mapping[str, Any]) -> None:
    """From now on the link opens; again changes nothing."""
    await _theirs(request, trajectory)
    at, moment = house(request), directory.now().isoformat()

    def write(connection: Connection) -> None:
        with Session(connection) as session:
            is_open = keys.opened_at(session, trajectory, RESULT) is not None
        if not is_open:
            keys.Fresh(moment, trajectory, RESULT, _secret(at, trajectory, moment))(connection)

    await trajectories.write(at, trajectory, write)
    await at.engine.look_again(trajectory)


async def _close(request: Request, trajectory: str, given: Mapping[str, Any]) -> None:
    """The link opens nothing any more, for nobody."""
    await _theirs(request, trajectory)
    at, moment = house(request), directory.now().isoformat()
    await at.database.write(partial(keys.revoke, at=moment, trajectory=trajectory, kind=RESULT))
    await at.engine.look_again(trajectory)


async def _theirs(request: Request, trajectory: str) -> None:
    if await identity.facilitates(request, trajectory) is None:
        raise problem("not-found")


commands.ACTS |= {"open-result": _open, "close-result": _close}
