"""The projector's regions: what the room reads in every step, and what it may not."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from app.domain.script import NAMES, STEP_OF_KIND
from app.domain.state import State
from app.screens import projector, stages
from app.screens.regions import Live
from tests.screens import console_stand
from tests.screens.rooms import DREAMS, LELYSTAD, associations, gathered, grow, reveal, room, say
from tests.screens.stand import everyone, page_of, region

SECRET = "zwaluwstaart"


def read(state: State, name: str = "stage", language: str = "nl", live: Live | None = None) -> str:
    """A region's words, as one line, with what is told to a screen reader."""
    html = region(state, name, language, live).replace("\u00ad", "")
    told = re.sub(r'<[^>]*? aria-label="([^"]*)"[^>]*>', r"\1 ", html)
    return " ".join(re.sub(r"<[^>]*>", " ", told).split())


@pytest.mark.parametrize("kind", list(STEP_OF_KIND))
@pytest.mark.parametrize("step", NAMES)
def test_no_unrevealed_text_in_any_step(step: str, kind: str) -> None:
    state = grow(room(step), *LELYSTAD)
    goal = next(node.id for node in state.nodes.values() if node.kind == "subgoal")
    about = goal if kind == "sign" else None
    say(state, kind, {"resident": [SECRET]}, about=about)
    assert SECRET not in page_of(state)
    if step == STEP_OF_KIND[kind]:
        assert SECRET in page_of(reveal(state, step))


@pytest.mark.parametrize("step", NAMES)
def test_no_seat_is_ever_on_the_projector(step: str) -> None:
    state = grow(room(step), *LELYSTAD)
    associations(state)
    page = page_of(reveal(state, "associations", step))
    assert not any(seat in page for seat in state.seats)


def test_lobby_says_theme_purpose_and_chairs() -> None:
    said = read(room())
    assert "Mantelzorg in onze gemeente" in said
    assert "Wat willen we samen bereiken" in said
    assert "Gemeente alle 6 stoelen bezet" in said
    assert "Inwoners 4 van 6 stoelen bezet" in said


def test_counting_says_how_many_and_who_write() -> None:
    state = room("associations")
    associations(state)
    assert "15 Gemeente 6 van 6 schrijven mee 18 Aanbieders 6 van 6" in read(state)
    assert region(state, "stage").count('href="#provider"') == 18


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("", True),
        ("Waar denk je aan bij mantelzorg  in ONZE gemeente?", False),
        ("Wat zie je als het lukt?", True),
    ],
)
def test_counting_names_the_theme_unless_the_question_does(question: str, named: bool) -> None:
    questions = {("associations", 1): question} if question else {}
    said = read(room("associations", questions=questions))
    assert ("Thema: Mantelzorg in onze gemeente" in said) is named


def test_counting_shows_numbers_when_shapes_are_too_many() -> None:
    state = room("associations")
    say(state, "association", {"resident": [str(number) for number in range(501)]})
    assert "501 Inwoners" in read(state)
    assert region(state, "stage").count('href="#resident"') == 1


def test_words_of_all_stand_apart_from_words_of_one() -> None:
    state = room("associations")
    associations(state)
    said = read(reveal(state, "associations"))
    assert said.index("Dit zeggen alle drie") < said.index("familie") < said.index("Dit zeggen twee partijen")
    assert said.index("Alleen aanbieders") < said.index("casemanager") < said.index("Alleen inwoners")


@pytest.mark.parametrize(
    ("step", "sentence"),
    [("associations", "Er zijn geen kaartjes."), ("signs", "Er zijn nog geen subdoelen.")],
)
def test_a_reveal_of_nothing_says_so(step: str, sentence: str) -> None:
    assert sentence in read(reveal(room(step), step))


def test_gather_shows_the_cards_then_the_clusters() -> None:
    state = room("gather")
    associations(state)
    assert stages.kind(reveal(state, "associations")) == "loose"
    said = read(gathered(state, {"Even op adem komen": 4, "": 2}))
    assert "Even op adem komen" in said
    assert "Nog zonder naam" in said
    assert "Nog los 42" in said


def test_signs_stand_under_their_subgoal() -> None:
    state = grow(room("signs"), *LELYSTAD)
    first, second = (node.id for node in state.nodes.values() if node.kind == "subgoal")
    say(state, "sign", {"resident": ["De bankjes zijn bezet"]}, about=second)
    say(state, "sign", {"provider": ["Men belt elkaar"]}, about=first)
    say(state, "sign", {"municipality": ["Zomaar iets"]}, about="a subgoal that is gone")
    said = read(reveal(state, "signs"))
    places = [said.index(part) for part in ("1 Bewoners", "Men belt", "2 Bewoners", "De bankjes", "Niet bij")]
    assert places == sorted(places)


@pytest.mark.parametrize("step", ["main-goal", "subgoals", "does-it-hold", "look-back-3", "indicators"])
def test_tree_steps_show_the_tree_and_the_question(step: str) -> None:
    said = read(grow(room(step), *LELYSTAD))
    assert "Meer sociaal krachtige wijken in Lelystad" in said
    assert (
        said.rindex("1 Bewoners hebben")
        < said.rindex("tellen Inwoners komen elkaar")
        < said.rindex("2 Bewoners")
    )
    assert 'class="asked"' in region(grow(room(step), *LELYSTAD), "stage")


def test_the_empty_tree_asks_its_question() -> None:
    said = read(room("main-goal"))
    assert "Wat willen we samen bereiken? Nog geen hoofddoel" in said
    only_main = grow(room("subgoals"), "Samen", {})
    assert "Nog geen subdoelen. Begin bij een groepje." in read(only_main)


def test_look_back_shows_the_clusters_while_there_is_no_tree() -> None:
    state = room("look-back-2")
    associations(state)
    gathered(reveal(state, "associations"), {"Gezien worden": 3})
    assert "Gezien worden" in read(state)
    assert stages.kind(grow(state, "Samen", {})) == "tree"


def test_a_closed_session_says_goodbye() -> None:
    assert "Sessie 1 is klaar." in read(room("round-off", closed=frozenset({1})))
    assert "Session 1 is done." in read(room("round-off", closed=frozenset({1})), language="en")
    assert stages.kind(grow(room("thanks", closed=frozenset({3})), *LELYSTAD)) == "tree"


def test_ground_says_session_step_round_key_and_parking() -> None:
    state = room("associations", rounds={"associations": 2})
    say(state, "parking", {"resident": ["koffie"]})
    assert read(state, "ground") == "Sessie 1 van 3 Associaties ronde 2 1 geparkeerd"
    assert read(grow(room("whole-tree"), *LELYSTAD), "ground") == "Sessie 3 De hele boom tellen vertellen"
    assert read(room("thanks", finished=True), "ground") == "Sessie 3 van 3 Bedankt klaar"


def test_table_says_who_is_here_and_which_party_is_missing() -> None:
    state = room("associations")
    assert read(state, "table") == "Aan tafel gemeente 6 aanbieders 6 inwoners 4 van 6"
    nobody = read(state, "table", live=Live())
    assert nobody == "Aan tafel geen gemeente geen aanbieders geen inwoners"
    by_hand = next(seat for seat in state.seats.values() if seat.party == "resident")
    state.seats[by_hand.id] = replace(by_hand, by_hand=True)
    assert "inwoners 1 van 6" in read(state, "table", live=Live())


@pytest.mark.parametrize(
    ("ends", "said"),
    [
        (None, "Tijd"),
        ("2026-11-22T19:33:40+00:00", "Tijd nog 3:40"),
        ("2026-11-22T19:50:30+00:00", "Tijd nog 21 min"),
        ("2026-11-22T19:29:00+00:00", "Tijd rustig afronden"),
    ],
)
def test_timer_says_what_is_left_and_never_cuts(ends: str | None, said: str) -> None:
    assert read(room("associations", timer_ends=ends), "timer") == said


def test_pause_covers_the_room() -> None:
    assert "hidden" in region(room(), "pause")
    assert "hidden" not in region(room(paused=True), "pause").replace("aria-hidden", "")
    assert read(room(paused=True), "pause") == "Even naar elkaar luisteren"


def test_words_of_people_stay_words() -> None:
    state = reveal(room("dream-images"), "dream-images")
    say(state, "dream-image", {"resident": ["<b>ik</b> & jij"]})
    assert "<bdi>&lt;b&gt;ik&lt;/b&gt; &amp; jij</bdi>" in region(state, "stage")


def test_people_are_read_in_their_own_language() -> None:
    state = reveal(room("dream-images"), "dream-images")
    say(state, "dream-image", {"resident": DREAMS})
    assert re.search(r'<ul[^>]* lang="nl">', region(state, "stage", "en"))


def test_erased_words_leave_a_trace() -> None:
    state = grow(room("whole-tree"), "Geheim", {})
    state.wordings["main-words"] = replace(state.wordings["main-words"], redacted=True)
    assert "deze woorden zijn gewist" in read(state)


def test_an_indicator_without_form_has_a_dash() -> None:
    state = grow(room("indicators"), "Top", {"Doel": ["Men slaapt"]}, forms=(None,))
    assert 'href="#unset"' in region(state, "stage")


@pytest.mark.parametrize("make", [everyone, lambda state: Live()])
def test_live_regions_have_no_number(make: Callable[[State], Live]) -> None:
    state = room("associations")
    for each in projector.REGIONS:
        assert ("data-seq" in region(state, each.name, live=make(state))) is not each.live


def test_drawing_in_a_cluster_stands_beside_its_title() -> None:
    table = console_stand.gathered()
    anna = console_stand.actor(console_stand.people(table, "resident")[0])
    table.does("open-step", step="dream-images")
    card = table.says(anna, "dream-image", "een huis", drawing=[[[100, 100], [900, 900]]])
    table.does("open-step", step="gather")
    assert '<svg class="drawing"' not in region(table.state, "stage")
    table.does("reveal", step="dream-images")
    table.does("move-cards", cards=[card], cluster=next(iter(table.state.clusters)))
    html = region(table.state, "stage")
    assert html.count('<svg class="drawing"') == 1
    assert "Tekening: een huis" in read(table.state)
