"""The language of a page: what was chosen, else what the browser asks for, else Dutch."""

from fastapi import APIRouter, Request
from starlette.requests import HTTPConnection
from starlette.responses import RedirectResponse, Response

from app.screens.audiences import LANGUAGES
from app.web.paths import local

COOKIE = "sb_lang"
A_YEAR = 365 * 24 * 3600

router = APIRouter()


def language_of(connection: HTTPConnection) -> str:
    """`nl` or `en`."""
    chosen = connection.query_params.get("lang") or connection.cookies.get(COOKIE)
    return chosen if chosen in LANGUAGES else _asked_for(connection.headers.get("accept-language", ""))


def _asked_for(header: str) -> str:
    """The known language with the highest weight."""
    wishes = [_weighed(part) for part in header.split(",")]
    known = [(weight, name) for weight, name in wishes if name in LANGUAGES and weight > 0]
    return max(known, key=lambda wish: wish[0])[1] if known else "nl"


def _weighed(part: str) -> tuple[float, str]:
    name, _, weight = part.partition(";q=")
    try:
        return float(weight or 1), name.strip().lower()[:2]
    except ValueError:
        return 0, ""


@router.post("/language", include_in_schema=False)
async def choose(request: Request) -> Response:
    """Remember the choice on this device and go back."""
    form = await request.form()
    answer = RedirectResponse(local(form.get("next")), 303)
    if (chosen := form.get("lang")) in LANGUAGES:
        answer.set_cookie(COOKIE, str(chosen), max_age=A_YEAR, samesite="lax", httponly=True)
    return answer
