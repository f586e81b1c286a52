"""One tap for several things at once: the same command for each of them, in the order given."""

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from fastapi import Request
from starlette.datastructures import FormData

from app.web import commands, identity
from app.web.problems import problem
from app.web.taking import take

#: What the console calls it: the command, and the field that differs.
EACH = {
    "open-support-each": ("open-support", "about"),
    "close-support-each": ("close-support", "about"),
    "undo-each": ("undo", "seq"),
    "redo-each": ("redo", "seq"),
}
MOST = 100


def several(given: Mapping[str, Any]) -> list[str]:
    """The values of the field `each`, of a form or of JSON."""
    found = given.getlist("each") if isinstance(given, FormData) else given.get("each", [])
    return [each for each in found if isinstance(each, str)][:MOST] if isinstance(found, list) else []


async def _each(request: Request, trajectory: str, act: str, given: Mapping[str, Any]) -> None:
    """Stops at the first that is refused, and says why; what came before it has happened."""
    who = await identity.facilitates(request, trajectory)
    if who is None:
        raise problem("not-found")
    command, field = EACH[act]
    for value in several(given):
        data = {field: int(value) if field == "seq" and value.isdecimal() else value}
        await take(request, who, trajectory, str(uuid4()), command, data)


def _act(name: str) -> commands.Act:
    async def act(request: Request, trajectory: str, given: Mapping[str, Any]) -> None:
        await _each(request, trajectory, name, given)

    return act


commands.ACTS |= {name: _act(name) for name in EACH}
