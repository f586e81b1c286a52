"""What the phone shows in each step."""

import pytest

from app.domain.script import BY_NAME, NAMES
from app.screens import phone
from app.screens.audiences import Audience
from app.screens.i18n import catalog
from app.screens.mine import own
from app.screens.regions import Live
from app.screens.render import draw
from tests.table import Table

HERE = Audience("participant", "nl")
BY_REGION = {region.name: region for region in phone.REGIONS}


def drawn(table: Table, name: str, language: str = "nl", live: Live | None = None) -> str:
    """A region of the phone."""
    return draw(BY_REGION[name], table.state, Audience("participant", language), table.state.seq, live)


@pytest.mark.parametrize("step", NAMES)
def test_form_is_asked_for_where_the_step_collects_or_proposes(step):
    table = Table()
    for opened in ("welcome", "main-goal", step):
        if opened != table.state.here.step:
            table.does("open-step", step=opened)

    proposals = {
        "main-goal": "wording",
        "subgoals": "goal",
        "does-it-hold": "missing",
        "indicators": "indicator",
    }
    assert phone.now(table.state, HERE)["kind"] == (BY_NAME[step].collects or proposals.get(step, ""))


@pytest.mark.parametrize(
    ("step", "mode"),
    [
        ("welcome", "welcome"),
        ("associations", "ask"),
        ("gather", "clusters"),
        ("look-back-2", "back"),
        ("subgoals", "tree"),
        ("thanks", "back"),
    ],
)
def test_step_has_its_own_face(step, mode):
    table = Table()
    table.does("open-step", step=step)

    assert phone.now(table.state, HERE)["mode"] == mode


def test_nothing_is_proposed_while_a_seat_may_not_yet():
    """Proposals are taken from the first opening of the main goal; a group may skip it."""
    table = Table()
    table.does("open-step", step="subgoals")

    assert phone.now(table.state, HERE)["kind"] == ""


def test_nothing_is_asked_after_the_day_has_ended():
    table = Table()
    table.does("open-step", step="associations")
    table.does("close-session", session=1)

    found = phone.now(table.state, HERE)
    assert (found["mode"], found["kind"]) == ("over", "")


def test_wall_stands_empty_before_the_reveal_and_alternates_after():
    table = Table()
    people = [table.sits(party) for party in ("provider", "municipality", "resident")]
    table.does("open-step", step="associations")
    for person in people:
        table.says(person, "association", "samen")
    assert "samen" not in drawn(table, "wall")
    table.does("reveal", step="associations")

    cards = phone.cards_wall(table.state, HERE)["cards"]
    assert [card.party for card in cards] == ["resident", "municipality", "provider"]


def test_signs_stand_under_their_subgoal_in_the_order_of_the_tree():
    table = Table()
    anna = table.sits("resident")
    goals = [table.does("add-goal", parent="main", text=text) for text in ("Rust", "Ruimte")]
    table.does("open-step", step="signs")
    table.says(anna, "sign", "later", about=goals[1])
    table.says(anna, "sign", "eerst", about=goals[0])
    table.does("reveal", step="signs")

    groups = phone.cards_wall(table.state, HERE)["groups"]
    assert [(goal.text, [card.text for card in cards]) for goal, cards in groups] == [
        ("Rust", ["eerst"]),
        ("Ruimte", ["later"]),
    ]


@pytest.mark.parametrize(("people", "warned"), [(0, False), (1, True), (2, True), (3, False)])
def test_few_people_of_a_party_are_warned(people, warned):
    table = Table()
    for _ in range(people):
        table.sits("resident")

    assert ('data-of="resident"' in drawn(table, "few")) is warned


def test_few_counts_who_is_here_and_who_has_no_phone():
    table = Table(seats_per_party=4)
    seats = [table.sits("resident") for _ in range(3)]
    free = next(seat for seat in table.state.seats.values() if seat.party == "resident" and not seat.taken)
    table.does("seat-by-hand", seat=free.id)

    assert phone.people(table.state, Live(frozenset({seats[0].seat})))["resident"] == 2
    blinked = Live(frozenset({seats[0].seat}), lately=frozenset({seats[1].seat}))
    assert phone.people(table.state, blinked)["resident"] == 3


def test_own_cards_are_of_this_seat_only_and_oldest_first():
    table = Table()
    anna, bert = table.sits("resident"), table.sits("resident")
    table.does("open-step", step="associations")
    first, _, last = (
        table.says(person, "association", text)
        for person, text in ((anna, "een"), (bert, "x"), (anna, "twee"))
    )
    found = own(table.state, anna.seat, "nl")

    assert [(card["id"], card["text"], card["hidden"]) for card in found] == [
        (first, "een", True),
        (last, "twee", True),
    ]


def test_own_card_knows_what_became_of_it():
    table = Table()
    anna = table.sits("resident")
    table.does("open-step", step="associations")
    card = table.says(anna, "association", "rust")
    table.does("reveal", step="associations")
    cluster = table.does("make-cluster", name="Even rust", cards=[card])
    goal = table.does("add-goal", parent="main", text="Rust", sources={"clusters": [cluster]})

    found = own(table.state, anna.seat, "nl")[0]
    assert (found["cluster"], found["becameIds"], found["hidden"]) == ("Even rust", [goal], False)


def test_own_card_that_was_withdrawn_unseen_has_no_words():
    table = Table()
    anna = table.sits("resident")
    table.does("open-step", step="associations")
    card = table.says(anna, "association", "rust")
    table.asks(anna, "withdraw-card", card=card)

    assert [(each["status"], each["text"]) for each in own(table.state, anna.seat, "nl")] == [
        ("withdrawn", None)
    ]


def test_place_changes_with_step_round_and_end():
    table = Table()
    places = []
    for type_, data in (
        ("open-step", {"step": "associations"}),
        ("reveal", {"step": "associations"}),
        ("open-step", {"step": "associations", "newRound": True}),
        ("open-step", {"step": "dream-images"}),
        ("close-session", {"session": 1}),
    ):
        table.does(type_, **data)
        places.append(phone.place(table.state.here))

    assert places[0] == places[1]
    assert len(set(places)) == 4


def test_english_phone_has_no_dutch_sentence_left():
    found = catalog("en")
    for step in ("welcome", "associations", "gather", "subgoals", "thanks"):
        table = Table()
        table.does("open-step", step=step)
        dutch = "".join(drawn(table, name) for name in BY_REGION)
        english = "".join(drawn(table, name, "en") for name in BY_REGION)
        shared = [
            said for said in found if len(said) > 20 and f">{said}<" in dutch and f">{said}<" in english
        ]
        assert not shared
