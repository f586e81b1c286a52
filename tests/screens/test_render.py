"""Templates to HTML."""

import errno
import tempfile

import pytest
from jinja2 import DictLoader, Environment

from app.screens.render import Compiled


def made(cache: Compiled) -> Environment:
    return Environment(
        loader=DictLoader({"it.html": "{{ who }} is er"}), bytecode_cache=cache, autoescape=True
    )


def test_template_stays_compiled_for_the_next_start(tmp_path, monkeypatch):
    assert made(Compiled(str(tmp_path))).get_template("it.html").render(who="Anna") == "Anna is er"
    monkeypatch.setattr(Environment, "compile", lambda *_, **__: pytest.fail("compiled once more"))
    assert made(Compiled(str(tmp_path))).get_template("it.html").render(who="Bert") == "Bert is er"


def test_full_disk_is_not_in_the_way_of_a_page(tmp_path, monkeypatch):
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(tempfile, "NamedTemporaryFile", full)
    assert made(Compiled(str(tmp_path))).get_template("it.html").render(who="Cor") == "Cor is er"
    assert list(tmp_path.iterdir()) == []
