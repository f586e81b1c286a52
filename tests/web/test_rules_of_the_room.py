"""Rules of the room, as the API keeps them: who may when, what is hidden, how checks are counted.

One test a sentence of the contract that no other test holds; the whole table: tests/rules.py.
"""

import io
import zipfile

import pytest
from pypdf import PdfReader

from app.domain.script import KINDS, NAMES
from app.domain.state import PARTIES
from app.exports import FORMATS
from tests.desk import Desk, Seat, by
from tests.web.meeting import Meeting, met
from tests.web.test_sockets import hears, listening

SECRET = "geheimwoordje"
WITH_A_REVEAL = {"associations", "dream-images", "what-helps", "gather", "round-off", "signs", "the-check"}
STEP_OF = {
    "association": "associations", "dream-image": "dream-images", "what-helps": "what-helps",
    "harvest": "round-off", "sign": "signs",
}  # fmt: skip


@pytest.fixture
def meeting(desk: Desk) -> Meeting:
    """Six people, a tree with one indicator; nothing of the third session was opened."""
    return met(desk, people=2)


@pytest.fixture
def checking(meeting: Meeting) -> Meeting:
    """The same in the check; one resident said partly, with a reason."""
    meeting.desk.does("open-step", step="the-check")
    says(meeting, meeting.resident, "partly", SECRET)
    return meeting


def says(meeting: Meeting, seat: Seat, answer: str, reason: str = "") -> None:
    """A seat says whether the indicator still says something about the main goal."""
    more = {"reason": reason} if reason else {}
    meeting.desk.takes(seat.token, "check-indicator", indicator=meeting.indicator, answer=answer, **more)


def check(meeting: Meeting, who: str | None = None) -> dict:
    """The check of the indicator, as the API tells it."""
    return meeting.node(meeting.indicator, who)["check"]


def words_of(desk: Desk, format_: str) -> str:
    """Everything that a file of the result says."""
    answer = desk.http.get(
        f"/api/v1/trajectories/{desk.id}/exports/{format_}", headers=by(desk.ann) | {"Accept-Language": "nl"}
    )
    assert answer.status_code == 200, format_
    if format_ in ("pdf", "report"):
        return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.content)).pages)
    if format_ in ("xlsx", "docx"):
        with zipfile.ZipFile(io.BytesIO(answer.content)) as parts:
            return "\n".join(parts.read(name).decode() for name in parts.namelist() if name.endswith(".xml"))
    return "" if format_ == "png" else answer.text.replace("\u00ad", "")


@pytest.mark.parametrize("kind", KINDS)
def test_a_seat_adds_a_card_of_a_kind_from_the_first_opening_of_its_step_and_on_after_going_back(
    desk: Desk, kind: str
):
    goal = desk.does("add-goal", parent="main", text="Samen eten")
    seat, about = desk.sits(), {"about": goal} if kind == "sign" else {}
    card = {"kind": kind, "text": "een kaartje", **about}

    assert desk.asks(seat.token, "add-card", **card).json()["code"] == "not-now"
    desk.does("open-step", step=STEP_OF.get(kind, "associations"))
    desk.does("open-step", step="welcome")
    desk.takes(seat.token, "add-card", **card)


def test_parking_is_shown_at_once(desk: Desk):
    desk.does("open-step", step="associations")
    card = desk.says(desk.sits("provider"), "later", "parking")

    told = {each["id"]: each for each in desk.reads("/cards", desk.sits().token)}
    assert (told[card]["text"], told[card]["hidden"]) == ("later", False)


@pytest.mark.parametrize("type_", ["propose-wording", "propose-goal", "propose-indicator"])
def test_proposals_and_wordings_come_from_the_first_opening_of_main_goal(desk: Desk, type_: str):
    goal, seat = desk.does("add-goal", parent="main", text="Samen eten"), desk.sits()
    said = {"text": "Zo dan", "node" if type_ == "propose-wording" else "parent": goal}

    assert desk.asks(seat.token, type_, **said).json()["code"] == "not-now"
    for step in ("main-goal", "welcome"):
        desk.does("open-step", step=step)
    desk.takes(seat.token, type_, **said)


def test_a_seat_checks_from_the_first_opening_of_the_check_and_on_after_going_back(meeting: Meeting):
    said = {"indicator": meeting.indicator, "answer": "yes"}

    assert meeting.refuses(meeting.resident.token, "check-indicator", **said) == (409, "not-now")
    for step in ("the-check", "signs"):
        meeting.desk.does("open-step", step=step)
    meeting.desk.takes(meeting.resident.token, "check-indicator", **said)


def test_steps_gate_seats_only(desk: Desk):
    """The facilitator builds the whole tree before any step was opened."""
    goal = desk.does("add-goal", parent="main", text="Samen eten")
    desk.does("add-indicator", goal=goal, text="Meer mensen aan tafel")
    desk.does("add-card", kind="association", text="soep", forParty="resident")
    desk.does("agree", text="We tellen het")
    desk.does("open-support", about="tree")

    assert desk.reads()["step"] == "welcome"


def test_opening_and_closing_carry_who_is_missing_and_the_api_never_asks(meeting: Meeting):
    desk = meeting.desk
    with listening(desk, meeting.resident.token):
        desk.does("open-step", step="signs")
        desk.does("close-session", session=3)

    told = {event["type"]: event["data"] for event in desk.reads("/events")[-2:]}
    assert {name: data["missing"] for name, data in told.items()} == {
        "step-opened": ["municipality", "provider"],
        "session-closed": ["municipality", "provider"],
    }


@pytest.mark.parametrize("step", NAMES)
def test_seven_steps_have_a_reveal(desk: Desk, step: str):
    desk.does("open-step", step=step)
    answer = desk.asks(desk.ann, "reveal", step=step)

    assert (answer.status_code == 200) == (step in WITH_A_REVEAL), answer.text
    assert desk.reads()["revealed"] == (step in WITH_A_REVEAL)


def test_what_was_revealed_is_revealed_for_good(checking: Meeting):
    """Not undone, for it was seen; not hidden again by going on and coming back."""
    desk = checking.desk
    desk.does("reveal", step="the-check")

    assert checking.refuses(desk.ann, "undo", seq=desk.reads()["seq"]) == (409, "cannot-be-undone")
    for step in ("whole-tree", "the-check"):
        desk.does("open-step", step=step)
    assert check(checking)["revealed"]


def test_checks_are_hidden_from_everyone_on_every_channel_until_the_check_is_revealed(checking: Meeting):
    desk, other = checking.desk, checking.seats["provider"][0].token
    page, api, observer = f"/t/{desk.id}", f"/api/v1/trajectories/{desk.id}", desk.observes()

    def told() -> dict[str, str]:
        asked = {f"api {path}": (f"{api}{path}", desk.ann) for path in ("", "/events", "/cards", "/tree")}
        asked |= {"a seat": (f"{api}/tree", other), "phone": (page, other), "mine": (f"{page}/mine", other)}
        asked |= {"console": (f"{page}/console", desk.ann), "wall": (f"{page}/projector", observer)}
        for screen, who in (("facilitator", desk.ann), ("projector", observer), ("participant", other)):
            asked[f"polling {screen}"] = (f"{page}/regions?screen={screen}&after=0", who)
        return {name: desk.http.get(path, headers=by(who)).text for name, (path, who) in asked.items()} | {
            f"file {name}": words_of(desk, name) for name in FORMATS
        }

    with listening(desk, other) as phone, listening(desk, observer, "projector") as wall:
        before = told() | {"socket phone": phone.receive_text(), "socket wall": wall.receive_text()}
        assert [name for name, text in before.items() if SECRET in text] == []
        desk.does("reveal", step="the-check")
        hears(wall, "region-stage")
    shown = {name for name, text in told().items() if SECRET in text}

    assert {"api /tree", "a seat", "api /events", "file json"} <= shown


@pytest.mark.parametrize("answer", ["yes", "no"])
def test_before_the_reveal_only_answered_is_told_per_party_whatever_was_answered(
    meeting: Meeting, answer: str
):
    meeting.desk.does("open-step", step="the-check")
    says(meeting, meeting.resident, answer, "want zo is het")

    for who in (None, meeting.resident.token, meeting.seats["provider"][0].token):
        assert check(meeting, who) == {
            "round": 1, "revealed": False, "weighted": None, "reasons": [], "earlier": [],
            "parties": {party: {"of": 2, "answered": int(party == "resident")} for party in PARTIES},
        }  # fmt: skip


def test_exports_say_how_much_is_withheld(checking: Meeting):
    desk = checking.desk
    desk.does("open-step", step="signs")
    desk.says(checking.resident, SECRET, "sign", about=checking.goal)
    told = desk.reads("/exports/json")

    assert told["withheld"] == 2
    assert (told["withheldByKind"]["cards"], told["withheldByKind"]["checks"]) == (1, 1)


def test_a_new_round_of_checks_starts_empty_and_hidden_and_the_earlier_one_stays(checking: Meeting):
    desk = checking.desk
    desk.does("reveal", step="the-check")
    desk.does("open-step", step="the-check", newRound=True)
    found = check(checking)

    assert (found["round"], found["revealed"], found["weighted"]) == (2, False, None)
    assert {each["answered"] for each in found["parties"].values()} == {0}
    assert [(each["round"], each["reasons"][0]["text"]) for each in found["earlier"]] == [(1, SECRET)]


def test_late_is_shown_to_the_facilitator_only(desk: Desk):
    desk.does("open-step", step="associations")
    desk.does("reveal", step="associations")
    seat = desk.sits()
    desk.says(seat, "net binnen")

    assert [card["late"] for card in desk.reads("/cards")] == [True]
    assert [card["late"] for card in desk.reads("/cards", seat.token)] == [None]
    assert [card["text"] for card in desk.reads("/cards", desk.sits("provider").token)] == ["net binnen"]


def test_partly_is_a_half_each_party_weighs_one_third_and_a_check_is_not_carried(checking: Meeting):
    desk = checking.desk
    says(checking, checking.seats["resident"][1], "yes")
    for party in ("municipality", "provider"):
        for seat, answer in zip(checking.seats[party], ("yes", "no"), strict=True):
            says(checking, seat, answer)
    desk.does("reveal", step="the-check")
    found = check(checking)

    assert found["parties"]["resident"] == {"of": 2, "answered": 2, "yes": 1, "partly": 1, "no": 0}
    assert found["weighted"] == pytest.approx((0.75 + 0.5 + 0.5) / 3, abs=1e-4)
    assert "carried" not in found
    assert found["reasons"] == [{"party": "resident", "answer": "partly", "text": SECRET}]


def test_weighted_is_null_while_a_party_has_not_answered_at_all(checking: Meeting):
    checking.desk.does("reveal", step="the-check")

    assert check(checking)["weighted"] is None
    for party in ("municipality", "provider"):
        says(checking, checking.seats[party][0], "yes")
    assert check(checking)["weighted"] == pytest.approx((0.5 + 1 + 1) / 3, abs=1e-4)


@pytest.mark.parametrize("format_", sorted(FORMATS.keys() - {"json", "png"}))
def test_reasons_of_a_party_with_fewer_than_three_answers_stay_in_the_room(checking: Meeting, format_: str):
    desk = checking.desk
    desk.does("open-support", about="tree")
    checking.answers("tree", **dict.fromkeys(PARTIES, f"no {SECRET}"))
    desk.does("close-support", about="tree")
    desk.does("reveal", step="the-check")

    assert SECRET not in words_of(desk, format_)
    assert SECRET in words_of(desk, "json")


def test_json_says_that_it_is_not_for_publication(desk: Desk):
    assert desk.reads("/exports/json")["notForPublication"] is True
