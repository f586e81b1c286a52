"""A bad network between people and the server: cut, flapping, black-holed, slow, lossy, gone for long."""

import asyncio
import random

from tests.browser.hall import Hall
from tests.faults.chance import Size, dice, passes
from tests.faults.nothing_lost import judged
from tests.faults.proxy import Network
from tests.faults.room import Room, opened

MODES = ("cut", "flap", "hole", "slow", "lossy")
#: Seconds. Longer than a server keeps in memory what nobody asks for (engine/memory.py).
GONE = 630.0


async def network(hall: Hall, seed: int, size: Size) -> str:
    """People write on while the network goes through each of its moods; silence is given up sooner here."""
    rolls = dice("network", seed)
    line = Network(hall.port, rolls, size.delay)
    await line.start()
    try:
        async with opened(hall, rolls, size, at=line.address) as room:
            for phone in room.phones:
                phone.patience = 0.4 + 2 * size.delay
            for screen in room.screens:
                screen.silence = 1.2 + size.delay
            moods = rolls.sample(MODES, len(MODES)) * max(1, size.faults // len(MODES))
            for mood in moods:
                await _lives_through(room, line, mood, size, rolls)
            line.becomes("good")
            await room.empties()
            await judged(room)
            again = sum(phone.tries for phone in room.phones) - room.stored
            drops = sum(screen.drops for screen in room.screens)
            return (
                f"{', '.join(moods)}: {room.stored} commands stored, {again} sent again, {drops} lines lost"
            )
    finally:
        await line.close()


async def _lives_through(room: Room, line: Network, mood: str, size: Size, rolls: random.Random) -> None:
    room.writes(size)
    sending = asyncio.create_task(room.empties())
    await passes(rolls.random() * 0.1)
    if mood == "flap":
        for _ in range(6):
            line.becomes(rolls.choice(["cut", "good", "hole"]))
            await passes(rolls.random() * size.lasts / 3)
    else:
        line.becomes(mood)
        await passes(size.lasts)
    line.becomes("good")
    await sending


async def gone(hall: Hall, seed: int, size: Size) -> str:
    """Nothing comes through for ten minutes, and nobody is told; people write on."""
    rolls = dice("gone", seed)
    line = Network(hall.port, rolls)
    await line.start()
    try:
        async with opened(hall, rolls, size, at=line.address) as room:
            room.writes(size)
            await room.empties()
            line.becomes("hole")
            room.writes(size)
            sending = asyncio.create_task(room.empties())
            before = room.stored
            await passes(GONE)
            assert room.stored == before, "something came through a hole"
            line.becomes("good")
            await sending
            await judged(room)
            return f"{GONE:.0f} s without a network, then {room.stored - before} commands stored"
    finally:
        await line.close()
