"""A hall: the real server as a process of its own, that can fall over and get up again, and a facilitator."""

import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx2 as httpx
from playwright.sync_api import Page, Route

from app.store import directory
from app.store.database import Database
from app.store.secrets import one_time_code, token
from tests.ports import free_port
from tests.waiting import PATIENCE, STARTING, until


def heard(page: Page, look: Callable[[], object], what: str = "the browser tells") -> None:
    """Wait for what the browser tells: it does so only while it is asked something."""
    until(lambda: page.evaluate("true") and look(), what=what)


def fetched(page: Page, module: str) -> None:
    """Wait until a part of the phone that only some steps need has come: without a network it never would."""
    is_loaded = f"import('/static/js/lazy.js').then((lazy) => lazy.isLoaded('{module}'))"
    until(lambda: page.evaluate(is_loaded), what=f"{module}.js has come")


def held(page: Page, what: str) -> list[Route]:
    """The requests for an address, from now on: each waits until the test lets it go."""
    found: list[Route] = []

    def keep(route: Route) -> None:
        found.append(route)

    page.route(what, keep)
    return found


@dataclass
class Hall:
    """`folder` keeps the database between two starts."""

    folder: Path
    port: int = field(default_factory=free_port)
    settings: dict[str, str] = field(default_factory=dict)
    sign_in: str = ""
    _process: subprocess.Popen[bytes] | None = None
    _token: str = ""

    def __post_init__(self) -> None:
        self.address = f"http://127.0.0.1:{self.port}"
        self._client = httpx.Client(base_url=self.address, timeout=PATIENCE)

    def start(self) -> None:
        """The server answers on return."""
        serve = ["serve", "--host", "127.0.0.1", "--port", str(self.port)]
        self._process = subprocess.Popen(self._app(*serve), env=self._environment, stdout=subprocess.DEVNULL)
        try:
            until(self._answers, STARTING, "the server answers")
        except AssertionError:
            self.stop()
            raise
        if not self._token:
            self._token = self._new_token()

    def stop(self) -> None:
        """The server is gone on return, as after a power cut."""
        if self._process:
            self._process.kill()
            self._process.wait()
            self._process = None

    def close(self) -> None:
        """Leave nothing running."""
        self.stop()
        self._client.close()

    @property
    def token(self) -> str:
        """The facilitator's own, for whoever speaks to the server in another way."""
        return self._token

    @property
    def pid(self) -> int:
        """The process of the server, for what is done to it from outside."""
        assert self._process is not None, "the server runs"
        return self._process.pid

    @property
    def _environment(self) -> dict[str, str]:
        return {**os.environ, "SAMENBOOM_VAR": str(self.folder), **self.settings}

    def _app(self, *words: str) -> list[str]:
        return [sys.executable, "-m", "app", *words]

    def _answers(self) -> bool:
        with suppress(httpx.TransportError):
            return self._client.get("/health/ready").status_code == 200
        return False

    def _new_token(self) -> str:
        """A facilitator with a link, made beside the running server as `facilitator add` does."""
        mine, secret = token(), one_time_code()
        database = Database(f"sqlite:///{self.folder}/samenboom.db")
        who = database.write_now(partial(directory.add_facilitator, name=f"B {uuid4()}", token=mine))
        database.write_now(partial(directory.add_link, facilitator=who, secret=secret))
        database.close()
        self.sign_in = f"{self.address}/sign-in#{secret}"
        return mine

    def call(self, method: str, path: str, body: dict[str, Any] | None = None, token: str = "") -> Any:
        """An API call that is answered well; its JSON."""
        headers = {"Authorization": f"Bearer {token or self._token}"}
        answer = self._client.request(method, f"/api/v1{path}", json=body, headers=headers)
        assert answer.is_success, answer.text
        return answer.json()

    def refused(self, path: str, body: dict[str, Any], token: str = "") -> str:
        """An API call that is answered with a problem; its code."""
        headers = {"Authorization": f"Bearer {token or self._token}"}
        answer = self._client.post(f"/api/v1{path}", json=body, headers=headers)
        assert answer.is_client_error, answer.text
        return str(answer.json()["code"])

    def file(self, path: str) -> bytes:
        """An export, as it is made."""
        answer = self._client.get(f"/api/v1{path}", headers={"Authorization": f"Bearer {self._token}"})
        assert answer.is_success, answer.text
        return answer.content

    def erase(self, workshop: "Workshop") -> None:
        """Everything of a trajectory is gone."""
        headers = {"Authorization": f"Bearer {self._token}"}
        assert self._client.delete(f"/api/v1/trajectories/{workshop.id}", headers=headers).status_code == 204

    def opens(self, **data: Any) -> "Workshop":
        """A new trajectory; a server that an earlier test left down is up again."""
        if self._process is None:
            self.start()
        made = self.call("POST", "/trajectories", {"theme": "Mantelzorg", **data})
        return Workshop(self, made["id"], made["joinCode"])


@dataclass
class Workshop:
    """One trajectory, run by its facilitator."""

    hall: Hall
    id: str
    code: str

    def does(self, type_: str, token: str = "", id_: str = "", **data: Any) -> str:
        """A command of the facilitator, or of whose token it is; its id."""
        id_ = id_ or str(uuid4())
        self.asks(type_, token, id_, **data)
        return id_

    def asks(self, type_: str, token: str = "", id_: str = "", **data: Any) -> dict[str, Any]:
        """The same; what it was answered."""
        command = {"id": id_ or str(uuid4()), "type": type_, "data": data}
        told: dict[str, Any] = self.hall.call("POST", f"/trajectories/{self.id}/commands", command, token)
        return told

    def refused(self, type_: str, token: str = "", **data: Any) -> str:
        """A command that is not taken; the code of the refusal."""
        command = {"id": str(uuid4()), "type": type_, "data": data}
        return self.hall.refused(f"/trajectories/{self.id}/commands", command, token)

    def cards(self) -> list[dict[str, Any]]:
        """What the facilitator knows of the cards."""
        found: list[dict[str, Any]] = self.hall.call("GET", f"/trajectories/{self.id}/cards")
        return found

    def words(self) -> list[str]:
        """The words of the cards that everyone may see."""
        return [card["text"] for card in self.cards() if card["text"]]

    def sits(self, party: str) -> str:
        """Someone takes a seat through the API; their token."""
        made: dict[str, str] = self.hall.call("POST", "/seats", {"joinCode": self.code, "party": party})
        return made["token"]
