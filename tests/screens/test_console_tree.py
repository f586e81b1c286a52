"""The console while the tree grows: words and who carries them, proposals, dots, looking back, history."""

import re

import pytest

from app.domain.state import State
from app.screens.audiences import Audience
from app.screens.console_proposals import laid_aside, waiting
from app.screens.console_recap import recap
from app.screens.console_roots import shown_roots
from app.screens.console_watch import watch
from app.screens.console_wordings import candidates
from app.screens.history import history
from app.screens.support import support_of
from tests.screens import console_stand as stand
from tests.screens.console_stand import PARTIES, region, says
from tests.table import Table

DUTCH = Audience("facilitator", "nl")


def choices(state: State, node: str = "main") -> list[str]:
    return [each.choose for each in candidates(state, node, "nl")]


def told(table: Table, language: str = "nl") -> list[str]:
    found = history(table.state, Audience("facilitator", language), None)["lines"]
    return [re.sub(r"<.*?>|\u00ad", "", str(line.text)) for line in found]


def keys(table: Table) -> list[str]:
    return [remark.key for remark in watch(table.state, DUTCH, stand.here(table))["remarks"]]


def test_button_to_choose_says_whether_it_is_carried():
    table = stand.proposed()
    first, second, third = list(table.state.wordings)
    assert choices(table.state) == ["", "", ""]
    for wording, answer in ((first, "yes-if"), (second, "no")):
        for party in PARTIES:
            says(table, wording, party, answer)
    for wording in (first, second, third):
        table.does("close-support", about=wording)
    assert choices(table.state) == [
        "Kies deze woorden",
        "Kies, ook al is het niet gedragen",
        "Kies, ook al heeft niet elke partij geantwoord",
    ]


def test_words_that_nobody_was_asked_about_are_simply_chosen():
    table = Table()
    table.does("propose-wording", node="main", text="Samen")
    assert choices(table.state) == ["Kies deze woorden"]


def test_uncarried_choice_is_said_for_ever():
    table = stand.chosen()
    chosen = next(each for each in candidates(table.state, "main", "nl") if each.status == "adopted")
    assert chosen.said == "Gekozen, ook al was het niet gedragen."
    table.does("open-step", step="subgoals")
    assert chosen.said in region(table.state, "stage")
    table.does("set-main-goal", text="Andere woorden")
    again = next(each for each in candidates(table.state, "main", "nl") if each.id == chosen.id)
    assert (again.status, again.said) == ("replaced", chosen.said)
    assert again.said in str(shown_roots(table.state, "main", "nl")["wordings"])


def test_stage_is_the_same_whatever_was_answered_until_the_answers_are_shown():
    yes, no = stand.proposed(), stand.proposed()
    for table, answer in ((yes, "yes"), (no, "no")):
        says(table, next(iter(table.state.wordings)), "resident", answer)
    same = [
        re.sub(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "id", region(table.state, "stage"))
        for table in (yes, no)
    ]
    assert same[0] == same[1]


def test_open_question_tells_how_many_of_each_party_answered_and_for_whom_one_still_types():
    table = stand.proposed()
    html = region(table.state, "stage")
    assert "2 van 2" in html
    assert "0 van 3" in html
    assert "Nog te typen: Inwoner 3" in html
    seat = next(seat.id for seat in table.state.seats.values() if seat.by_hand)
    for wording in table.state.wordings:
        table.does("answer-support", about=wording, answer="yes", forSeat=seat)
    assert "Nog te typen" not in region(table.state, "stage")


def test_watch_names_the_silent_party_what_waits_and_what_is_not_carried():
    assert keys(stand.proposed()) == ["unanswered-provider", "unanswered-resident", "open"]
    assert keys(stand.chosen()) == ["uncarried-main"]
    table = stand.branched()
    assert keys(table) == ["waiting", "uncarried-main", "placeless"]
    assert 'href="#proposals"' in region(table.state, "watch", stand.here(table))


def test_proposal_goes_where_it_was_meant_or_under_the_main_goal_when_that_is_gone():
    table = stand.branched()
    one = next(node.id for node in table.state.nodes.values() if node.parent == "main")
    assert [(each.under, each.moved) for each in waiting(table.state, "nl")] == [
        ("het hoofddoel", False),
        ("subdoel 1", False),
    ]
    table.does("set-aside", node=one)
    found = waiting(table.state, "nl")[1]
    assert (found.parent, found.moved) == ("main", True)
    table.does("add-goal", proposal=found.id, parent=found.parent)
    assert [each.text for each in waiting(table.state, "nl")] == ["Jonge mantelzorgers gaan naar school"]


def test_what_is_set_aside_says_its_reason_and_what_hangs_in_it():
    table = stand.branched()
    one = next(node.id for node in table.state.nodes.values() if node.parent == "main")
    table.does("set-aside", node=one, reason="te groot")
    assert [(each.text, each.reason, each.below) for each in laid_aside(table.state)] == [
        ("Op tijd uitrusten", "te groot", 1),
        ("Familie en buurt helpen mee", "Dat hoort bij een ander traject", 0),
    ]
    assert "Op tijd uitrusten" not in re.sub(
        r"(?s)<details class=\"fold asides.*", "", region(table.state, "stage")
    )


def test_row_shows_rivals_links_and_the_outcome_of_the_last_question():
    table = stand.held()
    html = region(table.state, "stage")
    assert "1 ander voorstel" in html
    assert "ook bij 2" in html
    assert "de vraag staat open" in html
    assert html.count('class="three carried"') == 2  # on its row and in its fold


def test_dots_are_numbers_of_seats_until_they_are_shown():
    table = stand.dotted()
    before = region(table.state, "stage")
    assert "2 van 2" in before
    assert "2 van 3" in before
    assert 'class="bar' not in before
    assert "Laat de stippen zien" in region(table.state, "foot")
    table.does("reveal", step="gather")
    after = region(table.state, "stage")
    assert after.count('class="bar ') == 6
    assert "plek 1" in after
    assert after.count("Dit groepje blijft.") == 2
    assert "dissolve-cluster" not in after


def test_dots_typed_for_a_seat_count_down_and_a_new_round_begins_with_five():
    table = stand.dotted()
    seat = next(seat.id for seat in table.state.seats.values() if seat.by_hand)
    table.does("place-dots", forSeat=seat, cluster=next(iter(table.state.clusters)), count=2)
    assert "nog 3" in region(table.state, "stage")
    table.does("reveal", step="gather")
    table.does("open-step", step="gather", newRound=True)
    assert "nog 5" in region(table.state, "stage")


def test_dots_cannot_be_shown_before_anyone_laid_them():
    assert "Afronden" in region(stand.gathered().state, "foot")


def test_looking_back_says_what_stands_who_was_missing_and_what_is_hidden():
    found = recap(stand.recalled().state, "nl")
    assert found.lines[0] == "18 kaartjes en 2 groepjes."
    assert found.lines[1].startswith("De meeste stippen: ‘Even op adem komen’")
    assert found.missing == ("De aanbieders: er was de hele sessie niemand.",)
    assert [(each.title, each.count) for each in found.hidden] == [("Droombeelden", 1)]
    assert len(found.unplaced) == 11


def test_dots_that_were_never_shown_are_among_what_is_hidden():
    table = stand.dotted()
    table.does("open-step", step="look-back-2")
    (found,) = recap(table.state, "nl").hidden
    assert (found.step, found.count, found.dots) == ("gather", 21, True)
    assert "21 stippen zijn nog niet geteld." in region(table.state, "stage")


def test_second_recap_tells_of_the_tree():
    table = stand.held()
    table.does("open-step", step="look-back-3")
    lines = recap(table.state, "nl").lines
    assert lines[0] == "Hoofddoel: ‘Mantelzorgers raken niet overbelast’."
    assert "Het hoofddoel is gekozen, ook al was het niet gedragen." in lines
    assert "1 tak is apart gelegd." in lines


def test_roots_show_cards_clusters_parties_and_words():
    table = stand.branched()
    one = next(node.id for node in table.state.nodes.values() if node.parent == "main")
    found = shown_roots(table.state, one, "nl")
    assert found["roots"].clusters == ("Even op adem komen",)
    assert len(found["cards"]) == 4
    assert [each.text for each in found["wordings"]] == ["Op tijd uitrusten", "Er is genoeg respijtzorg"]
    table.does("hide-card", card=found["cards"][0].id)
    assert shown_roots(table.state, one, "nl")["gone"] == ["1 kaartje van de gemeente is weggehaald."]


def test_what_is_in_the_light_is_shown_until_it_is_taken_away():
    table = stand.drawn()
    assert 'id="light-off"' in region(table.state, "stage")
    assert "Groot op het scherm" in region(table.state, "stage")
    table.does("spotlight")
    assert 'id="light-off"' not in region(table.state, "stage")


def test_drawing_stands_beside_its_title():
    assert region(stand.drawn().state, "stage").count('class="drawing"') == 1


def test_words_that_were_chosen_and_taken_back_whole_are_told_without_them():
    """Both stand in the history, and can be done again in their order."""
    table = stand.grown()
    words = table.does("propose-wording", node="main", text="Even anders")
    table.does("adopt-wording", wording=words)
    table.does("undo")
    table.does("undo")
    assert told(table)[:2] == ["Andere woorden gekozen", "Andere woorden voor het hoofddoel: ‘Even anders’"]
    assert "Andere woorden gekozen" in region(table.state, "history")
    table.does("redo")
    table.does("redo")
    assert told(table)[0].startswith("Gekozen voor het hoofddoel")


def test_history_tells_every_command_of_the_tree_in_both_languages():
    table = stand.held()
    seat = next(seat.id for seat in table.state.seats.values() if seat.by_hand)
    aside = next(node.id for node in table.state.nodes.values() if node.aside)
    link = next(iter(table.state.links.values()))
    for type_, data in (
        ("propose-wording", {"node": "main", "text": "Van mij", "forSeat": seat}),
        ("propose-wording", {"node": aside, "text": "Van ons"}),
        ("propose-goal", {"parent": "main", "text": "Op papier", "forSeat": seat}),
        ("add-goal", {"parent": "main", "proposal": next(iter(table.state.proposals))}),
        ("answer-support", {"about": link.target, "answer": "yes", "forSeat": seat}),
        ("close-support", {"about": link.target}), ("open-support", {"about": "tree"}),
        ("close-support", {"about": "tree"}),
        ("unlink-goals", {"from": link.source, "to": link.target}), ("bring-back", {"node": aside}),
    ):  # fmt: skip
        table.does(type_, **data)
    dutch, english = told(table), told(table, "en")
    assert not set(dutch) & set(english)
    assert dutch[0] == "‘Familie en buurt helpen mee’ teruggehaald in de boom"
    assert dutch[6] == "‘Jonge mantelzorgers gaan naar school’ onder het hoofddoel gezet"
    assert (
        "Gekozen voor het hoofddoel, ook al was het niet gedragen: ‘Mantelzorgers raken niet overbelast’"
        in dutch
    )
    assert "Stippen getoond" in dutch


def test_typed_answer_is_told_without_what_it_was():
    table = stand.proposed()
    seat = next(seat.id for seat in table.state.seats.values() if seat.by_hand)
    about = next(iter(table.state.wordings))
    table.does("answer-support", about=about, answer="no", reason="een kolibrie", forSeat=seat)
    assert told(table)[0] == "Antwoord ingevoerd voor Inwoner 3"
    table.does("close-support", about=about)
    assert told(table)[1] == "Antwoord ingevoerd voor Inwoner 3"


def test_erased_words_of_a_proposal_leave_the_history():
    table = stand.branched()
    proposal = next(iter(table.state.proposals))
    table.does("add-goal", parent="main", proposal=proposal)
    table.does("redact", target=proposal)
    assert told(table)[1] == "(gewist) onder het hoofddoel gezet"


@pytest.mark.parametrize("language", ["nl", "en"])
def test_conditions_stand_beside_the_outcome(language):
    table = stand.chosen()
    first = next(iter(table.state.wordings))
    assert len(support_of(table.state, first, language).reasons) == 4
    assert region(table.state, "stage", language=language).count("er ook geld voor is") == 4
