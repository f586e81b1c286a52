"""What nobody may see yet stands on no channel: pages, sockets, polling, API, events, exports, log.

Each test has its guard: the hidden thing is there, and is seen once it may be.
"""

import io
import re
from collections.abc import Callable

import pytest
from pypdf import PdfReader
from starlette.testclient import WebSocketTestSession

from app.domain.state import State
from tests.desk import Desk, by
from tests.web.meeting import Meeting, met
from tests.web.test_sockets import listening

RESOURCES = ("", "/events", "/cards", "/clusters", "/tree", "/exports/json", "/exports/html")
#: A word for reasons, a number for drawings: in no id, no time and no style.
SECRET, POINT = "geheimwoordje", 123.5


def state_of(desk: Desk) -> State:
    """What the server has in memory, for guards only."""
    return desk.house.engine.memory.known(desk.id).state


@pytest.fixture
def meeting(desk: Desk) -> Meeting:
    return met(desk, people=2)


Channels = Callable[[], dict[str, str]]


@pytest.fixture
def channels(meeting: Meeting) -> Channels:
    """Every way in which someone else than the first resident hears something, by name."""
    desk, observer = meeting.desk, meeting.desk.observes()
    other = meeting.seats["provider"][0].token

    def get(path: str, who: str) -> str:
        answer = desk.http.get(path, headers=by(who))
        assert answer.status_code == 200, path
        return answer.text.replace("\u00ad", "")

    def read() -> dict[str, str]:
        page, api = f"/t/{desk.id}", f"/api/v1/trajectories/{desk.id}"
        polled = {
            f"polling {screen}": get(f"{page}/regions?screen={screen}&after=0", who)
            for screen, who in (
                ("facilitator", desk.ann),
                ("projector", observer),
                ("participant", other),
            )
        }
        pages = {
            f"page {name}": get(f"{page}{path}", who)
            for name, path, who in (
                ("phone", "", other),
                ("preview", "?preview=1", desk.ann),
                ("projector", "/projector", observer),
                ("console", "/console", desk.ann),
                ("recap", "/recap/1", observer),
                ("recap for a seat", "/recap/2", other),
                ("mine", "/mine", other),
            )
        }
        told = {f"api {path}": get(f"{api}{path}", desk.ann) for path in RESOURCES}
        told |= {
            f"api {path} for a seat": get(f"{api}{path}", other) for path in ("/cards", "/clusters", "/tree")
        }
        pdf = desk.http.get(f"{api}/exports/pdf", headers=by(desk.ann)).content
        told["api pdf"] = "\n".join(each.extract_text() for each in PdfReader(io.BytesIO(pdf)).pages)
        return {**polled, **pages, **told}

    return read


def holding(told: dict[str, str], secret: str) -> set[str]:
    """The channels on which it is."""
    return {name for name, text in told.items() if secret in text}


def test_reason_of_an_open_question_is_nowhere(meeting: Meeting, channels: Channels):
    desk = meeting.desk
    for about in ("tree", "main", meeting.goal, f"{meeting.goal}-first"):
        desk.does("open-support", about=about)
        meeting.answers(about, resident=f"no {SECRET}")

    assert [answer.reason for answer in state_of(desk).answers.values()] == [SECRET] * 4
    assert holding(channels(), SECRET) == set()
    for about in ("tree", "main", meeting.goal, f"{meeting.goal}-first"):
        desk.does("close-support", about=about)
    shown = holding(channels(), SECRET)
    assert {"api /tree", "api /tree for a seat", "api /events", "api /exports/json"} <= shown
    # Two residents at most: in public the reasons of so few are withheld.
    assert shown.isdisjoint({"api /exports/html", "api pdf"})


def test_reason_that_was_given_anew_is_nowhere_ever(meeting: Meeting, channels: Channels):
    meeting.desk.does("open-support", about="tree")
    meeting.answers("tree", resident=f"no {SECRET}")
    meeting.answers("tree", resident="no toch anders")
    meeting.desk.does("close-support", about="tree")
    told = channels()

    assert holding(told, SECRET) == set()
    assert "api /tree" in holding(told, "toch anders")


def test_drawing_is_nowhere_before_the_reveal(meeting: Meeting, channels: Channels):
    desk = meeting.desk
    desk.does("open-step", step="dream-images")
    desk.says(meeting.resident, SECRET, "dream-image", drawing=[[[POINT, 1], [2, 3]]])
    own = desk.http.get(f"/api/v1/trajectories/{desk.id}/cards", headers=by(meeting.resident.token)).text

    assert str(POINT) in own
    told = channels()
    assert holding(told, str(POINT)) | holding(told, SECRET) == set()
    desk.does("reveal", step="dream-images")
    assert {
        "api /cards",
        "api /cards for a seat",
        "api /events",
        "api /exports/json",
        "api /exports/html",
    } <= (holding(channels(), str(POINT)))


@pytest.mark.parametrize("gone", ["withdraw-card", "redact"])
def test_drawing_that_is_gone_is_nowhere(meeting: Meeting, channels: Channels, gone: str):
    desk = meeting.desk
    desk.does("open-step", step="dream-images")
    card = desk.says(meeting.resident, SECRET, "dream-image", drawing=[[[POINT, 1], [2, 3]]])
    desk.does("reveal", step="dream-images")
    assert holding(channels(), SECRET)
    if gone == "redact":
        desk.does(gone, target=card)
    else:
        desk.takes(meeting.resident.token, gone, card=card)
    told = channels()

    assert holding(told, str(POINT)) | holding(told, SECRET) == set()


def still(told: dict[str, str]) -> dict[str, str]:
    """The channels without what differs each time: numbers of the log, fresh ids of forms, the moment."""
    moving = r'data-seq="\d+"|"seq": ?\d+|data-at="\d+"|"exportedAt": "[^"]+"|name="id" value="[^"]+"'
    return {name: re.sub(moving, "", text) for name, text in told.items() if not name.startswith("page")}


def differing(before: dict[str, str], after: dict[str, str]) -> set[str]:
    """The channels that tell something else; the log itself grows, and labels of authors are drawn anew."""
    names = before.keys() - {"api /events", "api /exports/json"}
    return {name for name in names if before[name] != after[name]}


def test_where_dots_lie_makes_no_difference_before_the_reveal(meeting: Meeting, channels: Channels):
    desk, token = meeting.desk, meeting.resident.token
    other = desk.does("make-cluster", name="Anders")
    for seat in (meeting.seats["provider"][0], meeting.seats["municipality"][0]):
        desk.takes(seat.token, "place-dots", cluster=other, count=1)
    desk.takes(token, "place-dots", cluster=meeting.cluster, count=5)
    channels()
    before = still(channels())
    desk.takes(token, "place-dots", cluster=meeting.cluster, count=0)
    desk.takes(token, "place-dots", cluster=other, count=4)
    after = still(channels())

    assert {
        dots.cluster: dots.count for dots in state_of(desk).dots.values() if dots.seat == meeting.resident.id
    } == {
        meeting.cluster: 0,
        other: 4,
    }
    assert differing(before, after) == set()
    desk.does("reveal", step="gather")
    assert {"api /clusters", "api /clusters for a seat", "polling projector"} <= differing(
        after, still(channels())
    )


def test_what_was_answered_makes_no_difference_before_the_close(meeting: Meeting, channels: Channels):
    desk = meeting.desk
    rival = desk.does("propose-wording", node="main", text="Liever zo")
    for about in ("tree", "main", meeting.goal, rival):
        desk.does("open-support", about=about)
        meeting.answers(about, municipality="yes", provider="yes", resident="yes")
    channels()
    before = still(channels())
    for about in ("tree", "main", meeting.goal, rival):
        meeting.answers(about, resident=f"no {SECRET}")
    after = still(channels())

    assert differing(before, after) == set()
    for about in ("tree", "main", meeting.goal, rival):
        desk.does("close-support", about=about)
    assert {"api /tree", "api /tree for a seat"} <= differing(after, still(channels()))


def until_heard(socket: WebSocketTestSession, words: str) -> str:
    """All that comes in up to and with these words, without soft hyphens."""
    heard = ""
    while words not in heard:
        heard += socket.receive_text().replace("\u00ad", "")
    return heard


@pytest.mark.parametrize("screen", ["facilitator", "projector", "participant"])
def test_no_socket_brings_what_is_hidden(meeting: Meeting, screen: str):
    desk = meeting.desk
    who = meeting.seats["provider"][0].token if screen == "participant" else desk.ann
    desk.does("open-step", step="dream-images")
    desk.does("open-support", about="tree")
    with listening(desk, who, screen) as socket:
        desk.says(meeting.resident, SECRET, "dream-image", drawing=[[[POINT, 1], [2, 3]]])
        meeting.answers("tree", resident=f"no {SECRET}")
        desk.does("open-step", step="thanks")
        heard = until_heard(socket, f'data-seq="{desk.reads()["seq"]}"')
        desk.does("open-step", step="dream-images")
        desk.does("reveal", step="dream-images")
        until_heard(socket, SECRET)

    assert SECRET not in heard
    assert f"{POINT:g}" not in heard
    assert [answer.reason for answer in state_of(desk).answers.values()] == [SECRET]


def test_nothing_of_session_2_that_people_write_is_logged(meeting: Meeting, caplog, capfd):
    caplog.set_level("DEBUG")
    desk, token = meeting.desk, meeting.resident.token
    desk.does("open-step", step="dream-images")
    desk.says(meeting.resident, SECRET, "dream-image", drawing=[[[POINT, 1], [2, 3]]])
    desk.does("open-support", about="tree")
    for type_, data in (
        ("propose-wording", {"node": "main", "text": SECRET}),
        ("propose-goal", {"parent": "main", "text": SECRET}),
        ("propose-goal", {"parent": SECRET, "text": SECRET * 40}),
        ("answer-support", {"about": "tree", "answer": "no", "reason": SECRET}),
        ("answer-support", {"about": "tree", "answer": SECRET}),
        ("place-dots", {"cluster": meeting.cluster, "count": SECRET}),
        ("add-card", {"kind": "dream-image", "text": SECRET, "drawing": [[SECRET, POINT]]}),
    ):
        desk.asks(token, type_, **data)
    desk.does("set-aside", node=meeting.goal, reason=SECRET)

    said = "".join(capfd.readouterr()) + "".join(
        record.getMessage() for record in caplog.records if not record.name.startswith("httpx")
    )
    assert SECRET not in said
    assert str(POINT) not in said
    told = desk.reads("/tree")
    assert [told["setAside"][0]["reason"], told["proposals"][0]["text"]] == [SECRET, SECRET]
    assert [answer.reason for answer in state_of(desk).answers.values()] == [SECRET]


def test_no_seat_is_named_outside_the_console(meeting: Meeting, channels: Channels):
    desk = meeting.desk
    desk.does("open-support", about="tree")
    for seats in meeting.seats.values():
        for seat in seats:
            desk.takes(seat.token, "place-dots", cluster=meeting.cluster, count=2)
            desk.takes(seat.token, "propose-wording", node="main", text="x")
            desk.takes(seat.token, "propose-goal", parent="main", text="x")
            desk.takes(seat.token, "answer-support", about="tree", answer="no", reason="x")
    desk.does("close-support", about="tree")
    desk.does("reveal", step="gather")
    told = channels()
    seats = [seat.id for all_ in meeting.seats.values() for seat in all_]

    named = {name for seat in seats for name in holding(told, seat)}
    assert named <= {"api ", "polling facilitator", "page console"}
    assert "api " in named
