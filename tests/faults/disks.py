"""The disk is full, or may only be read, while people write. Then service is back by itself."""

import asyncio
import resource
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx2

from tests.browser.hall import Hall
from tests.desk import by
from tests.faults.chance import Size, dice, passes
from tests.faults.nothing_lost import judged
from tests.faults.outbox import Outbox
from tests.faults.room import Room, opened
from tests.waiting import PATIENCE

UNLIMITED = resource.RLIM_INFINITY


async def full(hall: Hall, seed: int, size: Size) -> str:
    """The running server may write no byte beyond what its files hold: each write fails."""
    rolls = dice("full", seed)
    async with opened(hall, rolls, size) as room:
        for _ in range(size.faults):
            grown = rolls.choice([0, max(each.stat().st_size for each in _files(hall.folder))])
            await _away(room, size, lambda grown=grown: _limit(hall, grown), lambda: _limit(hall, UNLIMITED))
        await judged(room)
        return f"{size.faults} times full, {room.stored} commands stored"


def _files(folder: Path) -> list[Path]:
    return list(folder.glob("samenboom.db*"))


def _limit(hall: Hall, most: int) -> None:
    """From outside, and no root is needed: only the soft limit moves."""
    resource.prlimit(hall.pid, resource.RLIMIT_FSIZE, (most, UNLIMITED))


async def _away(room: Room, size: Size, breaks: object, mends: object) -> None:
    """Some cards, then no disk: not one more is acknowledged, reading goes on. Then it is well."""
    assert callable(breaks)
    assert callable(mends)
    room.writes(size)
    sending = asyncio.create_task(room.empties())
    while not room.stored:
        await passes(0.001)
    await asyncio.to_thread(breaks)
    try:
        await _refuses(room)
    finally:
        await asyncio.to_thread(mends)
    await sending
    await room.empties()


async def _refuses(room: Room) -> None:
    """A clear refusal, and who only looks sees no difference."""
    here, first = f"/t/{room.workshop.id}", room.phones[0]
    # A box of its own: what is posted here must not pass what already waits in the other.
    phone = Outbox(room.at, room.workshop.id, first.token, first.rolls, room.http)
    room.phones.append(phone)
    async with httpx2.AsyncClient(
        base_url=room.hall.address, timeout=PATIENCE, headers=by(phone.token)
    ) as http:
        while (answer := await _sends(http, phone, f"{here}/do/add-card")).status_code == 200:
            pass  # it still fitted in what the files had
        assert (answer.status_code, answer.json()["code"]) == (503, "not-kept"), answer.text
        assert int(answer.headers["retry-after"]) > 0
        for path in (here, f"{here}/mine", f"{here}/regions?screen=participant&after=0"):
            answer = await http.get(path)
            assert answer.status_code == 200, (path, answer.status_code, answer.text)
        await passes(0.3)


async def _sends(http: httpx2.AsyncClient, phone: Outbox, door: str) -> httpx2.Response:
    """One more card, by the door for screens; it waits in the outbox of the phone as well."""
    card = {"kind": "association", "text": "vol"}
    return await http.post(door, json=card | {"id": phone.put("add-card", **card)})


@contextmanager
def small(folder: Path, size: str) -> Iterator[None]:
    """A file system of its own at `folder`: only whoever may mount can have one."""
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", folder], check=True)
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)


async def filled(hall: Hall, seed: int, size: Size) -> str:
    """A small file system that truly runs full: `hall.folder` is one. Another file takes what is left."""
    rolls = dice("filled", seed)
    ballast = hall.folder / "ballast"
    async with opened(hall, rolls, size) as room:
        for _ in range(size.faults):
            await _away(room, size, lambda: _fill(ballast), ballast.unlink)
        await judged(room)
        return f"{size.faults} times full, {room.stored} commands stored"


def _fill(ballast: Path) -> None:
    with ballast.open("wb", buffering=0) as file:
        try:
            while file.write(b"x" * 4096):
                pass
        except OSError:
            return


async def read_only(hall: Hall, seed: int, size: Size) -> str:
    """The files may only be read, those that are open too (EPERM): root on ext4 can do that."""
    rolls = dice("read_only", seed)
    async with opened(hall, rolls, size) as room:
        for _ in range(size.faults):
            await _away(room, size, lambda: _change(hall, "+i"), lambda: _change(hall, "-i"))
        await judged(room)
        return f"{size.faults} times read-only, {room.stored} commands stored"


def _change(hall: Hall, how: str) -> None:
    # Not the index that the processes share: the kernel would end whoever writes in it (SIGBUS).
    kept = [each for each in _files(hall.folder) if not each.name.endswith("-shm")]
    subprocess.run(["chattr", how, *kept], check=True)
