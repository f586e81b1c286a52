"""The registry: what exists."""

import pytest

from app.exports import FORMATS
from tests.exports.playing import NOW, Room


def test_contract_knows_every_format_once():
    assert set(FORMATS) == {"json", "csv", "xlsx", "svg", "png", "pdf", "docx", "html", "report"}


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("json", b"{"),
        ("pdf", b"%PDF-"),
        ("csv", "\ufeff".encode()),
        ("xlsx", b"PK"),
        ("svg", b"<?xml"),
        ("png", b"\x89PNG"),
        ("html", b"<!DOCTYPE html>"),
        ("docx", b"PK"),
        ("report", b"%PDF-"),
    ],
)
def test_format_makes_a_file_of_its_kind(name: str, begins: bytes):
    assert FORMATS[name].make(Room().state, "nl", NOW).lstrip().startswith(begins)
