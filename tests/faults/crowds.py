"""Many at once: the same command again and again, in any order; two facilitators who do not wait."""

import asyncio
import random
from typing import Any

import httpx2

from tests.browser.hall import Hall
from tests.desk import by, new_id
from tests.faults.chance import Size, dice
from tests.faults.nothing_lost import judged
from tests.faults.outbox import Outbox
from tests.faults.room import Room, opened
from tests.waiting import PATIENCE


async def repeated(hall: Hall, seed: int, size: Size) -> str:
    """Every command five times in parallel; then all of them once more, in any order, long after."""
    rolls = dice("repeated", seed)
    async with opened(hall, rolls, size) as room:
        for phone in room.phones:
            phone.times = 5
        room.writes(size)
        await room.empties()
        everything = [(phone, one) for phone in room.phones for one in phone.said]
        rolls.shuffle(everything)
        url = f"{hall.address}/api/v1/trajectories/{room.workshop.id}/commands"
        async with httpx2.AsyncClient(timeout=PATIENCE) as http:
            for phone, one in everything:
                body = {"id": one.id, "type": one.type, "data": one.data}
                told = (await http.post(url, json=body, headers=by(phone.token))).json()
                assert told == {"seq": phone.stored[one.id], "repeated": True}, told
        await judged(room)
        return f"{room.stored} commands, each {5 + 1} times"


async def facilitators(hall: Hall, seed: int, size: Size) -> str:
    """Two facilitators gather, name, undo and redo at once; a lost answer makes each of them send again."""
    rolls = dice("facilitators", seed)
    async with opened(hall, rolls, size) as room:
        room.writes(size)
        await room.empties()
        cards = [id_ for phone in room.phones for id_, text in phone.cards.items() if text]
        await asyncio.to_thread(room.workshop.does, "reveal", step="associations")
        await asyncio.to_thread(room.workshop.does, "open-step", step="gather")
        both = [_Facilitator(room, cards, random.Random(rolls.random())) for _ in "ab"]
        done = await asyncio.gather(*(each.works(size.faults * 8) for each in both))
        await judged(room, revealed=False)
        return f"{sum(done)} commands of two facilitators"


class _Facilitator:
    """Does what comes to mind. A refusal is an answer: only what is undecided may not be."""

    def __init__(self, room: Room, cards: list[str], rolls: random.Random) -> None:
        self.cards, self.rolls, self.clusters = cards, rolls, list[str]()
        self.box = Outbox(room.at, room.workshop.id, room.hall.token, rolls, room.http, times=2)

    async def works(self, times: int) -> int:
        for _ in range(times):
            type_, data = self._idea()
            id_ = self.box.put(type_, **data)
            await self.box.empties()
            if type_ == "make-cluster" and id_ in self.box.stored:
                self.clusters.append(id_)
        strange = set(self.box.refused.values()) - {
            "unknown-id",
            "nothing-to-undo",
            "nothing-to-redo",
            "blocked",
        }
        assert not strange, strange
        return len(self.box.stored)

    def _idea(self) -> tuple[str, dict[str, Any]]:
        some = self.rolls.sample(self.cards, self.rolls.randint(1, 3))
        cluster = self.rolls.choice(self.clusters) if self.clusters else new_id()
        return self.rolls.choice(
            [
                ("make-cluster", {"name": f"groep {self.rolls.random()}", "cards": some}),
                ("move-cards", {"cards": some, "cluster": self.rolls.choice([None, cluster])}),
                ("rename-cluster", {"cluster": cluster, "name": f"anders {self.rolls.random()}"}),
                ("open-step", {"step": self.rolls.choice(["gather", "what-helps", "dream-images"])}),
                ("undo", {}),
                ("redo", {}),
            ]
        )
