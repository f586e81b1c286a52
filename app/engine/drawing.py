"""Drawing: what is stale, for whom someone listens, once. At once when idle, then a little apart."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, cast

from app.engine.failures import kind_of
from app.engine.runtime import Runtime
from app.live.hub import Hub
from app.live.presence import Presence
from app.screens.audiences import Audience
from app.screens.regions import Live
from app.store.directory import now

logger = logging.getLogger(__name__)

APART = 0.025
Run = Callable[[Coroutine[Any, Any, None]], object]
Patches = Callable[[Audience], dict[str, str]]
MakeSound = Callable[[Runtime], Awaitable[None]]


class Drawing:
    """From stale regions to mailboxes. Only what is on disk is drawn."""

    def __init__(self, hub: Hub, presence: Presence, run: Run, make_sound: MakeSound) -> None:
        self._hub, self._presence, self._run, self._make_sound = hub, presence, run, make_sound

    def plan(self, runtime: Runtime) -> None:
        """Draw soon; sixty people who send at once are a handful of draws."""
        if runtime.planned:
            return
        runtime.planned = True
        self._run(self._draw(runtime))

    async def pulse(self, runtime: Runtime) -> None:
        """Tell a room who is here and what time it is, as far as that is news."""
        async with runtime.lock:
            if runtime.is_sound:
                runtime.live_stale = False
                for audience in self._listening(runtime):
                    self._post(runtime, audience, runtime.live_patches)

    def live(self, runtime: Runtime) -> Live:
        """What live regions show beside the state."""
        room = runtime.id
        seen = self._hub.seen(room).items()
        projectors = sum(count for who, count in seen if cast(Audience, who).screen == "projector")
        here, held = self._presence.present(room), self._presence.held(room)
        stuck, lately = self._presence.stuck(room), self._presence.lately(room)
        # The time only where a clock shows it, to the second: what looks the same is drawn once.
        time = now().isoformat(timespec="seconds") if runtime.state.here.timer_ends else ""
        return Live(here, held, projectors > 0, time, runtime.has_result, stuck, lately)

    async def _draw(self, runtime: Runtime) -> None:
        since = asyncio.get_running_loop().time() - runtime.drawn_at
        await asyncio.sleep(max(0.0, APART - since))
        async with runtime.lock:
            runtime.planned = False
            await self._make_sound(runtime)
            stale, runtime.stale = runtime.stale, {}
            for audience in self._listening(runtime):
                self._post(runtime, audience, lambda who: runtime.patches(who, stale))
            runtime.drawn_at = asyncio.get_running_loop().time()

    def _post(self, runtime: Runtime, audience: Audience, patches: Patches) -> None:
        """A screen that cannot be drawn leaves those of others alone."""
        try:
            self._hub.post(runtime.id, audience, patches(audience))
        except Exception as failure:
            logger.error("not drawn for %s: %s", audience, kind_of(failure))

    def _listening(self, runtime: Runtime) -> list[Audience]:
        return [cast(Audience, who) for who in self._hub.audiences(runtime.id)]
