"""Session 3 from a phone without script: the check and a proposed indicator are ordinary forms."""

import re

import pytest

from tests.desk import Desk, new_id


@pytest.fixture
def leaf(desk: Desk) -> str:
    """An indicator in the check, on the phone of a resident."""
    desk.http.cookies.set(f"sb_seat_{desk.id}", desk.sits().token)
    desk.does("open-step", step="main-goal")
    goal = desk.does("add-goal", parent="main", text="Rust")
    found = desk.does("add-indicator", goal=goal, text="Slapen")
    desk.does("open-step", step="the-check")
    return found


def _page(desk: Desk) -> str:
    return str(desk.http.get(f"/t/{desk.id}").text)


def test_check_is_answered_by_a_form_and_told_to_its_seat(desk: Desk, leaf: str):
    form = {"screen": "participant", "indicator": leaf, "answer": "partly", "reason": "te weinig"}
    assert f'name="indicator" value="{leaf}" form="check-form" checked' in _page(desk)

    answer = desk.http.post(f"/t/{desk.id}/do/check-indicator", data=form, follow_redirects=False)

    assert (answer.status_code, answer.headers["location"]) == (303, f"/t/{desk.id}")
    (own,) = re.findall(r'id="check-form".*?</form>', _page(desk), re.DOTALL)
    assert "te weinig" in own
    assert "Slapen" in own


def test_check_that_is_refused_says_why_where_it_is_seen(desk: Desk, leaf: str):
    desk.does("set-aside", node=leaf)
    form = {"screen": "participant", "indicator": leaf, "answer": "no"}

    answer = desk.http.post(f"/t/{desk.id}/do/check-indicator", data=form)

    assert answer.status_code == 409
    note = answer.text.index("Dit is apart gelegd.")
    assert answer.text.index("<main") < note < answer.text.index('id="card-form"')


def test_indicator_is_proposed_by_the_one_form(desk: Desk, leaf: str):
    desk.does("open-step", step="indicators")
    goal = desk.does("add-goal", parent="main", text="Gehoord worden")
    assert f'name="at" id="at-{goal}" value="{goal}" form="card-form"' in _page(desk)
    assert 'name="type" value="propose-indicator" form="card-form"' in _page(desk)
    form = {
        "id": new_id(),
        "type": "propose-indicator",
        "at": goal,
        "text": "Minder bellen",
        "screen": "participant",
    }

    answer = desk.http.post(
        f"/t/{desk.id}/say", data={**form, "kind": "indicator", "round": "1"}, follow_redirects=False
    )

    assert answer.status_code == 303
    (said,) = desk.http.get(f"/t/{desk.id}/mine").json()
    assert (said["kind"], said["text"], said["at"]) == ("indicator", "Minder bellen", goal)
    assert "Voorgestelde indicatoren" in _page(desk)
