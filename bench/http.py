"""A light HTTP client for who measures: lines that stay open, one request at a time on each."""

import asyncio
import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from types import TracebackType
from typing import Any
from urllib.parse import urlsplit

Line = tuple[asyncio.StreamReader, asyncio.StreamWriter]


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes

    def json(self) -> Any:
        """The body of an answer that must be a good one."""
        assert self.status < 400, (self.status, self.body)
        return json.loads(self.body)


class Http:
    """As many lines as there are requests at once."""

    def __init__(self, url: str, headers: Mapping[str, str] | None = None) -> None:
        where = urlsplit(url)
        self._host, self._port, self._headers = where.hostname, where.port, dict(headers or {})
        self._free: list[Line] = []

    async def __aenter__(self) -> "Http":
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, wrong: BaseException | None, trace: TracebackType | None
    ) -> None:
        for _, out in self._free:
            out.close()

    async def get(self, path: str, headers: Mapping[str, str] | None = None) -> Answer:
        """A page."""
        return await self.ask("GET", path, b"", headers or {})

    async def post(self, path: str, told: Any, headers: Mapping[str, str] | None = None) -> Answer:
        """JSON."""
        kind = {"Content-Type": "application/json"}
        return await self.ask("POST", path, json.dumps(told).encode(), kind | dict(headers or {}))

    async def ask(self, method: str, path: str, body: bytes, headers: Mapping[str, str]) -> Answer:
        """One request and its answer."""
        asks = {"Host": f"{self._host}:{self._port}", "Content-Length": str(len(body))}
        words = asks | self._headers | dict(headers)
        head = "".join(f"{name}: {value}\r\n" for name, value in words.items())
        request = f"{method} {path} HTTP/1.1\r\n{head}\r\n".encode() + body
        while self._free:  # a line that lay idle may be closed by the server just now: it took nothing
            with suppress(asyncio.IncompleteReadError, ConnectionError):
                return await self._asked(self._free.pop(), request)
        return await self._asked(await asyncio.open_connection(self._host, self._port), request)

    async def _asked(self, line: Line, request: bytes) -> Answer:
        line[1].write(request)
        answer = await _heard(line[0])
        self._free.append(line)
        return answer


async def _heard(line: asyncio.StreamReader) -> Answer:
    first, *rest = (await line.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    headers = dict(each.lower().split(": ", 1)[:1] + each.split(": ", 1)[1:] for each in rest if each)
    size = int(headers.get("content-length", 0))
    return Answer(int(first.split()[1]), headers, await line.readexactly(size))
