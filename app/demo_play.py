"""Who says and does what in an example, in order: written from its words (demo_*.toml), played by demo.py."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from app.domain.acts import derived_id
from app.domain.script import STEP_OF_KIND

FACILITATOR = "facilitator"
#: Not commands: someone opens or closes the phone. Who is missing is kept for ever.
ARRIVES, LEAVES = "arrives", "leaves"
Words = dict[str, Any]
Answers = dict[str, str]


@dataclass(frozen=True)
class Line:
    """Who (`facilitator`, or a seat such as `resident 2`) does what. `id` is the command's own id."""

    actor: str
    type: str
    data: dict[str, Any] = field(default_factory=dict)
    id: str = ""


@cache
def words(example: str) -> Words:
    """All that is said in an example."""
    place = Path(__file__).with_name(f"demo_{example}.toml")
    return tomllib.loads(place.read_text(encoding="utf-8"))


def seat_id(trajectory: str, seat: str) -> str:
    """The id of a chair that stands from the start, such as `resident 2`."""
    return derived_id(trajectory, seat)


class Play:
    """Writes the script for one trajectory; every id follows from the trajectory's."""

    def __init__(self, trajectory: str, example: str) -> None:
        self._trajectory, self._count = trajectory, 0
        self._words = words(example)
        self._said: dict[str, list[str]] = {}

    def lines(self) -> Iterator[Line]:
        """The three sessions, or as far as the example goes."""
        yield from self._first()
        yield from self._second()
        if self._words["finished"]:
            yield from self._third()

    # ---- session 1

    def _first(self) -> Iterator[Line]:
        cards = self._words["cards"]
        yield from self._sit_down()
        yield self._lead("open-step", step="welcome")
        for kind in ("association", "dream-image", "what-helps"):
            yield from self._asks(kind, cards[kind])
        yield from self._says("parking", cards["parking"])
        yield from self._gather()
        yield from self._asks("harvest", cards["harvest"])
        yield self._lead("close-session", session=1)

    def _sit_down(self) -> Iterator[Line]:
        by_hand = self._words["seats"]["byHand"]
        for seat in self._sitting():
            if seat != by_hand:
                yield Line(seat, "take-seat", {"party": seat.split()[0]}, self._id(f"{seat} sits down"))
                yield Line(seat, ARRIVES)
        yield self._lead("seat-by-hand", seat=seat_id(self._trajectory, by_hand))

    def _asks(self, kind: str, said: dict[str, list[str]]) -> Iterator[Line]:
        """A step from its opening to its reveal."""
        yield self._lead("open-step", step=STEP_OF_KIND[kind])
        yield from self._says(kind, said)
        yield self._lead("reveal", step=STEP_OF_KIND[kind])

    def _says(self, kind: str, said: dict[str, list[str]], **more: str) -> Iterator[Line]:
        for seat, texts in said.items():
            for text in texts:
                card = self._id(f"{seat}: {text}")
                self._said.setdefault(text, []).append(card)
                yield self._voice(seat, "add-card", card, kind=kind, text=text, **more)

    def _gather(self) -> Iterator[Line]:
        yield self._lead("open-step", step="gather")
        for cluster in self._words["clusters"]:
            cards = [card for text in cluster["cards"] for card in self._said[text]]
            yield self._lead("make-cluster", cluster["name"], name=cluster["name"], cards=cards)
        for cluster in self._words["clusters"]:
            for seat, count in cluster["dots"].items():
                key = f"{seat} dots {cluster['name']}"
                yield self._voice(
                    seat, "place-dots", self._id(key), cluster=self._id(cluster["name"]), count=count
                )
        yield self._lead("reveal", step="gather")

    # ---- session 2

    def _second(self) -> Iterator[Line]:
        yield self._lead("open-step", step="look-back-2")
        yield self._lead("open-step", step="main-goal", seconds=1200)
        yield from self._main()
        yield self._lead("open-step", step="subgoals")
        for goal in self._words["goals"]:
            yield from self._grows("propose-goal", "add-goal", goal, "main", self._from(goal))
            if "aside" in goal:
                yield self._lead("set-aside", node=self._id(goal["text"]), reason=goal["aside"])
        for proposal in self._words.get("proposals", []):
            yield self._proposes(proposal["by"], "propose-goal", proposal["text"], "main")
        if not self._words["finished"]:
            return
        yield self._lead("open-step", step="does-it-hold")
        yield from self._supports([(self._id(goal["text"]), goal["support"]) for goal in self._standing()])
        yield self._lead("close-session", session=2)

    def _main(self) -> Iterator[Line]:
        """Words that compete, who stands behind them, and what was chosen."""
        main = self._words["main"]
        if "first" in main:
            yield self._lead("set-main-goal", text=main["first"])
        rivals = main["candidates"]
        for rival in rivals:
            id_ = self._id(rival["text"])
            yield self._voice(rival["by"], "propose-wording", id_, node="main", text=rival["text"])
        yield from self._supports([(self._id(rival["text"]), rival["support"]) for rival in rivals])
        yield self._lead("adopt-wording", wording=self._id(main["chosen"]), sources=self._from(main))

    def _supports(self, asked: list[tuple[str, Answers]]) -> Iterator[Line]:
        """All questions open at once, as the console asks them."""
        for about, _ in asked:
            yield self._lead("open-support", about=about)
        for about, answers in asked:
            for seat, said in answers.items():
                yield self._answers(seat, "answer-support", said, about=about)
        for about, _ in asked:
            yield self._lead("close-support", about=about)

    # ---- session 3

    def _third(self) -> Iterator[Line]:
        providers = [seat for seat in self._sitting() if seat.startswith("provider")]
        yield from (Line(seat, LEAVES) for seat in providers)
        yield self._lead("open-step", step="look-back-3")
        yield from (Line(seat, ARRIVES) for seat in providers)
        yield self._lead("open-step", step="signs")
        for goal in self._standing():
            about = self._id(goal["text"])
            yield from self._says("sign", {seat: [text] for seat, text in goal["signs"].items()}, about=about)
        yield self._lead("reveal", step="signs")
        yield self._lead("open-step", step="indicators")
        for goal in self._standing():
            yield from self._indicators(goal)
        yield from self._check()
        yield self._lead("open-step", step="whole-tree")
        yield from self._supports([("tree", self._words["tree"]["support"])])
        for agreement in self._words["agreements"]:
            yield self._lead("agree", **agreement)
        yield self._lead("open-step", step="thanks")
        yield self._lead("close-session", session=3)
        yield self._lead("finish")

    def _indicators(self, goal: Words) -> Iterator[Line]:
        for leaf in goal["indicators"]:
            described = {
                name: value for name, value in leaf.items() if name not in ("text", "from", "by", "check")
            }
            sources = {"cards": self._said[leaf["from"]]}
            yield from self._grows(
                "propose-indicator", "add-indicator", leaf, self._id(goal["text"]), sources
            )
            yield self._lead("describe-indicator", indicator=self._id(leaf["text"]), **described)

    def _check(self) -> Iterator[Line]:
        """Everyone answers about every indicator; who is not named says yes."""
        yield self._lead("open-step", step="the-check")
        for goal in self._standing():
            for leaf in goal["indicators"]:
                for seat in self._words["check"]["seats"]:
                    said, id_ = leaf.get("check", {}).get(seat, "yes"), self._id(leaf["text"])
                    yield self._answers(seat, "check-indicator", said, indicator=id_)
        yield self._lead("reveal", step="the-check")

    # ---- how things are said

    def _grows(self, proposes: str, adds: str, said: Words, parent: str, sources: Words) -> Iterator[Line]:
        """A goal or indicator, proposed by a seat or in the facilitator's words."""
        text, place = said["text"], {"add-goal": "parent", "add-indicator": "goal"}[adds]
        more: Words = {"text": text}
        if "by" in said:
            proposal = self._proposes(said["by"], proposes, text, parent)
            yield proposal
            more = {"proposal": proposal.id}
        yield self._lead(adds, text, **more, **{place: parent}, sources=sources)

    def _proposes(self, seat: str, type_: str, text: str, parent: str) -> Line:
        return self._voice(seat, type_, self._id(f"{seat} proposes {text}"), text=text, parent=parent)

    def _answers(self, seat: str, type_: str, said: str, **about: str) -> Line:
        """`said`: an answer, and after a space the reason."""
        answer, _, reason = said.partition(" ")
        key = f"{seat} {type_} {sorted(about.values())}"
        return self._voice(seat, type_, self._id(key), answer=answer, reason=reason, **about)

    def _voice(self, seat: str, type_: str, id_: str, **data: Any) -> Line:
        """A seat by its phone; for who has none, the facilitator."""
        if seat != self._words["seats"]["byHand"]:
            return Line(seat, type_, data, id_)
        return Line(FACILITATOR, type_, {**data, "forSeat": seat_id(self._trajectory, seat)}, id_)

    def _lead(self, type_: str, key: str = "", /, **data: Any) -> Line:
        self._count += 1
        return Line(FACILITATOR, type_, data, self._id(key or f"{self._count} {type_}"))

    def _from(self, said: Words) -> dict[str, list[str]]:
        return {"clusters": [self._id(name) for name in said["clusters"]]}

    def _standing(self) -> list[Words]:
        return [goal for goal in self._words["goals"] if "aside" not in goal]

    def _id(self, key: str) -> str:
        return derived_id(self._trajectory, f"demo {key}")

    def _sitting(self) -> list[str]:
        seats = self._words["seats"]
        parties = ("resident", "municipality", "provider")
        return [f"{party} {number}" for party in parties for number in range(1, seats[party] + 1)]
