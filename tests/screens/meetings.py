"""Meetings as people hold them, played at a table: sessions 1 and 2 with drawings, dots and support."""

from collections.abc import Mapping, Sequence
from typing import Any

from app.domain.state import MAIN, PARTIES, Actor, Event
from tests.screens.rooms import DREAMS, SAID
from tests.table import Table

WORDS = (
    "Mantelzorgers houden balans tussen zorgen, werken en tijd voor zichzelf",
    "Mantelzorgers raken niet overbelast",
    "Zorgen voor een ander mag nooit ten koste gaan van jezelf",
)
GOALS = (
    "Mantelzorgers worden gehoord door zorgverleners",
    "Mantelzorgers kunnen op tijd uitrusten",
    "Werk en zorgen gaan samen",
    "Geld is geen extra zorg",
)
HOUSE = [
    {"points": [[150, 820], [150, 470], [500, 180], [850, 470], [850, 820], [150, 820]], "width": 22},
    {"points": [[430, 820], [430, 600], [570, 600], [570, 820]], "width": 14, "colour": "blue"},
    {"points": [[700, 250], [760, 140], [840, 120]], "width": 14, "colour": "red"},
    {"points": [[60, 860], [940, 860]], "width": 26, "colour": "green"},
]
SUN = [
    {"points": [[500, 300], [640, 360], [680, 500], [600, 640], [440, 660], [330, 540], [500, 300]],
     "width": 26, "colour": "yellow"},
    {"points": [[120, 900], [200, 700], [320, 760], [420, 860], [600, 700], [860, 880]], "width": 18},
]  # fmt: skip
LAID = {"resident": (3, 2, 0, 0), "provider": (1, 1, 3, 0), "municipality": (2, 0, 2, 1)}
ANSWERS: Mapping[str, Sequence[str]] = {
    "municipality": ("yes",) * 9,
    "provider": ("yes", "yes-if", "yes", "yes", "yes-if", "no", "yes"),
    "resident": ("no", "yes-if", "no", "yes", "no", "no", "yes"),
}


class Meeting(Table):
    """A table with so many people of each party."""

    def __init__(self, people: int | Mapping[str, int] = 2, chairs: int | None = None) -> None:
        wanted = dict.fromkeys(PARTIES, people) if isinstance(people, int) else people
        super().__init__(chairs or max(*wanted.values(), 1), "Mantelzorg in onze gemeente")
        self.people = {party: [self.sits(party) for _ in range(wanted.get(party, 0))] for party in PARTIES}
        self.everyone = [actor for group in self.people.values() for actor in group]

    def each(self, type_: str, actor: Actor, **data: Any) -> str:
        """A seat does something that is taken; the command's id."""
        event = self.asks(actor, type_, **data)
        assert isinstance(event, Event), event
        return event.command


def associated(meeting: Meeting) -> list[str]:
    """Words are said and revealed; their cards."""
    meeting.does("open-step", step="associations")
    cards = [
        meeting.says(seats[place % len(seats)], "association", word)
        for party, seats in meeting.people.items()
        if seats
        for place, word in enumerate(SAID[party].split("|"))
    ]
    meeting.does("reveal", step="associations")
    return cards


def dreamed(meeting: Meeting, drawings: int = 2, sentences: int = 2) -> Meeting:
    """Everyone draws and writes; then the gallery opens."""
    meeting.does("open-step", step="dream-images")
    said = iter(DREAMS * 99)
    for actor in meeting.everyone:
        for number in range(drawings):
            drawing = (HOUSE, SUN)[number % 2]
            meeting.says(actor, "dream-image", next(said), drawing=drawing)
        for _ in range(sentences):
            meeting.says(actor, "dream-image", next(said))
    meeting.does("reveal", step="dream-images")
    return meeting


def gathered(meeting: Meeting, clusters: int = 4, each: int = 5) -> Meeting:
    """Cards lie in clusters."""
    cards = associated(meeting)
    meeting.does("open-step", step="gather")
    names = ("Even op adem komen", "Gezien worden", "Werk en zorg", "Geld en regels")
    for place in range(clusters):
        name = names[place % 4] + ("" if place < 4 else f" {place}")
        meeting.does("make-cluster", name=name, cards=cards[place::clusters][:each])
    return meeting


def dotted(meeting: Meeting, *, silent: Sequence[str] = (), reveal: bool = True) -> Meeting:
    """People lay their dots; all but the silent parties."""
    clusters = list(meeting.state.clusters)
    for party, actors in meeting.people.items():
        for place, actor in enumerate(actors if party not in silent else ()):
            for number, count in enumerate(LAID[party]):
                if count:
                    cluster = clusters[(number + place // 2) % len(clusters)]
                    meeting.each("place-dots", actor, cluster=cluster, count=count)
    if reveal:
        meeting.does("reveal", step="gather")
    return meeting


def worded(meeting: Meeting, words: Sequence[str] = WORDS, node: str = MAIN) -> list[str]:
    """The parties propose words for a node; the wordings."""
    if "main-goal" not in meeting.state.here.opened:
        meeting.does("open-step", step="main-goal")
    ways = [meeting.people[party] for party in ("resident", "provider", "municipality")]
    groups = [actors for actors in ways if actors]
    return [
        meeting.each("propose-wording", groups[place % len(groups)][0], node=node, text=text)
        for place, text in enumerate(words)
    ]


def asked(
    meeting: Meeting,
    about: str,
    answers: Mapping[str, Sequence[str]] = ANSWERS,
    *,
    reasons: Sequence[str] = ("als het ook ’s nachts kan",),
    close: bool = True,
) -> None:
    """Everyone answers; the first of each party that has a condition or an objection says why."""
    meeting.does("open-support", about=about)
    for party, actors in meeting.people.items():
        said = list(reasons)
        for actor, answer in zip(actors, answers.get(party, ()), strict=False):
            reason = {"reason": said.pop()} if said and answer != "yes" else {}
            meeting.each("answer-support", actor, about=about, answer=answer, **reason)
    if close:
        meeting.does("close-support", about=about)


def chosen(meeting: Meeting) -> list[str]:
    """Three wordings, asked in turn; the first is carried and adopted. The wordings."""
    found = worded(meeting)
    asked(
        meeting,
        found[0],
        {"municipality": ["yes"] * 9, "provider": ["yes"] * 9, "resident": ["yes", "yes-if"]},
    )
    asked(meeting, found[1])
    meeting.does("adopt-wording", wording=found[0])
    return found


def grown(meeting: Meeting, goals: Sequence[str] = GOALS) -> list[str]:
    """A tree that grew from clusters and words; the subgoals."""
    if not meeting.state.clusters:
        gathered(meeting)
    clusters = list(meeting.state.clusters)
    chosen(meeting)
    meeting.does("open-step", step="subgoals")
    return [
        meeting.does(
            "add-goal", parent=MAIN, text=text, sources={"clusters": [clusters[place % len(clusters)]]}
        )
        for place, text in enumerate(goals)
    ]
