"""Pages: a shell that does not depend on the state, with every region drawn as it is at this moment."""

from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse

from app.screens import render
from app.screens.audiences import Audience
from app.web.house import house
from app.web.identity import is_preview
from app.web.language import language_of

#: A page says what is true now; nothing between us and the phone may keep it.
HEADERS = {"Cache-Control": "no-store"}


async def screen_page(
    request: Request, trajectory_id: str, screen: str, template: str, status: int = 200, **context: Any
) -> HTMLResponse:
    """A live screen. The template gets `regions` (name to Markup), `seq`, `trajectory`, `screen`, and the
    addresses `live_url` (socket), `regions_url` (polling), `mine_url`, `do_url` (add the command's type).
    """
    audience = Audience(screen, language_of(request))
    async with house(request).engine.reading(trajectory_id) as runtime:
        seq, regions = runtime.state.seq, runtime.drawn(audience)
    here = f"/t/{trajectory_id}"
    query = f"screen={screen}&after={seq}&lang={audience.language}"
    query += "&preview=1" if is_preview(request) else ""
    return html(
        request,
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
    settings = house(request).settings
    ground = {
        "next": request.url.path,
        "theme_class": settings.theme_class,
        "theme_css": "/theme.css" if settings.theme_css else None,
    }
    body = render.page(template, language_of(request), **(ground | context))
    return HTMLResponse(body, answer, HEADERS)
