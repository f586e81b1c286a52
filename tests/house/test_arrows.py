"""Who may know whom."""

import pytest

from tools import arrows


def test_arrow_downwards_is_fine():
    assert arrows.problems("app/web/commands.py", "from app.engine import Engine\nimport fastapi\n") == []


def test_arrow_inside_a_room_is_fine():
    assert (
        arrows.problems("app/domain/cards.py", "from .state import State\nfrom app.domain import undo\n")
        == []
    )


@pytest.mark.parametrize(
    ("name", "text", "complaint"),
    [
        ("app/domain/cards.py", "from app.store.log import append", "domain may not know store"),
        ("app/domain/cards.py", "from ..store import log", "domain may not know store"),
        ("app/domain/cards.py", "def f():\n    from app import engine", "domain may not know engine"),
        ("app/domain/cards.py", "import sqlmodel", "the domain stands on the standard library only"),
        ("app/domain/cards.py", "import time", "the rules are pure: no time"),
        ("app/live/hub.py", "import app.domain.state", "live may not know domain"),
        ("app/store/log.py", "from app.screens import render", "store may not know screens"),
        ("app/screens/cards.py", "from app.web.identity import Seat", "screens may not know web"),
        ("app/screens/cards.py", "from app.store import log", "screens may not know store"),
        ("app/engine.py", "from app.main import create_app", "engine may not know main"),
        ("app/helpers/text.py", "", "no such room as 'helpers'"),
    ],
)
def test_arrow_upwards_is_found(name, text, complaint):
    (problem,) = arrows.problems(name, text)

    assert complaint in problem
