"""The console's page, and the pages that stand in for its sheets and questions where there is no script."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

from fastapi import APIRouter, Request
from starlette.responses import Response

from app.domain.acts import Moment
from app.domain.copies import IMPORTED
from app.domain.fields import COMMANDS
from app.domain.room import missing_parties
from app.domain.state import State
from app.screens.console_forms import SHEETS, SYMBOLS, blank, filled
from app.screens.console_words import THE, listed
from app.screens.i18n import translator
from app.store import directory, log
from app.web import commands, facilitator_looks, identity, pages, seating
from app.web.export_words import offered
from app.web.exports import exported
from app.web.facilitator_each import EACH
from app.web.facilitator_reword import reword
from app.web.house import house
from app.web.language import language_of
from app.web.paths import base, links, participant_path, projector_path
from app.web.problems import problem
from app.web.taking import take

#: What is asked about first, and where the answer goes.
ASKED = frozenset(
    {"open-step", "close-session", "reveal", "free-seat", "renew-seat-code", "show-out"}
    | {"close-support-each", "close-result"}
)

router = APIRouter(include_in_schema=False)
router.include_router(facilitator_looks.router)


@router.get("/t/{trajectory}/console")
async def console(request: Request, trajectory: str) -> Response:
    """The facilitator's screen; who has its link and is signed in is offered to join in."""
    who = await identity.facilitates(request, trajectory)
    if who is None:
        return await _come_in(request, trajectory)
    row = await house(request).database.read(lambda session: directory.trajectory(session, trajectory))
    if row is None:
        raise problem("not-found")
    return await pages.screen_page(
        request,
        trajectory,
        "facilitator",
        "pages/console.html",
        theme=row.theme,
        join_code=row.join_code,
        join_host=urlsplit(base(request)).netloc,
        links=links(request, trajectory, row.join_code),
        project_url=projector_path(trajectory),
        phone_url=f"{participant_path(trajectory)}?preview=1",
        exports=offered(trajectory, language_of(request)),
        symbols=SYMBOLS,
        is_owner=who.is_owner,
        **blank(language_of(request)),
    )


async def _come_in(request: Request, trajectory: str) -> Response:
    """Not theirs yet: come in with the link's secret. No redirect, for it would carry the secret along."""
    if not await identity.exists(request, trajectory):
        raise problem("not-found")
    is_known = await identity.facilitator_of(request) is not None
    status = 200 if is_known else 401
    return pages.html(request, "pages/come-in.html", status, trajectory=trajectory, is_known=is_known)


@router.get("/t/{trajectory}/console/form/{name}")
async def sheet(request: Request, trajectory: str, name: str) -> Response:
    """A sheet of the console as a page."""
    await _theirs(request, trajectory)
    if name not in SHEETS:
        raise problem("not-found")
    given: dict[str, Any] = dict(request.query_params)
    for several in ("cards", "sources.cards"):
        given[several] = request.query_params.getlist(several)
    async with house(request).engine.reading(trajectory) as runtime:
        values = filled(runtime.state, name, given, language_of(request))
    return pages.html(request, "pages/sheet.html", trajectory=trajectory, name=name, **values)


@router.get("/t/{trajectory}/console/sure/{command}")
async def sure(request: Request, trajectory: str, command: str) -> Response:
    """Asks before what cannot be taken back, or while a party is missing."""
    await _theirs(request, trajectory)
    if command not in ASKED:
        raise problem("not-found")
    known = COMMANDS[command].fields if command in COMMANDS else ("each",) if command in EACH else ()
    fields = [(name, value) for name, value in request.query_params.multi_items() if name in known]
    async with house(request).engine.reading(trajectory) as runtime:
        missing = _missing(request, runtime.state)
    own = f"/t/{trajectory}/console/renew-seat-code"
    return pages.html(
        request,
        "pages/sure.html",
        trajectory=trajectory,
        command=command,
        fields=fields,
        missing=missing,
        back="/console/result" if command == "close-result" else "/console",
        action=own if command == "renew-seat-code" else f"/t/{trajectory}/do/{command}",
    )


def _missing(request: Request, state: State) -> str:
    """The parties of which nobody is here, in words."""
    here = house(request).presence.present(state.id)
    parties = frozenset(seat.party for seat in state.seats.values() if seat.id in here)
    _ = translator(language_of(request))
    return listed([_(THE[party]) for party in missing_parties(state, Moment(directory.now(), parties))], _)


@router.post("/t/{trajectory}/console/renew-seat-code")
async def renew_code(request: Request, trajectory: str) -> Response:
    """A new code for a seat, shown once, large; for who has no script."""
    who = await _theirs(request, trajectory)
    data = _as_strings(await request.form(), ("seat",))
    answer = await take(request, who, trajectory, str(uuid4()), "renew-seat-code", data)
    return pages.html(request, "pages/seat-code-new.html", trajectory=trajectory, code=answer["seatCode"])


async def _show_out(request: Request, trajectory: str, given: Mapping[str, Any]) -> None:
    """All observers' screens close."""
    await _theirs(request, trajectory)
    await seating.show_out(house(request), trajectory)


async def _erase_question(request: Request, trajectory: str, given: Mapping[str, Any]) -> None:
    """The question that was asked at this number goes for good, wherever the same words were asked."""
    who, read = await _theirs(request, trajectory), house(request).database.read
    opened = await read(lambda session: log.of_type(session, trajectory, "step-opened"))
    asked = {str(fact.seq): fact.data["question"] for fact in opened}.get(str(given.get("asked")))
    if asked is None:
        return
    targets = [fact.command for fact in opened if asked and fact.data["question"] == asked]
    copied = await read(lambda session: log.of_type(session, trajectory, IMPORTED))
    targets += [
        each["id"] for fact in copied for each in fact.data["room"]["questions"] if each["text"] == asked
    ]
    for target in targets:
        await take(request, who, trajectory, str(uuid4()), "redact", {"target": target})


commands.ACTS |= {"show-out": _show_out, "erase-question": _erase_question, "reword": reword}


@router.get("/t/{trajectory}/exports/{format_}")
async def export(request: Request, trajectory: str, format_: str) -> Response:
    """A file; the page for printing opens in the browser itself."""
    await _theirs(request, trajectory)
    answer = await exported(request, trajectory, format_)
    if format_ == "html":
        answer.headers["Content-Disposition"] = "inline"
    return answer


async def _theirs(request: Request, trajectory: str) -> identity.Who:
    """The facilitator of this trajectory; for everyone else nothing of it exists."""
    who = await identity.facilitates(request, trajectory)
    if who is None:
        raise problem("not-found")
    return who


def _as_strings(form: Mapping[str, Any], names: tuple[str, ...]) -> dict[str, str]:
    return {name: str(form[name]) for name in names if name in form}
