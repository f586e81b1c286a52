"""A copy comes in whole or not at all, by the contract and by a form; who sat there can sit down again."""

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from app.exports import json_read
from tests.desk import Desk, by, new_id
from tests.exports.copying import same

FIRST = Path(__file__).parent.parent / "exports" / "first_copy.json"
PATH = "/api/v1/trajectories/import"


def sent(desk: Desk, file: Any) -> Any:
    body = file if isinstance(file, bytes) else json.dumps(file).encode()
    return desk.http.post(PATH, content=body, headers=by(desk.ann))


def read_in(desk: Desk, file: Any) -> Desk:
    """The desk works on the copy from now on."""
    answer = sent(desk, file)
    assert answer.status_code == 201, answer.text
    desk.made = answer.json()
    desk.id, desk.code = desk.made["id"], desk.made["joinCode"]
    return desk


def worked(desk: Desk) -> Any:
    """A trajectory in which something was said and shown; its file."""
    anna = desk.sits()
    desk.sits("provider")
    desk.does("open-step", step="associations", question="Wat is samen voor Kees?")
    card = desk.says(anna, "soep bij Jannie")
    desk.does("reveal", step="associations")
    cluster = desk.does("make-cluster", name="eten met Piet", cards=[card])
    goal = desk.does("add-goal", text="Buren eten samen", parent="main", sources={"clusters": [cluster]})
    leaf = desk.does("add-indicator", text="Soep van Marie", goal=goal)
    desk.does("describe-indicator", indicator=leaf, source="de lijst van Henk")
    desk.does("open-step", step="the-check")
    desk.takes(anna.token, "check-indicator", indicator=leaf, answer="no", reason="vraag het Truus")
    desk.does("reveal", step="the-check")
    desk.does("agree", text="Wim telt", who="Wim", when="met Pasen")
    return desk.reads("/exports/json")


def test_copy_is_answered_in_the_shape_of_creating_and_says_the_same(desk: Desk) -> None:
    file, made = worked(desk), desk.made
    copy = read_in(desk, file)

    assert copy.made.keys() == made.keys()
    assert copy.made["seq"] == 1
    assert {copy.made[name] == made[name] for name in ("id", "joinCode", "links")} == {False}
    assert same(copy.reads("/exports/json")) == same(file)
    assert copy.reads("/events")[0]["type"] == "trajectory-imported"


def test_first_files_are_read_for_ever(desk: Desk) -> None:
    file = json.loads(FIRST.read_bytes())
    copy = read_in(desk, FIRST.read_bytes()).reads("/exports/json")

    assert "checks" not in file
    assert [card["text"] for card in copy["cards"]] == [card["text"] for card in file["cards"]]
    assert [node["id"] for node in copy["nodes"]] == [node["id"] for node in file["nodes"]]
    assert [each["text"] for each in copy["wordings"]] == [each["text"] for each in file["wordings"]]


def test_who_sat_there_takes_a_seat_again(desk: Desk) -> None:
    copy = read_in(desk, worked(desk))
    seats = [seat for seat in copy.reads()["seats"] if seat["taken"]]
    assert {(seat["party"], seat["byHand"]) for seat in seats} == {("resident", True), ("provider", True)}

    anna = copy.sits()

    assert anna.id in [seat["seatId"] for seat in seats]
    assert [card["mine"] for card in copy.reads("/cards", anna.token)] == [False]
    assert [s["byHand"] for s in copy.reads()["seats"] if s["seatId"] == anna.id] == [False]
    assert copy.says(anna, "weer terug")


def test_id_of_the_file_is_used(desk: Desk) -> None:
    file = worked(desk)
    copy = read_in(desk, file)
    answer = copy.asks(copy.ann, "agree", file["agreements"][0]["id"], text="iets anders")

    assert (answer.status_code, answer.json()["code"]) == (409, "id-reused")


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (b"", 400, "not-json"),
        (b"<svg/>", 400, "not-json"),
        (b"\xff\xfe{", 400, "not-json"),
        (b"[" * 100_000 + b"]" * 100_000, 400, "not-json"),
        (b'{"format":"samenboom","version":1,"theme":NaN}', 400, "not-json"),
        (b'{"format":"samenboom","version":1,"x":' + b"9" * 5000 + b"}", 400, "not-json"),
        (b"[]", 400, "no-copy"),
        (b"{}", 400, "no-copy"),
        (b'{"format":"samenboom","version":true}', 400, "no-copy"),
        (b'{"format":"samenboom","version":0}', 400, "no-copy"),
        (b'{"format":"samenboom","version":2}', 400, "newer-copy"),
        (b'{"format":"samenboom","version":1}', 400, "broken-copy"),
        (b"[" * (json_read.MOST_THINGS + 1), 413, "file-too-large"),
        (b" " * (json_read.MOST + 1), 413, "file-too-large"),
    ],
)
def test_what_cannot_be_read_gets_a_sentence(desk: Desk, body: bytes, status: int, code: str) -> None:
    answer = sent(desk, body)

    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert answer.headers["content-type"] == "application/problem+json"
    assert len(desk.http.get("/api/v1/trajectories", headers=by(desk.ann)).json()) == 1


def test_body_without_a_length_is_counted(desk: Desk) -> None:
    chunks = (b" " * 1024 * 1024 for _ in range(21))
    answer = desk.http.post(PATH, content=chunks, headers=by(desk.ann))

    assert (answer.status_code, answer.json()["code"]) == (413, "file-too-large")


def test_million_nodes_are_told_in_a_sentence(desk: Desk) -> None:
    file = worked(desk) | {"nodes": [{} for _ in range(1_000_000)]}
    answer = sent(desk, file)

    assert answer.status_code == 400
    assert answer.json()["errors"] == [
        {"field": "nodes", "code": "too-many", "detail": "Dit zijn er te veel: hoogstens 2000."}
    ]


def test_byte_order_mark_is_forgiven(desk: Desk) -> None:
    assert sent(desk, b"\xef\xbb\xbf" + json.dumps(worked(desk)).encode()).status_code == 201


def test_session_from_before_the_copy_is_told_from_the_copy(inside: Desk) -> None:
    copy = read_in(inside, worked(inside))
    page = copy.http.get(f"/t/{copy.id}/recap/1").text
    assert "Deze sessie was er al voordat dit traject uit een kopie kwam" in page
    assert "eten met" in page
    assert copy.http.get(f"/t/{copy.id}/recap/2").status_code == 404
    copy.does("open-step", step="associations")
    assert "uit een kopie kwam" not in copy.http.get(f"/t/{copy.id}/recap/1").text


@pytest.mark.parametrize("who", ["seat", "nobody"])
def test_only_a_facilitator_reads_in(desk: Desk, who: str) -> None:
    headers = by(desk.sits().token) if who == "seat" else {}
    assert desk.http.post(PATH, content=b"{}", headers=headers).status_code == (403 if headers else 401)


def form(desk: Desk, body: bytes | None, name: str = "kopie.json") -> Any:
    files = {"file": (name, body, "application/json")} if body is not None else {"other": ("", b"")}
    return desk.http.post("/trajectories/import", files=files, follow_redirects=False)


def test_file_is_read_in_from_the_page(inside: Desk) -> None:
    file = worked(inside)
    assert 'href="/trajectories/import"' in inside.http.get("/trajectories").text
    assert 'enctype="multipart/form-data"' in inside.http.get("/trajectories/import").text
    answer = form(inside, json.dumps(file).encode())

    assert answer.status_code == 303
    inside.id = answer.headers["location"].split("/")[2]
    assert same(inside.reads("/exports/json")) == same(file)
    assert "Uit een kopie begonnen" in inside.http.get(answer.headers["location"]).text


def test_page_says_what_is_wrong_with_the_file_and_where(inside: Desk) -> None:
    broken = deepcopy(worked(inside))
    broken["cards"][0]["id"] = "x"
    for body, status, sentence in (
        (json.dumps(broken).encode(), 400, "Er klopt iets niet in dit bestand."),
        (b"x", 400, "Dit is geen geldige JSON in UTF-8."),
        (b"", 400, "Kies eerst een bestand."),
        (None, 400, "Kies eerst een bestand."),
        (b" " * (json_read.MOST + 1), 413, "Dit bestand is te groot: hoogstens 20 MB."),
        (b" " * (json_read.MOST + 200_000), 413, "Dit bestand is te groot: hoogstens 20 MB."),
    ):
        answer = form(inside, body)
        assert (answer.status_code, sentence in answer.text) == (status, True), answer.text
    assert "<code>cards[0].id</code>" in form(inside, json.dumps(broken).encode()).text


def test_page_is_for_who_is_signed_in(desk: Desk) -> None:
    assert desk.http.get("/trajectories/import", follow_redirects=False).headers["location"] == "/sign-in"
    assert form(desk, b"{}").status_code == 401


WORDS = (
    "Jannie", "Kees", "Piet", "Buren eten", "Marie", "Henk", "Truus", "Wim telt", "Wim", "Pasen",
)  # fmt: skip


def test_words_that_were_read_in_can_be_erased_from_the_file_of_the_database(desk: Desk) -> None:
    """Also a question, a description: by the number in the history, by an id of their own."""
    file, first = worked(desk), desk.id
    copy = read_in(desk, file)
    assert desk.http.delete(f"/api/v1/trajectories/{first}", headers=by(desk.ann)).status_code == 204
    assert [word for word in WORDS if word.encode() not in kept(desk)] == []

    async def targets() -> list[str]:
        async with desk.house.engine.reading(copy.id) as runtime:
            return [each for each, words in runtime.state.words.items() if not words.of]

    for target in desk.http.portal.call(targets):
        copy.does("redact", target=target)

    assert [word for word in WORDS if word.encode() in kept(desk)] == []
    assert [word for word in WORDS if word in json.dumps(copy.reads("/exports/json"))] == []
    assert copy.reads("/exports/json")["cards"][0]["status"] == "redacted"


def kept(desk: Desk) -> bytes:
    """What stands in the database, its write-ahead log and whatever else lies beside it."""
    return b"".join(file.read_bytes() for file in desk.folder.glob("samenboom.db*"))


def test_question_of_a_copy_is_erased_from_the_console(inside: Desk) -> None:
    copy = read_in(inside, worked(inside))
    page = inside.http.get(f"/t/{copy.id}/console").text
    assert "Kees" in page
    copy.does("open-step", step="associations", question="Wat is samen voor Kees?", newRound=True)
    seq = copy.reads("/events")[-1]["seq"]

    told = inside.http.post(f"/t/{copy.id}/do/erase-question", json={"asked": seq, "id": new_id()})

    assert told.status_code == 200
    assert "Kees" not in json.dumps(copy.reads("/exports/json"))
    assert "Kees" not in inside.http.get(f"/t/{copy.id}/console").text
