"""Playing a room in tests: given what happened, when a command, then an event, nothing or a refusal."""

import uuid
from dataclasses import fields
from typing import Any

from app.domain.refusals import Refusal
from app.domain.seats import chairs
from app.domain.state import Actor, Card, Cluster, Event, Node, Room, Seat
from tests.table import FACILITATOR, Table

OBSERVER, JOINER = Actor("observer"), Actor("join")
NOWHERE = str(uuid.UUID(int=404))


def new_id() -> str:
    """An id that nothing has."""
    return str(uuid.uuid4())


class Play(Table):
    """A table with short questions about what stands there."""

    @property
    def here(self) -> Room:
        """Where the group is."""
        return self.state.here

    @property
    def last(self) -> Event:
        """The latest event."""
        return self.log[-1]

    def card(self, id_: str) -> Card:
        """The card as it is now."""
        return self.state.cards[id_]

    def cluster(self, id_: str) -> Cluster:
        """The cluster as it is now."""
        return self.state.clusters[id_]

    def node(self, id_: str) -> Node:
        """The node as it is now."""
        return self.state.nodes[id_]

    def chair(self, party: str, number: int = 1) -> Seat:
        """The chair of a party with this number, taken or not."""
        return chairs(self.state, party)[number - 1]

    def nothing(self, type_: str, actor: Actor = FACILITATOR, **data: Any) -> None:
        """A command that is taken and changes nothing."""
        answer = self.asks(actor, type_, **data)
        assert answer is None, answer

    def refused(self, code: str, type_: str, actor: Actor = FACILITATOR, **data: Any) -> Refusal:
        """A command that is refused with this code, and leaves no trace."""
        before = len(self.log)
        answer = self.asks(actor, type_, **data)
        assert isinstance(answer, Refusal), answer
        assert (answer.code, len(self.log)) == (code, before)
        return answer

    def is_done(self, type_: str, actor: Actor, **data: Any) -> Event:
        """A command of a seat that is taken."""
        answer = self.asks(actor, type_, **data)
        assert isinstance(answer, Event), answer
        return answer

    def by_hand(self, party: str, number: int = 1) -> str:
        """Someone without a phone sits down; the seat's id."""
        seat = self.chair(party, number).id
        self.does("seat-by-hand", seat=seat)
        return seat

    def lays(self, actor: Actor, cluster: str, count: int = 1) -> Event:
        """A seat has this many dots on a cluster now."""
        return self.is_done("place-dots", actor, cluster=cluster, count=count)

    def answers(self, actor: Actor, about: str, answer: str = "yes", **data: Any) -> Event:
        """A seat answers what is asked."""
        return self.is_done("answer-support", actor, about=about, answer=answer, **data)

    def shown(self, actor: Actor, text: str = "koffie") -> str:
        """A card that the room sees already."""
        self.does("open-step", step="associations")
        card = self.says(actor, "association", text)
        self.asks(FACILITATOR, "reveal", step="associations")
        return card

    def tables(self) -> dict[str, Any]:
        """All that is on the table, to compare with later."""
        names = [field.name for field in fields(self.state) if field.name not in ("id", "seq")]
        return {name: getattr(self.state, name).copy() for name in names}
