"""What browsers send: cookies, forms, origins, sizes, hosts; and what every answer carries."""

import re

import pytest

from app.web import commands
from app.web.security import MOST_BODY
from tests.desk import HOST, Desk, Seat, by, new_id, opened

CARD = {"kind": "association", "text": "van mijn telefoon"}


@pytest.fixture
def seat(desk: Desk) -> Seat:
    """The seat that this browser holds, in the step for associations."""
    desk.does("open-step", step="associations")
    found = desk.sits()
    desk.http.cookies.set(f"sb_seat_{desk.id}", found.token)
    return found


def _path(desk: Desk, type_: str = "add-card") -> str:
    return f"/t/{desk.id}/do/{type_}"


def test_phone_sends_json_with_its_cookie(desk: Desk, seat: Seat):
    id_ = new_id()

    first, again = (desk.http.post(_path(desk), json={"id": id_, **CARD}) for _ in "ab")

    assert (first.status_code, first.json()["repeated"]) == (200, False)
    assert again.json() == {"seq": first.json()["seq"], "repeated": True}
    assert desk.http.get(f"/t/{desk.id}/mine").json()[0]["id"] == id_


def test_form_without_script_goes_back_to_its_page(desk: Desk, seat: Seat):
    form = {"id": new_id(), "next": f"/t/{desk.id}?x=1", **CARD, "about": ""}

    answer = desk.http.post(_path(desk), data=form, follow_redirects=False)

    assert (answer.status_code, answer.headers["location"]) == (303, f"/t/{desk.id}?x=1")
    assert desk.http.get(f"/t/{desk.id}/mine").json()[0]["text"] == CARD["text"]


def test_form_without_an_id_gets_one(desk: Desk, seat: Seat):
    answer = desk.http.post(_path(desk), data=CARD, follow_redirects=False)

    assert (answer.status_code, answer.headers["location"]) == (303, f"/t/{desk.id}")


@pytest.mark.parametrize(
    "there", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:x", "/a\nb", "x"]
)
def test_form_never_leads_elsewhere(desk: Desk, seat: Seat, there):
    answer = desk.http.post(_path(desk), data={**CARD, "next": there}, follow_redirects=False)

    assert answer.headers["location"] == f"/t/{desk.id}"


def test_refused_form_comes_back_with_its_words(desk: Desk, seat: Seat):
    form = {**CARD, "text": "te lang " * 40, "screen": "participant"}

    answer = desk.http.post(_path(desk), data=form)

    assert answer.status_code == 400
    assert "participant" in commands.AGAIN
    assert "te lang te lang" in answer.text


def test_refused_form_that_asks_for_json_gets_a_problem(desk: Desk, seat: Seat):
    headers = {"Accept": "application/json"}

    answer = desk.http.post(_path(desk), data={**CARD, "text": ""}, headers=headers)

    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (400, "text")


def test_command_that_nobody_knows_is_bad_input(desk: Desk, seat: Seat):
    for given in ({"json": CARD}, {"data": CARD, "headers": {"Accept": "application/json"}}):
        answer = desk.http.post(_path(desk, "dance"), **given)
        assert (answer.status_code, answer.json()["errors"][0]["field"]) == (400, "type")


def test_browser_without_a_seat_is_nobody(desk: Desk):
    answer = desk.http.post(_path(desk), json=CARD)

    assert (answer.status_code, answer.json()["code"]) == (401, "no-seat")
    assert desk.http.post(f"/t/{new_id()}/do/add-card", json=CARD).status_code == 404


@pytest.mark.parametrize("origin", [None, "https://evil.example", "null", "http://testserver.evil.example"])
def test_cookie_with_a_foreign_or_missing_origin_is_refused(desk: Desk, seat: Seat, origin):
    headers = {"Content-Type": "application/json"} | ({"Origin": origin} if origin else {})
    desk.http.headers.pop("Origin")

    answer = desk.http.post(_path(desk), json=CARD, headers=headers)

    assert (answer.status_code, answer.json()["code"]) == (403, "other-site")
    assert desk.reads("/cards") == []


def test_public_address_is_our_own_origin_too(tmp_path):
    with opened(tmp_path, base_url="https://boom.example", allowed_hosts=("testserver",)) as desk:
        answer = desk.http.post("/language", data={"lang": "en"}, headers={"Origin": "https://boom.example"})

        assert answer.status_code == 200


def test_bearer_needs_no_origin_and_ignores_cookies(desk: Desk, seat: Seat):
    desk.http.headers.pop("Origin")
    other = desk.sits("provider")

    answer = desk.http.post(_path(desk), json=CARD, headers=by(other.token))

    assert answer.status_code == 200
    assert desk.reads("/cards")[0]["party"] == "provider"


def test_api_ignores_cookies(desk: Desk, seat: Seat):
    answer = desk.http.get(f"/api/v1/trajectories/{desk.id}")

    assert answer.status_code == 401


def test_revoked_cookie_is_nobody(desk: Desk, seat: Seat):
    desk.does("free-seat", seat=seat.id)

    assert desk.http.post(_path(desk), json=CARD).status_code == 401
    assert desk.http.get(f"/t/{desk.id}/mine").status_code == 401
    assert desk.http.get(f"/t/{desk.id}/regions?screen=participant").status_code == 401


def test_signed_in_facilitator_gives_commands_and_paper_cards(desk: Desk, seat: Seat):
    _sign_in(desk)

    for type_, data in (
        ("pause", {}),
        ("add-card", {"kind": "parking", "text": "papier", "forParty": "municipality"}),
    ):
        assert desk.http.post(_path(desk, type_), json=data).status_code == 200

    told = {card["text"]: card["enteredBy"] for card in desk.reads("/cards")}
    assert told == {"papier": "facilitator"}


def test_laptop_that_is_seat_and_facilitator_says_as_whom(desk: Desk, seat: Seat):
    _sign_in(desk)
    card = desk.says(seat, "van de stoel")

    as_seat = desk.http.post(_path(desk, "edit-card"), json={"card": card, "text": "anders"})
    as_facilitator = desk.http.post(
        _path(desk, "edit-card"), json={"card": card, "text": "nog anders", "as": "facilitator"}
    )

    assert (as_seat.status_code, as_facilitator.status_code) == (200, 403)


def _sign_in(desk: Desk) -> None:
    from app.commandline import link_for

    secret = link_for(desk.house.database, HOST, desk.ann_id).split("#")[1]
    assert desk.http.post("/sign-in", data={"secret": secret}, follow_redirects=False).status_code == 303


@pytest.mark.parametrize("size", [MOST_BODY + 1, 1024 * 1024])
def test_megabyte_is_too_large(desk: Desk, seat: Seat, size):
    answer = desk.http.post(_path(desk), content=b"x" * size, headers={"Content-Type": "application/json"})

    assert (answer.status_code, answer.json()["code"]) == (413, "too-large")


def test_megabyte_of_unknown_length_is_too_large(desk: Desk):
    pieces = (b" " * 1024 for _ in range(1024))

    answer = desk.http.post(f"/api/v1/trajectories/{desk.id}/commands", content=pieces, headers=by(desk.ann))

    assert (answer.status_code, answer.json()["code"]) == (413, "too-large")


def test_every_answer_carries_the_rules_for_browsers(desk: Desk):
    for path in ("/", "/static/css/base.css", "/nowhere", "/api/v1/trajectories", f"/j/{desk.code}"):
        headers = desk.http.get(path).headers
        policy = headers["content-security-policy"]
        assert policy.startswith("default-src 'none'")
        assert "unsafe" not in policy
        assert "ws://testserver" in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"
        assert "server" not in headers


def test_api_says_its_version(desk: Desk):
    assert desk.http.get("/api/v1/trajectories").headers["api-version"] == "1.0.0"
    assert desk.http.get("/api/v1/nowhere").headers["api-version"] == "1.0.0"


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("GET", "/api/v1/nowhere", 404), ("PUT", "/api/v1/trajectories", 405), ("GET", "/api/v1/seats", 405)],
)
def test_what_is_not_there_is_a_problem_in_the_api(desk: Desk, method, path, status):
    answer = desk.http.request(method, path)

    assert (answer.status_code, answer.json()["status"]) == (status, status)
    assert answer.headers["content-type"] == "application/problem+json"
    assert set(answer.json()) >= {"type", "title", "status", "detail", "code"}


@pytest.mark.parametrize("path", ["/nowhere", "/j/ABCDEF", "/t/x", "/t/x/projector", "/t/x/gone"])
def test_people_get_a_page_with_a_way_on(desk: Desk, path):
    answer = desk.http.get(path, headers={"Accept": "text/html"})

    assert answer.headers["content-type"].startswith("text/html")
    assert answer.status_code in (200, 404)
    assert re.search(r"<(a|button|form)\b", answer.text)


@pytest.mark.parametrize("host", ["evil.example", "boom.example.evil.example", "a b", "", "x'; img-src *"])
def test_foreign_host_name_is_not_answered(tmp_path, host):
    with opened(tmp_path, base_url="https://boom.example", allowed_hosts=("testserver",)) as desk:
        answer = desk.http.get("/", headers={"Host": host})

        assert answer.status_code == 400


@pytest.mark.parametrize("host", ["boom.example", "localhost:8000", "192.168.1.20:8000", "[::1]:8000"])
def test_own_names_and_plain_addresses_are_answered(tmp_path, host):
    with opened(tmp_path, base_url="https://boom.example") as desk:
        assert desk.http.get("/", headers={"Host": host}).status_code == 200


def test_unexpected_failure_is_told_without_its_message(desk: Desk, seat: Seat, caplog, monkeypatch):
    async def breaks(*_: object) -> None:
        raise ValueError("geheime woorden van iemand")

    monkeypatch.setattr(type(desk.house.engine), "submit", breaks)

    answer = desk.http.post(_path(desk), json=CARD)

    assert (answer.status_code, answer.json()["code"]) == (500, "broken")
    assert "ValueError" in caplog.text
    assert "geheime" not in caplog.text


def test_nothing_that_people_write_is_logged(desk: Desk, seat: Seat, caplog, capfd):
    caplog.set_level("DEBUG")
    secret = "bijzonderwoord"
    desk.http.post(_path(desk), json={**CARD, "text": secret})
    desk.http.post(_path(desk), json={**CARD, "text": secret * 40})
    desk.http.post(_path(desk), data={**CARD, "text": secret, "round": secret})
    desk.http.get(f"/j/{secret}")
    desk.http.post("/api/v1/seats", json={"seatCode": secret})

    said = "".join(capfd.readouterr()) + "".join(
        record.getMessage() for record in caplog.records if not record.name.startswith("httpx")
    )
    assert secret not in said
    assert [card["text"] for card in desk.http.get(f"/t/{desk.id}/mine").json()] == [secret]


def test_language_is_chosen_by_cookie_then_by_browser(desk: Desk):
    def shown(**headers: str) -> str:
        return re.search(r'<html lang="(\w+)"', desk.http.get("/", headers=headers).text)[1]

    assert shown() == "nl"
    assert shown(**{"Accept-Language": "de,en-GB;q=0.8,nl;q=0.3"}) == "en"
    assert shown(**{"Accept-Language": "en;q=x,*"}) == "nl"
    answer = desk.http.post("/language", data={"lang": "en", "next": "/seat"}, follow_redirects=False)
    assert answer.headers["location"] == "/seat"
    assert shown(**{"Accept-Language": "nl"}) == "en"


def test_static_files_are_compressed_known_again_and_kept(desk: Desk):
    first = desk.http.get("/static/css/base.css", headers={"Accept-Encoding": "gzip"})
    again = desk.http.get("/static/css/base.css", headers={"If-None-Match": first.headers["etag"]})
    page = desk.http.get("/").text
    versioned = desk.http.get(re.search(r'href="(/static/css/base.css\?v=\w+)"', page)[1])

    assert (first.headers["content-encoding"], again.status_code) == ("gzip", 304)
    assert first.headers["cache-control"] == "no-cache"
    assert "immutable" in versioned.headers["cache-control"]
    assert "vary" in first.headers


@pytest.mark.parametrize(
    "path", ["/static/../settings.py", "/static/%2e%2e/main.py", "/static/css", "/static/x"]
)
def test_nothing_outside_static_is_served(desk: Desk, path):
    assert desk.http.get(path).status_code == 404


def test_theme_is_a_municipalitys_own_file(tmp_path, desk: Desk):
    assert desk.http.get("/theme.css").status_code == 404
    theme = tmp_path / "own.css"
    theme.write_text(".gemeente { --basis-color: red }")
    with opened(tmp_path / "other", theme_css=theme, theme_class="gemeente") as themed:
        assert themed.http.get("/theme.css").text == theme.read_text()
        page = themed.http.get("/").text
        assert 'href="/theme.css' in page
        assert 'class="gemeente"' in page


def test_health_tells_whether_the_database_answers(desk: Desk):
    assert desk.http.get("/health/live").json() == {"status": "live"}
    assert desk.http.get("/health/ready").status_code == 200

    desk.house.database.engine.dispose()
    for file in desk.folder.glob("samenboom.db*"):
        file.write_bytes(b"no database " * 1000)

    assert desk.http.get("/health/ready").status_code == 503
    assert desk.http.get("/health/live").status_code == 200
