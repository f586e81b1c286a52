"""Support through the API: asked, answered, closed; carried or not; never zero where nobody answered."""

import json

import pytest

from tests.desk import Desk, new_id
from tests.web.meeting import Meeting, elsewhere, met

NOBODY = {
    "municipality": {"of": 1, "answered": 0},
    "provider": {"of": 1, "answered": 0},
    "resident": {"of": 1, "answered": 0},
}


@pytest.fixture
def meeting(desk: Desk) -> Meeting:
    return met(desk)


def wording_of(meeting: Meeting, id_: str, node: str | None = None) -> dict:
    found = meeting.node(node or meeting.goal)["wordings"]
    return next(each for each in found if each["id"] == id_)


def test_nothing_was_asked_yet(meeting: Meeting):
    tree = meeting.desk.reads("/tree")

    assert tree["support"] is None
    assert (meeting.node("main")["support"], meeting.node(meeting.goal)["support"]) == (None, None)
    assert wording_of(meeting, f"{meeting.goal}-first")["support"] is None


@pytest.mark.parametrize("about", ["tree", "main", "goal", "indicator", "wording"])
def test_while_it_is_asked_only_how_many_answered_is_told(meeting: Meeting, about: str):
    about = {"wording": f"{meeting.goal}-first"}.get(about) or getattr(meeting, about, about)
    meeting.desk.does("open-support", about=about)

    def told(who: str | None = None) -> dict:
        if about == "tree":
            return meeting.desk.reads("/tree", who)["support"]
        if about.endswith("-first"):
            return wording_of(meeting, about)["support"]
        return meeting.node(about, who)["support"]

    unseen = {"weighted": None, "carried": None, "reasons": []}
    assert told() == {"open": True, "round": 1, "parties": NOBODY, **unseen}
    meeting.answers(about, resident="no daarom")
    one = {**NOBODY, "resident": {"of": 1, "answered": 1}}
    for who in (None, meeting.resident.token, meeting.seats["provider"][0].token):
        assert told(who) == {"open": True, "round": 1, "parties": one, **unseen}


def test_closed_question_tells_counts_weight_and_reasons(meeting: Meeting):
    desk = meeting.desk
    desk.does("open-support", about="tree")
    meeting.answers("tree", municipality="yes", provider="yes-if het meetbaar is", resident="no te vaag")
    second = desk.sits("resident")
    desk.takes(second.token, "answer-support", about="tree", answer="yes")
    desk.does("close-support", about="tree")

    told = desk.reads("/tree")["support"]
    assert told == {
        "open": False,
        "round": 1,
        "parties": {
            "municipality": {"of": 1, "answered": 1, "yes": 1, "yesIf": 0, "no": 0},
            "provider": {"of": 1, "answered": 1, "yes": 0, "yesIf": 1, "no": 0},
            "resident": {"of": 2, "answered": 2, "yes": 1, "yesIf": 0, "no": 1},
        },
        "weighted": pytest.approx(2.5 / 3),
        "carried": False,
        "reasons": [
            {"party": "provider", "answer": "yes-if", "text": "het meetbaar is"},
            {"party": "resident", "answer": "no", "text": "te vaag"},
        ],
    }
    assert desk.reads("/tree", second.token)["support"] == told


@pytest.mark.parametrize(
    ("said", "weighted", "carried"),
    [
        ({"municipality": "yes", "provider": "yes-if", "resident": "yes"}, 1.0, True),
        ({"municipality": "no", "provider": "no", "resident": "no"}, 0.0, False),
        ({"provider": "yes", "resident": "yes"}, None, None),
        ({}, None, None),
    ],
)
def test_party_without_an_answer_makes_it_not_known(meeting: Meeting, said, weighted, carried):
    meeting.desk.does("open-support", about="main")
    meeting.answers("main", **said)
    meeting.desk.does("close-support", about="main")

    told = meeting.node("main")["support"]
    assert (told["weighted"], told["carried"]) == (weighted, carried)
    assert type(told["weighted"]) in (float, type(None))


def test_last_answer_of_a_seat_counts(meeting: Meeting):
    meeting.desk.does("open-support", about="main")
    meeting.answers("main", resident="no eerst")
    meeting.answers("main", resident="yes toch")
    meeting.desk.does("close-support", about="main")

    told = meeting.node("main")["support"]
    assert told["parties"]["resident"]["answered"] == 1
    assert [reason["text"] for reason in told["reasons"]] == ["toch"]
    assert "eerst" not in json.dumps(meeting.desk.reads("/events"))


def test_each_opening_is_a_fresh_round(meeting: Meeting):
    for answer in ("yes", "no"):
        meeting.desk.does("open-support", about="main")
        meeting.answers("main", resident=answer)
        meeting.desk.does("close-support", about="main")
    meeting.desk.does("open-support", about="main")

    told = meeting.node("main")["support"]
    assert (told["round"], told["parties"]["resident"]) == (3, {"of": 1, "answered": 0})


def test_open_and_close_twice_are_nothing_twice(meeting: Meeting):
    desk = meeting.desk
    for type_ in ("open-support", "close-support"):
        desk.does(type_, about="tree")
        seq = desk.reads()["seq"]
        desk.does(type_, about="tree")
        assert desk.reads()["seq"] == seq


def test_answer_is_refused_unless_it_is_asked(meeting: Meeting):
    token, ask = meeting.resident.token, {"about": "main", "answer": "yes"}
    assert meeting.refuses(token, "answer-support", **ask) == (409, "not-now")
    meeting.desk.does("open-support", about="main")
    meeting.desk.takes(token, "answer-support", **ask)
    meeting.desk.does("close-support", about="main")

    assert meeting.refuses(token, "answer-support", **ask) == (409, "not-now")


def test_answer_on_its_way_is_known_by_its_id_after_the_close(meeting: Meeting):
    id_, ask = new_id(), {"about": "main", "answer": "no", "reason": "want"}
    meeting.desk.does("open-support", about="main")
    first, again = (
        meeting.desk.asks(meeting.resident.token, "answer-support", id_, **ask).json() for _ in "ab"
    )
    meeting.desk.does("close-support", about="main")
    late = meeting.desk.asks(meeting.resident.token, "answer-support", id_, **ask).json()

    assert again == late == {"seq": first["seq"], "repeated": True}


def test_asking_about_what_is_not_here_is_refused(meeting: Meeting):
    there = elsewhere(meeting.desk)
    for about in (new_id(), f"{new_id()}-first", meeting.cluster, *there.values()):
        assert meeting.refuses(meeting.desk.ann, "open-support", about=about) == (409, "unknown-id")
        assert meeting.refuses(meeting.desk.ann, "close-support", about=about) == (409, "unknown-id")
        assert meeting.refuses(meeting.resident.token, "answer-support", about=about, answer="yes") == (
            409,
            "unknown-id",
        )


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"about": "boom"}, "about"),
        ({"about": "tree", "answer": "maybe"}, "answer"),
        ({"about": "tree", "reason": "x" * 281}, "reason"),
        ({"about": "tree", "reason": "a\u0000"}, "reason"),
        ({"about": "tree", "reason": 1}, "reason"),
        ({"about": "tree", "mood": "good"}, "mood"),
    ],
)
def test_malformed_answer_is_told(meeting: Meeting, data, field):
    answer = meeting.desk.asks(meeting.resident.token, "answer-support", **{"answer": "yes", **data})

    assert answer.status_code == 400
    assert [fault["field"] for fault in answer.json()["errors"]] == [field]


def test_facilitator_answers_for_a_seat_by_hand_only_and_its_own_answer_wins(meeting: Meeting):
    chair, itself = meeting.by_hand()
    ask = {"about": "tree", "answer": "yes"}
    meeting.desk.does("open-support", about="tree")

    assert meeting.refuses(meeting.desk.ann, "answer-support", **ask) == (403, "facilitator-has-no-voice")
    assert meeting.refuses(meeting.desk.ann, "answer-support", **ask, forSeat=meeting.resident.id) == (
        409,
        "not-by-hand",
    )
    assert meeting.refuses(meeting.resident.token, "answer-support", **ask, forSeat=chair) == (
        403,
        "not-allowed",
    )
    meeting.desk.does("answer-support", **ask, forSeat=chair)
    meeting.desk.takes(itself.token, "answer-support", about="tree", answer="no")
    assert meeting.refuses(meeting.desk.ann, "answer-support", **ask, forSeat=chair) == (409, "own-answer")
    meeting.desk.does("close-support", about="tree")
    assert meeting.desk.reads("/tree")["support"]["parties"]["resident"]["no"] == 1


def test_adopting_closes_the_question_and_tells_for_ever_that_it_was_not_carried(meeting: Meeting):
    desk = meeting.desk
    rival = desk.takes(meeting.resident.token, "propose-wording", node=meeting.goal, text="Liever zo")
    desk.does("open-support", about=rival)
    meeting.answers(rival, municipality="no", provider="yes", resident="yes")
    desk.does("adopt-wording", wording=rival)

    told = wording_of(meeting, rival)
    assert (told["status"], told["support"]["open"], told["carriedWhenAdopted"]) == ("adopted", False, False)
    assert meeting.refuses(meeting.resident.token, "answer-support", about=rival, answer="no") == (
        409,
        "not-now",
    )
    desk.does("open-support", about=rival)
    meeting.answers(rival, municipality="yes", provider="yes", resident="yes")
    desk.does("close-support", about=rival)
    told = wording_of(meeting, rival)
    assert (told["support"]["carried"], told["carriedWhenAdopted"]) == (True, False)


def test_what_is_set_aside_closes_what_was_asked_below_it(meeting: Meeting):
    desk, about = meeting.desk, (meeting.indicator, f"{meeting.goal}-first", "tree")
    for each in about:
        desk.does("open-support", about=each)
    desk.does("set-aside", node=meeting.goal)

    assert meeting.node(meeting.indicator)["support"]["open"] is False
    assert wording_of(meeting, f"{meeting.goal}-first")["support"]["open"] is False
    assert desk.reads("/tree")["support"]["open"] is True
    for each in about[:2]:
        assert meeting.refuses(meeting.resident.token, "answer-support", about=each, answer="yes") == (
            409,
            "set-aside",
        )
        assert meeting.refuses(desk.ann, "open-support", about=each) == (409, "set-aside")


def test_finish_closes_what_is_asked(meeting: Meeting):
    meeting.desk.does("open-support", about="tree")
    meeting.answers("tree", resident="yes")
    meeting.desk.does("finish")

    told = meeting.desk.reads("/tree")["support"]
    assert (told["open"], told["parties"]["resident"]["yes"]) == (False, 1)
    assert meeting.refuses(meeting.desk.ann, "open-support", about="tree") == (409, "not-now")


def test_answers_of_who_leaves_lapse_and_of_is_fixed_at_the_close(meeting: Meeting):
    desk = meeting.desk
    for about in ("tree", "main"):
        desk.does("open-support", about=about)
        meeting.answers(about, resident="no")
    desk.does("close-support", about="main")
    desk.does("free-seat", seat=meeting.resident.id)
    desk.does("close-support", about="tree")

    assert meeting.node("main")["support"]["parties"]["resident"]["no"] == 1
    assert desk.reads("/tree")["support"]["parties"]["resident"] == {
        "of": 0,
        "answered": 0,
        "yes": 0,
        "yesIf": 0,
        "no": 0,
    }


def test_redacted_reason_is_gone_and_its_answer_counts(meeting: Meeting):
    desk = meeting.desk
    desk.does("open-support", about="tree")
    id_ = desk.takes(
        meeting.resident.token, "answer-support", about="tree", answer="no", reason="naam van Piet"
    )
    desk.does("close-support", about="tree")
    assert "Piet" in json.dumps(desk.reads("/tree"))
    desk.does("redact", target=id_)

    told = desk.reads("/tree")["support"]
    assert told["reasons"] == [{"party": "resident", "answer": "no", "text": None}]
    assert told["parties"]["resident"]["no"] == 1
    again = desk.asks(
        meeting.resident.token, "answer-support", id_, about="tree", answer="no", reason="naam van Piet"
    )
    assert again.json()["repeated"] is True
    for path in ("/tree", "/events"):
        assert "Piet" not in json.dumps(desk.reads(path))


def test_support_cannot_be_undone(meeting: Meeting):
    desk = meeting.desk
    desk.does("open-support", about="tree")
    seq = desk.reads()["seq"]

    assert meeting.refuses(desk.ann, "undo", seq=seq) == (409, "cannot-be-undone")


def test_no_seat_is_told_with_support(meeting: Meeting):
    desk = meeting.desk
    desk.does("open-support", about="tree")
    meeting.answers("tree", municipality="yes a", provider="no b", resident="yes-if c")
    desk.does("close-support", about="tree")

    text = json.dumps([desk.reads("/tree"), desk.reads("/events")])
    assert [seat.id for seats in meeting.seats.values() for seat in seats if seat.id in text] == []
