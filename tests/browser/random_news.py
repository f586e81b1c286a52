"""A room where much is moved, as all its screens hear of it."""

from collections import Counter
from random import Random
from typing import Any

from app.domain import fields
from app.domain.state import PARTIES, Actor, Event
from app.engine.runtime import Runtime
from app.live.frames import JOINT
from app.screens.audiences import Audience
from app.screens.regions import Live
from tests.domain.random_room import Chooser, some_way
from tests.table import Table

#: What is tried, how often against the others; now and then it is any command.
MOVES = [
    *["move-goal"] * 30, *["move-cards"] * 10, *["set-aside"] * 2, *["bring-back"] * 3,
    "add-goal", "add-indicator", "link-goals", "undo", "redo", "reveal",
    "make-cluster", "dissolve-cluster", "rename-cluster",
    "propose-goal", "propose-wording", "adopt-wording", "open-support", "answer-support", "close-support",
]  # fmt: skip


class Mover(Chooser):
    """Mostly moves what stands there already."""

    def command(self) -> tuple[Actor, str, dict[str, Any]]:
        """Anyone's command."""
        if self.chance(6):
            return super().command()
        type_ = str(self.of(MOVES))
        data = getattr(self, f"_{type_.replace('-', '_')}", dict)()
        return self._actor(type_, data), type_, data

    def _move_goal(self) -> dict[str, Any]:
        goals = [node.id for node in self.state.nodes.values() if node.kind != "indicator"]
        leaves = [node.id for node in self.state.nodes.values() if node.kind == "indicator"]
        # Alone at its new place a leaf looks as it did where it came from, and so is not told of again.
        bare = set(goals) - {node.parent for node in self.state.nodes.values()}
        parent = self.of(goals if self.chance(3) else sorted(bare) or goals)
        node = self.of(goals if self.chance(4) else leaves)
        return {"node": node, "parent": parent, "position": self.dice.randrange(3)}

    def _undo(self) -> dict[str, Any]:
        return {}


class Room(Table):
    """A table with a wall and a small tree, that a runtime follows as the engine has it."""

    def __post_init__(self) -> None:
        super().__post_init__()
        self.runtime = Runtime(self.id, lambda _: Live(), Counter())
        self.runtime.fold(self.log, {})
        for actor, type_, data in some_way(self.state):
            self.asks(actor, type_, **data)
        for n in range(30):
            self.does("add-card", kind="association", text=f"woord {n}", forParty=PARTIES[n % 3])
        self.does("reveal", step="associations")
        goals = [node.id for node in self.state.nodes.values() if node.kind != "indicator"]
        for n in range(5):
            self.does("add-indicator", goal=goals[-1 - n], text=f"blad {n}")

    def _happens(self, event: Event) -> None:
        super()._happens(event)
        if event.type == "redacted":
            self.runtime.fold(self.log, {})
        else:
            self.runtime.take(event)

    def someone_acts(self, dice: Random) -> None:
        """Random commands until one is taken."""
        seq = self.state.seq
        while self.state.seq == seq:
            actor, type_, data = Mover(dice, self.state, f"woorden <b>{len(self.log)}", 5.5).command()
            if not fields.check(type_, data)[1]:
                self.asks(actor, type_, **data)

    def page(self, who: Audience) -> str:
        """All regions of a screen, as on a page that is opened now."""
        return "".join(self.runtime.drawn(who).values())

    def news(self, who: Audience, since: int) -> str:
        """What a screen that stands at this seq is told."""
        return JOINT.join(self.runtime.newer(who, since).values())
