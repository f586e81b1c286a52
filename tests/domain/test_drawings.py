"""Drawings: strokes and nothing else, at most 20 kB, hidden and erased like words."""

import json

import pytest

from app.domain import publishing
from app.domain.fields import check
from app.domain.kinds import DRAWING
from app.domain.strokes import SIDE, WIDEST, Stroke, strokes

LINE = [[10, 20], [30.5, 40]]
DRAWN = [LINE, [[7, 7]]]


def faults(drawing, kind="dream-image"):
    _, found = check("add-card", {"kind": kind, "text": "Een lange tafel", "drawing": drawing})
    return [(fault.field, fault.code) for fault in found]


def nested(depth):
    drawing = []
    for _ in range(depth):
        drawing = [drawing]
    return drawing


@pytest.mark.parametrize(
    "drawing",
    [
        DRAWN,
        {"strokes": DRAWN},
        [{"points": LINE}],
        {"strokes": [{"points": LINE, "colour": "green", "width": 4}]},
        [{"points": LINE, "color": "#1a2B3c"}],
    ],
    ids=str,
)
def test_strokes_are_a_drawing_and_kept_as_sent(room, anna, drawing):
    room.does("open-step", step="dream-images")

    card = room.says(anna, "dream-image", "Een lange tafel", drawing=drawing)

    assert room.card(card).drawing == drawing
    assert strokes(drawing)[0].points == ((10, 20), (30.5, 40))


@pytest.mark.parametrize(
    "drawing",
    [
        None,
        True,
        7,
        "",
        "<svg onload=alert(1)>",
        "M 0 0 L 10 10",
        [],
        {},
        [[]],
        [[[]]],
        [LINE, []],
        [[[1, 2, 3]]],
        [[[1]]],
        [[["1", "2"]]],
        [[[True, False]]],
        [[[None, 1]]],
        [[{"x": "1"}]],
        [[[float("nan"), 1]]],
        [[[float("inf"), 1]]],
        [[[1, -1e9]]],
        [[[10**400, 1]]],
        ["<path d='M0 0'/>"],
        [None],
        {"strokes": {"strokes": DRAWN}},
        {"strokes": DRAWN, "script": "alert(1)"},
        {"svg": "<script>"},
        [{"points": LINE, "onclick": "alert(1)"}],
        [{"points": LINE, "colour": "url(https://example.org/x)"}],
        [{"points": LINE, "colour": "red;background:url(x)"}],
        [{"points": LINE, "colour": "#ffffff\n"}],
        [{"points": LINE, "colour": "#1234567"}],
        [{"points": LINE, "colour": ["red"]}],
        [{"points": LINE, "width": "8"}],
        [{"points": LINE, "width": True}],
        [{"points": LINE, "width": 0}],
        [{"points": LINE, "width": WIDEST + 1}],
        [{"points": LINE, "width": float("nan")}],
        [{"colour": "red"}],
        nested(50),
    ],
    ids=lambda drawing: repr(drawing)[:90],
)
def test_whatever_else_was_sent_is_no_drawing(drawing):
    assert faults(drawing) == [("drawing", "not-a-drawing")]
    assert strokes(drawing) is None


def test_drawing_is_at_most_20_kb():
    def of_size(size):
        points = [[1, 1]] * ((size - len("[[]]") + 1) // len("[1,1],"))
        rest = size - len(json.dumps([points], separators=(",", ":")))
        points[0] = [int("1" * (1 + rest)), 1] if rest < 5 else [11111, int("1" * (rest - 3))]
        assert len(json.dumps([points], separators=(",", ":"))) == size
        return [points]

    assert faults(of_size(DRAWING)) == []
    assert faults(of_size(DRAWING + 1)) == [("drawing", "too-long")]
    assert faults([[[1, 1]] * 100_000]) == [("drawing", "too-long")]


@pytest.mark.parametrize("kind", ["association", "what-helps", "harvest", "parking"])
def test_only_a_dream_image_is_drawn(kind):
    assert faults(DRAWN, kind) == [("drawing", "unknown-field")]


def test_drawing_has_its_title_in_words():
    _, found = check("add-card", {"kind": "dream-image", "drawing": DRAWN})

    assert [fault.field for fault in found] == ["text"]


def test_what_was_drawn_outside_is_drawn_at_the_edge():
    assert strokes([[[-5, SIDE + 5]]]) == (Stroke(((0, SIDE),)),)


# As words: hidden, taken back, erased


@pytest.fixture
def card(room, anna):
    """A drawing that nobody but its maker has seen."""
    room.does("open-step", step="dream-images")
    return room.says(anna, "dream-image", "Een lange tafel", drawing=DRAWN)


def seen_by(room, id_, seat):
    return publishing.card(room.state, room.card(id_), seat)["drawing"]


def told(room):
    return json.dumps([publishing.event(room.state, event) for event in room.log])


def test_drawing_is_for_its_own_seat_until_the_reveal(room, anna, bert, card):
    assert [seen_by(room, card, seat) for seat in (anna.seat, bert.seat, None)] == [DRAWN, None, None]
    assert "30.5" not in told(room)

    room.does("reveal", step="dream-images")

    assert [seen_by(room, card, seat) for seat in (anna.seat, bert.seat, None)] == [DRAWN] * 3
    assert "30.5" in told(room)


def test_drawing_that_is_withdrawn_before_the_reveal_is_erased(room, anna, card):
    room.is_done("withdraw-card", anna, card=card)

    assert room.card(card).drawing is None
    assert "30.5" not in str(room.log) + str(room.state)


def test_drawing_that_is_withdrawn_after_the_reveal_can_come_back(room, anna, card):
    room.does("reveal", step="dream-images")
    room.is_done("withdraw-card", anna, card=card)
    assert [seen_by(room, card, seat) for seat in (anna.seat, None)] == [None, None]

    room.is_done("restore-card", anna, card=card)

    assert seen_by(room, card, None) == DRAWN


def test_redacted_drawing_is_gone_with_its_title(room, card):
    room.does("reveal", step="dream-images")

    room.does("redact", target=card)

    assert room.card(card).drawing is None
    assert "30.5" not in str(room.log) + str(room.state)
    assert "tafel" not in str(room.log) + str(room.state)
