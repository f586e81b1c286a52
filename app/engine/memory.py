"""Which trajectories are in memory: loaded when someone asks, let go when nobody has looked for a while."""

import asyncio
from collections.abc import Awaitable, Callable, Collection, Coroutine
from time import monotonic
from typing import Any

from app.engine.runtime import Runtime

#: Seconds. Long enough for a phone that polls or a facilitator who reads; a fold takes part of a second.
IDLE = 600.0
Load = Callable[[str], Coroutine[Any, Any, Runtime]]
Run = Callable[[Coroutine[Any, Any, Runtime]], "asyncio.Task[Runtime]"]


class Memory:
    """The only one that adds and removes runtimes: of one trajectory there is never more than one."""

    def __init__(self, load: Load, run: Run) -> None:
        self._load, self._run = load, run
        self._runtimes: dict[str, Runtime] = {}
        self._loading: dict[str, asyncio.Task[Runtime]] = {}
        self._asked: dict[str, float] = {}

    def __contains__(self, trajectory: str) -> bool:
        return trajectory in self._runtimes

    def known(self, trajectory: str) -> Runtime | None:
        """What is in memory already."""
        return self._runtimes.get(trajectory)

    def get(self, trajectory: str) -> Awaitable[Runtime]:
        """From memory, else loaded once, whoever else asks meanwhile."""
        self._asked[trajectory] = monotonic()
        return self._found(trajectory)

    def drop(self, trajectory: str) -> None:
        """It is gone."""
        self._runtimes.pop(trajectory, None)
        self._asked.pop(trajectory, None)

    def rest(self, in_use: Collection[str], now: float | None = None) -> None:
        """Let go of what nobody has asked for since `IDLE` seconds, unless it is in use or at work."""
        before = (monotonic() if now is None else now) - IDLE
        for runtime in [*self._runtimes.values()]:
            if self._asked[runtime.id] < before and runtime.id not in in_use and not runtime.is_at_work:
                self.drop(runtime.id)

    async def _found(self, trajectory: str) -> Runtime:
        if runtime := self._runtimes.get(trajectory):
            return runtime
        if trajectory not in self._loading:
            task = self._loading[trajectory] = self._run(self._loaded(trajectory))
            task.add_done_callback(lambda _: self._loading.pop(trajectory, None))
        return await asyncio.shield(self._loading[trajectory])

    async def _loaded(self, trajectory: str) -> Runtime:
        try:
            runtime = await self._load(trajectory)
        except Exception:
            self._asked.pop(trajectory, None)
            raise
        self._runtimes[trajectory] = runtime
        return runtime
