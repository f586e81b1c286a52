"""The server on PostgreSQL, as it is started."""

from functools import partial
from pathlib import Path

import httpx2

from tests import stores
from tests.desk import by, new_id
from tests.server.running import running, token_of, told
from tests.waiting import PATIENCE


def test_workshop_on_postgresql_is_kept_and_erased(tmp_path: Path, postgres: str):
    with stores.schema(postgres, tmp_path) as store:
        there = {"SAMENBOOM_DATABASE_URL": store.url}
        with running(tmp_path, **there) as server, httpx2.Client(timeout=PATIENCE) as http:
            ann = token_of(tmp_path, "ann", **there)
            api = f"{server.url}/api/v1"
            made = http.post(f"{api}/trajectories", json={"theme": "Zorg"}, headers=by(ann)).json()
            who = {"joinCode": made["joinCode"], "party": "resident"}
            seat = http.post(f"{api}/seats", json=who).json()["token"]
            does = partial(_does, http, f"{api}/trajectories/{made['id']}/commands")
            does(ann, "open-step", step="associations")
            does(seat, "add-card", kind="association", text="wèg 🌳")
            gone = does(seat, "add-card", kind="association", text="mevrouw Jansen")
            does(ann, "reveal", step="associations")
            does(ann, "redact", target=gone)
            server.stop()
        with running(tmp_path, **there) as server, httpx2.Client(timeout=PATIENCE) as http:
            here = f"{server.url}/api/v1/trajectories/{made['id']}"
            cards = http.get(f"{here}/cards", headers=by(seat)).json()
            assert sorted(card["text"] or "" for card in cards) == ["", "wèg 🌳"]
            events = http.get(f"{here}/events?after=0", headers=by(ann)).json()
            assert [event["seq"] for event in events] == list(range(1, len(events) + 1))
            assert http.delete(here, headers=by(ann)).status_code == 204
            assert http.get(here, headers=by(ann)).status_code == 404
            assert server.said.read_text().count("Traceback") == 0
        assert not (tmp_path / "samenboom.db").exists()


def test_postgresql_that_is_not_there_is_said_in_a_sentence_without_its_password(tmp_path: Path):
    nowhere = "postgresql+psycopg://boom:geheim@127.0.0.1:1/boom"
    answer = told(tmp_path, "facilitator", "list", SAMENBOOM_DATABASE_URL=nowhere)
    wrong = told(tmp_path, "facilitator", "list", SAMENBOOM_DATABASE_URL="postgres")

    assert (answer.returncode, wrong.returncode) == (1, 1)
    assert answer.stderr.count("\n") == wrong.stderr.count("\n") == 1
    assert "127.0.0.1:1" in answer.stderr
    assert "geheim" not in answer.stderr


def _does(http: httpx2.Client, url: str, who: str, type_: str, **data: object) -> str:
    command = {"id": new_id(), "type": type_, "data": data}
    answer = http.post(url, json=command, headers=by(who))
    assert answer.status_code == 200, answer.text
    return str(command["id"])
