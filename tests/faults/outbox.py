"""A phone without its screen: what was said waits until the server has it, under the same id, in order."""

import asyncio
import random
from collections import deque
from dataclasses import dataclass, field
from typing import Any

import httpx2

from tests.desk import by, new_id
from tests.faults.chance import passes

AGAIN = (408, 429)  # as static/js/outbox.js: these and 5xx are no answer
SOON = 0.15
#: A new line for every try: the old one may be dead.
NEW_LINES = httpx2.Limits(max_keepalive_connections=0, max_connections=None)


@dataclass
class Said:
    """One command as the person gave it."""

    type: str
    data: dict[str, Any]
    id: str = field(default_factory=new_id)


@dataclass
class Outbox:
    """One seat's phone, maybe behind a bad network. `stored` is what it was told is on disk."""

    address: str
    trajectory: str
    token: str
    rolls: random.Random
    http: httpx2.AsyncClient
    patience: float = 3.0
    waiting: deque[Said] = field(default_factory=deque)
    stored: dict[str, int] = field(default_factory=dict)
    refused: dict[str, str] = field(default_factory=dict)
    said: list[Said] = field(default_factory=list)
    tries: int = 0
    times: int = 1

    def put(self, type_: str, **data: Any) -> str:
        """Say something; its id. From now on the person trusts that it will arrive."""
        one = Said(type_, data)
        self.said.append(one)
        self.waiting.append(one)
        return one.id

    async def empties(self) -> None:
        """Send until nothing waits."""
        while self.waiting:
            one = self.waiting[0]
            answers = await asyncio.gather(*(self._post(one) for _ in range(self.times)))
            answer = next((each for each in answers if each is not None), None)
            if answer is None:
                await passes(SOON * (0.5 + self.rolls.random()))
                continue
            self.waiting.popleft()
            if answer.status_code == 200:
                self.stored[one.id] = answer.json()["seq"]
            else:
                self.refused[one.id] = answer.json()["code"]

    async def _post(self, one: Said) -> httpx2.Response | None:
        """The answer, when there is one that counts."""
        self.tries += 1
        body = {"id": one.id, "type": one.type, "data": one.data}
        url = f"{self.address}/api/v1/trajectories/{self.trajectory}/commands"
        try:
            answer = await self.http.post(url, json=body, headers=by(self.token), timeout=self.patience)
        except httpx2.TransportError:
            return None
        counts = answer.status_code < 500 and answer.status_code not in AGAIN
        return answer if counts else None

    @property
    def cards(self) -> dict[str, str | None]:
        """What must stand in the end: the words of each card by id; None when it was withdrawn."""
        found: dict[str, str | None] = {}
        for one in self.said:
            if one.id in self.refused:
                continue
            if one.type == "add-card":
                found[one.id] = one.data["text"]
            elif one.type == "edit-card":
                found[one.data["card"]] = one.data["text"]
            elif one.type == "withdraw-card":
                found[one.data["card"]] = None
        return found
