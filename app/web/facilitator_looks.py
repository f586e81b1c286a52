"""Pages of the console that are only read: where something comes from, the history, the way back, the end.

With script they open in a sheet of the console (static/js/console/look.js).
"""

from collections.abc import Mapping

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from app.domain.kinds import Id, Kind, OneOf, Text
from app.domain.state import MAIN
from app.screens.audiences import Audience
from app.screens.console_end import ending
from app.screens.console_hints import about
from app.screens.console_roots import shown_roots
from app.screens.history import history
from app.screens.history_way import way as found_way
from app.screens.indicator_help import choices, matching
from app.web import commands, identity, pages
from app.web.bodies import checked, json_object
from app.web.house import house
from app.web.language import language_of
from app.web.problems import Problem, problem

router = APIRouter(include_in_schema=False)
_ABOUT: dict[str, Kind] = {"node": Id(fixed=(MAIN,)), "kind": OneOf(("goal", "indicator"))}


@router.get("/t/{trajectory}/console/history")
async def whole_history(request: Request, trajectory: str) -> Response:
    """Every command of the facilitators."""
    await _theirs(request, trajectory)
    audience = Audience("facilitator", language_of(request))
    async with house(request).engine.reading(trajectory) as runtime:
        told = {**history(runtime.state, audience, None), "seq": runtime.state.seq}
    return pages.html(request, "pages/history.html", region="history", **told)


@router.get("/t/{trajectory}/console/undo/{seq}")
@router.get("/t/{trajectory}/console/redo/{seq}")
async def way(request: Request, trajectory: str, seq: str) -> Response:
    """What is taken back or done again first, in order; when nothing is left to do, the history."""
    command = "redo" if "/redo/" in request.url.path else "undo"
    await _theirs(request, trajectory)
    async with house(request).engine.reading(trajectory) as runtime:
        deed = runtime.state.deeds.get(int(seq)) if seq.isdecimal() and seq.isascii() else None
        if deed is None:
            raise problem("not-found")
        is_open = deed.seq in runtime.state.redoable if command == "redo" else not deed.undone
        found = found_way(runtime.state, command, deed.seq, language_of(request)) if is_open else None
    if found is None:
        return RedirectResponse(f"/t/{trajectory}/console/history", 303)
    return pages.html(request, "pages/way.html", trajectory=trajectory, way=found)


@router.get("/t/{trajectory}/console/roots/{node}")
async def roots(request: Request, trajectory: str, node: str) -> Response:
    """From which cards, clusters, parties and words a node grew."""
    await _theirs(request, trajectory)
    async with house(request).engine.reading(trajectory) as runtime:
        if node not in runtime.state.nodes:
            raise problem("not-found")
        shown = shown_roots(runtime.state, node, language_of(request))
    return pages.html(request, "pages/roots.html", trajectory=trajectory, **shown)


@router.get("/t/{trajectory}/console/examples")
async def examples(request: Request, trajectory: str) -> Response:
    """Examples of indicators, by form, level, theme and words; they are in the language of the workshop."""
    await _theirs(request, trajectory)
    async with house(request).engine.reading(trajectory) as runtime:
        spoken = runtime.state.here.language
    by = {name: request.query_params.get(f"by-{name}", "") for name in ("form", "level", "theme", "words")}
    return pages.html(
        request,
        "pages/examples.html",
        trajectory=trajectory,
        indicator=request.query_params.get("indicator", ""),
        by=by,
        choices=choices(language_of(request)),
        found=matching(spoken, **by),
        spoken=spoken,
    )


@router.post("/t/{trajectory}/console/hints")
async def hints(request: Request, trajectory: str) -> Response:
    """Hints about words that are being typed; they come in a body, for words stand in no address."""
    await _theirs(request, trajectory)
    asked = checked(await json_object(request), {"text": Text(empty=True)}, _ABOUT)
    async with house(request).engine.reading(trajectory) as runtime:
        state = runtime.state
    node = state.nodes.get(asked.get("node", ""))
    kind = node.kind if node else asked.get("kind", "goal")
    found = about(state, kind, asked["text"], "", language_of(request))
    return pages.html(request, "pages/hints.html", found=found)


@router.get("/t/{trajectory}/console/finish")
async def finish(request: Request, trajectory: str) -> Response:
    """What finishing leaves behind, said first; then it asks."""
    await _theirs(request, trajectory)
    async with house(request).engine.reading(trajectory) as runtime:
        told = {**ending(runtime.state, language_of(request)), "finished": runtime.state.here.finished}
    phones = len(house(request).presence.held(trajectory))
    return pages.html(request, "pages/finish.html", trajectory=trajectory, phones=phones, **told)


async def _refused(request: Request, trajectory: str, wrong: Problem, typed: Mapping[str, str]) -> Response:
    """A form without script that was refused: why, and a way back; for an undo or redo what goes first."""
    seq = typed.get("seq", "")
    if wrong.code == "undo-blocked" and seq.isdecimal():
        command = "redo" if request.url.path.endswith("/redo") else "undo"
        return RedirectResponse(f"/t/{trajectory}/console/{command}/{seq}", 303)
    said = [wrong.sentence(language_of(request))]
    said += [fault.en if language_of(request) == "en" else fault.nl for fault in wrong.faults]
    return pages.html(
        request, "pages/refused.html", wrong.status, trajectory=trajectory, sentence=" ".join(said)
    )


commands.AGAIN["console"] = _refused


async def _theirs(request: Request, trajectory: str) -> None:
    """Only its facilitators; for everyone else nothing of it exists."""
    if await identity.facilitates(request, trajectory) is None:
        raise problem("not-found")
