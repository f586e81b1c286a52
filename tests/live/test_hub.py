"""Rooms, mailboxes and closing."""

import asyncio

import pytest

from app.live.frames import JOINT, Line
from app.live.hub import BEAT, HEARTBEAT, TURNS, Hub, Screen

pytestmark = pytest.mark.anyio


async def test_frame_holds_the_newest_of_each_region():
    screen = Screen("hall", "wall")
    for number in range(1000):
        screen.post({"a": f"<a {number}>", "b": f"<b {number}>"})

    assert await screen.frame() == f"<a 999>{JOINT}<b 999>"
    assert screen.is_empty


async def test_only_the_audience_in_the_room_hears():
    hub = Hub()
    here, there, others = Screen("hall", "wall"), Screen("barn", "wall"), Screen("hall", "phone")
    for screen in (here, there, others):
        hub.enter(screen)

    hub.post("hall", "wall", {"a": "<a>"})

    assert [screen.is_empty for screen in (here, there, others)] == [False, True, True]
    assert hub.audiences("hall") == {"wall": 1, "phone": 1}
    assert sorted(hub.rooms()) == ["barn", "hall"]


async def test_preview_hears_what_others_hear_and_is_not_seen():
    hub, preview = Hub(), Screen("hall", "wall", is_preview=True)
    hub.enter(preview)

    hub.post("hall", "wall", {"a": "<a>"})

    assert not preview.is_empty
    assert (hub.audiences("hall"), hub.seen("hall")) == ({"wall": 1}, {})


async def test_closed_screen_gets_its_code_and_nothing_more():
    screen = Screen("hall", "wall")
    screen.post({"a": "<a>"})

    screen.close(4401)
    screen.close(4410)

    assert (await screen.frame(), screen.closing) == (None, 4401)


async def test_holders_and_keys_are_closed_and_others_stay():
    hub = Hub()
    mine, other, third = (
        Screen("hall", "p", "s1", "k1"),
        Screen("hall", "p", "s2", "k2"),
        Screen("x", "p", "", "k1"),
    )
    for screen in (mine, other, third):
        hub.enter(screen)

    hub.close("hall", 4401, "s1")
    assert [screen.closing for screen in (mine, other, third)] == [4401, None, None]
    hub.close_keys({"k1"}, 4401)
    assert third.closing == 4401
    hub.close("hall", 4410)
    assert other.closing == 4410
    assert hub.keys() == {"k1", "k2"}


async def test_room_that_everyone_left_is_gone():
    hub, screen = Hub(), Screen("hall", "wall")
    hub.enter(screen)
    hub.leave(screen)
    hub.leave(screen)

    assert hub.rooms() == []


async def test_remark_stands_first_in_its_frame():
    screen = Screen("hall", "wall")
    screen.post({"a": "<a>"})
    screen.remark("<!-- x -->")

    assert await screen.frame() == f"<!-- x -->{JOINT}<a>"


async def test_waiting_screen_wakes_at_the_first_post():
    screen = Screen("hall", "wall")
    waiting = asyncio.create_task(screen.frame())
    await asyncio.sleep(0)
    screen.post({})
    await asyncio.sleep(0)
    assert not waiting.done()

    screen.post({"a": "<a>"})

    assert await waiting == "<a>"


async def test_every_screen_hears_a_beat_once_in_its_turns_and_none_that_left():
    hub, written = Hub(), list[bytes]()
    quick = Screen("hall", "wall", line=Line(written.append))
    others = [Screen(f"hall {n}", "phone") for n in range(2 * TURNS)]
    for screen in (quick, *others):
        hub.enter(screen)
    hub.leave(others[-1])

    for _ in range(TURNS):
        hub.beat()

    assert written == [HEARTBEAT.plain]
    assert [await screen.frame() for screen in others[:-1]] == [BEAT] * (2 * TURNS - 1)
    assert others[-1].is_empty
