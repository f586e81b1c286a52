"""The pages around the console: whose they are, what comes back when it is wrong, what addresses say."""

import re
from html import unescape

import pytest
from sqlalchemy import Connection, update

from app.store import directory
from tests.checks import html_problems
from tests.desk import Desk, new_id


def get(desk: Desk, path: str, status: int = 200) -> str:
    answer = desk.http.get(path, follow_redirects=False)
    assert answer.status_code == status, answer.text
    return unescape(answer.text)


SHEETS = (
    "paper", "question", "cluster", "main", "goal", "indicator", "describe", "move", "card", "erase", "timer",
    "wording", "propose", "place", "link", "aside", "answer", "dots",
    "check", "reword", "hang", "suggest", "agree",
)  # fmt: skip
PAGES = (
    "console",
    "console/history",
    "console/roots/main",
    "console/undo/2",
    "console/finish",
    "console/form/paper",
    "console/sure/reveal",
    "exports/json",
)


@pytest.mark.parametrize("page", PAGES)
def test_stranger_finds_nothing(desk: Desk, page: str) -> None:
    answer = desk.http.get(f"/t/{desk.id}/{page}")
    assert answer.status_code == (401 if page == "console" else 404)
    assert "samen" not in answer.text.lower().replace("samenboom", "")


def test_observers_are_shown_out_from_the_console_after_it_asked(inside: Desk) -> None:
    observer, path = inside.observes(), f"/t/{inside.id}/do/show-out"
    looks = {"Authorization": f"Bearer {observer}"}
    assert inside.http.post(path, headers=looks, json={}).status_code == 404
    page = get(inside, f"/t/{inside.id}/console/sure/show-out")
    assert "Sluit je alle schermen van toehoorders?" in page
    assert f'action="{path}"' in page

    answer = inside.http.post(path, data={"next": f"/t/{inside.id}/console"}, follow_redirects=False)

    assert (answer.status_code, answer.headers["location"]) == (303, f"/t/{inside.id}/console")
    assert inside.http.get(f"/t/{inside.id}/regions?screen=projector", headers=looks).status_code == 401
    assert inside.http.post(path, json={}).json() == {}


def test_other_words_are_chosen_at_once_and_the_same_words_are_none(inside: Desk) -> None:
    goal = inside.does("add-goal", parent="main", text="Rust")
    path, id_ = f"/t/{inside.id}/do/reword", new_id()
    given = {"as": "facilitator", "node": goal, "text": "Op tijd rust", "id": id_}
    for again in (given, given, {**given, "id": new_id(), "text": " Op tijd rust "}):
        assert inside.http.post(path, json=again).status_code == 200
    (found,) = inside.reads("/tree")["mainGoal"]["children"]
    assert found["text"] == "Op tijd rust"
    assert [(each["id"], each["status"]) for each in found["wordings"]] == [
        (f"{goal}-first", "replaced"),
        (id_, "adopted"),
    ]
    assert inside.http.post(path, json={"node": goal, "text": "x" * 281}).status_code == 400
    assert inside.http.post(path, json={"node": new_id(), "text": "Rust"}).status_code == 409


def test_other_words_are_the_facilitators_to_choose(desk: Desk) -> None:
    goal = desk.does("add-goal", parent="main", text="Rust")
    seat = {"Authorization": f"Bearer {desk.sits().token}"}
    given = {"node": goal, "text": "Op tijd rust", "id": new_id()}
    for headers in ({}, seat):
        assert desk.http.post(f"/t/{desk.id}/do/reword", json=given, headers=headers).status_code == 404
    assert desk.reads("/tree")["mainGoal"]["children"][0]["text"] == "Rust"


NAME = "mevrouw Jansen"


@pytest.mark.parametrize("by_script", [True, False])
def test_question_is_erased_wherever_it_was_asked(inside: Desk, by_script: bool) -> None:
    for step in ("associations", "gather", "associations"):
        inside.does("open-step", step=step, question=f"Wat heeft {NAME} nodig?")
    inside.does("open-step", step="gather", question="Wat hoort bij elkaar?")
    numbers = [fact["seq"] for fact in inside.reads("/events") if fact["type"] == "step-opened"]
    path = f"/t/{inside.id}/do/erase-question"
    assert NAME in get(inside, f"/t/{inside.id}/console/form/erase?asked={numbers[1]}")
    assert f'action="{path}"' in get(inside, f"/t/{inside.id}/console/form/erase?asked={numbers[1]}")

    for asked in (numbers[1], 1, 999, "x"):
        given = {"as": "facilitator", "asked": asked, "id": new_id()}
        told = inside.http.post(path, json=given) if by_script else inside.http.post(path, data=given)
        assert told.status_code == 200

    pages = [f"/t/{inside.id}/{page}" for page in ("console", "console/history", "projector", "exports/json")]
    assert [page for page in pages if NAME in get(inside, page)] == []
    assert NAME not in str(inside.reads("/events"))
    assert NAME.encode() not in b"".join(file.read_bytes() for file in inside.folder.glob("samenboom.db*"))
    assert "Wat hoort bij elkaar?" in get(inside, f"/t/{inside.id}/console")


def test_question_is_erased_by_its_facilitator_only(desk: Desk) -> None:
    desk.does("open-step", step="associations", question=f"Wat heeft {NAME} nodig?")
    seat = {"Authorization": f"Bearer {desk.sits().token}"}

    answers = [
        desk.http.post(f"/t/{desk.id}/do/erase-question", json={"asked": 2}, headers=each)
        for each in ({}, seat)
    ]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert NAME in str(desk.reads("/events"))


def test_someone_signed_in_comes_in_by_the_link(inside: Desk) -> None:
    other, made = inside.id, inside.made["links"]["facilitate"].partition("#")[2]
    assert "data-owner" in get(inside, f"/t/{other}/console")
    inside.house.database.write_now(lambda connection: _give_away(connection, other))
    assert "Begeleid dit traject mee" in get(inside, f"/t/{other}/console")
    answer = inside.http.post(f"/t/{other}/facilitate", data={"secret": made}, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, f"/t/{other}/console")
    assert 'id="region-stage"' in get(inside, f"/t/{other}/console")
    assert "Alleen wie dit traject begon" in get(inside, f"/trajectories/{other}/delete", 403)
    assert "data-owner" not in get(inside, f"/t/{other}/console")


def _give_away(connection: Connection, trajectory: str) -> None:
    """The trajectory belongs to someone else from now on."""
    else_ = directory.add_facilitator(connection, f"ben {new_id()}", new_id())
    table = directory.TABLES["trajectories"]
    connection.execute(update(table).where(table.c.id == trajectory).values(owner=else_))


def test_who_is_not_signed_in_is_sent_to_sign_in(desk: Desk) -> None:
    for path in ("/trajectories", "/trajectories/new"):
        answer = desk.http.get(path, follow_redirects=False)
        assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in")


def test_list_names_theme_and_step_and_is_empty_without_any(inside: Desk) -> None:
    page = get(inside, "/trajectories")
    assert "Sessie 1, Welkom" in page
    assert f"/t/{inside.id}/console" in page
    inside.http.delete(f"/api/v1/trajectories/{inside.id}", headers={"Authorization": f"Bearer {inside.ann}"})
    assert "Hier komen je trajecten te staan." in get(inside, "/trajectories")


def test_new_trajectory_takes_a_policy_goal_or_own_words(inside: Desk) -> None:
    fields = {
        "theme": "Eten met de buren",
        "policyGoal": "own",
        "ownGoal": "Jong en oud eten samen",
        "language": "nl",
    }
    answer = inside.http.post(
        "/trajectories/new", data={**fields, "seatsPerParty": "4"}, follow_redirects=False
    )
    assert answer.status_code == 303
    page = get(inside, answer.headers["location"])
    assert page.count('<li class="empty">') == 12
    assert "Waar denk je aan bij dit thema?" in page
    fields["policyGoal"] = "participation"
    again = inside.http.post(
        "/trajectories/new", data={**fields, "seatsPerParty": "1"}, follow_redirects=False
    )
    assert "Waar denk je aan bij meedoen?" in get(inside, again.headers["location"])


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"theme": " "}, "Er staat nog niets."),
        ({"theme": "x" * 281}, "hoogstens 280 tekens"),
        ({"theme": "soep", "seatsPerParty": "21"}, "van 1 tot en met 20"),
        ({"theme": "soep", "seatsPerParty": "veel"}, "van 1 tot en met 20"),
        ({"theme": "soep", "language": "fr"}, "Kies een van de mogelijkheden."),
    ],
)
def test_wrong_new_trajectory_comes_back_with_what_was_typed(
    inside: Desk, fields: dict[str, str], sentence: str
) -> None:
    answer = inside.http.post(
        "/trajectories/new", data={"purpose": "Samen eten", "seatsPerParty": "5", **fields}
    )
    assert answer.status_code == 400
    assert sentence in answer.text
    assert "Samen eten" in answer.text


def test_trajectory_is_erased_only_with_its_code(inside: Desk) -> None:
    path = f"/trajectories/{inside.id}/delete"
    wrong = inside.http.post(path, data={"code": "AAAAAA"})
    assert (wrong.status_code, "Die code hoort niet bij dit traject." in wrong.text) == (400, True)
    right = inside.http.post(path, data={"code": inside.code.lower()}, follow_redirects=False)
    assert right.status_code == 303
    assert get(inside, f"/t/{inside.id}/console", 404)


@pytest.mark.parametrize("name", SHEETS)
def test_sheet_is_a_page_without_script(inside: Desk, name: str) -> None:
    page = get(inside, f"/t/{inside.id}/console/form/{name}")
    assert f'id="title-{name}"' in page
    assert f'name="next" value="/t/{inside.id}/console"' in page


def test_unknown_sheet_and_question_are_not_found(inside: Desk) -> None:
    get(inside, f"/t/{inside.id}/console/form/nothing", 404)
    get(inside, f"/t/{inside.id}/console/sure/redact", 404)


def test_addresses_on_the_console_carry_no_words(inside: Desk) -> None:
    inside.does("set-main-goal", text="Niemand eet alleen")
    goal = inside.does("add-goal", parent="main", text="Buren eten samen")
    told = inside.does("add-indicator", goal=goal, text="Wij eten soep")
    inside.does("describe-indicator", indicator=told, source="de soepclub")
    inside.does("open-step", step="indicators")
    page = get(inside, f"/t/{inside.id}/console")
    addresses = re.findall(r'(?:href|action|src)="([^"]*)"', page)
    assert "de soepclub" in page
    assert [address for address in addresses if re.search("soep|alleen|Buren", address)] == []


def test_words_of_a_sheet_are_looked_up_by_id(inside: Desk) -> None:
    seat = inside.sits()
    inside.does("open-step", step="associations")
    card = inside.says(seat, "kolibrie")
    path = f"/t/{inside.id}/console/form/card?card={card}"
    assert "kolibrie" not in get(inside, path)
    inside.does("reveal", step="associations")
    assert "kolibrie" in get(inside, path)


def test_going_on_says_who_is_missing(inside: Desk) -> None:
    page = get(inside, f"/t/{inside.id}/console/sure/open-step?step=associations")
    assert "Er is nu niemand van de gemeente, de aanbieders en de inwoners." in page
    assert 'name="step" value="associations"' in page


def test_new_seat_code_is_shown_without_script(inside: Desk) -> None:
    seat = inside.sits()
    ask = get(inside, f"/t/{inside.id}/console/sure/renew-seat-code?seat={seat.id}")
    assert f"/t/{inside.id}/console/renew-seat-code" in ask
    answer = inside.http.post(f"/t/{inside.id}/console/renew-seat-code", data={"seat": seat.id})
    code = re.search(r'class="bigcode">([\w-]+)<', answer.text)
    assert code
    back = inside.http.post("/api/v1/seats", json={"seatCode": code[1]})
    assert (back.status_code, back.json()["seatId"]) == (201, seat.id)


def test_page_to_print_opens_in_the_browser_and_files_are_saved(inside: Desk) -> None:
    for format_, way in (("html", "inline"), ("json", "attachment")):
        answer = inside.http.get(f"/t/{inside.id}/exports/{format_}")
        assert answer.headers["content-disposition"].startswith(way)


def test_history_page_tells_everything(inside: Desk) -> None:
    for turn in range(15):
        inside.does("pause" if turn % 2 == 0 else "resume")
        inside.does("make-cluster", name=f"groep {turn}")
    page = get(inside, f"/t/{inside.id}/console/history")
    assert page.count('id="deed-') == 31
    assert "En nog 6 daarvoor" in get(inside, f"/t/{inside.id}/console")


def test_pages_around_the_console_are_valid_html(inside: Desk) -> None:
    here = f"/t/{inside.id}/console"
    paths = ["/sign-in", "/trajectories", "/trajectories/new", f"/trajectories/{inside.id}/delete", here]
    paths += [f"{here}/form/{name}" for name in SHEETS] + [
        f"{here}/history",
        f"{here}/sure/reveal",
        f"{here}/finish",
    ]
    paths += [f"{here}/roots/main", f"{here}/undo/2", f"{here}/sure/close-support-each?each=main"]
    pages = {path.strip("/").replace("/", "-"): inside.http.get(path).text for path in paths}
    assert html_problems(pages) == []
