"""Drawings through the API: strokes only, never markup; hidden and gone as the words of their card."""

import json

import pytest

from tests.desk import Desk, by, new_id

DRAWINGS = [
    [[[1, 2], [3.5, 4]]],
    [{"points": [[1, 2]], "colour": "red", "width": 3}],
    {"strokes": [{"points": [[-5, 2000]], "color": "#aBc123"}]},
]


@pytest.mark.parametrize("drawing", DRAWINGS)
def test_drawing_comes_back_as_it_was_sent_once_revealed(desk: Desk, drawing):
    desk.does("open-step", step="dream-images")
    anna, bert = desk.sits(), desk.sits("provider")
    desk.says(anna, "zon", "dream-image", drawing=drawing)

    def seen(who: str) -> object:
        return desk.reads("/cards", who)[0]["drawing"]

    assert (seen(anna.token), seen(bert.token), seen(desk.ann)) == (drawing, None, None)
    desk.does("reveal", step="dream-images")
    assert seen(bert.token) == seen(desk.ann) == drawing


HOSTILE = [
    [],
    {},
    "M0 0L1 1",
    "<svg onload=alert(1)>",
    [[]],
    [[[1, 2, 3]]],
    [[["1", "2"]]],
    [[[1e300, 0]]],
    [[[True, 0]]],
    [{"points": [[1, 2]], "colour": "url(https://evil.example)"}],
    [{"points": [[1, 2]], "colour": "red;fill:url(#x)"}],
    [{"points": [[1, 2]], "width": 0}],
    [{"points": [[1, 2]], "onload": "alert(1)"}],
    {"strokes": [[[1, 2]]], "href": "x"},
    {"strokes": {"strokes": []}},
    [[[1, 2]] * 5000],
]


@pytest.mark.parametrize("drawing", HOSTILE, ids=range(len(HOSTILE)))
def test_drawing_that_is_none_is_told(desk: Desk, drawing):
    desk.does("open-step", step="dream-images")
    answer = desk.asks(desk.sits().token, "add-card", kind="dream-image", text="zon", drawing=drawing)

    assert (answer.status_code, [fault["field"] for fault in answer.json()["errors"]]) == (400, ["drawing"])
    assert desk.reads("/cards") == []


def test_drawing_belongs_to_a_dream_image_and_has_a_title(desk: Desk):
    token = desk.sits().token
    for data, field in (
        ({"kind": "association", "text": "x"}, "drawing"),
        ({"kind": "dream-image"}, "text"),
    ):
        answer = desk.asks(token, "add-card", **data, drawing=DRAWINGS[0])
        assert (answer.status_code, answer.json()["errors"][0]["field"]) == (400, field)


def test_deeply_nested_drawing_breaks_nothing(desk: Desk):
    token, nested = desk.sits().token, f"{'[' * 900}{']' * 900}"
    data = f'{{"kind": "dream-image", "text": "x", "drawing": {nested}}}'
    body = f'{{"id": "{new_id()}", "type": "add-card", "data": {data}}}'
    answer = desk.http.post(f"/api/v1/trajectories/{desk.id}/commands", content=body, headers=by(token))

    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (400, "drawing")


@pytest.mark.parametrize("gone", ["withdraw-card", "hide-card", "redact"])
def test_drawing_goes_with_its_card(desk: Desk, gone: str):
    desk.does("open-step", step="dream-images")
    seat = desk.sits()
    card = desk.says(seat, "zon", "dream-image", drawing=[[[123.25, 1]]])
    desk.does("reveal", step="dream-images")
    assert "123.25" in json.dumps(desk.reads("/events"))
    desk.takes(
        seat.token if gone == "withdraw-card" else desk.ann,
        gone,
        **{"target" if gone == "redact" else "card": card},
    )

    assert desk.reads("/cards")[0]["drawing"] is None
    assert "123.25" not in json.dumps(desk.reads("/events"))
