"""The real app with a tap on it: `POST /frames` sends news through its own hub, `/draws` tells counts.

Only what is measured is asked for: no card, no commit, no drawing, but the same screens, hub and lines.
"""

import asyncio
import sys

from fastapi import APIRouter, FastAPI, Request

from app import commandline, main
from app.screens.audiences import Audience
from app.settings import Settings
from app.web.house import house
from bench.reference.frame import news

WALL = Audience("projector", "nl")
router = APIRouter()


@router.post("/frames")
async def frames(request: Request, count: int, every: float, size: int) -> dict[str, int]:
    """The same pace and the same news as the references."""
    hub = house(request).hub
    start = asyncio.get_running_loop().time()
    for number in range(count):
        await asyncio.sleep(start + number * every - asyncio.get_running_loop().time())
        piece = {"region-bench": news(number + 1, size)}
        for room in hub.rooms():
            hub.post(room, WALL, piece)
    return {}


@router.get("/draws")
async def draws(request: Request) -> dict[str, int]:
    """How often each region was drawn for each audience."""
    found = house(request).engine.draws.items()
    return {f"{region} {who.screen} {who.language}": count for (region, who), count in found}


def tapped(settings: Settings) -> FastAPI:
    """The whole app, and the two addresses above."""
    app = untapped(settings)
    app.include_router(router)
    return app


if __name__ == "__main__":
    untapped, main.create_app = main.create_app, tapped
    commandline.serve(Settings.from_environment(), "127.0.0.1", int(sys.argv[1]))
