"""A room of the real app, as a program opens it."""

import uuid
from dataclasses import dataclass
from typing import Any

from .http import Http
from .processes import Server

API = "/api/v1"


def bearer(token: str) -> dict[str, str]:
    """Who speaks."""
    return {"Authorization": f"Bearer {token}"}


@dataclass(frozen=True)
class Room:
    """A trajectory in its first collecting step, and the tokens of who sits there."""

    id: str
    code: str
    seats: list[str]


def command(type_: str, **data: Any) -> dict[str, Any]:
    """One command with an id of its own."""
    return {"id": str(uuid.uuid4()), "type": type_, "data": data}


async def seated(http: Http, token: str, people: int = 9) -> Room:
    """A trajectory with people at the table."""
    asked = {"theme": "meting", "seatsPerParty": 20}
    room = (await http.post(f"{API}/trajectories", asked, bearer(token))).json()
    seats = []
    for number in range(people):
        party = ("municipality", "provider", "resident")[number % 3]
        taken = await http.post(f"{API}/seats", {"joinCode": room["joinCode"], "party": party})
        seats.append(taken.json()["token"])
    path = f"{API}/trajectories/{room['id']}/commands"
    (await http.post(path, command("open-step", step="associations"), bearer(token))).json()
    return Room(room["id"], room["joinCode"], seats)


def wall_of(server: Server, room: Room) -> str:
    """Where its projector listens."""
    return f"{server.ws}/t/{room.id}/live?screen=projector&after=0"


async def observer(http: Http, room: Room) -> str:
    """A token that sees the projector's screen."""
    return str((await http.post(f"{API}/observers", {"joinCode": room.code})).json()["token"])


async def room_with_wall(server: Server) -> tuple[str, dict[str, str]]:
    """Where an observer of a new room listens, and how."""
    async with Http(server.url) as http:
        room = await seated(http, server.token)
        return wall_of(server, room), bearer(await observer(http, room))
