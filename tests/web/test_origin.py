"""Where a node comes from, as a page: for whoever may see the projector, and for nobody else."""

import pytest

from tests.desk import Desk, by


@pytest.fixture
def grown(desk: Desk) -> tuple[Desk, str]:
    """A subgoal that grew from one card of a resident; its id."""
    seat = desk.sits()
    desk.does("open-step", step="associations")
    card = desk.says(seat, "een praatje op de stoep")
    desk.does("reveal", step="associations")
    goal = desk.does("add-goal", text="Buren kennen elkaar", parent="main", sources={"cards": [card]})
    return desk, goal


def test_origin_is_told_to_who_looks_on(grown: tuple[Desk, str]):
    desk, goal = grown
    for who in (desk.observes(), desk.ann):
        answer = desk.http.get(f"/t/{desk.id}/from/{goal}", headers=by(who))
        assert answer.status_code == 200
        assert "een praatje op de stoep" in answer.text
        assert answer.headers["Cache-Control"] == "no-store"


def test_origin_speaks_the_language_of_the_browser(grown: tuple[Desk, str]):
    desk, goal = grown
    headers = by(desk.ann) | {"Accept-Language": "en"}
    assert "From 1 card" in desk.http.get(f"/t/{desk.id}/from/{goal}", headers=headers).text


def test_origin_is_not_told_to_a_seat_or_to_nobody(grown: tuple[Desk, str]):
    desk, goal = grown
    seat = desk.sits("provider")
    assert desk.http.get(f"/t/{desk.id}/from/{goal}", headers=by(seat.token)).status_code == 403
    assert desk.http.get(f"/t/{desk.id}/from/{goal}").status_code == 401


def test_origin_of_nothing_does_not_exist(grown: tuple[Desk, str]):
    desk, goal = grown
    other = desk.id
    desk.begins(theme="elders")
    for path in (f"/t/{desk.id}/from/{goal}", f"/t/{other}/from/nothing", f"/t/{other}/from/main/more"):
        assert desk.http.get(path, headers=by(desk.ann)).status_code == 404
