"""A table to play at, without server or database: commands in, events and screens out."""

import uuid
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from app.domain import fields, redaction
from app.domain.refusals import Refusal
from app.domain.state import Actor, Event, State
from app.domain.workshop import Command, Moment, decide, fold, opened

FACILITATOR = Actor("facilitator")
START = datetime(2026, 3, 2, 19, 30, tzinfo=UTC)
OPENING = {"purpose": "", "policyGoal": "", "language": "nl"}


@dataclass
class Table:
    """One trajectory. The clock moves a second a command; an erasure blanks the log and folds anew, as the
    engine does.
    """

    seats_per_party: int = 3
    theme: str = "Samen zorgen"
    log: list[Event] = field(default_factory=list)
    state: State = field(init=False)

    def __post_init__(self) -> None:
        data = {**OPENING, "theme": self.theme, "seatsPerParty": self.seats_per_party}
        self.id = str(uuid.UUID(int=len(self.theme)))
        self.log.append(opened(self.id, data, START))
        self.state = fold(self.id, self.log)

    def asks(self, actor: Actor, type_: str, id_: str | None = None, **data: Any) -> Event | Refusal | None:
        """Any command by anyone, well-formed; what it leads to has happened on return."""
        clean, faults = fields.check(type_, data)
        assert not faults, faults
        moment = Moment(START + timedelta(seconds=len(self.log)), frozenset({"municipality", "resident"}))
        answer = decide(self.state, actor, Command(id_ or str(uuid.uuid4()), type_, clean), moment)
        if isinstance(answer, Event):
            self._happens(answer)
        return answer

    def _happens(self, event: Event) -> None:
        gone = redaction.erased_by(event)
        self.log = [redaction.blank(each, gone) for each in self.log] + [event]
        self.state = fold(self.id, self.log)

    def does(self, type_: str, id_: str | None = None, **data: Any) -> str:
        """A command of the facilitator that is taken; its id."""
        return self._taken(self.asks(FACILITATOR, type_, id_, **data))

    def sits(self, party: str) -> Actor:
        """Someone takes a seat of a party."""
        event = self.asks(Actor("join"), "take-seat", party=party)
        assert isinstance(event, Event), event
        return Actor("seat", event.data["seat"])

    def says(self, actor: Actor, kind: str, text: str, **data: Any) -> str:
        """A card of a seat that is taken; its id."""
        return self._taken(self.asks(actor, "add-card", kind=kind, text=text, **data))

    def _taken(self, answer: Event | Refusal | None) -> str:
        assert isinstance(answer, Event), answer
        return answer.command
