"""Pages and sockets without FastAPI's machinery: a request and the words of its path in, a response out.

FastAPI matches an included router twice and solves dependencies that a page does not have: with a thousand
people who come in that was a third of the work (docs/performance.md).
"""

from collections.abc import Awaitable, Callable
from typing import Any

from fastapi import APIRouter
from fastapi.routing import APIRoute, APIWebSocketRoute
from starlette.requests import HTTPConnection, Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.websockets import WebSocket


def straight(router: APIRouter) -> list[BaseRoute]:
    """The same routes in the same order; their functions take nothing but words of the path."""
    return [_route(route) for route in router.routes]


def _route(route: BaseRoute) -> BaseRoute:
    if isinstance(route, APIWebSocketRoute):
        return WebSocketRoute(route.path, _socket(route.endpoint))
    assert isinstance(route, APIRoute)  # noqa: S101 - a router of pages holds nothing else
    page = Route(route.path, _page(route.endpoint), methods=route.methods)
    page.methods = set(route.methods or ())  # without the HEAD that Starlette adds to each GET
    return page


def _page(call: Callable[..., Awaitable[Response]]) -> Callable[[Request], Awaitable[Response]]:
    async def page(request: Request) -> Response:
        return await call(request, **_words(request))

    return page


def _socket(call: Callable[..., Awaitable[None]]) -> Callable[[WebSocket], Awaitable[None]]:
    async def socket(line: WebSocket) -> None:
        await call(line, **_words(line))

    return socket


def _words(connection: HTTPConnection) -> dict[str, Any]:
    return connection.path_params
