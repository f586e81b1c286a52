"""Goal 9: how often is drawn, with few and with many screens that show the same."""

import asyncio
from contextlib import AsyncExitStack

from app.screens.regions import all_regions

from . import servers
from .figures import Figure
from .http import Http
from .rooms import bearer, command, observer, seated, wall_of
from .screens import opened
from .sizes import Sizes

#: Presence and timer go with the time, at most once a second; no card makes them stale.
LIVE = {region.id for region in all_regions() if region.live}


async def run(sizes: Sizes) -> list[Figure]:
    """The same cards, each a batch of its own."""
    cards, narrow, wide = sizes.draws_cards, sizes.draws_few, sizes.draws_many
    few, most = await _drawn(narrow, cards)
    many, most_of_many = await _drawn(wide, cards)
    print(f"\nDraws for {cards} cards: {few} with {narrow} screens, {many} with {wide}")
    return [
        Figure("9", f"draws with {wide} screens / with {narrow}", many, 1.0, few),
        Figure("9", "most draws of one region per card", max(most, most_of_many) / cards, 1.0),
    ]


async def _drawn(width: int, cards: int) -> tuple[int, int]:
    async with AsyncExitStack() as stack:
        server = await stack.enter_async_context(servers.ours(tapped=True))
        http = await stack.enter_async_context(Http(server.url))
        room = await seated(http, server.token)
        screens = await opened(stack, wall_of(server, room), width, bearer(await observer(http, room)))
        path = f"/api/v1/trajectories/{room.id}/commands"
        before: dict[str, int] = {}
        for number in range(cards + 1):
            if number == 1:  # the first brought the screens up to date
                await server.rests()
                before = (await http.get("/draws")).json()
            card = command("add-card", kind="association", text=f"kaartje {number}")
            seq = (await http.post(path, card, bearer(room.seats[0]))).json()["seq"]
            await asyncio.gather(*(screen.reaches(seq) for screen in screens))
        after = (await http.get("/draws")).json()
        told = {each: after[each] - before.get(each, 0) for each in after if each.split()[0] not in LIVE}
        return sum(told.values()), max(told.values())
