"""Who may see the projector's screen, and how a browser gets in."""

import re
from urllib.parse import urlsplit

import pytest

from tests.desk import Desk


def _key(desk: Desk) -> str:
    """What stands behind # in the projector's link."""
    return urlsplit(desk.made["links"]["project"]).fragment


def _page(desk: Desk) -> str:
    answer = desk.http.get(f"/t/{desk.id}/projector")
    assert answer.status_code == 200
    return answer.text


def _knocks(desk: Desk, **form: str):
    return desk.http.post(f"/t/{desk.id}/projector", data=form, follow_redirects=False)


def test_a_stranger_is_asked_for_the_code(desk: Desk):
    assert 'id="door"' in _page(desk)
    assert "region-stage" not in _page(desk)


def test_the_key_of_the_link_opens_it_for_this_browser(desk: Desk):
    answer = _knocks(desk, key=_key(desk), code="")

    assert (answer.status_code, answer.headers["location"]) == (303, f"/t/{desk.id}/projector")
    assert "httponly" in answer.headers["set-cookie"].lower()
    page = _page(desk)
    assert all(f'id="region-{name}"' in page for name in ("stage", "ground", "table", "timer", "pause"))
    assert _key(desk) not in page


def test_the_join_code_opens_it_by_hand(desk: Desk):
    assert _knocks(desk, key="", code=f" {desk.code.lower()} ").status_code == 303
    assert "region-stage" in _page(desk)


@pytest.mark.parametrize("form", [{"key": "wrong", "code": ""}, {"key": "", "code": "ACDEF2"}, {}])
def test_what_is_wrong_gets_a_sentence_and_a_way_on(desk: Desk, form: dict[str, str]):
    answer = _knocks(desk, **form)

    assert answer.status_code == 404
    assert re.search("Deze code kennen we niet|We do not know this code", answer.text)
    assert 'id="door"' in _page(desk)


def test_the_code_of_another_trajectory_does_not_open_it(desk: Desk):
    other = desk.code
    desk.begins()

    assert _knocks(desk, key="", code=other).status_code == 404


def test_an_unknown_trajectory_does_not_exist(desk: Desk):
    desk.id = "00000000-0000-4000-8000-000000000009"

    assert desk.http.get(f"/t/{desk.id}/projector").status_code == 404
    assert _knocks(desk, key="x").status_code == 404


def test_a_seat_is_no_projector(desk: Desk):
    desk.http.cookies.set(f"sb_seat_{desk.id}", desk.sits().token)

    assert "region-stage" not in _page(desk)


def test_an_observer_sees_it_and_the_code_with_its_address(desk: Desk):
    desk.http.cookies.set(f"sb_look_{desk.id}", desk.observes())

    page = _page(desk)
    assert f"{desk.code[:3]} {desk.code[3:]}" in page
    assert "testserver" in page
    assert "<svg viewBox" in page
