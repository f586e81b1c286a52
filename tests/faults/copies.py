"""A copy is made while people write, they write on, the server falls; then the copy is put back."""

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

import httpx2

from tests.browser.hall import Hall
from tests.desk import by
from tests.faults.chance import Size, dice, passes
from tests.faults.nothing_lost import judged
from tests.faults.outbox import Outbox, Said
from tests.faults.room import Room, opened
from tests.server.running import says, told
from tests.waiting import PATIENCE


async def restored(hall: Hall, seed: int, size: Size) -> str:
    """What was acknowledged before the copy began is there, once; what was after it ended is not: that is
    what a copy means. What still waited on a phone arrives, and screens forget the numbers of before.
    """
    rolls, lines = dice("restored", seed), list[str]()
    async with opened(hall, rolls, size) as room:
        for turn in range(max(1, size.faults // 3)):
            copy = hall.folder / f"copy-{turn}.db"
            room.writes(size)
            await room.empties()
            before = _acknowledged(room)
            copying = asyncio.create_task(asyncio.to_thread(_saves, hall, copy))
            while not copying.done():
                room.writes(size)
                await room.empties()
            await copying
            until = _acknowledged(room)
            sending = await _falls(room, size)
            back = await asyncio.to_thread(told, hall.folder, "restore", str(copy))
            assert back.returncode == 0, back.stderr

            held = _held(room)
            since = _acknowledged(room) - until
            assert before <= held, "acknowledged before the copy began, and not in it"
            assert since, "nothing was acknowledged after the copy"
            assert not since & held, "acknowledged after the copy was made, and in it"
            lost = _acknowledged(room) - held
            orphans = [_forgets(phone, lost, held) for phone in room.phones]
            await asyncio.to_thread(hall.start)
            await sending
            for phone, theirs in zip(room.phones, orphans, strict=True):
                _gives_back(phone, theirs)
            await _again(room, before)
            lines.append(f"{len(held)} in the copy, {len(lost)} acknowledged after it")
        await judged(room)
        return f"{'; '.join(lines)}; {room.stored} commands stored in the end"


def _acknowledged(room: Room) -> set[str]:
    return {id_ for phone in room.phones for id_ in phone.stored}


def _saves(hall: Hall, copy: Path) -> None:
    """A process of its own, beside the busy server."""
    done = says(hall.folder, "backup", str(copy))
    assert done.returncode == 0, done.stderr


async def _falls(room: Room, size: Size) -> "asyncio.Task[None]":
    """In the middle of the next burst; the phones go on trying."""
    room.writes(size)
    there, all_ = room.stored, sum(len(phone.waiting) for phone in room.phones)
    sending = asyncio.create_task(room.empties())
    while room.stored < there + all_ // 3:
        await passes(0.001)
    room.hall.stop()
    return sending


def _held(room: Room) -> set[str]:
    """The commands that the database has now: no server runs."""
    with closing(sqlite3.connect(room.hall.folder / "samenboom.db")) as disk:
        rows = disk.execute("SELECT id FROM commands WHERE trajectory = ?", (room.workshop.id,))
        return {id_ for (id_,) in rows}


def _forgets(phone: Outbox, lost: set[str], held: set[str]) -> set[str]:
    """Nobody has these any more: a phone keeps no card that was acknowledged. What waits and is about one of
    them will be refused. Words that were taken back stay away, also from a copy that still had them.
    """
    phone.said = [one for one in phone.said if one.id not in lost or _is_erased(one, held)]
    phone.stored = {id_: seq for id_, seq in phone.stored.items() if id_ not in lost}
    return {one.id for one in phone.waiting if one.data.get("card") in lost}


def _is_erased(one: Said, held: set[str]) -> bool:
    return one.type == "withdraw-card" and one.data["card"] in held


def _gives_back(phone: Outbox, orphans: set[str]) -> None:
    """The phone was told no about those, and about nothing else."""
    assert phone.refused == dict.fromkeys(orphans, "unknown-id"), phone.refused
    phone.said = [one for one in phone.said if one.id not in orphans]
    phone.refused.clear()


async def _again(room: Room, before: set[str]) -> None:
    """One that was in the copy, sent once more: known, by the same number."""
    phone = room.phones[0]
    one = next(each for each in phone.said if each.id in before)
    body = {"id": one.id, "type": one.type, "data": one.data}
    url = f"{room.hall.address}/api/v1/trajectories/{room.workshop.id}/commands"
    async with httpx2.AsyncClient(timeout=PATIENCE) as http:
        answer = await http.post(url, json=body, headers=by(phone.token))
    assert answer.json() == {"seq": phone.stored[one.id], "repeated": True}, answer.text
