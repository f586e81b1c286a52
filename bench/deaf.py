"""Goal 8: one screen that never reads, beside 200 that do."""

import socket
from contextlib import AsyncExitStack

from . import servers
from .fan_out import Way, last_of
from .figures import Figure, middle, percentile
from .rooms import room_with_wall
from .screens import opened, opening
from .sizes import Sizes

WIDTH, SIZE, EVERY, TINY = 200, 20_000, 0.04, 4096


async def run(sizes: Sizes) -> list[Figure]:
    """With and without it in turn; large news, so that its line is choked at once."""
    with_it, without, grown = [], [], []
    count, rounds = sizes.deaf_count, sizes.deaf_rounds
    async with AsyncExitStack() as stack:
        server = await stack.enter_async_context(servers.ours(tapped=True))
        live, headers = await room_with_wall(server)
        way = Way("ours", server, await opened(stack, live, WIDTH, headers))
        await way.turn(count, EVERY, SIZE)
        for _ in range(rounds):
            await way.turn(count, EVERY, SIZE)
            without.append(percentile(list(last_of(way.screens).values()), 0.99))
            before = server.memory()
            deaf = await opening(live, headers)
            assert deaf.line
            deaf.line.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, TINY)
            deaf.line.pause_reading()
            await way.turn(count, EVERY, SIZE)
            with_it.append(percentile(list(last_of(way.screens).values()), 0.99))
            grown.append((server.memory() - before) / 1024)
            deaf.close()
    print(f"\nOne of {WIDTH} never reads: p99 {middle(with_it):.1f} ms, without it {middle(without):.1f} ms")
    return [
        Figure("8", "others' p99, with / without it", middle(with_it), 1.2, middle(without), unit="ms"),
        Figure("8", "memory that it costs (MiB)", middle(grown), 1.0, unit="MiB"),
    ]
