"""The console in the third session: the check, the walk, proposals of indicators, agreements, the end."""

import re

from app.domain.state import State
from app.screens.audiences import Audience
from app.screens.console_check import asked_next, items
from app.screens.console_end import agreements, withheld
from app.screens.console_next import foot
from app.screens.console_proposals import waiting
from app.screens.console_walk import in_order, walk
from app.screens.console_watch import watch
from tests.screens import console_stand as stand
from tests.screens.console_session3 import agreed, checking, ended, ending, proposed, says, shown
from tests.screens.console_stand import region
from tests.table import Table

DUTCH = Audience("facilitator", "nl")


def stage(state: State, language: str = "nl") -> str:
    return region(state, "stage", language=language)


def keys(table: Table) -> list[str]:
    return [remark.key for remark in watch(table.state, DUTCH, stand.here(table))["remarks"]]


def without_ids(html: str) -> str:
    return re.sub(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "id", html)


def test_before_the_reveal_the_console_tells_how_many_and_never_what():
    tables = [checking() for _ in range(2)]
    for (table, found), answer in zip(tables, ("yes", "no"), strict=True):
        says(table, found[0], answer, f"een {answer}", ("resident",))
    one, two = (without_ids(stage(table.state)) for table, found in tables)
    assert one == two
    assert "2 van 9" in one
    assert "Laat de antwoorden zien" in region(tables[0][0].state, "foot")
    assert keys(tables[0][0])[:2] == ["unchecked-municipality", "unchecked-provider"]


def test_nothing_can_be_shown_before_anyone_answered():
    table, _ = checking()
    assert "Naar de hele boom" in region(table.state, "foot")


def test_after_the_reveal_each_indicator_says_what_each_party_said_and_why():
    table, _ = shown()
    first, second, third = items(table.state, "nl")
    assert [said.mark for said in first.said] == ["full", "full", "full"]
    assert (first.percent, first.fails) == (100, False)
    assert [said.mark for said in second.said] == ["half", "half", "open"]
    assert (second.percent, second.fails) == (33, True)
    assert [reason.text for reason in second.reasons] == ["slapen is geen balans"] * 2
    assert (third.said, third.percent) == ((), None)
    assert "slapen is geen balans" in stage(table.state).replace("\u00ad", "")
    assert "fails" in keys(table)


def test_party_that_said_nothing_makes_the_weight_unknown():
    table, found = checking()
    says(table, found[0], "yes", parties=("resident",))
    table.does("reveal", step="the-check")
    first = items(table.state, "nl")[0]
    assert (first.percent, [said.mark for said in first.said]) == (None, ["none", "none", "full"])


def test_walk_goes_by_the_light_from_the_reveal_on():
    table, found = checking()
    assert walk(table.state) is None
    table.does("reveal", step="the-check")
    assert (walk(table.state).at, walk(table.state).next) == (0, found[0])
    begins = foot(table.state, DUTCH)["action"]
    assert (begins.command, begins.label) == ("spotlight", "Loop ze langs op het scherm")
    assert begins.data == {"node": found[0]}
    assert 'id="walk-begin"' not in region(table.state, "stage")
    for place, node in enumerate(found):
        table.does("spotlight", node=node)
        at = walk(table.state)
        assert (at.at, at.of, at.previous) == (place + 1, 3, found[place - 1] if place else None)
        assert at.next == (found[place + 1] if place < 2 else None)
        action = foot(table.state, DUTCH)["action"]
        assert (action.command, action.data.get("node")) == (
            ("spotlight", found[place + 1]) if place < 2 else ("open-step", None)
        )
    table.does("spotlight")
    assert "Naar de hele boom" in region(table.state, "foot")
    assert 'id="walk-begin"' in region(table.state, "stage")


def test_walk_goes_on_after_what_was_set_aside_in_the_light():
    table, found = shown()
    table.does("spotlight", node=found[1])
    table.does("set-aside", node=found[1], reason="telt wat wij doen")
    at = walk(table.state)
    assert (at.at, at.previous, at.next) == (0, found[0], found[2])
    table.does("set-aside", node=table.state.nodes[found[0]].parent)
    assert walk(table.state).next == found[2]


def test_what_is_in_the_light_is_in_hand_and_not_twice_on_the_page():
    table, found = shown()
    table.does("spotlight", node=found[1])
    html = stage(table.state)
    assert html.count(f'id="words-{found[1]}"') == 1
    assert 'class="inhand"' in html
    assert "2 van 3" in html


def test_new_round_says_how_many_it_asks_and_asks_only_those():
    table, found = shown()
    assert asked_next(table.state) == [found[2]]
    wording = table.does("propose-wording", node=found[1], text="Zij is uitgerust")
    table.does("adopt-wording", wording=wording)
    assert items(table.state, "nl")[1].is_older
    assert "vraag het over 2 indicatoren" in stage(table.state)
    table.does("open-step", step="the-check", newRound=True)
    assert [item.is_asked for item in items(table.state, "nl")] == [False, True, True]
    assert "Hier is al iets over gezegd" in stage(table.state)
    says(table, found[1], "yes")
    assert items(table.state, "nl")[1].is_older
    table.does("reveal", step="the-check")
    again = items(table.state, "nl")[1]
    assert (again.is_older, again.percent, again.fails) == (False, 100, False)


def test_answers_for_a_seat_by_hand_count_down_and_the_sheet_offers_what_is_asked():
    table, found = checking()
    seat = next(seat.id for seat in table.state.seats.values() if seat.by_hand)
    assert "Typ de antwoorden van Inwoner 3" in stage(table.state)
    table.does("check-indicator", indicator=found[0], answer="no", forSeat=seat)
    html = stage(table.state)
    assert "nog 2" in html
    assert all(found_id in re.search(r'data-places="(.*?)"', html)[1] for found_id in found)


def test_check_without_indicators_says_so():
    table = stand.gathered()
    table.does("open-step", step="the-check")
    assert "Er zijn nog geen indicatoren om na te gaan." in stage(table.state)


def test_proposed_indicator_goes_where_it_was_meant_or_asks_for_a_subgoal():
    table = proposed()
    first, second = waiting(table.state, "nl")
    assert (first.kind, first.under, first.moved) == ("indicator", "subdoel 1", False)
    assert (second.parent, second.under, second.moved) == ("", "", True)
    html = stage(table.state)
    assert "Zet bij subdoel 1" in html
    assert "Kies een subdoel" in html
    assert "Indicator van iemand zonder telefoon" in html
    assert keys(table)[0] == "waiting"
    table.does("add-indicator", proposal=first.id, goal=first.parent)
    assert [each.id for each in waiting(table.state, "nl")] == [second.id]


def test_whole_tree_is_asked_about_and_agreements_can_be_taken_back():
    table, _ = shown()
    table.does("open-step", step="whole-tree")
    assert keys(table)[:2] == ["unasked", "no-agreements"]
    html = stage(agreed().state)
    assert "Gedragen door alle drie de partijen." in html
    assert "Wie: <bdi>wijkverpleging" in html.replace("\u00ad", "")
    table = agreed()
    (found,) = agreements(table.state)
    table.does("undo", seq=found.taken_back)
    assert agreements(table.state) == []
    assert "Nog geen afspraken." in stage(table.state)


def test_erased_agreement_keeps_its_place():
    table = agreed()
    table.does("redact", target=agreements(table.state)[0].id)
    assert "wijkverpleging" not in stage(table.state).replace("\u00ad", "")
    assert "(gewist)" in stage(table.state)


def test_reading_aloud_goes_from_the_main_goal_along_every_node():
    table = agreed()
    order = ["main", *in_order(table.state)]
    assert len(order) == len([node for node in table.state.nodes.values() if not node.aside])
    read = ["main"]
    while following := walk(table.state).next:
        assert foot(table.state, DUTCH)["action"].label == "Volgende"
        table.does("spotlight", node=following)
        read.append(following)
    assert read == order
    assert foot(table.state, DUTCH)["action"].step == "thanks"


def test_erased_words_are_passed_over_when_the_tree_is_read_aloud():
    table = agreed()
    first = walk(table.state).next
    table.does("redact", target=f"{first}-first")
    assert (walk(table.state).of, walk(table.state).next) == (7, in_order(table.state)[1])


def test_end_tells_what_was_never_shown_and_offers_to_show_it():
    table = ending()
    assert [(each.step, each.count, each.kind, each.can_show) for each in withheld(table.state, "nl")] == [
        ("dream-images", 1, "cards", True),
        ("the-check", 2, "checks", True),
    ]
    html = stage(table.state)
    assert "2 antwoorden zijn nog niet getoond." in html
    assert html.count("Laat ze zien") == 2
    assert "Laat de antwoorden zien" in region(table.state, "foot")
    table.does("close-support", about="tree")
    assert 'data-look="finish"' in region(table.state, "foot")
    table.does("reveal", step="dream-images")
    assert [each.step for each in withheld(table.state, "nl")] == ["the-check"]


def test_what_an_earlier_round_left_hidden_cannot_be_shown_any_more():
    table = ending()
    table.does("open-step", step="dream-images", newRound=True)
    assert [each.can_show for each in withheld(table.state, "nl")] == [False, True]
    table.does("open-step", step="thanks")
    assert "Van een eerdere ronde. Dat blijft zo." in stage(table.state)


def test_dots_that_were_never_counted_are_told_at_the_end():
    table = stand.dotted()
    table.does("open-step", step="thanks")
    assert [(each.kind, each.count) for each in withheld(table.state, "nl")] == [("dots", 21)]


def test_after_the_finish_the_console_is_calm():
    table = ended()
    html = stage(table.state)
    for words in ("Wat nu nog kan", "Toch niet af: ga weer verder", "We komen weer bij elkaar"):
        assert words in html
    for words in ("Laat ze zien", "Haal weg", "Afspraak erbij", "Lees de boom voor"):
        assert words not in html
    assert keys(table) == []
    assert walk(table.state) is None
    table.does("undo", seq=table.state.seq)
    assert "Lees de boom voor" in stage(table.state)


def test_the_end_speaks_english():
    assert "What can still be done" in stage(ended().state, "en")
    assert "1 card has not been shown" in stage(ending().state, "en")
    assert "Agreements" in stage(agreed().state, "en")


def test_the_check_speaks_english():
    table, found = shown()
    table.does("spotlight", node=found[0])
    html = stage(table.state, "en")
    for words in ("Next", "mostly no", "no, because", "33 out of 100", "Reword it", "Set aside"):
        assert words in html
