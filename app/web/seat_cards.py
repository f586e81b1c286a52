"""Seat cards: the way back to one's chair, on paper. A new code makes the old card stop."""

import asyncio
from collections.abc import Iterable

from fastapi import APIRouter, Request
from starlette.responses import Response

from app.domain.seats import chairs
from app.domain.state import PARTIES, Event, State
from app.exports import seat_cards
from app.exports.seat_cards import SeatCard
from app.store import directory, log
from app.web import identity
from app.web.file_names import file_name, saved_as
from app.web.house import House, house
from app.web.language import language_of
from app.web.pages import HEADERS
from app.web.paths import seat_card_url
from app.web.problems import problem
from app.web.taking import code_of

#: The commands with which a seat's code came.
GIVES_A_CODE = frozenset({"seat-taken", "seat-code-renewed"})

router = APIRouter(include_in_schema=False)


@router.get("/t/{trajectory}/seat-cards.pdf")
async def printed(request: Request, trajectory: str, seat: str = "") -> Response:
    """A card for everyone who sits at the table, or for one seat; codes that were given stay valid."""
    if await identity.facilitates(request, trajectory) is None:
        raise problem("not-found")
    at, language = house(request), language_of(request)
    codes = await _codes(at, trajectory)
    async with at.engine.reading(trajectory) as runtime:
        here, cards = runtime.state.here, _cards(runtime.state, codes, seat)
    if not cards:
        raise problem("no-seat-cards")
    moment = directory.now()
    made = await asyncio.to_thread(
        seat_cards.make, cards, here.theme, here.language, seat_card_url(request), language, moment
    )
    name = file_name(here.theme, "seat-cards", "pdf", language, moment)
    return Response(made, media_type="application/pdf", headers={**HEADERS, **saved_as(name)})


def _cards(state: State, codes: dict[str, str], only: str) -> list[SeatCard]:
    seats = [seat for party in PARTIES for seat in chairs(state, party)]
    return [
        SeatCard(seat.party, seat.number, codes[seat.id])
        for seat in seats
        if seat.taken and seat.id in codes and only in ("", seat.id)
    ]


async def _codes(at: House, trajectory: str) -> dict[str, str]:
    """The code that each seat has now."""
    events = await at.database.read(lambda session: log.read(session, trajectory))
    return {seat: code_of(at, trajectory, command) for seat, command in given(events).items()}


def given(events: Iterable[Event]) -> dict[str, str]:
    """Seat to the command with which its present code came."""
    return {event.data["seat"]: event.command for event in events if event.type in GIVES_A_CODE}
