"""Other words for a node in one tap: proposed, and chosen at once. Each of the two can be taken back."""

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from fastapi import Request

from app.domain.state import State
from app.domain.tree import text
from app.web import identity
from app.web.house import house
from app.web.problems import problem
from app.web.taking import take

FIELDS = ("node", "text", "forSeat")


async def reword(request: Request, trajectory: str, given: Mapping[str, Any]) -> None:
    """The words get the id that was sent, so that trying again does nothing twice."""
    who = await identity.facilitates(request, trajectory)
    if who is None:
        raise problem("not-found")
    data = {name: given[name] for name in FIELDS if given.get(name)}
    async with house(request).engine.reading(trajectory) as runtime:
        if _says_so_already(runtime.state, data):
            return
    wording = str(given.get("id") or uuid4())
    await take(request, who, trajectory, wording, "propose-wording", data)
    await take(request, who, trajectory, str(uuid4()), "adopt-wording", {"wording": wording})


def _says_so_already(state: State, data: Mapping[str, Any]) -> bool:
    node = state.nodes.get(str(data.get("node")))
    return node is not None and text(state, node) == str(data.get("text", "")).strip()
