"""The two properties that hold the whole live part, for every audience and after every command.

What was patched, region by region as events made them stale, equals a page loaded now; and what nobody
may see yet stands in no region of any screen.
"""

from collections.abc import Iterator

import pytest

from app.domain.copies import IMPORTED
from app.domain.state import Actor, Event
from app.domain.workshop import EVENT_TYPES
from app.screens.audiences import ALL, Audience
from app.screens.regions import Live, all_regions, listening
from app.screens.render import draw
from tests.table import FACILITATOR, Table

Shown = dict[str, str]


def fresh(table: Table, audience: Audience, changed: dict[str, int]) -> Shown:
    """Every region of a page that is loaded now."""
    regions = listening(all_regions(), audience)
    return {region.id: draw(region, table.state, audience, changed[region.id], Live()) for region in regions}


class Screens:
    """All audiences at once; each draws only what an event made stale."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.changed = {region.id: 1 for region in all_regions()}
        self.shown = {audience: fresh(table, audience, self.changed) for audience in ALL}

    def hear(self, event: Event) -> None:
        """Draw what this event made stale. Live regions are sent whole all the time."""
        stale = [region for region in all_regions() if region.live or region.is_stale_after(event.type)]
        self.changed |= {region.id: event.seq for region in stale if not region.live}
        for audience in ALL:
            for region in listening(stale, audience):
                drawn = draw(region, self.table.state, audience, self.changed[region.id], Live())
                self.shown[audience][region.id] = drawn

    def differing(self) -> Iterator[str]:
        """The regions whose patched HTML is not that of a fresh page."""
        for audience in ALL:
            now = fresh(self.table, audience, self.changed)
            for region, html in self.shown[audience].items():
                if html != now[region]:
                    yield f"{region} for {audience.screen} in {audience.language}"


def play(table: Table) -> Iterator[None]:
    """Every command of the contract at least once; pauses after each."""
    does, says = table.does, table.says
    anna, bert, cor = (table.sits(party) for party in ("resident", "provider", "municipality"))
    yield
    for step, kind in (
        ("associations", "association"),
        ("dream-images", "dream-image"),
        ("what-helps", "what-helps"),
    ):
        does("open-step", step=step, seconds=600)
        yield
        ours = []
        for person in (anna, bert, cor):
            ours.append(says(person, kind, f"{kind} van {person.seat[:4]}"))
            yield
        table.asks(anna, "edit-card", card=ours[0], text="anders gezegd")
        yield
        table.asks(bert, "withdraw-card", card=ours[1])
        yield
        does("reveal", step=step)
        yield
        says(cor, kind, "te laat, toch welkom")
        yield
    says(anna, "parking", "is de koffie gratis")
    yield
    yield from _gather(table, anna)
    yield from _dots(table, anna, bert)
    yield from _words(table, anna, bert, cor)
    yield from _branches(table, anna, bert)
    yield from _tree(table, anna)
    yield from _chairs(table, cor)
    for type_, data in (
        ("set-timer", {"seconds": 60}), ("pause", {}), ("resume", {}), ("close-door", {}), ("open-door", {}),
        ("close-session", {"session": 3}), ("open-step", {"step": "thanks"}), ("finish", {}),
        ("open-step", {"step": "whole-tree"}),
    ):  # fmt: skip
        does(type_, **data)
        yield
    while table.state.deeds and isinstance(table.asks(FACILITATOR, "undo"), Event):
        yield
        table.asks(FACILITATOR, "redo")
        yield
        table.asks(FACILITATOR, "undo")
        yield


def _gather(table: Table, anna: Actor) -> Iterator[None]:
    does, cards = table.does, [card.id for card in table.state.cards.values() if card.status == "kept"]
    does("open-step", step="gather")
    yield
    cluster = does("make-cluster", name="Samen", cards=cards[:2])
    yield
    does("move-cards", cards=cards[2:4], cluster=cluster)
    yield
    does("rename-cluster", cluster=cluster, name="Echt samen")
    yield
    does("hide-card", card=cards[3], reason="een naam")
    yield
    does("redact", target=cards[2])
    yield
    table.asks(anna, "withdraw-card", card=cards[0])
    yield
    table.asks(anna, "restore-card", card=cards[0])
    yield
    does("dissolve-cluster", cluster=does("make-cluster", name="Even"))
    yield
    does("open-step", step="associations", newRound=True, question="En bij buren?")
    yield
    table.says(anna, "association", "soep")
    yield
    does("reveal", step="associations")
    yield


def _dots(table: Table, anna: Actor, bert: Actor) -> Iterator[None]:
    does, cluster = table.does, next(iter(table.state.clusters))
    does("open-step", step="gather")
    for person, count in ((anna, 3), (bert, 5), (anna, 0)):
        table.asks(person, "place-dots", cluster=cluster, count=count)
        yield
    does("reveal", step="gather")
    yield
    does("open-step", step="gather", newRound=True)
    yield
    table.asks(anna, "place-dots", cluster=cluster, count=2)
    yield
    drawing = [[[1, 1], [999, 999]]]
    does("open-step", step="dream-images")
    drawn = table.says(anna, "dream-image", "een huis", drawing=drawing)
    yield
    does("spotlight", card=drawn)
    yield
    does("spotlight")
    yield


def _words(table: Table, anna: Actor, bert: Actor, cor: Actor) -> Iterator[None]:
    does, asks = table.does, table.asks
    does("close-session", session=1)
    does("open-step", step="look-back-2")
    yield
    does("open-step", step="main-goal")
    for person, text in ((anna, "Samen staan we sterk"), (bert, "Niemand valt buiten de boot")):
        asks(person, "propose-wording", node="main", text=text)
        yield
    wordings = list(table.state.wordings)
    for wording in wordings:
        does("open-support", about=wording)
        yield
        for person, answer in ((anna, "yes-if"), (bert, "no"), (cor, "yes")):
            asks(person, "answer-support", about=wording, answer=answer, reason="om de buren")
            yield
        does("close-support", about=wording)
        yield
    does("adopt-wording", wording=wordings[0])
    yield
    does("adopt-wording", wording=wordings[1])
    yield
    does("spotlight", node="main")
    yield
    does("redact", target=next(iter(table.state.answers.values())).command)
    yield


def _branches(table: Table, anna: Actor, bert: Actor) -> Iterator[None]:
    does, asks = table.does, table.asks
    does("open-step", step="subgoals")
    asks(anna, "propose-goal", parent="main", text="Ieder kan meedoen")
    yield
    asks(bert, "propose-goal", parent="main", text="Er is tijd voor een praatje")
    one = does("add-goal", proposal=next(iter(table.state.proposals)), parent="main")
    yield
    two = does("add-goal", parent="main", text="De straat is veilig")
    rival = asks(anna, "propose-wording", node=two, text="Ik durf naar buiten")
    yield
    does("adopt-wording", wording=rival.command)  # type: ignore[union-attr] # it was taken
    yield
    does("link-goals", **{"from": one, "to": two})
    yield
    does("unlink-goals", **{"from": one, "to": two})
    yield
    does("open-step", step="does-it-hold")
    for about in (one, two, "tree"):
        does("open-support", about=about)
        yield
        asks(anna, "answer-support", about=about, answer="yes")
        yield
    does("set-aside", node=one, reason="te groot")
    yield
    does("close-support", about=two)
    yield
    does("bring-back", node=one)
    yield
    does("open-step", step="look-back-3")
    yield


def _tree(table: Table, anna: Actor) -> Iterator[None]:
    does = table.does
    does("open-step", step="main-goal")
    yield
    does("set-main-goal", text="Niemand staat er alleen voor")
    yield
    does("open-step", step="subgoals")
    yield
    first = does("add-goal", parent="main", text="Buren kennen elkaar")
    second = does("add-goal", parent="main", text="Hulp is dichtbij")
    below = does("add-goal", parent=first, text="Buren groeten")
    yield
    does("move-goal", node=second, parent="main", position=0)
    yield
    does("open-step", step="signs")
    yield
    sign = table.says(anna, "sign", "ik zie mensen praten", about=below)
    yield
    does("reveal", step="signs")
    yield
    indicator = does("add-indicator", goal=below, text="Mensen maken een praatje", sources={"cards": [sign]})
    yield
    does("describe-indicator", indicator=indicator, form="telling", source="gesprekken")
    yield
    yield from _check(table, anna, below, indicator)


def _check(table: Table, anna: Actor, goal: str, indicator: str) -> Iterator[None]:
    does, asks = table.does, table.asks
    does("open-step", step="indicators")
    proposed = asks(anna, "propose-indicator", parent=goal, text="Buren groeten elkaar")
    yield
    does("add-indicator", goal=goal, proposal=proposed.command)  # type: ignore[union-attr] # it was taken
    yield
    does("open-step", step="the-check")
    for turn in (1, 2):
        asks(anna, "check-indicator", indicator=indicator, answer="partly", reason="alleen van wie er komt")
        yield
        does("reveal", step="the-check")
        yield
        if turn == 1:
            does("open-step", step="the-check", newRound=True)
            yield
    does("open-step", step="whole-tree")
    does("agree", text="We tellen de praatjes", who="buurtwerk", when="na een jaar")
    yield


def _chairs(table: Table, cor: Actor) -> Iterator[None]:
    does = table.does
    does("set-seats", count=4)
    yield
    empty = next(seat for seat in table.state.seats.values() if seat.party == "provider" and not seat.taken)
    does("seat-by-hand", seat=empty.id)
    yield
    does("add-card", kind="harvest", text="op papier", forSeat=empty.id)
    yield
    does("answer-support", about="tree", answer="yes", forSeat=empty.id)
    yield
    does("propose-goal", parent="main", text="Ook op papier", forSeat=empty.id)
    yield
    does("place-dots", cluster=next(iter(table.state.clusters)), count=1, forSeat=empty.id)
    yield
    does("add-card", kind="harvest", text="ook op papier", forParty="resident")
    yield
    does("renew-seat-code", seat=cor.seat)
    does("move-seat", seat=cor.seat, party="resident")
    yield
    does("free-seat", seat=cor.seat)
    yield


def test_patched_screens_equal_fresh_pages_after_every_command() -> None:
    table = Table(seats_per_party=3)
    screens, heard = Screens(table), len(table.log)
    for _ in play(table):
        for event in table.log[heard:]:
            screens.hear(event)
        heard = len(table.log)
        assert not list(screens.differing()), table.log[-1].type
    # A copy begins as an empty trajectory does, and nothing was shown before it.
    assert {event.type for event in table.log} == {*EVENT_TYPES} - {IMPORTED}


SECRET = "kolibrie"


@pytest.mark.parametrize("audience", ALL, ids=lambda audience: f"{audience.screen}-{audience.language}")
def test_unseen_words_stand_in_no_region(audience: Audience) -> None:
    """Unrevealed, withdrawn, hidden and redacted words; with a guard that each of them was there."""
    table = Table()
    anna = table.sits("resident")
    table.does("open-step", step="associations")
    card = table.says(anna, "association", SECRET)
    assert table.state.cards[card].text == SECRET
    assert SECRET not in _all(table, audience)
    table.does("reveal", step="associations")
    assert SECRET in "".join(_all(table, each) for each in ALL)
    table.asks(anna, "withdraw-card", card=card)
    assert SECRET not in _all(table, audience)
    table.asks(anna, "restore-card", card=card)
    table.does("hide-card", card=card)
    assert SECRET not in _all(table, audience)
    table.does("undo")
    assert table.state.cards[card].text == SECRET
    table.does("redact", target=card)
    assert SECRET not in _all(table, audience)


@pytest.mark.parametrize("audience", ALL, ids=lambda audience: f"{audience.screen}-{audience.language}")
def test_reasons_stand_in_no_region_until_the_answers_are_shown(audience: Audience) -> None:
    """Nor afterwards, when they were erased."""
    table = Table()
    anna = table.sits("resident")
    table.does("open-step", step="main-goal")
    table.does("set-main-goal", text="Samen")
    wording = next(iter(table.state.wordings))
    table.does("open-support", about=wording)
    table.asks(anna, "answer-support", about=wording, answer="no", reason=SECRET)
    answer = next(iter(table.state.answers.values()))
    assert answer.reason == SECRET
    assert SECRET not in _all(table, audience)
    table.does("close-support", about=wording)
    assert SECRET in "".join(_all(table, each) for each in ALL)
    table.does("redact", target=answer.command)
    assert SECRET not in _all(table, audience)


def test_shared_html_names_no_seat_outside_the_console() -> None:
    table = Table()
    people = [table.sits(party) for party in ("resident", "provider", "municipality")]
    table.does("open-step", step="associations")
    for person in people:
        table.says(person, "association", "samen")
    table.does("reveal", step="associations")
    for audience in ALL:
        html = _all(table, audience)
        found = [person.seat for person in people if person.seat in html]
        assert audience.screen == "facilitator" or not found


def _all(table: Table, audience: Audience) -> str:
    return "".join(fresh(table, audience, {region.id: 1 for region in all_regions()}).values())
