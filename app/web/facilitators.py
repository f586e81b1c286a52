"""Signing in by a one-time link, and the link that makes someone co-facilitator."""

import hmac
from functools import partial

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from app.store import directory
from app.store.secrets import canonical, token
from app.web import identity, pages, trajectories
from app.web.house import house
from app.web.paths import console_path, facilitate_secret, local
from app.web.problems import problem

HOME = "/trajectories"

router = APIRouter(include_in_schema=False)


@router.get("/sign-in")
async def sign_in_page(request: Request) -> Response:
    """A button: programs that fetch links must not use them up. The secret stays behind #."""
    return pages.html(request, "pages/sign-in.html")


@router.post("/sign-in")
async def sign_in(request: Request) -> Response:
    """Use up the link; this browser is signed in from now on."""
    form = await request.form()
    cookie, link = token(), canonical(str(form.get("secret", "")))
    who = await house(request).database.write(partial(directory.consume, link=link, cookie=cookie))
    if who is None:
        raise problem("used-link")
    answer = RedirectResponse(local(form.get("next"), HOME), 303)
    lasts = round(directory.SIGN_IN_LASTS.total_seconds())
    is_safe = request.url.scheme == "https"
    answer.set_cookie(identity.SIGN_IN, cookie, max_age=lasts, httponly=True, samesite="lax", secure=is_safe)
    return answer


@router.post("/sign-out")
async def sign_out(request: Request) -> Response:
    """This browser is no longer signed in."""
    answer = RedirectResponse("/sign-in", 303)
    if cookie := request.cookies.get(identity.SIGN_IN):
        await house(request).database.write(partial(directory.sign_out, cookie=cookie))
        answer.delete_cookie(identity.SIGN_IN)
    return answer


@router.post("/t/{trajectory}/facilitate")
async def facilitate(request: Request, trajectory: str) -> Response:
    """Who is signed in and has the link's secret becomes co-facilitator."""
    who = await identity.facilitator_of(request)
    if who is None:
        raise problem("sign-in")
    await _must_match(request, trajectory, facilitate_secret(house(request), trajectory))
    is_there = await identity.facilitates(request, trajectory)
    if is_there is None:
        share = partial(directory.share, trajectory_id=trajectory, facilitator=who.key)
        await trajectories.write(house(request), trajectory, share)
    return RedirectResponse(console_path(trajectory), 303)


async def _must_match(request: Request, trajectory: str, secret: str) -> None:
    form = await request.form()
    given = canonical(str(form.get("secret", "")))
    if not await identity.exists(request, trajectory):
        raise problem("not-found")
    if not hmac.compare_digest(given.encode(), secret.encode()):
        raise problem("unknown-code")
