"""Signing in, sharing, and what the projector's link opens."""

from functools import partial

import pytest

from app.commandline import link_for
from app.store import directory
from tests.desk import HOST, Desk, by, new_id


def signs_in(desk: Desk, who: str | None = None, secret: str | None = None) -> int:
    """Use a one-time link in this browser; the status."""
    found = secret or link_for(desk.house.database, HOST, who or desk.ann_id).split("#")[1]
    return desk.http.post("/sign-in", data={"secret": found}, follow_redirects=False).status_code


def test_looking_at_a_link_does_not_use_it_up(desk: Desk):
    link = link_for(desk.house.database, HOST, desk.ann_id)
    path, secret = link.removeprefix(HOST).split("#")

    for _ in range(3):
        assert desk.http.get(path).status_code == 200
        assert desk.http.head(path).status_code in (200, 405)

    assert signs_in(desk, secret=secret) == 303


def test_link_works_once_and_typed_by_hand_too(desk: Desk):
    secret = link_for(desk.house.database, HOST, desk.ann_id).split("#")[1]

    assert signs_in(desk, secret=f" {secret.lower().replace('-', ' ')} ") == 303
    assert signs_in(desk, secret=secret) == 409
    assert signs_in(desk, secret="nonsense") == 409


def test_sign_in_cookie_is_for_this_server_only(desk: Desk):
    secret = link_for(desk.house.database, HOST, desk.ann_id).split("#")[1]

    cookie = desk.http.post("/sign-in", data={"secret": secret}, follow_redirects=False).headers["set-cookie"]

    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie


def test_signed_in_facilitator_sees_the_console_and_its_list(desk: Desk):
    assert desk.http.get(f"/t/{desk.id}/console").status_code == 401
    signs_in(desk)

    assert desk.http.get(f"/t/{desk.id}/console").status_code == 200
    assert desk.http.get(f"/t/{desk.id}/regions?screen=facilitator").status_code == 200
    assert "samen" in desk.http.get("/trajectories").text


def test_signing_out_ends_it(desk: Desk):
    signs_in(desk)

    desk.http.post("/sign-out")

    assert desk.http.get(f"/t/{desk.id}/regions?screen=facilitator").status_code == 401


def test_who_has_the_link_and_is_signed_in_becomes_co_facilitator(desk: Desk):
    secret, token = desk.made["links"]["facilitate"].split("#")[1], new_id()
    path = f"/t/{desk.id}/facilitate"
    bob = desk.house.database.write_now(partial(directory.add_facilitator, name="bob", token=token))

    assert desk.http.post(path, data={"secret": secret}).status_code == 401
    signs_in(desk, bob)
    assert desk.http.post(path, data={"secret": "wrong"}).status_code == 404
    assert desk.http.post(f"/t/{new_id()}/facilitate", data={"secret": secret}).status_code == 404
    for _ in range(2):
        assert desk.http.post(path, data={"secret": secret}, follow_redirects=False).status_code == 303

    assert desk.asks(token, "pause").status_code == 200
    assert [told["id"] for told in desk.http.get("/api/v1/trajectories", headers=by(token)).json()] == [
        desk.id
    ]
    assert desk.http.delete(f"/api/v1/trajectories/{desk.id}", headers=by(token)).status_code == 403


def test_revoked_facilitator_is_nobody_everywhere(desk: Desk):
    signs_in(desk)

    desk.house.database.write_now(partial(directory.revoke, facilitator=desk.ann_id))

    assert desk.http.get(f"/t/{desk.id}/regions?screen=facilitator").status_code == 401
    assert desk.http.get("/api/v1/trajectories", headers=by(desk.ann)).status_code == 401


@pytest.mark.parametrize("resource", ["cards", "events", "tree", "exports"])
def test_projector_key_opens_the_projector_only(desk: Desk, resource):
    key = desk.made["links"]["project"].split("#")[1]

    assert desk.http.get(f"/t/{desk.id}/regions?screen=projector", headers=by(key)).status_code == 200
    assert desk.http.get(f"/api/v1/trajectories/{desk.id}/{resource}", headers=by(key)).status_code == 403


def test_exports_are_listed_and_given(desk: Desk):
    formats = {each["format"]: each["mediaType"] for each in desk.reads("/exports")}

    assert {"json", "pdf"} <= formats.keys()
    for name, media_type in formats.items():
        answer = desk.http.get(f"/api/v1/trajectories/{desk.id}/exports/{name}", headers=by(desk.ann))
        assert (answer.status_code, answer.headers["content-type"]) == (200, media_type)


def test_format_that_nobody_promised_is_not_there(desk: Desk):
    path = f"/api/v1/trajectories/{desk.id}/exports/gif"

    assert desk.http.get(path, headers=by(desk.ann)).status_code == 404


def test_seat_may_not_export(desk: Desk):
    path = f"/api/v1/trajectories/{desk.id}/exports/json"

    assert desk.http.get(path, headers=by(desk.sits().token)).status_code == 403
