"""Pages without FastAPI's machinery: a request and the words of its path in, a response out.

FastAPI matches an included router twice and solves dependencies that a page does not have: with a thousand
people who come in that was a third of the work (docs/performance.md).
"""

from collections.abc import Awaitable, Callable

from fastapi import APIRouter
from fastapi.routing import APIRoute
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route


def straight(router: APIRouter) -> list[BaseRoute]:
    """The same routes in the same order; their functions take nothing but words of the path."""
    return [_route(route) for route in router.routes]


def _route(route: BaseRoute) -> BaseRoute:
    assert isinstance(route, APIRoute)  # noqa: S101 - a router of pages holds nothing else
    page = Route(route.path, _page(route.endpoint), methods=route.methods)
    page.methods = set(route.methods or ())  # without the HEAD that Starlette adds to each GET
    return page


def _page(call: Callable[..., Awaitable[Response]]) -> Callable[[Request], Awaitable[Response]]:
    async def page(request: Request) -> Response:
        return await call(request, **request.path_params)

    return page
