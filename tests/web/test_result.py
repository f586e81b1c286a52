"""The result page: for who has its link, while it is open; no names, no cards, no counts of a few."""

import re
from html import unescape
from typing import Any

import pytest

from tests.checks import html_problems
from tests.desk import Desk, by

REASON = "omdat de buurt het wil"


def opens(desk: Desk, act: str = "open-result") -> Any:
    page = f"/t/{desk.id}/console/result"
    answer = desk.http.post(f"/t/{desk.id}/do/{act}", data={"next": page}, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, page)
    return desk.http.get(page)


def secret_in(page: Any) -> str:
    found = re.search(r'value="http://testserver/t/[^/]+/result#([A-Z0-9-]+)"', page.text)
    assert found, page.text
    return found[1]


def visits(desk: Desk, code: str = "", field: str = "key") -> Any:
    """Someone with nothing but the link."""
    desk.http.cookies.clear()
    if code:
        desk.http.post(f"/t/{desk.id}/result", data={field: code})
    return desk.http.get(f"/t/{desk.id}/result")


def said(desk: Desk) -> None:
    """A tree with one goal; two residents and four of each other party say what they find of it."""
    sitting = [desk.sits(party) for party in ("resident",) * 2 + ("municipality", "provider") * 4]
    desk.does("open-step", step="associations")
    desk.says(sitting[0], "een kaartje van iemand")
    desk.does("reveal", step="associations")
    desk.does("set-main-goal", text="Niemand staat er alleen voor")
    goal = desk.does("add-goal", text="Buren kennen elkaar", parent="main")
    desk.does("open-support", about="tree")
    for seat in sitting:
        desk.takes(
            seat.token, "answer-support", about="tree", answer="yes-if", reason=f"{seat.party} {REASON}"
        )
    desk.does("close-support", about="tree")
    desk.does("set-aside", node=desk.does("add-goal", text="Een weg doel", parent="main"))
    desk.does("agree", text="We tellen de praatjes", who="het buurthuis", when="elk jaar")
    leaf = desk.does("add-indicator", text="Zij maken een praatje", goal=goal)
    desk.does("open-step", step="the-check")
    for seat in sitting:
        desk.takes(
            seat.token, "check-indicator", indicator=leaf, answer="partly", reason=f"{seat.party} telt mee"
        )
    desk.does("reveal", step="the-check")


def test_page_is_open_for_the_link_and_says_only_what_may_be_published(inside: Desk) -> None:
    inside.begins(seatsPerParty=5)
    said(inside)
    page = opens(inside)
    shown = visits(inside, secret_in(page))
    text = unescape(re.sub("<[^>]+>", "", shown.text))

    assert shown.status_code == 200
    for words in ("Niemand staat er alleen voor", "Buren kennen elkaar", "We tellen de praatjes", "elk jaar"):
        assert words in text
    assert "inwoners: minder dan 3" in text
    assert "gemeente: 4" in text
    assert f"provider {REASON}" in text
    assert f"resident {REASON}" not in text
    assert "gemeente: 0 ja, 4 een beetje, 0 nee" in text
    assert "provider telt mee" in text
    assert "resident telt mee" not in text
    assert "inwoners: 0 ja" not in text
    assert "een kaartje van iemand" not in text
    assert "Een weg doel" not in text
    assert shown.headers["x-robots-tag"] == "noindex"
    pages = {"page": shown.text, "link": page.text, "door": visits(inside).text}
    assert html_problems(pages) == []


def test_secret_stands_in_no_path_and_is_asked_for(inside: Desk) -> None:
    secret = secret_in(opens(inside))
    door = visits(inside)
    assert 'name="code"' in door.text
    assert secret not in door.text

    assert 'name="code"' in visits(inside, "ACDE-FHJK-MNPR-TVWX-Y234").text
    typed = visits(inside, secret.lower().replace("-", " "), "code")
    assert "De doelenboom" in typed.text


def test_closed_page_says_so_and_the_old_link_never_opens_again(inside: Desk) -> None:
    assert "Deze pagina is dicht" in inside.http.get(f"/t/{inside.id}/result").text
    first = secret_in(opens(inside))
    assert secret_in(opens(inside)) == first
    cookies = dict(inside.http.cookies)
    assert "De doelenboom" in visits(inside, first).text
    visitor = dict(inside.http.cookies)
    inside.http.cookies.update(cookies)

    assert "De pagina is dicht" in opens(inside, "close-result").text
    inside.http.cookies.clear()
    inside.http.cookies.update(visitor)
    for answer in (inside.http.get(f"/t/{inside.id}/result"), visits(inside, first)):
        assert (answer.status_code, "Deze pagina is dicht" in answer.text) == (404, True)

    inside.http.cookies.update(cookies)
    second = secret_in(opens(inside))
    assert second != first
    assert 'name="code"' in visits(inside, first).text
    assert "De doelenboom" in visits(inside, second).text


def test_closing_asks_once_and_comes_back_to_the_page_of_the_link(inside: Desk) -> None:
    page = opens(inside).text
    sure = f"/t/{inside.id}/console/sure/close-result"
    assert f'method="get" action="{sure}"' in page
    assert "/do/close-result" not in page

    asked = inside.http.get(sure).text
    assert "De link die je deelde, opent dan niets meer" in asked
    assert f'<a class="btn bare" href="/t/{inside.id}/console/result">' in asked
    assert secret_in(inside.http.get(f"/t/{inside.id}/console/result"))
    goes = dict(re.findall(r'name="(next|as|screen)" value="([^"]+)"', asked))
    assert "De pagina is dicht" in inside.http.post(f"/t/{inside.id}/do/close-result", data=goes).text


@pytest.mark.parametrize("act", ["open-result", "close-result"])
def test_only_its_facilitator_opens_and_closes(desk: Desk, act: str) -> None:
    for who in ({}, by(desk.sits().token)):
        answer = desk.http.post(f"/t/{desk.id}/do/{act}", json={}, headers=who)
        assert answer.status_code == 404
    assert desk.http.get(f"/t/{desk.id}/console/result").status_code == 404


def test_nothing_is_there_of_what_does_not_exist(desk: Desk) -> None:
    nowhere = "/t/00000000-0000-4000-8000-000000000000/result"
    assert desk.http.get(nowhere).status_code == desk.http.post(nowhere, data={"key": "x"}).status_code == 404


def test_phone_shows_it_at_the_end_while_it_is_open(inside: Desk) -> None:
    seat = inside.sits()
    inside.does("open-step", step="thanks")

    def phone() -> str:
        path = f"/t/{inside.id}/regions?screen=participant"
        return str(inside.http.get(path, headers=by(seat.token)).text)

    assert "/result" not in phone()
    opens(inside)
    assert f'href="/t/{inside.id}/result"' in phone()
    shown = inside.http.get(f"/t/{inside.id}/result", headers=by(seat.token))
    assert "De doelenboom" in shown.text
    opens(inside, "close-result")
    assert "/result" not in phone()
    opens(inside)
    inside.does("open-step", step="welcome")
    assert "/result" not in phone()


def test_it_is_gone_with_the_trajectory(inside: Desk) -> None:
    secret = secret_in(opens(inside))
    inside.http.delete(f"/api/v1/trajectories/{inside.id}", headers=by(inside.ann))
    assert visits(inside, secret).status_code == 404


def test_console_offers_it_when_the_tree_is_finished(inside: Desk) -> None:
    inside.does("open-step", step="thanks")
    inside.does("finish")
    page = inside.http.get(f"/t/{inside.id}/console").text

    assert page.count(f'href="/t/{inside.id}/console/result"') == 2
