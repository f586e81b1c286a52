"""Regions: the parts of a screen that are drawn again, whole, when an event makes them stale."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from app.domain.copies import IMPORTED
from app.domain.state import State
from app.domain.workshop import OPENED

from .audiences import Audience

View = Callable[..., Mapping[str, Any]]


@dataclass(frozen=True)
class Region:
    """`view(state, audience)` gives the template's data; for a live region `view(state, audience, live)`.

    `stale_on` are event types; "*" means every event. `live` regions show presence or the timer: no seq.
    """

    name: str
    screen: str
    template: str
    view: View
    stale_on: frozenset[str] = frozenset({"*"})
    live: bool = False

    @property
    def id(self) -> str:
        """The element's id in the page."""
        return f"region-{self.name}"

    def is_stale_after(self, event_type: str) -> bool:
        """Whether an event of this type may change what it shows. A copy begins as an empty one does."""
        event_type = OPENED if event_type == IMPORTED else event_type
        return "*" in self.stale_on or event_type in self.stale_on


def listening(regions: Iterable[Region], audience: Audience) -> list[Region]:
    """The regions on this audience's screen."""
    return [region for region in regions if region.screen == audience.screen]


def all_regions() -> tuple[Region, ...]:
    """Every region of every screen. Imported late: the views build on this module."""
    from . import console, phone, projector

    return (*phone.REGIONS, *projector.REGIONS, *console.REGIONS)


@dataclass(frozen=True)
class Live:
    """What live regions show beside the state: live seats, cards on phones, whether there is a projector,
    the server's time, whether the result page is open, whose cards do not get through, and who dropped only
    just now.
    """

    present: frozenset[str] = frozenset()
    held: Mapping[str, int] | None = None
    has_projector: bool = False
    now: str = ""
    has_result: bool = False
    stuck: frozenset[str] = frozenset()
    lately: frozenset[str] = frozenset()


__all__ = ["Live", "Region", "State", "View", "all_regions", "listening"]
