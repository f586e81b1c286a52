"""Files that the console offers, and that the room goes on while one is made."""

import threading
from dataclasses import replace

import pytest

from app.exports import FORMATS
from app.web import exports
from app.web.export_words import offered
from tests.desk import Desk, by
from tests.waiting import PATIENCE
from tests.web.test_facilitators import signs_in


def test_every_format_of_the_registry_is_offered_once():
    urls = [each.url.rsplit("/", 1)[-1] for each in offered("x", "nl")]

    assert sorted(urls) == sorted(FORMATS)
    assert [each.name for each in offered("x", "en")][:2] == ["Report (pdf)", "Report (Word)"]


def test_console_names_each_and_saves_all_but_the_page(desk: Desk):
    signs_in(desk)
    page = desk.http.get(f"/t/{desk.id}/console").text

    assert page.count("data-file") == len(FORMATS) - 1
    assert "Tabel (Excel)" in page
    assert f'<a href="/t/{desk.id}/exports/html">' in page


def test_room_goes_on_while_files_are_made(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    """More than there are workers, and none of them comes to an end: every other request is answered."""
    going_on, statuses = threading.Event(), []

    def slowly(*_args: object) -> bytes:
        assert going_on.wait(PATIENCE)
        return b"{}"

    monkeypatch.setitem(exports.FORMATS, "json", replace(FORMATS["json"], make=slowly))
    path = f"/api/v1/trajectories/{desk.id}/exports/json"
    asking = [
        threading.Thread(
            target=lambda: statuses.append(desk.http.get(path, headers=by(desk.ann)).status_code)
        )
        for _ in range(8)
    ]
    for each in asking:
        each.start()
    try:
        assert desk.asks(desk.ann, "pause").status_code == 200
        assert desk.reads("/tree")["seq"] > 0
        assert statuses == []
    finally:
        going_on.set()
    for each in asking:
        each.join(PATIENCE)
    assert statuses == [200] * 8
