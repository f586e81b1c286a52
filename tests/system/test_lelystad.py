"""A whole workshop on real screens: three sessions, from the first association to the exported tree.

Someone is late, someone is offline while writing, someone chose the wrong party, one phone is lent on, one
has no JavaScript, one stands on a name that is no secure context; and the server falls over in every session.
"""

import json
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.hall import Hall, Workshop
from tests.checks import axe_problems
from tests.conftest import HALL
from tests.system.lelystad import ASSOCIATIONS, HOSTILE, INSTRUMENT, MAIN, SUBGOALS, form, outline
from tests.system.people import Console, Phone, PlainPhone

Device = Callable[..., BrowserContext]
PARTIES = ("municipality", "provider", "resident")
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True}


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    """A server that answers to the name of a hall, on plain http."""
    hall = Hall(tmp_path, settings={"SAMENBOOM_ALLOWED_HOSTS": f"127.0.0.1,{HALL}"})
    hall.start()
    yield hall
    hall.close()


class Play:
    """Everyone in the room, and what they do in each session."""

    def __init__(self, hall: Hall, device: Device) -> None:
        self.hall, self.device = hall, device
        self.console = Console(device(viewport={"width": 1280, "height": 800}).new_page())
        self.console.signs_in(hall.sign_in)
        id_, code = self.console.begins("Sociaal krachtige wijken", "Bewoners beginnen samen iets.", 5)
        self.room = Workshop(hall, id_, code)
        self.wall = self._opens_wall()
        insecure = hall.address.replace("127.0.0.1", HALL)
        self.anna = Phone(device(**PHONE).new_page(), insecure)
        self.bert = PlainPhone(device(**PHONE, java_script_enabled=False).new_page(), hall.address)
        self.cor = Phone(device(**PHONE).new_page(), hall.address)
        self.others: list[str] = []

    def _opens_wall(self) -> Page:
        page = self.device(viewport={"width": 1920, "height": 1080}).new_page()
        made = self.hall.call("GET", f"/trajectories/{self.room.id}")
        page.goto(made["links"]["project"])
        expect(page.locator("#region-stage")).to_be_visible()
        return page

    def restart(self) -> None:
        """The power fails; the screens come back by themselves."""
        self.hall.stop()
        self.hall.start()

    def everyone_says(self, kind: str, words: list[str], **data: Any) -> None:
        """The seats without a browser, each in turn."""
        for number, text in enumerate(words):
            token = self.others[number % len(self.others)]
            self.room.does("add-card", token, kind=kind, text=text, **data)

    def leaves(self) -> list[Any]:
        """Every indicator of the tree, in order."""
        return [leaf for goal in self.tree()["mainGoal"]["children"] for leaf in goal["children"]]

    def tree(self) -> Any:
        """The tree as programs see it."""
        return self.hall.call("GET", f"/trajectories/{self.room.id}/tree")


def test_lelystad_from_the_first_word_to_the_exported_tree(hall: Hall, device: Device) -> None:
    play = Play(hall, device)
    _everyone_sits(play)
    _associations(play)
    _dreams_and_clusters(play)
    _goals(play)
    _indicators(play)
    _check(play)
    _whole_tree(play)
    _ends(play)


def _everyone_sits(play: Play) -> None:
    assert play.anna.page.goto(f"{play.anna.address}/health/live")
    assert play.anna.page.evaluate("isSecureContext") is False
    play.anna.sits(play.room.code, "Inwoner")
    play.bert.sits(play.room.code, "Aanbieder")
    play.cor.sits(play.room.code, "Inwoner")
    play.console.moves_seat("Inwoner 2", "de gemeente")
    expect(play.cor.page.locator("header .me")).to_contain_text("Gemeente")
    play.others = [play.room.sits(party) for party in PARTIES for _ in range(3)]
    expect(play.wall.locator("#region-stage")).to_contain_text("Sociaal krachtige wijken")


def _associations(play: Play) -> None:
    play.console.goes_on("Laat de kaartjes zien")
    play.anna.asked("Waar denk je aan")
    play.anna.says("samen eten")
    play.anna.keeps("samen eten", "bewaard")
    play.bert.says("buurthuis")
    play.bert.keeps("buurthuis", "")
    play.anna.page.context.set_offline(True)
    play.anna.says("mijn buurvrouw")
    play.anna.keeps("mijn buurvrouw", "op je telefoon")
    play.anna.page.locator("#text").fill("nog aan het ty")
    play.restart()
    play.everyone_says("association", ASSOCIATIONS)
    play.cor.says(HOSTILE)
    play.cor.keeps(HOSTILE, "bewaard")
    play.anna.page.context.set_offline(False)
    play.anna.keeps("mijn buurvrouw", "bewaard")
    expect(play.anna.page.locator("#text")).to_have_value("nog aan het ty")
    expect(play.wall.locator("#region-stage")).not_to_contain_text("buurtfeest")
    written = ["samen eten", "mijn buurvrouw", "buurthuis", HOSTILE, *ASSOCIATIONS]
    play.console.reveals("Naar de droombeelden")
    for text in written:
        expect(play.wall.locator("#region-stage")).to_contain_text(text)
    assert sorted(play.room.words()) == sorted(written)
    late = play.room.sits("provider")
    play.room.does("add-card", late, kind="association", text="net binnen")
    expect(play.wall.locator("#region-stage")).to_contain_text("net binnen")
    assert [card["late"] for card in play.room.cards() if card["text"] == "net binnen"] == [True]
    expect(play.anna.page.locator("#region-wall .yours:visible")).to_have_count(2)
    _is_accessible(play)


def _dreams_and_clusters(play: Play) -> None:
    play.anna.page.locator("#text").fill("")
    play.console.goes_on("Laat de kaartjes zien")
    play.cor.at("dream-images")
    play.cor.says("Kinderen spelen buiten en iedereen kent ze.")
    play.cor.keeps("Kinderen spelen", "bewaard")
    play.everyone_says("dream-image", ["De buren eten samen op straat.", "Wie ziek is, krijgt soep."])
    play.console.reveals("Naar wat helpt")
    play.console.goes_on("Laat de kaartjes zien")
    play.everyone_says("what-helps", ["een plek om te zitten", "een klein potje geld"])
    play.console.reveals("Groepjes maken")
    play.console.goes_on("Afronden")
    play.console.gathers(["samen eten", "samen koken"], "Samen aan tafel")
    expect(play.wall.locator("#region-stage")).to_contain_text("Samen aan tafel")
    expect(play.anna.page.locator("#region-clusters")).to_contain_text("Samen aan tafel")
    _phone_is_lent_on(play)
    play.console.goes_on("Laat de kaartjes zien")
    play.everyone_says("harvest", ["Dat de gemeente ook moe is."])
    play.console.reveals("Sluit deze sessie")
    play.console.goes_on("Begin sessie 2")


def _phone_is_lent_on(play: Play) -> None:
    """Cor leaves; who sits down on the same phone sees nothing of him; he comes back with his seat card."""
    page = play.cor.page
    page.get_by_role("link", name="Deze stoel verlaten").click()
    page.get_by_role("button", name="Verlaat deze stoel").click()
    expect(page.get_by_role("heading", name="Je bent van je stoel af")).to_be_visible()
    lent = Phone(page, play.hall.address)
    lent.sits(play.room.code, "Inwoner")
    expect(page.locator("#mine")).not_to_contain_text("Kinderen spelen")
    assert not [key for key in page.evaluate("Object.values(localStorage)") if "Kinderen" in key]
    play.cor = Phone(play.device(**PHONE).new_page(), play.hall.address)
    seats = play.hall.call("GET", f"/trajectories/{play.room.id}")["seats"]
    seat = next(each for each in seats if each["party"] == "municipality" and each["taken"])
    renewed = play.hall.call(
        "POST",
        f"/trajectories/{play.room.id}/commands",
        {
            "id": "6f0e4a86-8f3c-4a52-9f5b-0d5f3c1a7b11",
            "type": "renew-seat-code",
            "data": {"seat": seat["seatId"]},
        },
    )
    play.cor.page.goto(f"{play.hall.address}/seat")
    play.cor.page.locator("#code").fill(renewed["seatCode"].lower())
    play.cor.page.get_by_role("button", name="Ga zitten").click()
    expect(play.cor.page.locator("#mine")).to_contain_text("Kinderen spelen")


def _goals(play: Play) -> None:
    play.console.goes_on("Naar het hoofddoel")
    play.console.goes_on("Naar de subdoelen")
    play.console.names_main_goal(MAIN)
    play.restart()
    expect(play.wall.locator("#region-stage")).to_contain_text(MAIN)
    play.console.goes_on("Kijk of de boom houdt")
    first, second = SUBGOALS
    play.console.grows_from_cluster("Samen aan tafel", first)
    play.console.adds_subgoal(second)
    play.console.undoes_and_redoes(play.console.page.locator(".node.subgoal", has_text=second))
    expect(play.anna.page.locator("#region-tree")).to_contain_text(second)
    _is_accessible(play)
    play.console.goes_on("Sluit deze sessie")
    play.console.goes_on("Begin sessie 3")
    tree = play.tree()
    assert [goal["text"] for goal in tree["mainGoal"]["children"]] == [first, second]
    assert tree["mainGoal"]["children"][0]["sources"]["parties"]


def _indicators(play: Play) -> None:
    first, second = (goal["id"] for goal in play.tree()["mainGoal"]["children"])
    play.console.goes_on("Naar de aanwijzingen")
    play.console.goes_on("Laat de kaartjes zien")
    play.restart()
    play.anna.asked("Waaraan")
    play.anna.page.get_by_role("radio", name="Bewoners houden contact met elkaar").check()
    play.anna.says("ik kom mijn buren tegen bij de bakker")
    play.everyone_says("sign", ["mensen zwaaien", "meer groepjes op het plein"], about=first)
    play.everyone_says("sign", ["minder zwerfvuil", "ik durf hulp te vragen"], about=second)
    play.console.reveals("Naar de indicatoren")
    play.console.goes_on("Naar de check")
    leaves, others = SUBGOALS.values()
    play.console.makes_indicator("bij de bakker", leaves[0])
    play.console.describes(leaves[0], "telling", "korte gesprekken")
    for goal, texts in ((first, leaves[1:]), (second, others)):
        for text in texts:
            id_ = play.room.does("add-indicator", goal=goal, text=text)
            play.room.does("describe-indicator", indicator=id_, form=form(text), instrument=INSTRUMENT)
    expect(play.wall.locator("#region-stage")).to_contain_text(others[-1])
    expect(play.anna.page.locator("#region-tree")).to_contain_text(others[-1])


def _check(play: Play) -> None:
    """On three phones and through the API, hidden until the one reveal."""
    play.console.goes_on("Naar de hele boom")
    play.anna.at("the-check")
    first = play.leaves()[0]
    play.anna.page.context.set_offline(True)
    play.anna.checks("Een beetje", "op je telefoon")
    play.restart()
    play.bert.checks("Nee", "")
    play.cor.checks("Ja", "Bewaard")
    for leaf in play.leaves():
        for token in play.others:
            play.room.does("check-indicator", token, indicator=leaf["id"], answer="yes")
    play.anna.page.context.set_offline(False)
    expect(play.anna.page.locator("#check-form .st")).to_contain_text("Bewaard")
    parties = play.leaves()[0]["check"]["parties"]
    assert {party: each["answered"] for party, each in parties.items()} == dict.fromkeys(PARTIES, 4)
    assert all("yes" not in each for each in parties.values())
    _is_accessible(play)
    play.console.reveals("Loop ze langs op het scherm")
    found = next(leaf["check"] for leaf in play.leaves() if leaf["id"] == first["id"])
    assert (found["parties"]["resident"]["partly"], found["parties"]["provider"]["no"]) == (1, 1)
    assert found["weighted"] == pytest.approx((1 + 3 / 4 + 3.5 / 4) / 3)
    assert {leaf["check"]["weighted"] for leaf in play.leaves()[1:]} == {1}
    expect(play.wall.locator("#region-stage")).to_contain_text(first["text"])
    play.console.goes_on("Volgende indicator")
    expect(play.wall.locator("#region-spotlight")).to_contain_text(first["text"])
    play.room.does("spotlight", node=play.leaves()[-1]["id"])
    expect(play.console.page.locator("#region-foot .btn.go")).to_have_text("Naar de hele boom")


def _whole_tree(play: Play) -> None:
    play.console.goes_on("Naar het einde")
    play.room.does("open-support", about="tree")
    play.anna.page.locator("#answer-form .choice[value=yes]").click()
    for token in play.others:
        play.room.does("answer-support", token, about="tree", answer="yes")
    play.console.reveals("Naar het einde")
    expect(play.wall.locator("#region-stage")).to_contain_text("edragen door")
    assert play.tree()["support"]["carried"] is True
    play.room.does("agree", text="Elk najaar vragen we het na", who="welzijnswerk", when="november")
    expect(play.wall.locator("#region-stage")).to_contain_text("Elk najaar vragen we het na")


def _ends(play: Play) -> None:
    play.console.goes_on("De boom is af")
    play.console.goes_on("Bewaar de boom")
    assert [(leaf["text"], leaf["form"]) for leaf in play.leaves()] == [
        (text, form(text)) for text in chain.from_iterable(SUBGOALS.values())
    ]
    assert play.tree()["mainGoal"]["text"] == MAIN
    assert outline(play.tree()) == SUBGOALS
    play.console.page.locator("#region-foot").get_by_text("Bewaar de boom").click()
    with play.console.page.expect_download() as saved:
        play.console.page.locator("#keep a[href$='/json']").click()
    copy = json.loads(saved.value.path().read_text(encoding="utf-8"))
    assert copy["withheld"] == 0
    assert HOSTILE in json.dumps(copy)
    for text in [MAIN, *SUBGOALS, *chain.from_iterable(SUBGOALS.values())]:
        assert text in json.dumps(copy, ensure_ascii=False)
        expect(play.wall.locator("#region-stage")).to_contain_text(text)
    _is_accessible(play)


def _is_accessible(play: Play) -> None:
    """axe finds nothing on the three kinds of screen, as they stand now."""
    for page in (play.console.page, play.wall, play.anna.page):
        assert axe_problems(page) == [], page.url
