"""The script (draaiboek) in words: titles of sessions and steps, what the facilitator says and watches."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

TEXTS = Path(__file__).parent / "script.toml"


@cache
def _texts() -> dict[str, Any]:
    return tomllib.loads(TEXTS.read_text(encoding="utf-8"))


def session_title(session: int, language: str) -> str:
    """A session's number and what it is about."""
    return str(_texts()["sessions"][str(session)][language])


def step_title(step: str, language: str) -> str:
    """A step's name, as on every screen."""
    return str(_texts()[step]["title"][language])


def go_label(step: str, language: str) -> str:
    """What the button says that goes to a step; a first step is never gone to."""
    return str(_texts()[step]["go"][language])


def notes(step: str, language: str) -> tuple[str, ...]:
    """What to say and what to look out for, two or three short sentences."""
    return tuple(_texts()[step][language])
