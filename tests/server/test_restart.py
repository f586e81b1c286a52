"""SIGTERM in the middle of a burst: the batch in hand is finished, screens are told why, nothing is lost."""

import asyncio
import signal
import sqlite3
from contextlib import closing
from pathlib import Path

import httpx2
import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed

from tests.desk import by, new_id
from tests.ports import free_port
from tests.server.running import Running, running, token_of
from tests.waiting import PATIENCE, until_async

STOPPED = (0, -signal.SIGTERM)
RESTART = 1012
PHONES = 12


class Phone:
    """Sends card after card; what was not acknowledged stays in its outbox."""

    def __init__(self, door: str, token: str) -> None:
        self.door, self.token = door, token
        self.outbox: list[str] = []
        self.acknowledged: list[str] = []

    async def sends(self, http: httpx2.AsyncClient, id_: str) -> bool:
        body = {"id": id_, "type": "add-card", "data": {"kind": "association", "text": f"woord {id_}"}}
        try:
            answer = await http.post(self.door, json=body, headers=by(self.token))
        except httpx2.TransportError:
            return False
        assert answer.status_code in (200, 429, 503), answer.text
        if answer.status_code == 200:
            self.acknowledged.append(id_)
        elif answer.status_code == 429:
            self.outbox.remove(id_)  # a person does not write so fast
        return answer.status_code != 503

    async def bursts(self, http: httpx2.AsyncClient) -> None:
        """Until the server is not there any more."""
        while True:
            self.outbox.append(new_id())
            if not await self.sends(http, self.outbox[-1]):
                return

    async def comes_back(self, http: httpx2.AsyncClient) -> None:
        """The outbox is sent with the same ids."""
        for id_ in self.outbox:
            if id_ not in self.acknowledged:
                await self.sends(http, id_)
                assert id_ in self.acknowledged


@pytest.mark.anyio
async def test_server_that_is_stopped_in_a_burst_finishes_and_tells_and_loses_nothing(tmp_path: Path):
    port = free_port()
    with running(tmp_path, port=port) as server:
        async with httpx2.AsyncClient(timeout=PATIENCE) as http:
            phones, live = await _room(http, server, token_of(tmp_path, "ann"))
            sockets = [
                await connect(live, additional_headers=by(phone.token), compression=None)
                for phone in phones[:3]
            ]
            bursts = [asyncio.create_task(phone.bursts(http)) for phone in phones]
            await until_async(lambda: sum(len(phone.acknowledged) for phone in phones) > PHONES)

            stopped = await asyncio.to_thread(server.stop)
            await asyncio.gather(*bursts)
            codes = [await _code(socket) for socket in sockets]

    assert stopped in STOPPED
    assert codes == [RESTART] * len(sockets)
    kept = _cards(tmp_path)
    assert len(kept) == len(set(kept))
    assert {id_ for phone in phones for id_ in phone.acknowledged} <= set(kept)
    assert "Traceback" not in server.said.read_text()

    with running(tmp_path, port=port):
        async with httpx2.AsyncClient(timeout=PATIENCE) as http:
            await asyncio.gather(*(phone.comes_back(http) for phone in phones))
    assert sorted(_cards(tmp_path)) == sorted(id_ for phone in phones for id_ in phone.outbox)


async def _room(http: httpx2.AsyncClient, server: Running, ann: str) -> tuple[list[Phone], str]:
    api = f"{server.url}/api/v1"
    fields = {"theme": "x", "seatsPerParty": 20}
    made = (await http.post(f"{api}/trajectories", json=fields, headers=by(ann))).json()
    door = f"{api}/trajectories/{made['id']}/commands"
    step = {"id": new_id(), "type": "open-step", "data": {"step": "associations"}}
    assert (await http.post(door, json=step, headers=by(ann))).status_code == 200
    sits = {"joinCode": made["joinCode"], "party": "resident"}
    tokens = [(await http.post(f"{api}/seats", json=sits)).json()["token"] for _ in range(PHONES)]
    live = f"{server.url.replace('http', 'ws')}/t/{made['id']}/live?after=0&screen=participant"
    return [Phone(door, token) for token in tokens], live


async def _code(socket) -> int:
    try:
        async with asyncio.timeout(PATIENCE):
            while True:
                await socket.recv()
    except ConnectionClosed as closed:
        return closed.rcvd.code if closed.rcvd else 1006


def _cards(folder: Path) -> list[str]:
    with closing(sqlite3.connect(folder / "samenboom.db")) as connection:
        return [id_ for (id_,) in connection.execute("SELECT command FROM events WHERE type = 'card-added'")]
