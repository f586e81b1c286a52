"""For whoever watches over the server."""

import asyncio

from fastapi import APIRouter, Request
from starlette.responses import JSONResponse

from app.web.house import house

router = APIRouter(prefix="/health", include_in_schema=False)


@router.api_route("/live", methods=["GET", "HEAD"])
async def live() -> JSONResponse:
    """The process runs."""
    return JSONResponse({"status": "live"})


@router.api_route("/ready", methods=["GET", "HEAD"])
async def ready(request: Request) -> JSONResponse:
    """The process can read and write its database. How the nightly copy went is told beside it: that it
    failed is no reason to start anew.
    """
    at = house(request)
    try:
        await at.database.write(at.database.prove)
    except Exception:  # whatever it is: not ready
        return JSONResponse({"status": "not ready"}, 503)
    return JSONResponse({"status": "ready", "copy": await asyncio.to_thread(at.nightly.told)})
