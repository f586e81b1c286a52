"""Every problem is drawn here: problem+json for programs (RFC 9457), a page with a way on for people."""

import logging
import traceback
from typing import Any

from fastapi import FastAPI, Request
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.engine import Gone
from app.store.rows import Unreadable
from app.web import pages
from app.web.language import language_of
from app.web.problems import Problem, problem

BY_STATUS = {401: "sign-in", 403: "not-allowed", 404: "not-found", 405: "method", 413: "too-large"}
WAY_ON = {"no-seat": "/", "unknown-code": "/", "sign-in": "/sign-in", "used-link": "/sign-in"}
WAY_ON |= {"not-owner": "/trajectories"}
FOR_SCRIPTS = ("/regions", "/mine")
logger = logging.getLogger(__name__)


class ProblemResponse(JSONResponse):
    """RFC 9457."""

    media_type = "application/problem+json"


def install(app: FastAPI) -> None:
    """Draw all that is raised."""
    app.add_exception_handler(Problem, _on_problem)
    app.add_exception_handler(HTTPException, _on_http)
    app.add_exception_handler(Gone, _on_gone)
    app.add_exception_handler(Unreadable, _on_unreadable)
    app.add_exception_handler(ClientDisconnect, _on_disconnect)


def drawn(request: Request, wrong: Problem) -> Response:
    """The answer that fits who asks."""
    if wants_json(request):
        return as_json(wrong, language_of(request))
    return _page(request, wrong)


def wants_json(request: Request) -> bool:
    """Programs: everything under /api, and whoever says so."""
    asks = request.headers.get("accept", "")
    sends = request.headers.get("content-type", "")
    path = request.url.path
    return path.startswith("/api/") or path.endswith(FOR_SCRIPTS) or "json" in asks or "json" in sends


def as_json(wrong: Problem, language: str) -> Response:
    """Type, title, status, detail, code, and every fault at once in `errors`."""
    body: dict[str, Any] = {
        "type": f"urn:samenboom:problem:{wrong.code}",
        "title": wrong.en,
        "status": wrong.status,
        "detail": wrong.sentence(language),
        "code": wrong.code,
    }
    if wrong.faults:
        said = [(fault, fault.en if language == "en" else fault.nl) for fault in wrong.faults]
        body["errors"] = [{"field": fault.field, "code": fault.code, "detail": text} for fault, text in said]
    return ProblemResponse(body, wrong.status, dict(wrong.headers))


def _page(request: Request, wrong: Problem) -> Response:
    language = language_of(request)
    faults = [fault.en if language == "en" else fault.nl for fault in wrong.faults]
    sentence = " ".join([wrong.sentence(language), *faults])
    way_on = WAY_ON.get(wrong.code, "/")
    answer = pages.html(
        request,
        "pages/error.html",
        wrong.status,
        title=wrong.sentence(language),
        status=wrong.status,
        sentence=sentence,
        way_on=way_on,
        code=wrong.code,
    )
    answer.headers.update(wrong.headers)
    return answer


async def _on_problem(request: Request, wrong: Exception) -> Response:
    assert isinstance(wrong, Problem)  # noqa: S101 - Starlette's type of a handler says less than it knows
    return drawn(request, wrong)


async def _on_http(request: Request, wrong: Exception) -> Response:
    """What Starlette itself found: no such path, wrong method, too large, form not readable."""
    assert isinstance(wrong, HTTPException)  # noqa: S101 - as above
    known = problem(BY_STATUS.get(wrong.status_code, "bad-input"))
    known.headers = wrong.headers or {}
    return drawn(request, known)


async def _on_gone(request: Request, wrong: Exception) -> Response:
    return drawn(request, problem("not-found"))


async def _on_unreadable(request: Request, wrong: Exception) -> Response:
    assert isinstance(wrong, Unreadable)  # noqa: S101 - as above
    return drawn(request, problem(wrong.code))


async def _on_disconnect(request: Request, wrong: Exception) -> Response:
    return Response(status_code=400)  # nobody hears it


class Quiet:
    """What nobody expected: told by kind and place only, for its message may hold people's words."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on; answer 500 or close the socket when something breaks."""
        begun = False

        async def noting(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self.app(scope, receive, noting)
        except Exception as failure:
            at = traceback.extract_tb(failure.__traceback__)[-1]
            logger.error("%s in %s:%s", type(failure).__name__, at.filename, at.lineno)
            if scope["type"] == "http" and not begun:
                await drawn(Request(scope), problem("broken"))(scope, receive, send)
            elif scope["type"] == "websocket":
                await send({"type": "websocket.close", "code": 1011})
