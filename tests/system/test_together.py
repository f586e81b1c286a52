"""Three parties, one tree, whoever is present: with two, five and seven people each party weighs one third,
who is missing is not known and never zero, and few voices are not published.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.hall import Hall, Workshop
from tests.system.acceptance import (
    AGREEMENT,
    KINDS,
    MAIN,
    PARTIES,
    PRESENT,
    QUESTIONS,
    THEME,
    TREE,
    leaves,
    mean,
    outline,
)
from tests.system.people import Phone

Device = Callable[..., BrowserContext]


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    """A server of its own."""
    hall = Hall(tmp_path)
    hall.start()
    yield hall
    hall.close()


class Table:
    """One resident has a phone in a browser, the wall is one too; the others speak through the API."""

    def __init__(self, hall: Hall, device: Device, people: int) -> None:
        self.hall = hall
        self.room: Workshop = hall.opens(theme=THEME, seatsPerParty=5)
        links = hall.call("GET", f"/trajectories/{self.room.id}")["links"]
        self.wall: Page = device(viewport={"width": 1920, "height": 1080}).new_page()
        self.wall.goto(links["project"])
        self.phone = Phone(device(viewport={"width": 360, "height": 740}).new_page(), hall.address)
        self.phone.sits(self.room.code, "Inwoner")
        self.at = dict(zip(PARTIES, PRESENT[people], strict=True))
        by_api = self.at | {"resident": self.at["resident"] - 1}
        self.seats = [(party, self.room.sits(party)) for party in PARTIES for _ in range(by_api[party])]

    def tree(self) -> dict[str, Any]:
        """As programs see it."""
        found: dict[str, Any] = self.hall.call("GET", f"/trajectories/{self.room.id}/tree")
        return found

    def support(self, about: str, answers: dict[str, str]) -> None:
        """Everyone but the phone answers, each party with one voice."""
        self.room.does("open-support", about=about)
        for party, token in self.seats:
            self.room.does("answer-support", token, about=about, answer=answers[party])
        self.phone.page.locator(f"#answer-form .choice[value={answers['resident']}]").click()
        expect(self.phone.page.locator("#answer-state")).to_contain_text("Bewaard")
        self.room.does("close-support", about=about)


@pytest.mark.parametrize("people", sorted(PRESENT))
def test_sociale_acceptatie_counts_in_equal_thirds(hall: Hall, device: Device, people: int) -> None:
    table = Table(hall, device, people)
    _own_questions(table)
    _main_goal(table)
    goals = _tree_grows(table)
    _check(table)
    _carried(table, goals)
    _published(table)


def _own_questions(table: Table) -> None:
    for step, question in QUESTIONS.items():
        table.room.does("open-step", step=step, question=question)
        table.phone.asked(question)
        expect(table.wall.locator("#region-stage")).to_contain_text(question)
        table.phone.says(f"{step} van mij")
        for n, (_, token) in enumerate(table.seats):
            table.room.does("add-card", token, kind=KINDS[step], text=f"{step} {n}")
        table.phone.keeps(f"{step} van mij", "bewaard")
        table.room.does("reveal", step=step)
    assert len(table.room.words()) == 3 * (len(table.seats) + 1)


def _main_goal(table: Table) -> None:
    table.room.does("open-step", step="main-goal")
    words = table.room.does("propose-wording", table.seats[0][1], node="main", text=MAIN)
    table.support(words, {"municipality": "no", "provider": "yes", "resident": "yes-if"})
    found = table.tree()["mainGoal"]["wordings"][0]["support"]
    assert {party: found["parties"][party]["answered"] for party in PARTIES} == table.at
    if table.at["provider"]:
        assert (found["weighted"], found["carried"]) == (pytest.approx(2 / 3), False)
    else:
        assert (found["weighted"], found["carried"]) == (None, None)
    table.room.does("adopt-wording", wording=words)


def _tree_grows(table: Table) -> dict[str, str]:
    """The subgoals and their indicators, from a sign of the phone; words to ids."""
    table.room.does("open-step", step="subgoals")
    goals = {text: table.room.does("add-goal", text=text, parent="main") for text in TREE}
    table.room.does("open-step", step="signs")
    token, first = table.seats[0][1], goals[next(iter(TREE))]
    sign = table.room.does("add-card", token, kind="sign", text="Er wordt niet gescholden", about=first)
    table.room.does("reveal", step="signs")
    table.room.does("open-step", step="indicators")
    ids = {}
    for goal, below in TREE.items():
        for text, (form, _, _) in below.items():
            more = {"sources": {"cards": [sign]}} if goals[goal] == first else {}
            ids[text] = table.room.does("add-indicator", text=text, goal=goals[goal], **more)
            table.room.does("describe-indicator", indicator=ids[text], form=form)
    assert outline(table.tree()) == {
        goal: {text: form for text, (form, _, _) in below.items()} for goal, below in TREE.items()
    }
    return ids


def _check(table: Table) -> None:
    """Everyone but the phone answers; hidden until the one reveal."""
    table.room.does("open-step", step="the-check")
    ids = {
        leaf["text"]: leaf["id"] for goal in table.tree()["mainGoal"]["children"] for leaf in goal["children"]
    }
    for text, (_, residents, others) in leaves().items():
        for party, token in table.seats:
            answer = residents if party == "resident" else others
            table.room.does("check-indicator", token, indicator=ids[text], answer=answer)
    checks = _checks(table)
    assert {each["weighted"] for each in checks.values()} == {None}
    assert not any("yes" in each["parties"]["municipality"] for each in checks.values())
    table.room.does("reveal", step="the-check")
    is_known = all(any(party == each for each, _ in table.seats) for party in PARTIES)
    for text, (_, residents, others) in leaves().items():
        weighted = (mean([residents]) + 2 * mean([others])) / 3
        assert _checks(table)[text]["weighted"] == (pytest.approx(weighted) if is_known else None)


def _checks(table: Table) -> dict[str, Any]:
    goals = table.tree()["mainGoal"]["children"]
    return {leaf["text"]: leaf["check"] for goal in goals for leaf in goal["children"]}


def _carried(table: Table, goals: dict[str, str]) -> None:
    table.room.does("open-step", step="whole-tree")
    table.support("tree", dict.fromkeys(PARTIES, "yes"))
    found = table.tree()
    assert found["support"]["carried"] is (True if table.at["provider"] else None)
    table.room.does("agree", **AGREEMENT)
    table.room.does("open-step", step="thanks")
    expect(table.wall.locator("#region-stage")).to_contain_text(MAIN)
    expect(table.phone.page.locator("#region-tree")).to_contain_text(next(iter(goals)))
    table.room.does("finish")
    assert table.tree()["agreements"][0] | {"id": ""} == {"id": "", **AGREEMENT}


def _published(table: Table) -> None:
    """A page for others: counts of whoever has three voices or more, of nobody else."""
    made = table.hall.file(f"/trajectories/{table.room.id}/exports/html").decode()
    assert MAIN in made
    assert all(text in made for text in leaves())
    assert "minder dan 3 antwoorden" in made
