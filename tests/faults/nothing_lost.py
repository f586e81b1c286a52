"""The one judge after every fault: nothing lost, nothing twice, no gap, and every screen tells the truth."""

import asyncio
import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import Any

import httpx2

from app.engine import Engine
from app.live.hub import Hub
from app.live.presence import Presence
from app.screens.audiences import Audience
from app.store.database import Database
from app.web import summaries
from tests.desk import by
from tests.faults.room import Room
from tests.faults.screen import Pieces, fresh
from tests.waiting import PATIENCE

LANGUAGE = "nl"


async def judged(room: Room, *, revealed: bool = True) -> None:
    """Everything that must be true once the phones are empty and the server answers."""
    assert not any(phone.waiting for phone in room.phones), "a phone still holds cards"
    refused = {id_: code for phone in room.phones for id_, code in phone.refused.items()}
    assert not refused, f"refused: {refused}"
    if revealed:
        await asyncio.to_thread(room.workshop.does, "reveal", step="associations")
    await asyncio.to_thread(_on_disk, room)
    async with httpx2.AsyncClient(timeout=PATIENCE) as http:
        await _in_the_api(room, http)
        await _as_folded(room, http)
        await _on_screens(room, http)


def _file(room: Room) -> Path:
    return room.hall.folder / "samenboom.db"


def _on_disk(room: Room) -> None:
    """The file itself: sound, numbered without a gap, each card in it once."""
    with closing(sqlite3.connect(_file(room))) as disk:
        assert disk.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        here = (room.workshop.id,)
        seqs = [
            seq for (seq,) in disk.execute("SELECT seq FROM events WHERE trajectory = ? ORDER BY seq", here)
        ]
        ids = disk.execute("SELECT command FROM events WHERE trajectory = ? AND type = 'card-added'", here)
        added = Counter(id_ for (id_,) in ids)
    assert seqs == list(range(1, len(seqs) + 1)), "a gap in the log"
    meant = Counter(one.id for phone in room.phones for one in phone.said if one.type == "add-card")
    assert added == meant, f"lost: {meant - added}, twice or from nowhere: {added - meant}"


async def _in_the_api(room: Room, http: httpx2.AsyncClient) -> None:
    """What everyone is told: the words as they were said last, and the numbers that the phones were given."""
    told = await _reads(room, http, "/cards")
    meant = {id_: text for phone in room.phones for id_, text in phone.cards.items()}
    assert Counter(card["id"] for card in told) == Counter(meant.keys())
    assert {card["id"]: card["text"] for card in told} == meant
    events = await _reads(room, http, "/events?after=0")
    assert [event["seq"] for event in events] == list(range(1, len(events) + 1))
    for phone in room.phones:
        assert set(phone.stored) <= {one.id for one in phone.said}
        assert list(phone.stored.values()) == sorted(phone.stored.values()), "out of order"


async def _as_folded(room: Room, http: httpx2.AsyncClient) -> None:
    """The log, folded here from the file, gives what the running server tells and shows."""
    live = await _reads(room, http, "/cards")
    shown = {screen.kind: await fresh(http, screen, room.hall.address) for screen in room.screens}
    database = Database(f"sqlite:///{_file(room)}")
    try:
        engine = Engine(database, Hub(), Presence(), b"only to read")
        async with engine.reading(room.workshop.id) as folded:
            assert summaries.cards(folded.state, None, None) == live, "fold differs from the live state"
            for kind, regions in shown.items():
                page = Pieces()
                for piece in folded.newer(Audience(kind, LANGUAGE), 0).values():
                    page.take(piece)
                assert page.shown() == regions, f"{kind}: drawn from the log it looks different"
    finally:
        database.close()


async def _on_screens(room: Room, http: httpx2.AsyncClient) -> None:
    """Every screen that listened through it all comes to show what a page that is opened now shows."""
    for screen in room.screens:
        wanted = await fresh(http, screen, room.hall.address)
        async with asyncio.timeout(PATIENCE):
            while screen.pieces.shown() != wanted:
                await asyncio.wait({pause := asyncio.ensure_future(asyncio.Event().wait())}, timeout=0.05)
                pause.cancel()


async def _reads(room: Room, http: httpx2.AsyncClient, what: str) -> Any:
    url = f"{room.hall.address}/api/v1/trajectories/{room.workshop.id}{what}"
    answer = await http.get(url, headers=by(room.hall.token))
    assert answer.status_code == 200, answer.text
    return answer.json()
