"""Files that the console offers, and that the room goes on while one is made."""

import re
import threading
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from app.exports import FORMATS
from app.web import exports
from app.web.export_words import offered
from app.web.file_names import file_name
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


@pytest.mark.parametrize(
    ("theme", "plain"),
    [
        ("Mantelzorg", "mantelzorg"),
        ("Café «Één» / samen..\\eten?", "cafe-een-samen-eten"),
        ("الرعاية", "samenboom"),
        ("a" * 39 + " b", "a" * 39),
    ],
)
def test_file_is_called_after_theme_kind_and_day(theme: str, plain: str):
    day = datetime(2026, 3, 1, 23, 0, tzinfo=UTC)

    assert file_name(theme, "report", "pdf", "nl", day) == f"{plain}-verslag-2026-03-01.pdf"
    assert file_name(theme, "seat-cards", "pdf", "en", day) == f"{plain}-seat-cards-2026-03-01.pdf"


def test_every_file_comes_under_its_name(desk: Desk):
    signs_in(desk)
    for format_ in set(FORMATS) - {"report", "docx", "pdf", "png"}:  # those take a second each
        told = desk.http.get(f"/t/{desk.id}/exports/{format_}").headers["content-disposition"]

        assert re.search(rf'filename="samen-[a-z]+-20\d\d-\d\d-\d\d\.{format_}"', told) or format_ == "html"
    assert all(file_name("x", format_, "x", "nl", datetime.now(UTC)) for format_ in FORMATS)


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
