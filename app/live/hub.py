"""Rooms full of screens. A screen's mailbox holds only the newest HTML of each region, so it cannot grow."""

import asyncio
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import chain

from app.live.frames import JOINT, Frame, Line

#: A comment: it changes no region. Without it a browser cannot tell a silent line from a dead one.
BEAT = "<!-- beat -->"
HEARTBEAT = Frame(BEAT)
#: Each screen has its turn once in so many beats.
TURNS = 10


@dataclass(eq=False, slots=True)
class Screen:
    """One open screen. `audience` is what it listens to, `holder` whose it is, `key` what opened it.
    A preview hears all that others hear, and stands for nobody.

    `line` is the short way, where the server has one. `_is_busy`: something lies in the mailbox or is on its
    way; then what comes later waits there too, or the order would go. `_waiter`: who waits for the next frame
    (an `asyncio.Event` would keep 800 bytes a screen).
    """

    room: str
    audience: Hashable
    holder: str | None = None
    key: str = ""
    line: Line | None = None
    is_preview: bool = False
    turn: int = 0
    closing: int | None = None
    _is_busy: bool = False
    _mailbox: dict[str, str] = field(default_factory=dict)
    _has_news: bool = False
    _waiter: "asyncio.Future[None] | None" = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing waits for this screen."""
        return not self._mailbox

    def post(self, pieces: Mapping[str, str]) -> None:
        """Put the newest HTML of some regions into the mailbox."""
        if pieces:
            self._mailbox.update(pieces)
            self._stir()

    def takes(self, frame: Frame) -> bool:
        """Write a frame straight away, if the line is open and nothing older still waits."""
        return not self._is_busy and self.line is not None and self.line.takes(frame)

    def remark(self, text: str) -> None:
        """Something that is said once and is no region; it stands first in its frame."""
        self._mailbox = {text: text, **self._mailbox}
        self._stir()

    def close(self, code: int) -> None:
        """End this screen with a code; what still lies in the mailbox is no longer for it."""
        self.closing = self.closing or code
        self._mailbox.clear()
        self._stir()

    def _stir(self) -> None:
        self._is_busy = self._has_news = True
        if self._waiter and not self._waiter.done():
            self._waiter.set_result(None)

    async def frame(self) -> str | None:
        """All that is new since the last frame, as one text; None when the screen is to be closed.

        Who asks has sent the frame before.
        """
        self._is_busy = self._has_news
        if not self._has_news:
            self._waiter = asyncio.get_running_loop().create_future()
            await self._waiter
        self._waiter, self._has_news = None, False
        frame = JOINT.join(self._mailbox.values())
        self._mailbox.clear()
        return None if self.closing else frame


class Hub:
    """Knows who listens where. Opaque strings, rooms and codes only."""

    def __init__(self) -> None:
        self._rooms: dict[str, dict[Hashable, set[Screen]]] = {}
        self._seen: dict[str, Counter[Hashable]] = {}
        self._turns: list[set[Screen]] = [set() for _ in range(TURNS)]
        self._entered = self._turn = 0

    def enter(self, screen: Screen) -> None:
        """From now on this screen gets what is posted to its audience."""
        self._rooms.setdefault(screen.room, {}).setdefault(screen.audience, set()).add(screen)
        self._entered += 1
        screen.turn = self._entered % TURNS
        self._turns[screen.turn].add(screen)
        if not screen.is_preview:
            self._seen.setdefault(screen.room, Counter())[screen.audience] += 1

    def leave(self, screen: Screen) -> None:
        """This screen is gone."""
        self._turns[screen.turn].discard(screen)
        audiences = self._rooms.get(screen.room, {})
        screens = audiences.get(screen.audience, set())
        if screen in screens and not screen.is_preview:
            self._seen[screen.room] = self._seen[screen.room] - Counter((screen.audience,))
        screens.discard(screen)
        if not screens:
            audiences.pop(screen.audience, None)
        if not audiences:
            self._rooms.pop(screen.room, None)
            self._seen.pop(screen.room, None)

    def rooms(self) -> list[str]:
        """The rooms in which someone listens."""
        return list(self._rooms)

    def screens(self, room: str) -> Iterable[Screen]:
        """The screens in a room."""
        return tuple(chain.from_iterable(self._rooms.get(room, {}).values()))

    def audiences(self, room: str) -> Counter[Hashable]:
        """Who listens in a room, and with how many screens."""
        return Counter({who: len(screens) for who, screens in self._rooms.get(room, {}).items()})

    def seen(self, room: str) -> Counter[Hashable]:
        """The same without previews: what people really look at."""
        return self._seen.get(room) or Counter()

    def post(self, room: str, audience: Hashable, pieces: Mapping[str, str]) -> None:
        """The newest HTML of some regions, for every screen of an audience."""
        if not pieces:
            return
        frame = Frame(JOINT.join(pieces.values()))
        for screen in self._rooms.get(room, {}).get(audience, ()):
            if not screen.takes(frame):
                screen.post(pieces)

    def beat(self) -> None:
        """To be called each second: the next tenth of all screens hears that its line lives."""
        self._turn = (self._turn + 1) % TURNS
        for screen in self._turns[self._turn]:
            if not screen.takes(HEARTBEAT):
                screen.remark(BEAT)

    def close(self, room: str, code: int, holder: str | None = None) -> None:
        """Close a holder's screens in a room, or all of them."""
        for screen in self.screens(room):
            if holder is None or screen.holder == holder:
                screen.close(code)

    def keys(self) -> set[str]:
        """What opened the screens of this moment."""
        return {screen.key for room in self._rooms for screen in self.screens(room)}

    def close_keys(self, keys: Iterable[str], code: int) -> None:
        """Close every screen that was opened with one of these keys."""
        gone = set(keys)
        for room in self.rooms():
            for screen in self.screens(room):
                if screen.key in gone:
                    screen.close(code)
