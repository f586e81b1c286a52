"""A backup that is put back holds nothing that was erased after it was made."""

import shutil
from pathlib import Path

import pytest

from tests.desk import Desk, by, opened

NAME = "Wilhelmina van Dam"


def on_disk(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in sorted(folder.glob("samenboom.db*")))


def spoken(desk: Desk) -> tuple[Desk, str]:
    """A trajectory in which a name was said and shown; the card."""
    desk.begins()
    seat = desk.sits()
    desk.does("open-step", step="associations")
    card = desk.says(seat, NAME)
    desk.does("reveal", step="associations")
    return desk, card


def put_back(folder: Path, backup: bytes) -> None:
    for file in folder.glob("samenboom.db*"):
        file.unlink()
    (folder / "samenboom.db").write_bytes(backup)


def backed_up(desk: Desk) -> bytes:
    assert desk.http.portal
    assert desk.http.portal.call(desk.house.database.scrub)
    return (desk.folder / "samenboom.db").read_bytes()


@pytest.mark.parametrize("of_all", [False, True])
def test_erased_is_erased_again_when_a_backup_is_put_back(tmp_path: Path, of_all: bool) -> None:
    with opened(tmp_path) as first:
        desk, card = spoken(first)
        ann, id_, backup = desk.ann, desk.id, backed_up(desk)
        if of_all:
            assert desk.http.delete(f"/api/v1/trajectories/{id_}", headers=by(ann)).status_code == 204
        else:
            desk.does("redact", target=card)
    put_back(tmp_path, backup)
    assert NAME.encode() in on_disk(tmp_path)

    with opened(tmp_path) as again:
        assert NAME.encode() not in on_disk(tmp_path)
        answer = again.http.get(f"/api/v1/trajectories/{id_}/cards", headers=by(ann))
        assert answer.status_code == (404 if of_all else 200)
        if not of_all:
            assert [(each["status"], each["text"]) for each in answer.json()] == [("redacted", None)]


def test_list_holds_no_words_and_a_broken_line_is_skipped(tmp_path: Path) -> None:
    path = tmp_path / "erased.jsonl"
    with opened(tmp_path) as first:
        desk, card = spoken(first)
        backup = backed_up(desk)
        desk.does("redact", target=card)
    assert NAME not in path.read_text()
    path.write_text('{"traj\n[1]\n' + path.read_text() + '{"trajectory": "unknown", "ids": null}\n')
    put_back(tmp_path, backup)
    with opened(tmp_path):
        assert NAME.encode() not in on_disk(tmp_path)


def test_list_that_cannot_be_written_stops_nobody(tmp_path: Path) -> None:
    with opened(tmp_path) as first:
        desk, card = spoken(first)
        (tmp_path / "erased.jsonl").mkdir()
        desk.does("redact", target=card)
        assert NAME.encode() not in on_disk(tmp_path)
    shutil.rmtree(tmp_path / "erased.jsonl")
