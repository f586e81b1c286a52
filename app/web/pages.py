"""Pages: a shell that does not depend on the state, with every region drawn as it is at this moment."""

import gzip
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse

from app.engine.runtime import Runtime
from app.screens import render
from app.screens.audiences import Audience
from app.web.house import house
from app.web.identity import is_preview
from app.web.language import language_of

#: A page says what is true now; nothing between us and the phone may keep it.
HEADERS = {"Cache-Control": "no-store"}
#: gzip: the level of all answers.
PACKED = 6
AS_PACKED = {"Content-Encoding": "gzip", "Vary": "Accept-Encoding"}


async def screen_page(
    request: Request,
    trajectory_id: str,
    screen: str,
    template: str,
    status: int = 200,
    *,
    is_shared: bool = False,
    **context: Any,
) -> HTMLResponse:
    """A live screen; `is_shared`: the same for all who look. The template gets `regions` (name to Markup),
    `seq`, `trajectory`, `screen`, and the addresses `live_url` (socket), `regions_url` (polling), `mine_url`,
    `do_url` (add the command's type).
    """
    audience = Audience(screen, language_of(request))
    async with house(request).engine.reading(trajectory_id) as runtime:
        seq, regions = runtime.state.seq, runtime.drawn(audience)
    here = f"/t/{trajectory_id}"
    query = f"screen={screen}&after={seq}&era={house(request).era}&lang={audience.language}"
    query += "&preview=1" if is_preview(request) else ""
    draw = partial(shared, request, runtime) if is_shared else partial(html, request)
    return draw(
        template,
        status,
        regions=regions,
        seq=seq,
        trajectory=trajectory_id,
        screen=screen,
        live_url=f"{here}/live?{query}",
        regions_url=f"{here}/regions?{query}",
        mine_url=f"{here}/mine",
        do_url=f"{here}/do/",
        **context,
    )


def html(request: Request, template: str, answer: int = 200, /, **context: Any) -> HTMLResponse:
    """A page with this HTTP status; it also knows `next` (its own path) and the theme."""
    body = render.page(template, language_of(request), **(_ground(request) | context))
    return HTMLResponse(body, answer, HEADERS)


@dataclass(frozen=True)
class _Same:
    """A page as it was drawn last, and what it was drawn of."""

    context: Mapping[str, Any]
    plain: bytes

    @cached_property
    def packed(self) -> bytes:
        """Compressed, once someone takes it so."""
        return gzip.compress(self.plain, PACKED, mtime=0)


def shared(
    request: Request, runtime: Runtime, template: str, answer: int = 200, /, **context: Any
) -> HTMLResponse:
    """A page that looks the same to many: drawn and compressed once, while what it is drawn of is the same.

    So all of `context` must compare by what it holds, and never change.
    """
    language, context = language_of(request), _ground(request) | context
    same = runtime.pages.get((template, language))
    if same is None or same.context != context:
        same = _Same(context, render.page(template, language, **context).encode())
        runtime.pages[template, language] = same
    if "gzip" in request.headers.get("accept-encoding", ""):
        return HTMLResponse(same.packed, answer, HEADERS | AS_PACKED)
    return HTMLResponse(same.plain, answer, HEADERS)


def _ground(request: Request) -> dict[str, Any]:
    settings = house(request).settings
    return {
        "next": request.scope["path"],
        "theme_class": settings.theme_class,
        "theme_css": "/theme.css" if settings.theme_css else None,
    }
