"""A facilitator's desk for tests: the real application on an empty database, through its own doors."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from fastapi.testclient import TestClient

from app.main import create_app
from app.settings import Settings
from app.store import directory
from app.store.secrets import token
from app.web.house import House

HOST = "http://testserver"


@dataclass
class Seat:
    """Someone at the table, as the API told it."""

    id: str
    token: str
    code: str
    party: str
    number: int


@dataclass
class Desk:
    """One trajectory of one facilitator (`ann`), and what can be asked of the server about it."""

    http: TestClient
    ann: str
    ann_id: str
    folder: Path
    id: str = ""
    code: str = ""
    made: dict[str, Any] = field(default_factory=dict)

    @property
    def house(self) -> House:
        """What lives as long as the server."""
        found: House = self.http.app.state.house  # type: ignore[attr-defined] # the client knows any ASGI app
        return found

    def begins(self, **fields: Any) -> "Desk":
        """Open a trajectory; this desk works on it from now on."""
        answer = self.http.post(
            "/api/v1/trajectories", json={"theme": "samen", **fields}, headers=by(self.ann)
        )
        assert answer.status_code == 201, answer.text
        self.made = answer.json()
        self.id, self.code = self.made["id"], self.made["joinCode"]
        return self

    def sits(self, party: str = "resident") -> Seat:
        """Someone takes a seat."""
        answer = self.http.post("/api/v1/seats", json={"joinCode": self.code, "party": party})
        assert answer.status_code == 201, answer.text
        told = answer.json()
        return Seat(told["seatId"], told["token"], told["seatCode"], told["party"], told["number"])

    def observes(self) -> str:
        """Someone looks on; the token."""
        answer = self.http.post("/api/v1/observers", json={"joinCode": self.code})
        assert answer.status_code == 201, answer.text
        return str(answer.json()["token"])

    def asks(self, who: str, type_: str, /, id_: str | None = None, **data: Any) -> Any:
        """Any command with any token; the answer as it is."""
        body = {"id": id_ or new_id(), "type": type_, "data": data}
        return self.http.post(f"/api/v1/trajectories/{self.id}/commands", json=body, headers=by(who))

    def does(self, type_: str, /, id_: str | None = None, **data: Any) -> str:
        """A command of the facilitator that is taken; its id."""
        return self.takes(self.ann, type_, id_, **data)

    def takes(self, who: str, type_: str, /, id_: str | None = None, **data: Any) -> str:
        """A command that is taken; its id."""
        command = id_ or new_id()
        answer = self.asks(who, type_, command, **data)
        assert answer.status_code == 200, answer.text
        return command

    def says(self, seat: Seat, text: str, kind: str = "association", **data: Any) -> str:
        """A card that is taken; its id."""
        return self.takes(seat.token, "add-card", kind=kind, text=text, **data)

    def reads(self, what: str = "", who: str | None = None) -> Any:
        """A resource of the trajectory, by default as the facilitator."""
        answer = self.http.get(f"/api/v1/trajectories/{self.id}{what}", headers=by(who or self.ann))
        assert answer.status_code == 200, answer.text
        return answer.json()


def by(token_: str) -> dict[str, str]:
    """The header that says who asks."""
    return {"Authorization": f"Bearer {token_}"}


def new_id() -> str:
    """An id as a client makes it."""
    return str(uuid.uuid4())


@contextmanager
def opened(folder: Path, **settings: Any) -> Iterator[Desk]:
    """The application on the database in a folder, with a facilitator."""
    fields = {"var": folder, "secret": "only for tests", **settings}
    with TestClient(create_app(Settings(**fields)), base_url=HOST, headers={"Origin": HOST}) as http:
        house: House = http.app.state.house  # type: ignore[attr-defined] # as above
        name, mine = f"ann {new_id()}", token()
        ann = house.database.write_now(partial(directory.add_facilitator, name=name, token=mine))
        yield Desk(http, mine, ann, folder)
