"""One tap for several things, the way back to a command, and where something comes from, without script."""

from html import unescape

import pytest

from tests.checks import html_problems
from tests.desk import Desk, new_id


def get(desk: Desk, path: str, status: int = 200) -> str:
    answer = desk.http.get(f"/t/{desk.id}/console/{path}", follow_redirects=False)
    assert answer.status_code == status, answer.text
    return unescape(answer.text)


def post(desk: Desk, act: str, each: list[object], by_script: bool = False) -> int:
    """What it was answered."""
    here, path = {"next": f"/t/{desk.id}/console", "screen": "console"}, f"/t/{desk.id}/do/{act}"
    answer = (
        desk.http.post(path, json={"each": each})
        if by_script
        else desk.http.post(path, data={**here, "each": each}, follow_redirects=False)
    )
    return answer.status_code


@pytest.mark.parametrize("by_script", [True, False])
def test_several_questions_open_and_close_in_one_tap(inside: Desk, by_script: bool) -> None:
    goals = [inside.does("add-goal", parent="main", text=text) for text in ("rust", "ruimte")]
    assert post(inside, "open-support-each", goals, by_script) == (200 if by_script else 303)
    asked = [child["support"] for child in inside.reads("/tree")["mainGoal"]["children"]]
    assert [each is not None for each in asked] == [True, True]
    page = get(inside, f"sure/close-support-each?each={goals[0]}&each={goals[1]}")
    assert page.count('name="each"') == 2
    post(inside, "close-support-each", goals, by_script)
    types = [fact["type"] for fact in inside.reads("/events")]
    assert types[-4:] == ["support-opened"] * 2 + ["support-closed"] * 2


def test_first_that_is_refused_stops_the_rest(inside: Desk) -> None:
    goal = inside.does("add-goal", parent="main", text="rust")
    before = len(inside.reads("/events"))
    assert post(inside, "open-support-each", [new_id(), goal], by_script=True) == 409
    assert post(inside, "open-support-each", ["<b>", goal], by_script=True) == 400
    assert post(inside, "undo-each", ["x"], by_script=True) == 400
    assert post(inside, "open-support-each", [{"a": 1}, 3], by_script=True) == 200
    assert len(inside.reads("/events")) == before


def test_stranger_taps_nothing(desk: Desk) -> None:
    goal = desk.does("add-goal", parent="main", text="rust")
    assert post(desk, "open-support-each", [goal], by_script=True) == 404
    assert post(desk, "open-support-each", [goal]) == 404


def test_blocked_undo_leads_to_what_stands_in_the_way(inside: Desk) -> None:
    one = inside.does("add-goal", parent="main", text="rust")
    inside.does("add-goal", parent=one, text="echte rust")
    first = next(fact["seq"] for fact in inside.reads("/events") if fact["type"] == "goal-added")
    answer = inside.http.post(
        f"/t/{inside.id}/do/undo", data={"seq": first, "screen": "console"}, follow_redirects=False
    )
    assert answer.headers["location"] == f"/t/{inside.id}/console/undo/{first}"
    assert f'id="way-{first + 1}"' in get(inside, f"undo/{first}")
    here = f"/t/{inside.id}/console"
    pages = {
        name: inside.http.get(f"{here}/{name}/{key}").text for name, key in (("undo", first), ("roots", one))
    }
    assert html_problems(pages) == []
    assert post(inside, "undo-each", [first + 1, first]) == 303
    assert inside.reads("/tree")["mainGoal"]["children"] == []
    get(inside, f"undo/{first}", 303)
    get(inside, "undo/999", 404)
    get(inside, "undo/x", 404)


def test_blocked_redo_leads_to_what_comes_first(inside: Desk) -> None:
    one = inside.does("add-goal", parent="main", text="rust")
    inside.does("add-goal", parent=one, text="echte rust")
    first = next(fact["seq"] for fact in inside.reads("/events") if fact["type"] == "goal-added")
    assert post(inside, "undo-each", [first + 1, first]) == 303
    answer = inside.http.post(
        f"/t/{inside.id}/do/redo", data={"seq": first + 1, "screen": "console"}, follow_redirects=False
    )
    assert answer.headers["location"] == f"/t/{inside.id}/console/redo/{first + 1}"
    page = get(inside, f"redo/{first + 1}")
    assert "Eerst iets anders" in page
    assert html_problems({"redo": page}) == []
    assert post(inside, "redo-each", [first, first + 1]) == 303
    assert len(inside.reads("/tree")["mainGoal"]["children"][0]["children"]) == 1
    get(inside, f"redo/{first + 1}", 303)


def test_refused_form_says_why_and_leads_back(inside: Desk) -> None:
    data = {"node": new_id(), "screen": "console"}
    answer = inside.http.post(f"/t/{inside.id}/do/set-aside", data=data)
    assert answer.status_code == 409
    assert "Dat bestaat niet in dit traject." in answer.text
    assert f'href="/t/{inside.id}/console"' in answer.text


def test_roots_of_a_goal_are_shown_as_words_never_as_markup(inside: Desk) -> None:
    anna = inside.sits()
    inside.does("open-step", step="associations")
    card = inside.says(anna, "<img src=x>")
    inside.does("reveal", step="associations")
    goal = inside.does("add-goal", parent="main", text="=1+1", sources={"cards": [card], "clusters": []})
    page = inside.http.get(f"/t/{inside.id}/console/roots/{goal}").text
    assert "&lt;img src=x&gt;" in page
    assert "=1+1" in page
    assert anna.id not in page
    get(inside, f"roots/{new_id()}", 404)


def test_other_sources_are_chosen_with_boxes_without_script(inside: Desk) -> None:
    anna = inside.sits()
    inside.does("open-step", step="associations")
    cards = [inside.says(anna, text) for text in ("koffie", "thee", "water")]
    inside.does("reveal", step="associations")
    cluster = inside.does("make-cluster", name="Warm", cards=cards[:2])
    goal = inside.does("add-goal", parent="main", text="rust", sources={"cards": cards[2:], "clusters": []})
    page = get(inside, f"roots/{goal}")
    assert f'value="{cards[2]}" checked' in page
    assert html_problems({"roots": inside.http.get(f"/t/{inside.id}/console/roots/{goal}").text}) == []
    chosen = {"wording": f"{goal}-first", "sources.cards": ["", cards[2]], "sources.clusters": cluster}
    answer = inside.http.post(
        f"/t/{inside.id}/do/adopt-wording", data={**chosen, "screen": "console"}, follow_redirects=False
    )
    assert answer.status_code == 303
    sources = inside.reads("/tree")["mainGoal"]["children"][0]["sources"]
    assert (sources["clusters"], set(sources["cards"])) == ([cluster], set(cards))
    nothing = {"wording": f"{goal}-first", "sources.cards": "", "screen": "console"}
    inside.http.post(f"/t/{inside.id}/do/adopt-wording", data=nothing)
    assert inside.reads("/tree")["mainGoal"]["children"][0]["sources"]["cards"] == []
    assert "met de kaartjes waar het uit groeit" in get(inside, "history")
