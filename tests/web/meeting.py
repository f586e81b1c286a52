"""A group in session 2 for tests of the API: people of three parties, a cluster, and a small tree."""

from dataclasses import dataclass, field
from typing import Any

from app.domain.state import PARTIES
from tests.desk import Desk, Seat, by


@dataclass
class Meeting:
    """What stands on the table, by name; `seats` by party, as they sat down."""

    desk: Desk
    seats: dict[str, list[Seat]] = field(default_factory=dict)
    cluster: str = ""
    goal: str = ""
    other: str = ""
    indicator: str = ""

    @property
    def resident(self) -> Seat:
        """The first resident."""
        return self.seats["resident"][0]

    def dots(self, cluster: str | None = None, who: str | None = None) -> Any:
        """The dots on a cluster, as the API tells them."""
        told = self.desk.reads("/clusters", who)
        return next(each["dots"] for each in told if each["id"] == (cluster or self.cluster))

    def node(self, id_: str, who: str | None = None) -> Any:
        """A node of the tree or of what was set aside, as the API tells it."""
        tree = self.desk.reads("/tree", who)
        waiting = [tree["mainGoal"], *tree["setAside"]]
        while waiting:
            found = waiting.pop()
            if found["id"] == id_:
                return found
            waiting += found["children"]
        raise LookupError(id_)

    def answers(self, about: str, **said: str) -> None:
        """One answer of each party that is named: "yes", or "no because"."""
        for party, answer in said.items():
            word, _, reason = answer.partition(" ")
            more = {"reason": reason} if reason else {}
            self.desk.takes(self.seats[party][0].token, "answer-support", about=about, answer=word, **more)

    def by_hand(self, party: str = "resident") -> tuple[str, Seat]:
        """Someone without a phone; the seat's id, and the same seat once it does get a phone."""
        told = self.desk.reads()["seats"]
        chair = next(each["seatId"] for each in told if each["party"] == party and not each["taken"])
        self.desk.does("seat-by-hand", seat=chair)
        code = self.desk.asks(self.desk.ann, "renew-seat-code", seat=chair).json()["seatCode"]
        told = self.desk.http.post("/api/v1/seats", json={"seatCode": code}).json()
        return chair, Seat(told["seatId"], told["token"], told["seatCode"], told["party"], told["number"])

    def refuses(self, who: str, type_: str, **data: Any) -> tuple[int, str]:
        """Status and code of a command that is not taken, and that leaves nothing behind."""
        before = self.desk.reads()["seq"]
        answer = self.desk.asks(who, type_, **data)
        assert self.desk.reads()["seq"] == before
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.json()["detail"].endswith((".", "?"))
        return answer.status_code, answer.json()["code"]


def met(desk: Desk, people: int = 1) -> Meeting:
    """Cards of all parties were gathered; the group stands in gather and main-goal was opened already."""
    found = Meeting(desk, {party: [desk.sits(party) for _ in range(people)] for party in PARTIES})
    desk.does("open-step", step="associations")
    cards = [desk.says(seats[0], f"kaartje van {party}") for party, seats in found.seats.items()]
    desk.does("reveal", step="associations")
    found.cluster = desk.does("make-cluster", name="Samen", cards=cards)
    desk.does("open-step", step="main-goal")
    desk.does("set-main-goal", text="Iedereen doet mee")
    found.goal = desk.does("add-goal", text="Buren helpen", parent="main", sources={"cards": cards[:1]})
    found.other = desk.does("add-goal", text="Hulp is dichtbij", parent="main")
    found.indicator = desk.does("add-indicator", text="Meer bezoek", goal=found.goal)
    desk.does("open-step", step="gather")
    return found


def elsewhere(desk: Desk) -> dict[str, str]:
    """Ids of another trajectory of the same facilitator; the desk goes on with its own."""
    own = desk.id, desk.code, desk.made
    there = met(desk.begins())
    desk.id, desk.code, desk.made = own
    return {"cluster": there.cluster, "node": there.goal, "wording": f"{there.goal}-first"}


__all__ = ["Meeting", "by", "elsewhere", "met"]
