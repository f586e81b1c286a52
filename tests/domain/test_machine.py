"""Random people give random commands, right and wrong ones; what must hold, holds after each."""

import json
import os
import random
from collections import Counter
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta
from typing import Any, ClassVar
from uuid import uuid5

from hypothesis import HealthCheck, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from app.domain import redaction
from app.domain.fields import check
from app.domain.refusals import Refusal
from app.domain.state import PARTIES, Actor, Event, State
from app.domain.tree import siblings
from app.domain.workshop import Command, Moment, decide, evolve, fold, opened
from tests.domain import laws, laws_of_events
from tests.domain.random_dice import SPACE
from tests.domain.random_room import FACILITATOR, TYPES, Chooser, all_voices, some_way
from tests.domain.situations import SITUATIONS, in_sight, what_came_of, what_stands

START = datetime(2026, 3, 2, 19, 30, tzinfo=UTC)
TRAJECTORY = str(uuid5(SPACE, "trajectory"))
OPENING = {"theme": "Samen zorgen", "purpose": "", "policyGoal": "", "language": "nl"}


def tables(state: State) -> dict[str, Any]:
    """All that a state holds but its seq, to compare with later."""
    found = {field.name: getattr(state, field.name) for field in fields(state)}
    return {name: value.copy() for name, value in found.items() if name not in ("id", "seq")}


def copied(state: State) -> State:
    """The same state, to try something on."""
    return State(state.id, state.seq, **tables(state))


class RandomRoom(RuleBasedStateMachine):
    """A room that is kept as the store does: what is erased goes from the log, then all is folded anew."""

    seen: ClassVar[Counter[str]] = Counter()

    @initialize(count=st.integers(2, 4), is_under_way=st.sampled_from([True, True, True, False]))
    def open(self, count: int, is_under_way: bool) -> None:
        """A trajectory begins; mostly people sit already, and there is a little to work with."""
        self.log = [opened(TRAJECTORY, {**OPENING, "seatsPerParty": count}, START)]
        self.state = fold(TRAJECTORY, self.log)
        self.asked, self.is_stale = 0, False
        self.said: dict[str, set[str]] = {}
        self.erased: set[str] = set()
        if is_under_way:
            for actor, type_, data in some_way(self.state):
                self._ask(actor, Command(self._id(), type_, data), frozenset())

    @rule(number=st.integers(0, 2**32))
    def people_act(self, number: int) -> None:
        """Some commands, well-formed, for the rest anything; in between the engine may end its batch."""
        dice = random.Random(number)
        for _ in range(dice.randrange(1, 24)):
            self._someone_acts(dice)
            if self.is_stale and dice.randrange(2):
                self._batch_ends()
        if dice.randrange(4) == 0:
            self._everyone_answers(dice)
        self._undo_and_redo(dice.choice([None, *self.state.deeds]))
        if dice.randrange(4) == 0:
            self._log_has_no_gaps_and_folds_to_the_state()

    def _everyone_answers(self, dice: random.Random) -> None:
        for actor, type_, data in all_voices(dice, self.state):
            self._ask(actor, Command(self._id(), type_, data), frozenset())

    def _batch_ends(self) -> None:
        self.state, self.is_stale = fold(TRAJECTORY, self.log), False
        kept = str(self.state)
        assert [words for words in self.erased if words in kept] == []

    def _someone_acts(self, dice: random.Random) -> None:
        self.asked += 1
        words, mark = f"<words {self.asked}>", 100_000.0625 + self.asked
        actor, type_, said = Chooser(dice, self.state, words, mark).command()
        clean, faults = check(type_, said)
        if faults:
            self.seen["malformed"] += 1
            return
        present = frozenset(dice.sample(PARTIES, dice.randrange(4)))
        self._ask(actor, Command(self._id(), type_, clean), present, (words, str(mark)))

    def _undo_and_redo(self, seq: int | None) -> None:
        """With nothing between, the room is where it was; but what was asked and is closed stays closed."""
        room, moment = copied(self.state), Moment(START)
        back = decide(room, FACILITATOR, Command(self._id(), "undo", {"seq": seq} if seq else {}), moment)
        if not isinstance(back, Event):
            return
        evolve(room, back)
        again = decide(room, FACILITATOR, Command(self._id(), "redo"), moment)
        assert isinstance(again, Event), again
        evolve(room, again)
        asked = {
            id_: replace(room.asked[id_], open=it.open, of=it.of) for id_, it in self.state.asked.items()
        }
        assert {**tables(room), "asked": asked} == tables(self.state), (
            f"undoing and redoing {self.state.deeds[back.data['seq']]}"
        )
        self.seen["undone and redone"] += 1

    def _id(self) -> str:
        self.asked += 1
        return str(uuid5(SPACE, str(self.asked)))

    def _ask(
        self, actor: Actor, command: Command, present: frozenset[str], words: tuple[str, ...] = ()
    ) -> None:
        before = copied(self.state)
        answer = decide(self.state, actor, command, Moment(START + timedelta(seconds=self.asked), present))
        assert self.state == before, f"deciding {command} changed the state"
        if isinstance(answer, Event):
            self.seen[f"taken {command.type}"] += 1
            self._happens(answer)
            self._went_as_asked(command, answer, before)
            self._remember_words(command, words)
        else:
            self.seen[f"refused {answer.code}" if isinstance(answer, Refusal) else "nothing"] += 1

    def _happens(self, event: Event) -> None:
        gone = redaction.erased_by(event)
        as_stored = event._replace(data=json.loads(json.dumps(event.data)))
        evolve(self.state, event)
        self.log = [redaction.blank(each, gone) for each in (*self.log, as_stored)]
        self.is_stale = self.is_stale or redaction.outlive(self.state, event)
        self.erased |= {word for id_ in gone for word in self.said.get(id_, ())}

    def _remember_words(self, command: Command, words: tuple[str, ...]) -> None:
        said = {each for each in words if each in json.dumps(command.data)}
        if said:
            self.said.setdefault(command.id, set()).update(said)
        if command.type == "edit-card":
            self.said[command.data["card"]].update(said)

    def _went_as_asked(self, command: Command, event: Event, before: State) -> None:
        """What no event may do was not done; a position is the one that was asked for."""
        assert [broken for law in laws_of_events.ALL for broken in law(before, event, self.state)] == []
        self.seen.update(what_came_of(event, before, self.state))
        if event.type in ("goal-added", "indicator-added", "goal-moved"):
            node = self.state.nodes[event.data.get("node", command.id)]
            order = [each.id for each in siblings(self.state, event.data["parent"], node.kind)]
            assert order.index(node.id) == command.data.get("position", len(order) - 1)

    def teardown(self) -> None:
        """Every play ends with a look at the whole log."""
        if hasattr(self, "log"):
            self._log_has_no_gaps_and_folds_to_the_state()

    def _log_has_no_gaps_and_folds_to_the_state(self) -> None:
        """Also while the room in memory still has to be folded anew, the log folds."""
        assert [event.seq for event in self.log] == list(range(1, len(self.log) + 1))
        anew = fold(TRAJECTORY, self.log)
        assert anew.seq == self.state.seq
        if not self.is_stale:
            assert tables(anew) == tables(self.state)

    @invariant()
    def laws_hold(self) -> None:
        """Equal chairs, cards in their place, a tree."""
        if hasattr(self, "log"):
            assert [broken for law in laws.ALL for broken in law(self.state)] == []

    @invariant()
    def nothing_hidden_leaks(self) -> None:
        """Only words that the room sees leave the house; erased words are nowhere any more."""
        if not hasattr(self, "log"):
            return
        out = laws.published(self.state, self.log)
        hidden = {words for id_, said in self.said.items() if id_ in self._hideable() for words in said}
        assert [words for words in hidden - in_sight(self.state) if words in out] == []
        assert list(laws.seats_leaked(self.state, self.log, out)) == []
        assert list(laws.answers_leaked(self.state, self.log)) == []
        kept = str(self.log) if self.erased else ""
        assert [words for words in self.erased if words in kept] == []
        self.seen.update(what_stands(self.state))

    def _hideable(self) -> set[str]:
        """Commands of which the room sees the words only when all may."""
        kinds = ("card-added", "support-answered")
        return {event.command for event in self.log if event.type in kinds}


def play_on(number: int) -> None:
    """A longer play by the dice alone, with the same laws."""
    dice, room = random.Random(number), RandomRoom()
    room.open(count=dice.randint(2, 4), is_under_way=True)
    for _ in range(30):
        room.people_act(number=dice.randrange(2**32))
        room.laws_hold()
        room.nothing_hidden_leaks()
    room.teardown()


def test_rules_hold_whatever_people_do() -> None:
    number = int(os.environ.get("SEED") or (random.randrange(10**6) if "EXPLORE" in os.environ else 2))
    print(f"SEED={number} plays the same again")
    RandomRoom.seen = Counter()
    once = settings(max_examples=40, stateful_step_count=40, suppress_health_check=list(HealthCheck))
    run_state_machine_as_test(seed(number)(RandomRoom), settings=once)
    needed = {f"taken {type_}" for type_ in TYPES} | {"undone and redone", *SITUATIONS}
    for play in range(100):
        if needed - RandomRoom.seen.keys():
            play_on(number + play)
    print(dict(RandomRoom.seen))
    assert needed - RandomRoom.seen.keys() == set(), "the room never came to this: the test proves nothing"
