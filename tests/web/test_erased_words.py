"""Erased is gone: from the database's file and write-ahead log, memory, what was drawn, what is exported."""

import json
import sqlite3
from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest
from sqlmodel import SQLModel

from app.store import directory
from app.web.trajectories import erase_due, months_after
from tests.desk import Desk, by
from tests.waiting import until

NAME = "Wilhelmina van Dam"
EXPORTS = ("json", "html", "csv", "report")


def anna(desk: Desk) -> Any:
    """A resident who has seen the first step."""
    seat = desk.sits()
    desk.does("open-step", step="associations")
    return seat


def shown(desk: Desk, text: str, **data: Any) -> str:
    card = desk.says(anna(desk), text, **data)
    desk.does("reveal", step="associations")
    return card


def leaf(desk: Desk, text: str = "indicator") -> str:
    return desk.does("add-indicator", text=text, goal=desk.does("add-goal", text="doel", parent="main"))


def card(desk: Desk) -> str:
    return shown(desk, NAME)


def edited(desk: Desk) -> str:
    seat = anna(desk)
    first = desk.says(seat, "eerst")
    desk.takes(seat.token, "edit-card", card=first, text=NAME)
    desk.does("reveal", step="associations")
    return first


def drawing(desk: Desk) -> str:
    seat = anna(desk)
    desk.does("open-step", step="dream-images")
    found = desk.says(seat, NAME, "dream-image", drawing=[[[12.5, 7], [800.25, 9]]])
    desk.does("reveal", step="dream-images")
    return found


def hidden_because(desk: Desk) -> str:
    return desk.does("hide-card", card=shown(desk, "kaartje"), reason=NAME)


def cluster(desk: Desk) -> str:
    return desk.does("make-cluster", name=NAME)


def renamed(desk: Desk) -> str:
    return desk.does("rename-cluster", cluster=desk.does("make-cluster", name="a"), name=NAME)


def question(desk: Desk) -> str:
    return desk.does("open-step", step="associations", question=NAME)


def main(desk: Desk) -> str:
    return desk.does("set-main-goal", text=NAME)


def goal(desk: Desk) -> str:
    return desk.does("add-goal", text=NAME, parent="main")


def words(desk: Desk) -> str:
    seat = anna(desk)
    desk.does("open-step", step="main-goal")
    return desk.takes(seat.token, "propose-wording", node="main", text=NAME)


def proposed(desk: Desk, kind: str = "goal", parent: str = "main") -> str:
    """It stands in the tree as well, in the same words."""
    seat = anna(desk)
    desk.does("open-step", step="main-goal")
    found = desk.takes(seat.token, f"propose-{kind}", text=NAME, parent=parent)
    desk.does(f"add-{kind}", proposal=found, **{"goal" if kind == "indicator" else "parent": parent})
    return found


def proposed_indicator(desk: Desk) -> str:
    return proposed(desk, "indicator", desk.does("add-goal", text="doel", parent="main"))


def described(desk: Desk) -> str:
    return desk.does("describe-indicator", indicator=leaf(desk), form="counting", who=NAME)


def aside_because(desk: Desk) -> str:
    return desk.does("set-aside", node=desk.does("add-goal", text="doel", parent="main"), reason=NAME)


def answered(desk: Desk) -> str:
    seat = anna(desk)
    desk.does("set-main-goal", text="samen")
    desk.does("open-support", about="tree")
    found = desk.takes(seat.token, "answer-support", about="tree", answer="no", reason=NAME)
    desk.does("close-support", about="tree")
    return found


def checked(desk: Desk) -> str:
    seat, indicator = anna(desk), leaf(desk)
    desk.does("open-step", step="the-check")
    found = desk.takes(seat.token, "check-indicator", indicator=indicator, answer="no", reason=NAME)
    desk.does("reveal", step="the-check")
    return found


def agreed(desk: Desk) -> str:
    return desk.does("agree", text=f"{NAME} telt", who=NAME, when=f"als {NAME} kan")


SAID = (
    card, edited, drawing, hidden_because, cluster, renamed, question, main, goal, words, proposed,
    proposed_indicator, described, aside_because, answered, checked, agreed,
)  # fmt: skip


def on_disk(desk: Desk) -> bytes:
    """The database, its write-ahead log and the index of that, as they lie there."""
    return b"".join(file.read_bytes() for file in sorted(desk.folder.glob("samenboom.db*")))


def in_memory(desk: Desk) -> str:
    """The state, and all that was drawn of it."""
    runtime = desk.house.engine.memory.known(desk.id)
    return str((vars(runtime), vars(runtime.state))) if runtime else ""


def on_screens(desk: Desk) -> Iterator[str]:
    for screen in ("projector", "participant", "facilitator"):
        path = f"/t/{desk.id}/regions?screen={screen}"
        yield desk.http.get(path, headers=by(desk.ann)).text


def exported(desk: Desk) -> Iterator[bytes]:
    for name in EXPORTS:
        path = f"/api/v1/trajectories/{desk.id}/exports/{name}"
        yield desk.http.get(path, headers=by(desk.ann)).content


@pytest.mark.parametrize("say", SAID, ids=lambda say: say.__name__)
def test_redacted_words_are_nowhere(inside: Desk, say: Any) -> None:
    target = say(inside)
    list(on_screens(inside))
    assert NAME.encode() in on_disk(inside)

    inside.does("redact", target=target)

    assert NAME.encode() not in on_disk(inside)
    assert "800.25" not in on_disk(inside).decode(errors="replace")
    assert NAME not in json.dumps(inside.reads("/events"))
    assert not [page for page in on_screens(inside) if NAME in page]
    assert not [file for file in exported(inside) if NAME.encode() in file]
    assert NAME not in in_memory(inside)
    assert inside.asks(inside.ann, "redact", target=target).status_code == 200


def test_everything_of_an_erased_trajectory_is_nowhere(inside: Desk) -> None:
    """One by its owner, by hand; another because its day has come."""
    shown(inside.begins(theme=f"het huis van {NAME}", purpose=NAME, policyGoal=f"{NAME} helpen"), NAME)
    inside.does("agree", text=NAME)
    list(on_screens(inside))
    page = f"/trajectories/{inside.id}/delete"
    assert inside.http.post(page, data={"code": "ACDEFG"}, follow_redirects=False).status_code == 400
    assert NAME.encode() in on_disk(inside)
    typed = inside.code.lower()
    assert inside.http.post(page, data={"code": typed}, follow_redirects=False).status_code == 303
    assert NAME.encode() not in on_disk(inside)
    assert in_memory(inside) == ""

    shown(inside.begins(theme=NAME), NAME)
    today = months_after(directory.now().date(), -1)
    table = SQLModel.metadata.tables["trajectories"]
    inside.house.database.write_now(
        lambda c: c.execute(table.update().where(table.c.id == inside.id).values(erase_on=today))
    )
    assert inside.http.portal
    assert inside.http.portal.call(erase_due, inside.house) == 1
    assert NAME.encode() not in on_disk(inside)


def test_words_go_from_the_log_of_the_database_as_soon_as_nobody_reads_it(inside: Desk) -> None:
    """A reader holds the write-ahead log: the words are out of sight at once, and off the disk after it."""
    target, portal = card(inside), inside.http.portal
    assert portal
    reader = sqlite3.connect(inside.folder / "samenboom.db", isolation_level=None)
    reader.execute("BEGIN")
    assert reader.execute("SELECT count(*) FROM events").fetchone()[0]

    inside.does("redact", target=target)

    assert not [page for page in on_screens(inside) if NAME in page]
    assert inside.house.engine.is_scrubbed is False
    assert NAME.encode() in on_disk(inside)
    reader.execute("COMMIT")
    reader.close()
    until(partial(portal.call, _scrubbed, inside), what="the write-ahead log is empty")
    assert NAME.encode() not in on_disk(inside)


async def _scrubbed(desk: Desk) -> bool:
    await desk.house.engine.scrub()
    return desk.house.engine.is_scrubbed
