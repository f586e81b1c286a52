"""Goal 7: what one more connected phone costs in memory, our own state included."""

from contextlib import AsyncExitStack

from . import servers
from .figures import Figure
from .http import Http
from .rooms import bearer, seated
from .screens import COMPRESSED, TEXT, opening

FIRST, LAST = 100, 1000


async def run(quick: bool) -> list[Figure]:
    """The slope between 100 and 1000 phones."""
    async with AsyncExitStack() as stack:
        server = await stack.enter_async_context(servers.ours())
        http = await stack.enter_async_context(Http(server.url))
        room = await seated(http, server.token, people=60)
        live = f"{server.ws}/t/{room.id}/live?screen=participant&after=0"
        found: dict[int, int] = {}
        for number in range(LAST):
            if number == FIRST:
                found[number] = await _at_rest(server)
            asks = bearer(room.seats[number % len(room.seats)]) | COMPRESSED
            phone = await opening(live, asks)
            stack.callback(phone.close)
            phone.say(TEXT, b'{"held":0}')
        found[LAST] = await _at_rest(server)
    each = (found[LAST] - found[FIRST]) / (LAST - FIRST)
    print(f"\nMemory: {found[FIRST]} KiB with {FIRST} phones, {found[LAST]} with {LAST}: {each:.1f} a phone")
    return [Figure("7", "KiB per connected phone", each, 40, unit="KiB")]


async def _at_rest(server: servers.Server) -> int:
    await server.rests()
    return server.memory()
