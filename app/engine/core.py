"""One door, one order: commands of a trajectory are decided one after the other and appended together."""

import asyncio
import json
import logging
from collections import Counter
from collections.abc import AsyncIterator, Callable, Coroutine, Mapping
from contextlib import asynccontextmanager
from functools import partial
from typing import Any

from sqlalchemy import Connection

from app.domain import workshop
from app.domain.acts import Command, Moment
from app.domain.redaction import erased_by, outlive
from app.domain.refusals import Refusal
from app.domain.state import Actor, Event
from app.engine import opening
from app.engine.drawing import Drawing
from app.engine.failures import kind_of
from app.engine.memory import Memory
from app.engine.runtime import Gone, Outcome, Runtime, Waiting
from app.engine.stopped import STOPPED, Stopped
from app.live.backplane import Backplane
from app.live.hub import Hub
from app.live.presence import Presence
from app.screens.audiences import Audience
from app.store import keys, log
from app.store.database import Database
from app.store.directory import now
from app.store.erasures import Erasures
from app.store.log import Batch, Kept
from app.store.rows import Unreadable
from app.store.secrets import fingerprint

Also = Callable[[Connection, Event], None]
Answer = Outcome | Refusal

REVOKED, ERASED = 4401, 4410
ID_REUSED = Refusal("id-reused", "Dit nummer hoort al bij iets anders.", "This id belongs to something else.")
NOT_KEPT = Refusal(
    "not-kept",
    "Het kon nu niet bewaard worden. Probeer het zo weer.",
    "It could not be kept just now. Try again in a moment.",
    503,
)
logger = logging.getLogger(__name__)


class Engine:
    """All trajectories of this process. `draws` counts what was drawn, by region and audience."""

    def __init__(
        self,
        database: Database,
        hub: Hub,
        presence: Presence,
        secret: bytes,
        erasures: Erasures | None = None,
    ) -> None:
        self.draws: Counter[tuple[str, Audience]] = Counter()
        self.drawing = Drawing(hub, presence, self._run, self._make_sound)
        self._database, self._hub, self._presence, self._secret = database, hub, presence, secret
        self.is_scrubbed, self._erasures = True, erasures
        self.memory = Memory(self._load, self._run)
        self._tasks: set[asyncio.Task[Any]] = set()
        self._stopped = Stopped()
        self._backplane = Backplane()
        self._backplane.listen(self._heard)

    async def submit(
        self, trajectory: str, actor: Actor, command: Command, also: Also | None = None
    ) -> Answer:
        """Take a well-formed command. Returns when it is on disk, or refused.

        Raises `Gone`, and `Unreadable` when the log cannot be read; so does all that looks at a trajectory.
        """
        runtime = await self.memory.get(trajectory)
        answer: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        known_by = self._fingerprint(actor, command)
        runtime.waiting.append(Waiting(actor, command, known_by, also, answer))
        if len(runtime.waiting) == 1:
            self._run(self._work(runtime))
        return await answer

    @asynccontextmanager
    async def reading(self, trajectory: str) -> AsyncIterator[Runtime]:
        """The trajectory as it is on disk; keep it short, for commands wait meanwhile."""
        runtime = await self.memory.get(trajectory)
        async with runtime.lock:
            await self._make_sound(runtime)
            yield runtime

    async def open(
        self,
        event: Event,
        trajectory: str,
        besides: Callable[[Connection], None],
        used: Mapping[str, Kept] | None = None,
    ) -> None:
        """Begin a trajectory with its first event, ids that are used already, and what else is kept of it."""
        await self._database.write(Batch(trajectory, [event], dict(used or {}), besides=[besides]))

    async def erase(self, trajectory: str) -> None:
        """Everything of a trajectory goes, for good; its screens are closed."""
        try:
            runtime = await self.memory.get(trajectory)
        except Unreadable:  # what nobody can read can be erased
            runtime = Runtime(trajectory, self.drawing.live, self.draws)
        async with runtime.lock:
            await self._database.write(partial(log.erase_trajectory, trajectory=trajectory))
            runtime.is_gone = True
            self.memory.drop(trajectory)
        self._hub.close(trajectory, ERASED)
        await self._gone(trajectory, None)

    async def look_again(self, trajectory: str) -> None:
        """Whether the result page is open has changed, beside the log: the screens hear it with the time."""
        async with self.reading(trajectory) as runtime:
            await self._database.read(partial(opening.look, runtime))
            runtime.live_stale = True

    async def close(self) -> None:
        """Let everything that runs come to its end."""
        while self._tasks:
            await asyncio.gather(*self._tasks, return_exceptions=True)

    async def pulse(self) -> None:
        """Once a second: who is here, and what time it is; what nobody looks at leaves memory."""
        self._presence.sweep()
        self.memory.rest(frozenset(self._hub.rooms()))
        changed = self._presence.taken_out()
        for room in self._hub.rooms():
            runtime = self.memory.known(room)
            if runtime and runtime.stale:  # a drawing that failed on the disk is tried again
                self.drawing.plan(runtime)
            if runtime and (room in changed or runtime.is_ticking):
                await self.drawing.pulse(runtime)

    async def _work(self, runtime: Runtime) -> None:
        """Everything that waits goes as one batch; what comes meanwhile is the next one."""
        async with runtime.lock:
            group, runtime.waiting = runtime.waiting, []
            try:
                answers, events = await self._settle(runtime, group)
            except (Gone, Unreadable) as gone:
                answers, events = [gone] * len(group), []
            except Exception as failure:
                # Neither what was decided nor why it failed is told in the log: it may hold people's words.
                logger.error("batch not kept: %s", kind_of(failure))
                runtime.is_sound = False
                answers, events = [NOT_KEPT] * len(group), []
        for waiting, answer in zip(group, answers, strict=True):
            _tell(waiting, answer)
        self._tell_screens(runtime, events)

    async def _settle(
        self, runtime: Runtime, group: list[Waiting]
    ) -> tuple[list[Answer | BaseException], list[Event]]:
        await self._make_sound(runtime)
        batch = Batch(runtime.id)
        answers: list[Answer | BaseException] = [self._decide(runtime, batch, waiting) for waiting in group]
        if batch.commands:
            await self._database.write(batch)
            runtime.mark(batch.events)
        if batch.erased:
            runtime.forget(batch.emptied)
            await self._gone(runtime.id, batch.erased)
        return answers, batch.events

    async def _gone(self, trajectory: str, ids: set[str] | None) -> None:
        """Off the disk, and on the list of what must be gone from a backup that is put back as well."""
        try:
            if self._erasures:
                await asyncio.to_thread(self._erasures.note, trajectory, ids)
        except OSError as failure:
            logger.error("erasure not noted: %s", kind_of(failure))
        await self._scrub()

    async def _scrub(self) -> None:
        """The words are gone already; that this failed must not make anyone think that they are not."""
        try:
            self.is_scrubbed = await self._database.scrub()
        except Exception as failure:
            self.is_scrubbed = False
            logger.error("not scrubbed: %s", kind_of(failure))

    async def scrub(self) -> None:
        """Once more, when words that were erased may still stand in the write-ahead log."""
        if not self.is_scrubbed:
            await self._scrub()

    def _decide(self, runtime: Runtime, batch: Batch, waiting: Waiting) -> Answer:
        command, known = waiting.command, runtime.kept.get(waiting.command.id)
        if known:
            is_same = known.fingerprint in ("", waiting.fingerprint)
            return Outcome(known.seq, repeated=True) if is_same else ID_REUSED
        found = workshop.decide(runtime.state, waiting.actor, command, self._moment(runtime))
        if isinstance(found, Refusal):
            return found
        if found is not None:
            self._append(runtime, batch, found, waiting.also)
        runtime.kept[command.id] = batch.commands[command.id] = Kept(waiting.fingerprint, runtime.state.seq)
        return Outcome(runtime.state.seq, repeated=False)

    def _append(self, runtime: Runtime, batch: Batch, event: Event, also: Also | None) -> None:
        runtime.take(event)
        batch.events.append(event)
        batch.erased |= erased_by(event)
        if outlive(runtime.state, event):
            runtime.is_sound = False
        if event.type in keys.ENDS_KEYS:
            batch.besides.append(partial(keys.follow, trajectory=runtime.id, event=event))
        if also:
            batch.besides.append(lambda connection: also(connection, event))

    def _tell_screens(self, runtime: Runtime, events: list[Event]) -> None:
        for event in events:
            if event.type in keys.ENDS_SCREENS:
                self._hub.close(runtime.id, REVOKED, event.data["seat"])
        if events:
            self._backplane.announce(runtime.id, events[-1].seq)

    def _heard(self, trajectory: str, seq: int) -> None:
        if runtime := self.memory.known(trajectory):
            self.drawing.plan(runtime)

    def _moment(self, runtime: Runtime) -> Moment:
        seats = [runtime.state.seats.get(seat) for seat in self._presence.present(runtime.id)]
        return Moment(now(), frozenset(seat.party for seat in seats if seat))

    def _fingerprint(self, actor: Actor, command: Command) -> str:
        content = json.dumps(command.data, sort_keys=True, ensure_ascii=False)
        return fingerprint(self._secret, actor.role, actor.seat or "", command.type, content)

    async def _load(self, trajectory: str) -> Runtime:
        runtime = Runtime(trajectory, self.drawing.live, self.draws)
        await self._make_sound(runtime)
        return runtime

    async def _make_sound(self, runtime: Runtime) -> None:
        """Fold anew when memory may hold what is not on disk, or what was erased there."""
        if runtime.is_gone:
            raise Gone(runtime.id)
        if not runtime.is_sound:
            self._stopped.look(runtime.id)
            try:
                await self._database.read(partial(opening.fold, runtime))
            except Unreadable as stop:
                self._stopped.note(stop)
                self._hub.close(runtime.id, STOPPED)
                raise

    def _run(self, work: Coroutine[Any, Any, Any]) -> asyncio.Task[Any]:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._done)
        return task

    def _done(self, task: asyncio.Task[Any]) -> None:
        self._tasks.discard(task)
        failure = None if task.cancelled() else task.exception()
        if failure and not isinstance(failure, Gone | Unreadable):
            logger.error("%s failed: %s", task.get_coro(), kind_of(failure))


def _tell(waiting: Waiting, answer: Answer | BaseException) -> None:
    if waiting.answer.done():
        return
    if isinstance(answer, BaseException):
        waiting.answer.set_exception(answer)
    else:
        waiting.answer.set_result(answer)
