"""Backup, restore and check from the command line, beside a real server."""

import argparse
import asyncio
import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import httpx2
import pytest

from app import keeping
from app.commandline import Mistake
from app.settings import Settings
from tests.desk import by, new_id, opened
from tests.server.running import Running, running, says, token_of
from tests.waiting import PATIENCE

What = Callable[[Settings, argparse.Namespace], None]
NAME = "Wilhelmina van Dam"
PHONES = 8


def spoken(folder: Path) -> tuple[str, str, str]:
    """A stopped server's database in which someone said a name: trajectory, card, the facilitator's token."""
    with opened(folder) as desk:
        desk.begins()
        seat = desk.sits()
        desk.does("open-step", step="associations")
        card = desk.says(seat, NAME)
        desk.does("reveal", step="associations")
        return desk.id, card, desk.ann


def asks(what: What, folder: Path, file: Path | None, **settings: Any) -> None:
    """What the command line does, in this process: one of its own takes seconds to start."""
    what(Settings(var=folder, **settings), argparse.Namespace(file=file))


def rows(place: Path, what: str) -> list[Any]:
    with closing(sqlite3.connect(place)) as connection:
        return connection.execute(what).fetchall()


@pytest.mark.anyio
async def test_backup_of_a_busy_server_is_whole_and_holds_all_that_was_acknowledged(tmp_path: Path):
    with running(tmp_path / "var") as server:
        ann = token_of(tmp_path / "var", "ann")
        async with httpx2.AsyncClient(timeout=PATIENCE) as http:
            room = await _room(http, server, ann)
            acknowledged: list[str] = []
            over = asyncio.Event()
            phones = [asyncio.create_task(_talks(http, *room, n, acknowledged, over)) for n in range(PHONES)]
            copies = [tmp_path / "first.db", tmp_path / "second.db"]
            for copy in copies:
                before = list(acknowledged)
                told = await asyncio.to_thread(says, tmp_path / "var", "backup", str(copy))
                assert (told.returncode, told.stderr) == (0, "")
                assert set(before) <= {id_ for (id_,) in rows(copy, "SELECT id FROM commands")}
            over.set()
            await asyncio.gather(*phones)

        with pytest.raises(Mistake, match="server draait nog"):
            asks(keeping.put_back, tmp_path / "var", copies[0])
        asks(keeping.look_through, tmp_path / "var", None)
        for copy in copies:
            asks(keeping.look_through, tmp_path / "var", copy)
        first, second, now = (
            len(rows(each, "SELECT seq FROM events")) for each in (*copies, tmp_path / "var/samenboom.db")
        )
        assert first < second <= now


async def _room(http: httpx2.AsyncClient, server: Running, ann: str) -> tuple[str, list[str]]:
    """A room in the step for associations: where commands go, and the tokens of its phones."""
    api = f"{server.url}/api/v1"
    made = (
        await http.post(f"{api}/trajectories", json={"theme": "x", "seatsPerParty": 20}, headers=by(ann))
    ).json()
    sits = [
        await http.post(f"{api}/seats", json={"joinCode": made["joinCode"], "party": "resident"})
        for _ in range(PHONES)
    ]
    door = f"{api}/trajectories/{made['id']}/commands"
    step = {"id": new_id(), "type": "open-step", "data": {"step": "associations"}}
    assert (await http.post(door, json=step, headers=by(ann))).status_code == 200
    return door, [each.json()["token"] for each in sits]


async def _talks(
    http: httpx2.AsyncClient, door: str, tokens: list[str], n: int, said: list[str], over: asyncio.Event
) -> None:
    """A phone that sends card after card, as fast as it is answered."""
    while not over.is_set():
        body = {"id": new_id(), "type": "add-card", "data": {"kind": "association", "text": "samen"}}
        answer = await http.post(door, json=body, headers=by(tokens[n]))
        assert answer.status_code in (200, 429)
        if answer.status_code == 200:
            said.append(body["id"])


def test_restore_erases_what_was_erased_since_and_keeps_the_old_one(tmp_path: Path, capsys):
    folder, copy = tmp_path / "var", tmp_path / "copy.db"
    trajectory, card, ann = spoken(folder)
    asks(keeping.save, folder, copy)
    assert str(copy) in capsys.readouterr().out
    with opened(folder) as desk:
        redact = {"id": new_id(), "type": "redact", "data": {"target": card}}
        path = f"/api/v1/trajectories/{trajectory}/commands"
        assert desk.http.post(path, json=redact, headers=by(ann)).status_code == 200
    assert NAME.encode() in copy.read_bytes()

    asks(keeping.put_back, folder, copy)

    told = capsys.readouterr().out
    assert told.endswith("alles klopt\n")
    (aside,) = folder.glob("samenboom-before-*.db")
    assert aside.name in told
    assert [NAME.encode() in each.read_bytes() for each in folder.glob("*.db")] == [False, False]
    count = "SELECT count(*) FROM events"
    assert rows(aside, count) == [(rows(folder / "samenboom.db", count)[0][0] + 1,)]
    with opened(folder) as desk:
        answer = desk.http.get(f"/api/v1/trajectories/{trajectory}/cards", headers=by(ann))
        assert [each["status"] for each in answer.json()] == ["redacted"]
    assert sorted(each.name for each in folder.glob(".*")) == []


DAMAGE = {
    "UPDATE events SET data = '{' WHERE seq = 2": "gebeurtenis 2 ontbreekt of is beschadigd",
    "DELETE FROM events WHERE seq = 2": "gebeurtenis 2 ontbreekt of is beschadigd",
    "UPDATE events SET type = 'dreamt' WHERE seq = 2": "gebeurtenis 2 is van een nieuwere versie",
    "UPDATE events SET data = '{}' WHERE seq = 4": "gebeurtenis 4 kan niet",
    "DELETE FROM events": "het logboek is leeg",
    "DELETE FROM commands WHERE seq = 3": "is niet als gedaan bekend",
    "UPDATE commands SET seq = 99 WHERE seq = 3": "hoort bij gebeurtenis 99, die er niet is",
    "UPDATE events SET command = (SELECT command FROM events WHERE seq = 3) WHERE seq > 4": "2 keer in",
    "DELETE FROM trajectories": "er is een logboek, maar geen traject",
    "UPDATE events SET data = json_set(data, '$.seat', 'no'), seat = 'no' WHERE seq = 4": "een stoel",
}


def test_check_names_what_is_damaged(tmp_path: Path, capsys):
    trajectory, _, _ = spoken(tmp_path / "whole")
    for number, (how, says_so) in enumerate(DAMAGE.items()):
        folder = tmp_path / str(number)
        shutil.copytree(tmp_path / "whole", folder)
        with closing(sqlite3.connect(folder / "samenboom.db")) as connection, connection:
            connection.execute(how)
        with pytest.raises(Mistake, match="1 beschadigd"):
            asks(keeping.look_through, folder, None)
        told = capsys.readouterr().out
        assert f"traject {trajectory}: " in told
        assert says_so in told, how
        assert NAME not in told


def test_what_cannot_be_kept_or_put_back_is_said_in_a_sentence(tmp_path: Path):
    folder, words = tmp_path / "var", tmp_path / "words.txt"
    words.write_text("geen database")
    with pytest.raises(Mistake, match="Er is geen database"):
        asks(keeping.save, folder, tmp_path / "copy.db")
    spoken(folder)
    database = folder / "samenboom.db"
    before = database.read_bytes()
    refused: tuple[tuple[What, Path, str], ...] = (
        (keeping.save, database, "de database zelf"),
        (keeping.save, tmp_path, "is een map"),
        (keeping.save, words / "copy.db", "niet gelukt"),
        (keeping.put_back, database, "de database zelf"),
        (keeping.put_back, words, "geen database van Samenboom"),
        (keeping.put_back, tmp_path / "none.db", "is er niet"),
        (keeping.look_through, words, "geen database van Samenboom"),
        (keeping.look_through, tmp_path / "none.db", "is er niet"),
    )
    for what, file, says_so in refused:
        with pytest.raises(Mistake, match=says_so):
            asks(what, folder, file)
    with pytest.raises(Mistake, match="pg_dump"):
        asks(keeping.save, folder, words, database_url="postgresql+psycopg://u@h/x")
    assert database.read_bytes() == before


def test_copy_of_a_newer_version_is_not_put_back(tmp_path: Path):
    folder, copy = tmp_path / "var", tmp_path / "copy.db"
    spoken(folder)
    asks(keeping.save, folder, copy)
    with closing(sqlite3.connect(copy)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(Mistake, match="nieuwere versie"):
        asks(keeping.put_back, folder, copy)
    asks(keeping.look_through, folder, None)
    assert sorted(each.name for each in folder.glob(".*")) == []


def test_damage_ends_the_command_with_1_and_one_sentence(tmp_path: Path):
    spoken(tmp_path)
    with closing(sqlite3.connect(tmp_path / "samenboom.db")) as connection, connection:
        connection.execute("DELETE FROM events WHERE seq = 2")
    told = says(tmp_path, "check")
    assert (told.returncode, told.stderr.count("\n"), told.stdout.count("\n")) == (1, 1, 1)


def test_health_tells_of_the_nightly_copy(tmp_path: Path):
    with opened(tmp_path) as desk:
        assert desk.http.get("/health/ready").json()["copy"] == {"last": None, "ok": True}
        (tmp_path / "copies").mkdir()
        (tmp_path / "copies/samenboom-2026-11-28.db").touch()
        told = desk.http.get("/health/ready").json()
        assert told["status"] == "ready"
        assert json.dumps(told).count("+00:00") == 1
