"""Screens that listen: who may, what comes first, what comes then, and how it ends."""

import asyncio
import gc
import re
from contextlib import contextmanager
from functools import partial

import pytest
from sqlalchemy import Connection
from starlette.testclient import WebSocketTestSession
from starlette.websockets import WebSocketDisconnect

from app.store import directory
from app.store.secrets import token
from app.web import identity
from app.web.socket import _until_either
from tests.desk import HOST, Desk, by, new_id
from tests.waiting import until

REGION = re.compile(r'id="(region-[\w-]+)"')


@contextmanager
def listening(desk: Desk, who: str | None, screen: str = "participant", after: int = 0, **headers: str):
    url = f"/t/{desk.id}/live?screen={screen}&after={after}"
    asked = (by(who) if who else {}) | headers
    with desk.http.websocket_connect(url, headers=asked) as socket:
        yield socket


def code_of(socket: WebSocketTestSession) -> int:
    """Read until the other side closes; its code."""
    try:
        while True:
            socket.receive_text()
    except WebSocketDisconnect as end:
        return end.code


def hears(socket: WebSocketTestSession, words: str) -> str:
    """Read until a frame holds these words; that frame."""
    while words not in (frame := socket.receive_text()):
        pass
    return frame


def test_first_frames_bring_every_region_and_presence(desk: Desk):
    page = desk.http.get(f"/t/{desk.id}/regions?screen=projector&after=0", headers=by(desk.ann)).text
    with listening(desk, desk.ann, "projector") as socket:
        frame = socket.receive_text()

    assert set(REGION.findall(frame)) == set(REGION.findall(page)) != set()


def test_screen_that_is_up_to_date_gets_live_regions_only(desk: Desk):
    with listening(desk, desk.ann, "facilitator", after=1) as socket:
        frame = socket.receive_text()

    whole = desk.http.get(f"/t/{desk.id}/regions?screen=facilitator&after=0", headers=by(desk.ann)).text
    assert set(REGION.findall(frame)) < set(REGION.findall(whole))
    assert "data-seq" not in frame


def test_number_from_the_future_gets_everything(desk: Desk):
    with listening(desk, desk.ann, "projector", after=10**9) as socket:
        assert 'data-seq="' in socket.receive_text()


def test_news_comes_after_the_commit_with_its_number(desk: Desk):
    seat = desk.sits()
    with listening(desk, seat.token, after=2) as socket:
        desk.does("open-step", step="associations")
        frame = hears(socket, "region-now")
        assert 'data-seq="3"' in frame


def test_polling_brings_what_the_socket_would(desk: Desk):
    seat = desk.sits()
    path = f"/t/{desk.id}/regions?screen=participant"
    desk.does("open-step", step="associations")

    new = desk.http.get(f"{path}&after=2", headers=by(seat.token))
    nothing = desk.http.get(f"{path}&after=3", headers=by(seat.token))

    assert 'data-seq="3"' in new.text
    assert "data-seq" not in nothing.text
    assert new.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    ("role", "open_"),
    [
        ("facilitator", {"facilitator", "projector", "participant"}),
        ("seat", {"participant"}),
        ("observer", {"projector"}),
        ("project", {"projector"}),
    ],
)
def test_each_role_has_its_screens_and_no_others(desk: Desk, role, open_):
    token = {
        "facilitator": lambda: desk.ann,
        "seat": lambda: desk.sits().token,
        "observer": desk.observes,
        "project": lambda: desk.made["links"]["project"].split("#")[1],
    }[role]()
    for screen in ("facilitator", "projector", "participant"):
        answer = desk.http.get(f"/t/{desk.id}/regions?screen={screen}", headers=by(token))
        assert answer.status_code == (200 if screen in open_ else 403)
        with listening(desk, token, screen) as socket:
            if screen in open_:
                assert "region-" in socket.receive_text()
            else:
                assert code_of(socket) == 4403


def test_socket_of_nobody_is_closed_with_4401(desk: Desk):
    for who in (None, "unknown"):
        with listening(desk, who) as socket:
            assert code_of(socket) == 4401


def test_socket_on_another_trajectory_is_closed_with_4404(desk: Desk):
    seat = desk.sits()
    desk.begins()
    with listening(desk, seat.token) as socket:
        assert code_of(socket) == 4404
    desk.id = new_id()
    for who in (None, desk.ann):
        with listening(desk, who) as socket:
            assert code_of(socket) == 4404


@pytest.mark.parametrize(
    "query", ["screen=wall", "", "screen=participant&after=x", "screen=participant&after=1e9"]
)
def test_socket_with_a_wrong_question_is_closed_with_4400(desk: Desk, query):
    with desk.http.websocket_connect(f"/t/{desk.id}/live?{query}", headers=by(desk.ann)) as socket:
        assert code_of(socket) == 4400
    assert desk.http.get(f"/t/{desk.id}/regions?{query}", headers=by(desk.ann)).status_code == 400


@pytest.mark.parametrize("origin", ["", "null", "https://evil.example"])
def test_cookie_from_another_site_opens_no_socket(desk: Desk, origin):
    desk.http.cookies.set(f"sb_seat_{desk.id}", desk.sits().token)
    desk.http.headers.pop("Origin")

    with listening(desk, None, **({"Origin": origin} if origin else {})) as socket:
        assert code_of(socket) == 4403
    with listening(desk, None, Origin=HOST) as socket:
        assert "region-" in socket.receive_text()


@pytest.mark.parametrize(
    ("type_", "data"), [("free-seat", {}), ("move-seat", {"party": "provider"}), ("renew-seat-code", {})]
)
def test_screens_of_a_seat_that_changed_are_closed_and_others_stay(desk: Desk, type_, data):
    seat, other = desk.sits(), desk.sits("municipality")
    with listening(desk, seat.token) as gone, listening(desk, other.token, after=99) as stays:
        desk.does(type_, seat=seat.id, **data)
        assert code_of(gone) == 4401
        desk.does("open-step", step="associations")
        assert hears(stays, "region-now")


@pytest.mark.parametrize(("party", "code"), [("resident", 4401), ("provider", None), (None, None)])
def test_page_of_a_party_that_was_left_while_it_came_here_begins_anew(desk: Desk, party, code):
    seat = desk.sits("resident")
    desk.does("move-seat", seat=seat.id, party="provider")
    address = "screen=participant&after=0" + (f"&party={party}" if party else "")
    with desk.http.websocket_connect(f"/t/{desk.id}/live?{address}", headers=by(seat.token)) as socket:
        if code:
            assert code_of(socket) == code
        else:
            assert "region-now" in socket.receive_text()
    asked = desk.http.get(f"/t/{desk.id}/regions?{address}", headers=by(seat.token))
    assert asked.status_code == (401 if code else 200)


def test_screens_of_a_revoked_facilitator_are_closed(desk: Desk):
    with listening(desk, desk.ann, "facilitator") as socket:
        desk.house.database.write_now(partial(directory.revoke, facilitator=desk.ann_id))
        assert code_of(socket) == 4401


@pytest.mark.anyio
@pytest.mark.parametrize("at_once", [True, False])
async def test_line_that_breaks_while_it_is_let_go_of_leaves_no_failure_behind(at_once: bool):
    unheard: list[dict[str, object]] = []
    asyncio.get_running_loop().set_exception_handler(lambda _, context: unheard.append(context))

    async def hears() -> None:
        if at_once:
            raise WebSocketDisconnect(1006)

    async def brings() -> None:
        try:
            if not at_once:
                await asyncio.Event().wait()
        finally:
            raise WebSocketDisconnect(1006)

    await _until_either(hears(), brings())
    gc.collect()

    assert unheard == []


def test_observers_are_shown_out_and_the_projector_stays(desk: Desk):
    first, second, seat = desk.observes(), desk.observes(), desk.sits()
    key = desk.made["links"]["project"].split("#")[1]
    path = f"/api/v1/trajectories/{desk.id}/observers"
    with listening(desk, first, "projector") as looker, listening(desk, key, "projector", 99) as wall:
        assert [desk.http.delete(path, headers=by(who)).status_code for who in (seat.token, second)] == [
            403,
            403,
        ]
        assert desk.http.delete(path, headers=by(desk.ann)).status_code == 204
        assert code_of(looker) == 4401
        desk.does("open-step", step="associations")
        assert hears(wall, 'data-step="associations"')

    for gone in (first, second):
        answer = desk.http.get(f"/t/{desk.id}/regions?screen=projector", headers=by(gone))
        assert answer.status_code == 401
        with listening(desk, gone, "projector") as socket:
            assert code_of(socket) == 4401
    with listening(desk, desk.observes(), "projector") as anew:
        assert "region-stage" in anew.receive_text()


def test_observers_of_another_trajectory_stay(desk: Desk):
    here, other = desk.observes(), desk.id
    desk.begins()

    assert (
        desk.http.delete(f"/api/v1/trajectories/{desk.id}/observers", headers=by(desk.ann)).status_code == 204
    )

    assert desk.http.get(f"/t/{other}/regions?screen=projector", headers=by(here)).status_code == 200


def test_screens_of_an_erased_trajectory_are_closed_with_4410(desk: Desk):
    seat = desk.sits()
    with listening(desk, seat.token) as phone, listening(desk, desk.ann, "projector") as wall:
        desk.http.delete(f"/api/v1/trajectories/{desk.id}", headers=by(desk.ann))
        assert (code_of(phone), code_of(wall)) == (4410, 4410)


def test_presence_shows_who_listens_and_what_their_phones_hold(desk: Desk):
    seat = desk.sits()

    def parties() -> dict[str, int]:
        return {each["party"]: each["present"] for each in desk.reads()["parties"]}

    assert parties()["resident"] == 0
    with listening(desk, seat.token) as first, listening(desk, seat.token):
        until(lambda: parties()["resident"] == 1)
        first.send_text('{"held": 3}')
        until(lambda: desk.house.presence.held(desk.id) == {seat.id: 3})
        for nonsense in ("", "x", "[]", '"x"', '{"held": "много"}', '{"held": -1}', "[" * 3000):
            first.send_text(nonsense)
        first.send_bytes(b"\xff")
        first.send_text('{"held": 0}')
        until(lambda: desk.house.presence.held(desk.id) == {})
    until(lambda: parties()["resident"] == 0)


def test_console_hears_who_comes_in(desk: Desk):
    seat = desk.sits()
    with listening(desk, desk.ann, "facilitator", after=99) as console:
        console.receive_text()
        with listening(desk, seat.token):
            assert "data-seq" not in hears(console, "region-")


NO_PROJECTOR = "Er staat nog geen groot scherm aan."


def test_preview_is_no_projector_and_a_projector_is(desk: Desk):
    with listening(desk, desk.ann, "facilitator", after=99) as console:
        assert NO_PROJECTOR in console.receive_text()
        with listening(desk, desk.ann, "projector&preview=1") as preview:
            assert "region-stage" in preview.receive_text()
            desk.does("open-step", step="associations")
            assert "region-stage" in hears(preview, 'data-step="associations"')
            assert (
                NO_PROJECTOR
                in desk.http.get(
                    f"/t/{desk.id}/regions?screen=facilitator&after=99", headers=by(desk.ann)
                ).text
            )
        with listening(desk, desk.ann, "projector"):
            until(lambda: NO_PROJECTOR not in hears(console, "region-watch"))
        until(lambda: NO_PROJECTOR in hears(console, "region-watch"))


def test_preview_of_a_phone_is_not_the_seat_that_this_laptop_holds(desk: Desk):
    seat, who = desk.sits(), {"Origin": HOST}
    signed = token()
    desk.house.database.write_now(partial(_sign_in, facilitator=desk.ann_id, cookie=signed))
    desk.http.cookies.set(f"sb_seat_{desk.id}", seat.token)
    desk.http.cookies.set(identity.SIGN_IN, signed)

    with listening(desk, None, "participant&preview=1", **who) as preview:
        preview.receive_text()
        assert desk.house.presence.present(desk.id) == frozenset()
    with listening(desk, None, "participant", **who) as phone:
        phone.receive_text()
        assert desk.house.presence.present(desk.id) == {seat.id}


def _sign_in(connection: Connection, facilitator: str, cookie: str) -> None:
    link = token()
    directory.add_link(connection, facilitator, link)
    assert directory.consume(connection, link, cookie) == facilitator


def test_polling_counts_as_being_here(desk: Desk):
    seat = desk.sits()

    desk.http.get(f"/t/{desk.id}/regions?screen=participant&held=2", headers=by(seat.token))

    assert desk.house.presence.present(desk.id) == {seat.id}
    assert desk.house.presence.held(desk.id) == {seat.id: 2}


def test_first_device_is_told_that_its_seat_is_open_elsewhere(desk: Desk):
    seat = desk.sits()
    path = f"/t/{desk.id}/regions?screen=participant&after=0"
    with listening(desk, seat.token) as first:
        told = desk.http.post("/api/v1/seats", json={"seatCode": seat.code}).json()
        assert hears(first, "<!-- elsewhere -->")
    assert "<!-- elsewhere -->" in desk.http.get(path, headers=by(seat.token)).text
    assert "<!-- elsewhere -->" not in desk.http.get(path, headers=by(told["token"])).text


def test_missing_parties_are_those_without_a_live_screen(desk: Desk):
    resident, _ = desk.sits("resident"), desk.sits("provider")
    with listening(desk, resident.token) as phone:
        assert "region-" in phone.receive_text()
        desk.does("open-step", step="associations")

    assert desk.reads("/events")[-1]["data"]["missing"] == ["municipality", "provider"]


@pytest.fixture
def secret_card(desk: Desk) -> str:
    """What is on a card that nobody but its own seat may see yet."""
    desk.does("open-step", step="associations")
    return "zeergeheimwoord"


def test_who_may_not_see_receives_nothing_on_any_channel(desk: Desk, secret_card: str):
    anna, bert, observer = desk.sits(), desk.sits("provider"), desk.observes()
    screens = [(desk.ann, "facilitator"), (desk.ann, "projector"), (bert.token, "participant")]
    screens += [(observer, "projector"), (desk.ann, "participant"), (anna.token, "participant")]
    received: list[str] = []
    for who, screen in screens:
        with listening(desk, who, screen) as socket:
            id_ = desk.says(anna, secret_card)
            received.append(hears(socket, f'data-seq="{desk.reads()["seq"]}"') if _is_shown(screen) else "")
        polled = desk.http.get(f"/t/{desk.id}/regions?screen={screen}&after=0", headers=by(who))
        received.append(polled.text)
    for path in ("", "/events", "/cards", "/tree", "/clusters", "/exports/json", "/exports/html"):
        answer = desk.http.get(f"/api/v1/trajectories/{desk.id}{path}", headers=by(desk.ann))
        assert answer.status_code == 200
        received.append(answer.text)
    received.append(str(desk.reads("/cards", bert.token)))
    received.append(desk.http.get(f"/t/{desk.id}/mine", headers=by(bert.token)).text)

    assert [text for text in received if secret_card in text] == []
    # The guard: it is there, its own seat sees it, and after the reveal everyone does.
    assert secret_card in desk.http.get(f"/t/{desk.id}/mine", headers=by(anna.token)).text
    assert secret_card in str(desk.reads("/cards", anna.token))
    assert id_ in str(desk.reads("/cards"))
    desk.does("reveal", step="associations")
    for who, screen in screens:
        shown = desk.http.get(f"/t/{desk.id}/regions?screen={screen}&after=0", headers=by(who)).text
        assert secret_card in shown.replace("\u00ad", "")


def _is_shown(screen: str) -> bool:
    """Screens that count cards change with every card; a phone need not."""
    return screen != "participant"


def test_shared_html_has_no_seat_ids_but_on_the_console(desk: Desk):
    seat = desk.sits()
    desk.does("open-step", step="associations")
    desk.says(seat, "woord")
    desk.does("reveal", step="associations")

    for screen in ("participant", "projector"):
        assert (
            seat.id
            not in desk.http.get(f"/t/{desk.id}/regions?screen={screen}&after=0", headers=by(desk.ann)).text
        )
    for resource in ("/events", "/cards", "/clusters", "/tree"):
        assert seat.id not in str(desk.reads(resource))
