"""Compressed answers, and pages that are drawn once for many."""

from app.screens import render
from tests.desk import Desk

PLAIN = {"Accept-Encoding": "identity", "Accept": "text/html"}
PACKED = PLAIN | {"Accept-Encoding": "gzip"}


def test_page_says_the_same_compressed_or_not(desk: Desk):
    for path in ("/", "/seat", f"/j/{desk.code}", f"/j/{desk.code}/observer"):
        plain, packed = desk.http.get(path, headers=PLAIN), desk.http.get(path, headers=PACKED)
        assert "content-encoding" not in plain.headers
        assert packed.headers["content-encoding"] == "gzip"
        assert "Accept-Encoding" in packed.headers["vary"]
        assert int(packed.headers["content-length"]) < int(plain.headers["content-length"])
        assert packed.text == plain.text


def test_short_answer_is_left_as_it_is(desk: Desk):
    answer = desk.http.get("/health/ready", headers=PACKED)
    assert answer.status_code == 200
    assert "content-encoding" not in answer.headers


def test_door_is_drawn_once_for_all_until_it_looks_different(desk: Desk, monkeypatch):
    draws = []
    page = render.page
    monkeypatch.setattr(
        render, "page", lambda *given, **context: draws.append(given) or page(*given, **context)
    )

    first, second = (desk.http.get(f"/j/{desk.code}").text for _ in range(2))
    assert (first == second, len(draws)) == (True, 1)

    desk.sits("resident")
    third = desk.http.get(f"/j/{desk.code}").text
    assert (third != first, len(draws)) == (True, 2)

    english = desk.http.get(f"/j/{desk.code}?lang=en").text
    assert 'lang="en"' in english
    assert desk.http.get(f"/j/{desk.code}").text == third
