"""Examples of indicators as a page, and hints about words that are being typed."""

from html import unescape
from typing import Any

from app.screens import plain_words
from tests.checks import html_problems
from tests.desk import Desk, opened


def page(desk: Desk, path: str) -> str:
    answer = desk.http.get(f"/t/{desk.id}/console/{path}")
    assert answer.status_code == 200, answer.text
    return unescape(answer.text)


def asks(desk: Desk, **body: Any) -> Any:
    return desk.http.post(f"/t/{desk.id}/console/hints", json=body)


def test_examples_are_found_without_script_and_taken_over(inside: Desk) -> None:
    inside.does("open-step", step="indicators")
    goal = inside.does("add-goal", text="Mensen zijn niet alleen", parent="main")
    told = inside.does("add-indicator", text="Minder eenzaam", goal=goal)
    inside.does("describe-indicator", indicator=told, form="telling")
    sheet = page(inside, f"form/describe?indicator={told}")
    assert f'href="/t/{inside.id}/console/examples?indicator={told}"' in sheet

    found = page(inside, f"examples?indicator={told}&by-form=counting&by-theme=contact&by-words=gierveld")
    assert found.count("data-take=") == 1
    assert "1 voorbeeld" in found
    link = found.partition('lang="nl" href="')[2].partition('"')[0]
    taken = inside.http.get(link).text
    assert 'value="telling" checked' in taken
    assert 'value="counting" checked' not in taken
    assert "De Jong Gierveld (11 stellingen)" in taken
    assert html_problems({"examples": inside.http.get(f"/t/{inside.id}/console/examples").text}) == []


def test_empty_result_says_so(inside: Desk) -> None:
    found = page(inside, "examples?by-words=trampoline")
    assert "Geen voorbeeld gevonden. Zoek een ander woord, of kies minder.</p>" in found.replace("\n", "")
    assert "data-take=" not in found


def test_examples_speak_the_language_of_the_workshop_with_labels_of_the_screen(inside: Desk) -> None:
    found = page(inside, "examples?lang=en&by-words=eenzaam%20voelt")
    assert "Minder mensen voelen zich eenzaam" in found
    assert "Take over" in found


def test_hints_come_while_one_types(inside: Desk) -> None:
    answer = asks(inside, text="Wij organiseren <b>koffie</b>", kind="goal")
    assert "Gaat dit over ons, of over inwoners?" in answer.text
    assert "<b>koffie" not in answer.text
    assert asks(inside, text="Bewoners kennen elkaar").text.strip() == ""
    assert asks(inside, text="").text.strip() == ""
    assert "Dit telt wat we doen." in asks(inside, text="aantal bijeenkomsten", kind="indicator").text


def test_kind_of_the_node_decides_which_hints_its_new_words_get(inside: Desk) -> None:
    inside.does("open-step", step="indicators")
    goal = inside.does("add-goal", text="Mensen zijn niet alleen", parent="main")
    told = inside.does("add-indicator", text="Minder eenzaam", goal=goal)
    assert "Dit telt wat we doen." in asks(inside, text="aantal bijeenkomsten", node=told).text
    assert asks(inside, text="aantal bijeenkomsten", node="main").text.strip() == ""


def test_what_is_no_question_is_refused(inside: Desk) -> None:
    for body in ({}, {"text": 1}, {"text": "x" * 281}, {"text": "x", "kind": "card"}, {"text": "x", "a": 1}):
        assert asks(inside, **body).status_code == 400


def test_stranger_gets_neither(desk: Desk) -> None:
    assert asks(desk, text="Wij organiseren iets").status_code == 404
    assert desk.http.get(f"/t/{desk.id}/console/examples").status_code == 404


def test_words_of_a_municipality_are_read_at_the_start(tmp_path: Any) -> None:
    file = tmp_path / "woorden.txt"
    file.write_text("keukentafelgesprek = gesprek bij u thuis\n")
    with opened(tmp_path, plain_words=file):
        assert plain_words.plain_words("nl", "")["keukentafelgesprekken"] == "gesprek bij u thuis"
    with opened(tmp_path):
        assert "keukentafelgesprekken" not in plain_words.plain_words("nl", "")
