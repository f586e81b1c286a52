"""Weeks apart: the recap that a closed session leaves, and the seat card with which one comes back."""

import io
import re

from pypdf import PdfReader

from app.store.secrets import plain
from tests.checks import html_problems
from tests.desk import Desk, by

#: Signs that keep the direction of words apart.
ISOLATES = dict.fromkeys(map(ord, "\u2068\u2069"))


def recap(desk: Desk, session: int, who: str | None = None):
    return desk.http.get(f"/t/{desk.id}/recap/{session}", headers=by(who or desk.ann))


def cards(desk: Desk, who: str | None = None, **query: str):
    return desk.http.get(f"/t/{desk.id}/seat-cards.pdf", params=query, headers=by(who or desk.ann))


def words(pdf: bytes) -> str:
    text = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    return " ".join(text.translate(ISOLATES).split())


def first_session(desk: Desk) -> str:
    """A card that the room saw, and the evening closed; the card's id."""
    anna = desk.sits("resident")
    desk.does("open-step", step="associations")
    card = desk.says(anna, "een warme soep")
    desk.does("reveal", step="associations")
    desk.does("make-cluster", name="Samen eten", cards=[card])
    desk.does("close-session", session=1)
    return card


def test_recap_tells_of_the_evening_as_it_was_closed(desk: Desk):
    card = first_session(desk)
    cluster = desk.reads("/clusters")[0]["id"]
    desk.does("open-step", step="gather")
    desk.does("rename-cluster", cluster=cluster, name="Iets anders")

    page = recap(desk, 1)

    assert page.status_code == 200
    assert "Samen eten" in page.text
    assert "Iets anders" not in page.text
    assert card not in page.text
    assert html_problems({"recap": page.text}) == []


def test_recap_forgets_what_was_erased_since(desk: Desk):
    seat = desk.sits("resident")
    desk.does("open-step", step="round-off")
    for text in ("dat mag weg", "dit trek ik terug", "dit blijft"):
        desk.says(seat, text, "harvest")
    desk.does("reveal", step="round-off")
    desk.does("close-session", session=1)
    assert "dat mag weg" in recap(desk, 1).text
    ids = {card["text"]: card["id"] for card in desk.reads("/cards")}

    desk.does("redact", target=ids["dat mag weg"])
    desk.takes(seat.token, "withdraw-card", card=ids["dit trek ik terug"])

    page = recap(desk, 1).text
    assert "dit blijft" in page
    assert "dat mag weg" not in page
    assert "dit trek ik terug" not in page


def test_recap_has_no_word_that_was_not_revealed(desk: Desk):
    seat = desk.sits("resident")
    desk.does("open-step", step="associations")
    desk.says(seat, "nog geheim")
    desk.does("close-session", session=1)

    page = recap(desk, 1).text

    assert "1 kaartje is nog niet getoond" in page
    assert "nog geheim" not in page


def test_recap_of_the_second_session_tells_what_was_chosen_and_laid_aside(desk: Desk):
    seat = desk.sits("resident")
    desk.does("open-step", step="main-goal")
    mine = desk.takes(seat.token, "propose-wording", node="main", text="We doen het samen")
    desk.does("set-main-goal", text="Mantelzorgers zijn in balans")
    goal = desk.does("add-goal", text="Er is tijd voor jezelf", parent="main")
    desk.does("set-aside", node=goal, reason="komt later")
    desk.takes(seat.token, "propose-goal", text="Je wordt gehoord", parent="main")
    desk.does("close-session", session=2)

    page = recap(desk, 2).text

    for said in ("Mantelzorgers zijn in balans", "We doen het samen", "komt later", "Je wordt gehoord"):
        assert said in page
    assert mine not in page


def test_recap_is_for_who_sits_at_the_table(desk: Desk):
    seat = desk.sits("provider")
    first_session(desk)
    other = desk.sits("resident").token

    assert recap(desk, 1, seat.token).status_code == 200
    assert recap(desk, 1, desk.observes()).status_code == 200
    desk.begins()
    assert recap(desk, 1, other).status_code == 404


def test_recap_of_what_never_began_is_a_sentence(desk: Desk):
    for session in ("2", "4", "x"):
        answer = desk.http.get(f"/t/{desk.id}/recap/{session}", headers=by(desk.ann))
        assert answer.status_code == 404


def test_seat_cards_carry_the_codes_that_were_given(desk: Desk):
    seats = [desk.sits(party) for party in ("resident", "provider", "resident")]

    file = cards(desk)

    assert file.headers["content-type"] == "application/pdf"
    said = words(file.content)
    assert [seat.code for seat in seats if seat.code not in said] == [], said
    assert "Inwoner 2" in said
    assert PdfReader(io.BytesIO(file.content)).trailer["/Root"]["/MarkInfo"]["/Marked"]


def test_seat_card_leads_back_to_the_same_seat(desk: Desk):
    seat = desk.sits("resident")
    code = re.search(r"(\w{4}-){2}\w{4}", words(cards(desk, seat=seat.id).content))[0]

    back = desk.http.post("/api/v1/seats", json={"seatCode": code}).json()

    assert plain(code) == plain(seat.code)
    assert back["seatId"] == seat.id


def test_new_code_makes_the_old_card_and_the_old_phone_stop(desk: Desk):
    """A seat is handed to another person: same seat, same cards, another phone."""
    seat = desk.sits("resident")
    desk.does("open-step", step="associations")
    card = desk.says(seat, "van de eerste")
    desk.does("renew-seat-code", seat=seat.id)

    code = re.search(r"(\w{4}-){2}\w{4}", words(cards(desk).content))[0]

    assert code != seat.code
    assert desk.http.post("/api/v1/seats", json={"seatCode": seat.code}).status_code == 404
    assert desk.asks(seat.token, "withdraw-card", card=card).status_code == 401
    heir = desk.http.post("/api/v1/seats", json={"seatCode": code}).json()
    assert (heir["seatId"], heir["number"]) == (seat.id, seat.number)
    mine = [each["id"] for each in desk.reads("/cards", heir["token"]) if each["mine"]]
    assert mine == [card]


def test_seat_cards_are_the_facilitators_only(desk: Desk):
    seat = desk.sits("resident")

    assert cards(desk, seat.token).status_code == 404
    assert cards(desk, desk.observes()).status_code == 404
    assert desk.http.get(f"/t/{desk.id}/seat-cards.pdf").status_code == 404


def test_no_seat_cards_while_nobody_sits(desk: Desk):
    answer = cards(desk)

    assert answer.status_code == 404
    assert "nog niemand" in answer.text
