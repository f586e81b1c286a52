"""A page from before a copy was put back: its numbers are those of another log, so it begins anew."""

import re
from pathlib import Path

import pytest

from tests.desk import Desk, by, opened
from tests.web.test_sockets import code_of

FUTURE = 10**9


@pytest.mark.parametrize(
    "query", ["after=0&era=0ther", f"after={FUTURE}&era="], ids=["another era", "future"]
)
def test_page_of_another_log_begins_anew(desk: Desk, query: str):
    path = f"screen=projector&{query}"

    with desk.http.websocket_connect(f"/t/{desk.id}/live?{path}", headers=by(desk.ann)) as socket:
        assert code_of(socket) == 4409
    told = desk.http.get(f"/t/{desk.id}/regions?{path}", headers=by(desk.ann))
    assert (told.status_code, told.json()["code"]) == (409, "put-back")


def test_who_says_of_no_era_is_brought_everything(desk: Desk):
    path = f"/t/{desk.id}/regions?screen=projector&after={FUTURE}"

    assert 'data-seq="' in desk.http.get(path, headers=by(desk.ann)).text


def test_fresh_page_is_of_the_era_of_the_copy_that_was_put_back(tmp_path: Path):
    (tmp_path / "put-back").write_text("5eed")
    with opened(tmp_path) as desk:
        desk.begins()
        page = desk.http.get(f"/t/{desk.id}/projector", headers=by(desk.ann)).text

        asks = re.search(r'data-regions="([^"]+)"', page)[1].replace("&amp;", "&")

        assert "era=5eed" in asks
        assert desk.http.get(asks, headers=by(desk.ann)).status_code == 200
