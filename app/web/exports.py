"""Making a file of a trajectory, beside the loop: drawing a poster takes a while."""

import asyncio
import copy
from concurrent.futures import ThreadPoolExecutor

from fastapi import Request
from starlette.responses import Response

from app.domain.state import State
from app.exports import FORMATS
from app.store.directory import now
from app.web.file_names import file_name, saved_as
from app.web.house import house
from app.web.language import language_of
from app.web.problems import problem

#: Two at a time, and not in the threads that the log needs: a room goes on while files are made.
WORKBENCH = ThreadPoolExecutor(2, thread_name_prefix="exports")


def snapshot(state: State) -> State:
    """The state of this moment, to be read beside the loop: its tables are copied, its things are frozen."""
    taken = copy.copy(state)
    for table, now_there in vars(state).items():
        if isinstance(now_there, dict | list):
            setattr(taken, table, now_there.copy())
    return taken


async def exported(request: Request, trajectory: str, format_: str) -> Response:
    """The file as an answer."""
    if format_ not in FORMATS:
        raise problem("not-found")
    kind = FORMATS[format_]
    async with house(request).engine.reading(trajectory) as runtime:
        state = snapshot(runtime.state)
    loop, language, moment = asyncio.get_running_loop(), language_of(request), now()
    made = await loop.run_in_executor(WORKBENCH, kind.make, state, language, moment)
    name = file_name(state.here.theme, format_, kind.extension, language, moment)
    headers = saved_as(name, "inline" if kind.opens else "attachment")
    return Response(made, media_type=kind.media_type, headers=headers)
