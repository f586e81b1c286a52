"""The server falls over while people write: kill -9 at any moment, while it starts too."""

import asyncio

from tests.browser.hall import Hall
from tests.faults.chance import Size, dice, passes
from tests.faults.nothing_lost import judged
from tests.faults.room import opened


async def killed(hall: Hall, seed: int, size: Size) -> str:
    """Kill -9 in the middle of a burst: what was acknowledged is there, the rest arrives once."""
    rolls = dice("killed", seed)
    async with opened(hall, rolls, size) as room:
        tries = 0
        for _ in range(size.faults):
            room.writes(size)
            there, all_ = room.stored, sum(len(phone.waiting) for phone in room.phones)
            sending = asyncio.create_task(room.empties())
            moment = there + rolls.randrange(all_)
            while room.stored < moment:
                await passes(0.001)
            await passes(rolls.random() * 0.01)
            hall.stop()
            await asyncio.to_thread(hall.start)
            await sending
            tries = sum(phone.tries for phone in room.phones)
        await judged(room)
        return f"{size.faults} kills, {room.stored} commands stored, {tries - room.stored} sent again"
