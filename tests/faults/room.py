"""People with phones and screens around one trajectory, on a real server that may fall over."""

import asyncio
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import httpx2

from tests.browser.hall import Hall, Workshop
from tests.faults.chance import Size
from tests.faults.outbox import NEW_LINES, Outbox
from tests.faults.screen import Screen

PARTIES = ("municipality", "provider", "resident")


@dataclass
class Room:
    """A workshop in the step for associations. `at` is where people think that the server is."""

    hall: Hall
    workshop: Workshop
    at: str
    phones: list[Outbox]
    screens: list[Screen]
    rolls: random.Random
    http: httpx2.AsyncClient
    _listening: list["asyncio.Task[None]"] = field(default_factory=list)

    def writes(self, size: Size) -> None:
        """Everyone has cards to send; some change or take back one of their own, in that order."""
        for number, phone in enumerate(self.phones):
            cards = [
                phone.put("add-card", kind="association", text=f"kaart {number}.{each}")
                for each in range(size.cards)
            ]
            if self.rolls.random() < 0.5:
                phone.put("edit-card", card=self.rolls.choice(cards), text=f"anders {number}")
            if self.rolls.random() < 0.3:
                phone.put("withdraw-card", card=self.rolls.choice(cards))

    async def empties(self) -> None:
        """Every phone sends what it has until nothing is left."""
        await asyncio.gather(*(phone.empties() for phone in self.phones))

    @property
    def stored(self) -> int:
        """How much was acknowledged until now."""
        return sum(len(phone.stored) for phone in self.phones)

    def listen(self) -> None:
        """The screens are on from now on."""
        self._listening = [asyncio.create_task(screen.listens()) for screen in self.screens]

    async def goes_home(self) -> None:
        """The screens are off."""
        for task in self._listening:
            task.cancel()
        await asyncio.gather(*self._listening, return_exceptions=True)


@asynccontextmanager
async def opened(hall: Hall, rolls: random.Random, size: Size, at: str = "") -> AsyncIterator[Room]:
    """People sit down, associations are asked, one screen of each kind listens."""
    workshop = await asyncio.to_thread(hall.opens, seatsPerParty=max(2, size.people // 3))
    await asyncio.to_thread(workshop.does, "open-step", step="associations")
    at = at or hall.address
    phones, http = [], httpx2.AsyncClient(limits=NEW_LINES)
    for number in range(size.people):
        token = await asyncio.to_thread(workshop.sits, PARTIES[number % 3])
        phones.append(Outbox(at, workshop.id, token, random.Random(rolls.random()), http))
    mine = workshop.hall.token
    screens = [Screen(at, workshop.id, kind, mine) for kind in ("projector", "facilitator")]
    screens.append(Screen(at, workshop.id, "participant", phones[0].token))
    room = Room(hall, workshop, at, phones, screens, rolls, http)
    room.listen()
    try:
        yield room
    finally:
        await room.goes_home()
        await http.aclose()
