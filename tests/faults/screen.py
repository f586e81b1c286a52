"""A screen without a browser: it listens, comes back when the line breaks, puts every piece in its place."""

import asyncio
import re
from contextlib import suppress
from dataclasses import dataclass, field

import httpx2
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed, WebSocketException

from app.live.frames import JOINT
from tests.desk import by
from tests.faults.chance import passes
from tests.waiting import PATIENCE

BEGINS = re.compile(r'<\w+[^>]*?\sid="(region-[^"]+)"[^>]*>')
SEQ = re.compile(r'\sdata-seq="(\d+)"')
PLACE = re.compile(r'<(\w+) id="(\S+?)" data-part[^>]*></\1>')
ERA = re.compile(r"era=(\w*)")
PAGES = {"participant": "", "projector": "/projector", "facilitator": "/console"}
ANEW = 4409  # as static/js/live.js: a copy was put back
SILENCE = 12.0  # the server beats every 10 s


@dataclass
class Pieces:
    """What stands on a page, by the id of each region and part (static/js/regions.js)."""

    found: dict[str, tuple[int, str]] = field(default_factory=dict)
    seq: int = 0

    def take(self, frame: str) -> None:
        """Put each piece in its place, unless what stands there is newer."""
        for piece in frame.split(JOINT):
            begin = BEGINS.search(piece)
            if begin is None:
                continue
            number = SEQ.search(begin[0])
            seq = int(number[1]) if number else -1
            self.seq = max(self.seq, seq)
            if number is None or seq >= self.found.get(begin[1], (-1, ""))[0]:
                self.found[begin[1]] = seq, piece

    def shown(self) -> dict[str, str]:
        """The regions that have a number, whole; the numbers themselves are not to be seen."""
        shells = {key: html for key, (seq, html) in self.found.items() if "." not in key and seq >= 0}
        return {key: SEQ.sub("", PLACE.sub(self._part, html)) for key, html in shells.items()}

    def _part(self, place: re.Match[str]) -> str:
        return self.found[place[2]][1]


@dataclass
class Screen:
    """`kind`: participant, projector or facilitator. `drops`: how often the line broke or was given up."""

    address: str
    trajectory: str
    kind: str
    token: str
    pieces: Pieces = field(default_factory=Pieces)
    drops: int = 0
    silence: float = SILENCE
    era: str | None = None

    async def listens(self) -> None:
        """For ever; cancel it."""
        while True:
            with suppress(OSError, TimeoutError, WebSocketException, EOFError, httpx2.TransportError):
                if self.era is None:
                    await self._loads()
                await self._hears()
            self.drops += 1
            await passes(0.1)

    async def _loads(self) -> None:
        """The page itself says of which era it is."""
        page = f"{self.address}/t/{self.trajectory}{PAGES[self.kind]}"
        async with httpx2.AsyncClient(timeout=self.silence) as http:
            answer = await http.get(page, headers=by(self.token))
        assert answer.status_code == 200, answer.text
        self.era, self.pieces = ERA.search(answer.text)[1], Pieces()

    async def _hears(self) -> None:
        url = f"{self.address.replace('http', 'ws')}/t/{self.trajectory}/live"
        where = f"{url}?screen={self.kind}&after={self.pieces.seq}&era={self.era}"
        options = {"additional_headers": by(self.token), "compression": None, "max_size": None}
        async with connect(where, **options, open_timeout=3, close_timeout=0.1, ping_interval=None) as line:
            try:
                while True:
                    async with asyncio.timeout(self.silence):
                        self.pieces.take(str(await line.recv()))
            except ConnectionClosed:
                if line.close_code == ANEW:
                    self.era = None
                raise


async def fresh(http: httpx2.AsyncClient, screen: Screen, address: str) -> dict[str, str]:
    """What a page that is opened now shows."""
    url = f"{address}/t/{screen.trajectory}/regions?screen={screen.kind}&after=0"
    answer = await http.get(url, headers=by(screen.token), timeout=PATIENCE)
    assert answer.status_code == 200, answer.text
    page = Pieces()
    page.take(answer.text)
    return page.shown()
