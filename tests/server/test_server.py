"""The server as it is started: what it says, what it keeps, how it stops, and what it bears."""

import asyncio
import re
import resource
import signal
import sqlite3
from functools import partial
from pathlib import Path

import httpx2
import pytest
from websockets.asyncio.client import ClientConnection, connect

from tests.desk import by, new_id
from tests.ports import free_port
from tests.server.running import running, says, token_of, told
from tests.waiting import PATIENCE

get, post = partial(httpx2.get, timeout=PATIENCE), partial(httpx2.post, timeout=PATIENCE)

LINK = re.compile(r"http://\S+/sign-in#([A-Z0-9-]{20,})")
CROWD, PHONES = 2000, 60
STOPPED = (0, -signal.SIGTERM)  # uvicorn tidies up, then passes the signal on


def test_first_start_prints_a_link_that_signs_in_once(tmp_path: Path):
    with running(tmp_path) as server:
        secret = LINK.search(server.said.read_text())[1]
        with httpx2.Client(base_url=server.url, headers={"Origin": server.url}, timeout=PATIENCE) as browser:
            answers = [browser.post("/sign-in", data={"secret": secret}).status_code for _ in "ab"]
            assert answers == [303, 409]
            assert browser.get("/trajectories").status_code == 200
    with running(tmp_path) as again:
        said = again.said.read_text()
        assert LINK.search(said) is None
        assert "-m app facilitator link begeleider" in said


def test_port_that_is_taken_is_said_before_anything_is_promised(tmp_path: Path):
    with running(tmp_path / "first") as server:
        port = server.url.rpartition(":")[2]
        for how in ("serve", "room"):
            second = says(tmp_path / how, how, "--port", port)
            assert (second.returncode, second.stdout, second.stderr.count("\n")) == (1, "", 1)
            assert "PORT=" in second.stderr


def test_second_server_on_the_same_file_refuses_in_a_sentence(tmp_path: Path):
    with running(tmp_path) as server:
        for how in ("serve", "room"):
            second = says(tmp_path, how, "--port", str(free_port()))
            assert (second.returncode, second.stdout, second.stderr.count("\n")) == (1, "", 1)
            assert "Er draait al een Samenboom op deze database" in second.stderr
            assert str(tmp_path) in second.stderr
        server.process.kill()  # the mark goes with the process, however that ends
        server.process.wait()
    with running(tmp_path):
        pass


def test_hall_says_how_who_signed_in_before_gets_in_again(tmp_path: Path):
    with running(tmp_path) as server:
        secret = LINK.search(server.said.read_text())[1]
        post(f"{server.url}/sign-in", data={"secret": secret}, headers={"Origin": server.url})
    with running(tmp_path, "room", "--host", "127.0.0.1") as hall:
        said = hall.said.read_text()
        assert LINK.search(said) is None
        assert f"{hall.url}/trajectories" in said
        assert f"SAMENBOOM_BASE_URL={hall.url} " in said
        assert "-m app facilitator link begeleider" in said


def test_second_start_keeps_everything(tmp_path: Path):
    port = free_port()
    with running(tmp_path, port=port) as server:
        ann = token_of(tmp_path, "ann")
        made = post(f"{server.url}/api/v1/trajectories", json={"theme": "x"}, headers=by(ann)).json()
        assert server.stop() in STOPPED
    with running(tmp_path, port=port) as server:
        told = get(f"{server.url}/api/v1/trajectories/{made['id']}", headers=by(ann)).json()
    assert told["joinCode"] == made["joinCode"]
    assert told["links"] == made["links"]


def test_facilitator_commands_work_beside_a_running_server(tmp_path: Path):
    with running(tmp_path) as server:
        added = says(tmp_path, "facilitator", "add", "ann", SAMENBOOM_BASE_URL=server.url)
        assert re.fullmatch(r"link: http\S+#\S+\ntoken: \S+\n", added.stdout)
        token = added.stdout.split()[-1]
        listed = f"{server.url}/api/v1/trajectories"
        assert get(listed, headers=by(token)).json() == []

        assert told(tmp_path, "facilitator", "add", "ann").returncode == 1
        assert "ann" in told(tmp_path, "facilitator", "list").stdout
        assert LINK.search(told(tmp_path, "facilitator", "link", "ann").stdout)
        assert told(tmp_path, "facilitator", "link", "nobody").returncode == 1
        assert told(tmp_path, "facilitator", "revoke", "ann").returncode == 0

        assert get(listed, headers=by(token)).status_code == 401
        assert told(tmp_path, "facilitator", "link", "ann").returncode == 1


def test_server_says_no_addresses_and_no_words(tmp_path: Path):
    with running(tmp_path) as server:
        ann = token_of(tmp_path, "ann")
        before = server.said.read_text()
        made = post(f"{server.url}/api/v1/trajectories", json={"theme": "bijzonder"}, headers=by(ann)).json()
        get(f"{server.url}/j/{made['joinCode']}")
        get(f"{server.url}/j/bijzonder")
        post(f"{server.url}/api/v1/seats", content=b"\xff bijzonder")
        assert server.stop() in STOPPED

        assert server.said.read_text() == before


def test_room_binds_the_network_with_link_and_code_and_help(tmp_path: Path):
    with running(tmp_path, "room", "--host", "127.0.0.1") as server:
        said = server.said.read_text()
        assert server.url in said
        assert LINK.search(said)
        assert "▀" in said
        assert "hotspot" in said
        assert get(server.url, headers={"Host": "evil.example"}).status_code == 400
        assert get(server.url, headers={"Host": "localhost"}).status_code == 200


def test_what_cannot_be_done_is_said_in_a_sentence(tmp_path: Path):
    (tmp_path / "samenboom.db").mkdir()
    broken = says(tmp_path, "serve")
    nameless = told(tmp_path / "other", "facilitator", "add", "  ")
    told(tmp_path / "newer", "facilitator", "list")
    with sqlite3.connect(tmp_path / "newer/samenboom.db") as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
    newer = says(tmp_path / "newer", "serve")

    for answer in (broken, nameless, newer):
        assert answer.returncode == 1
        assert answer.stderr.count("\n") == 1
        assert "Traceback" not in answer.stderr


def test_what_is_due_is_erased_from_the_command_line(tmp_path: Path):
    assert told(tmp_path, "erase-due").stdout == "gewist: 0\n"


@pytest.fixture
def many_files():
    """As many open files as the system allows."""
    least, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    yield
    resource.setrlimit(resource.RLIMIT_NOFILE, (least, most))


@pytest.mark.anyio
async def test_2000_sockets_from_one_address_leave_60_phones_working(tmp_path: Path, many_files):
    with running(tmp_path) as server:
        ann = token_of(tmp_path, "ann")
        api = f"{server.url}/api/v1"
        async with httpx2.AsyncClient(timeout=PATIENCE) as http:
            made = await http.post(
                f"{api}/trajectories", json={"theme": "x", "seatsPerParty": 20}, headers=by(ann)
            )
            id_, code = made.json()["id"], made.json()["joinCode"]
            seen = (await http.post(f"{api}/observers", json={"joinCode": code})).json()["token"]
            live = f"{server.url.replace('http', 'ws')}/t/{id_}/live?after=0&screen="
            seats = [
                (await http.post(f"{api}/seats", json={"joinCode": code, "party": party})).json()
                for party in ("municipality", "provider", "resident") * (PHONES // 3)
            ]
            step = {"id": new_id(), "type": "open-step", "data": {"step": "associations"}}
            await http.post(f"{api}/trajectories/{id_}/commands", json=step, headers=by(ann))
            crowd = await _crowd(f"{live}projector", seen)
            phones = [await _opened(f"{live}participant", seat["token"]) for seat in seats]

            sent = await asyncio.gather(*(_says(http, api, id_, seat["token"]) for seat in seats))
            shown = await http.get(f"{api}/trajectories/{id_}/cards", headers=by(ann))

            assert sent == [200] * PHONES
            assert len(shown.json()) == PHONES
            assert all(["region-now" in await phone.recv() for phone in phones])
            for socket in (*crowd, *phones):
                socket.transport.abort()


async def _crowd(url: str, token: str) -> list[ClientConnection]:
    """So many sockets, a hundred at a time."""
    found: list[ClientConnection] = []
    for _ in range(CROWD // 100):
        found += await asyncio.gather(*(_opened(url, token) for _ in range(100)))
    return found


async def _opened(url: str, token: str) -> ClientConnection:
    return await connect(
        url,
        additional_headers=by(token),
        compression=None,
        open_timeout=PATIENCE,
        ping_interval=None,
        max_queue=None,
    )


async def _says(http: httpx2.AsyncClient, api: str, id_: str, token: str) -> int:
    data = {"kind": "association", "text": "samen"}
    command = {"id": new_id(), "type": "add-card", "data": data}
    answer = await http.post(f"{api}/trajectories/{id_}/commands", json=command, headers=by(token))
    return answer.status_code
