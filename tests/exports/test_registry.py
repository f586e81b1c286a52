"""The registry: what exists, what comes later."""

import pytest

from app.exports import FORMATS, LATER
from tests.exports.playing import NOW, Room


def test_contract_knows_every_format_once():
    assert {*FORMATS, *LATER} == {"json", "csv", "xlsx", "svg", "png", "pdf", "docx", "html", "report"}
    assert not set(FORMATS) & set(LATER)


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("json", b"{"),
        ("pdf", b"%PDF-"),
        ("html", b"<!DOCTYPE html>"),
        ("docx", b"PK"),
        ("report", b"%PDF-"),
    ],
)
def test_format_makes_a_file_of_its_kind(name: str, begins: bytes):
    assert FORMATS[name].make(Room().state, "nl", NOW).lstrip().startswith(begins)
