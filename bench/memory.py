"""Goal 7: what one more connected phone costs in memory, our own state included."""

from contextlib import AsyncExitStack

from . import servers
from .figures import Figure
from .http import Http
from .processes import Server
from .rooms import bearer, seated
from .screens import COMPRESSED, TEXT, opening
from .sizes import Sizes


async def run(sizes: Sizes) -> list[Figure]:
    """The slope between some phones and many."""
    first, last = sizes.memory_first, sizes.memory_last
    async with AsyncExitStack() as stack:
        server = await stack.enter_async_context(servers.ours())
        http = await stack.enter_async_context(Http(server.url))
        room = await seated(http, server.token, people=60)
        live = f"{server.ws}/t/{room.id}/live?screen=participant&after=0"
        found: dict[int, int] = {}
        for number in range(last):
            if number == first:
                found[number] = await _at_rest(server)
            asks = bearer(room.seats[number % len(room.seats)]) | COMPRESSED
            phone = await opening(live, asks)
            stack.callback(phone.close)
            phone.say(TEXT, b'{"held":0}')
        found[last] = await _at_rest(server)
    each = (found[last] - found[first]) / (last - first)
    print(f"\nMemory: {found[first]} KiB with {first} phones, {found[last]} with {last}: {each:.1f} a phone")
    return [Figure("7", "KiB per connected phone", each, 40, unit="KiB")]


async def _at_rest(server: Server) -> int:
    await server.rests()
    return server.memory()
