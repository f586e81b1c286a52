"""Parts of a region that change alone: what is sent, put in its place, equals what is drawn."""

import re
from collections.abc import Awaitable

import pytest

from app.engine.pieces import drawn
from app.live.frames import JOINT
from tests.engine.workbench import Workbench, frame_of

PLACE = re.compile(r'<(\w+) id="(region-[^"]+)" data-part[^>]*></\1>')


def cluster(key: str, text: str, seq: int) -> str:
    inside = f'<section id="region-x.{key}" data-part data-seq="{seq}">{text}</section>'
    return f"<!--[region-x.{key}-->{inside}<!--]-->"


def region(seq: int, *parts: str, head: str = "") -> str:
    return f'<div id="region-x" data-seq="{seq}">{head}{"".join(parts)}</div>'


def draw(seq: int, before=None, head: str = "", **parts: str):
    return drawn(region(seq, *(cluster(k, t, seq) for k, t in parts.items()), head=head), seq, before)


class Phone:
    """What a screen holds that puts every piece in the place with its id."""

    def __init__(self, whole: str) -> None:
        self.shell, self.parts = "", {}
        self.hear({"region-x": whole})

    def hear(self, pieces: dict[str, str]) -> None:
        for key, html in pieces.items():
            if "." in key:
                self.parts[key] = html
            else:
                self.shell = html

    def shown(self) -> str:
        return PLACE.sub(lambda match: self.parts[match[2]], self.shell)


def test_only_what_changed_is_sent():
    first = draw(4, a="soep", b="brood")
    second = draw(7, first, a="soep", b="kaas")

    assert list(second.newer("region-x", 4)) == ["region-x.b"]
    assert 'data-seq="7">kaas' in second.newer("region-x", 4)["region-x.b"]
    assert 'data-seq="4">soep' in second.whole


def test_new_part_comes_with_a_shell_that_has_a_place_for_it():
    second = draw(7, draw(4, a="soep"), a="soep", b="kaas")

    sent = second.newer("region-x", 4)

    assert list(sent) == ["region-x", "region-x.b"]
    assert '<section id="region-x.a" data-part></section>' in sent["region-x"]
    assert "soep" not in "".join(sent.values())


def test_part_that_left_and_came_back_is_sent_again():
    first = draw(2, a="soep", b="brood")
    third = draw(5, draw(4, first, a="soep"), a="soep", b="brood")

    assert list(third.newer("region-x", 4)) == ["region-x", "region-x.b"]


def test_last_part_that_leaves_leaves_an_empty_shell():
    second = draw(4, draw(2, a="soep"))

    assert second.newer("region-x", 2) == {"region-x": region(4)}


def test_region_without_parts_is_sent_whole_with_its_number():
    first = drawn('<p id="region-y" data-seq="3">zelfde</p>', 3, None)
    second = drawn('<p id="region-y" data-seq="5">zelfde</p>', 5, first)

    assert second.newer("region-y", 3) == {"region-y": '<p id="region-y" data-seq="5">zelfde</p>'}


def test_words_that_look_like_a_mark_stay_words():
    found = draw(3, a="&lt;!--[x--&gt; $1 \\1 \\g<0>")

    assert "\\g<0>" in found.whole
    assert "<!--" not in found.whole


def test_part_that_is_no_element_is_our_own_mistake():
    with pytest.raises(ValueError, match="no element"):
        drawn(region(1, "<!--[region-x.a-->woorden<!--]-->"), 1, None)


def test_screen_that_hears_every_piece_shows_what_a_new_page_shows():
    history = [
        {"a": "1", "b": "2"}, {"a": "1", "b": "3"}, {"b": "3", "a": "1"}, {"b": "3"},
        {}, {"c": "4"}, {"c": "4", "b": "3"}, {"c": "5", "b": "3", "a": "1"},
    ]  # fmt: skip
    seen = draw(1, a="1")
    phone = Phone(seen.newer("region-x", 0)["region-x"])
    phone.hear(seen.newer("region-x", 0))
    for seq, parts in enumerate(history, 2):
        seen = draw(seq, seen, **parts)
        phone.hear(seen.newer("region-x", seq - 1))
        assert phone.shown() == seen.whole


SCREENS = ("participant", "projector", "facilitator")


async def _told(bench: Workbench, screen: str, does: Awaitable[str]) -> tuple[str, set[str]]:
    """What a screen is told of one command, but for its history (the last 25), and which parts are in it."""
    watches = bench.watches(screen)
    async with bench.engine.reading(bench.id) as runtime:
        runtime.drawn(watches.audience)
    await bench.settles()
    watches.post({"": ""})
    await watches.frame()
    await does
    pieces = (await frame_of(watches)).split(JOINT)
    frame = JOINT.join(each for each in pieces if not re.search('id="region-(history|foot)"', each))
    return frame, set(re.findall(r'id="region-\w+\.(\S+)" data-part data-seq', frame))


@pytest.mark.anyio
@pytest.mark.parametrize("screen", SCREENS)
async def test_card_that_goes_to_another_cluster_sends_these_two_only(bench: Workbench, screen: str):
    cards = [await bench.says(f"kaartje {number}") for number in range(9)]
    await bench.does("reveal", step="associations")
    await bench.does("open-step", step="gather")
    clusters = [await bench.does("make-cluster", name=f"groep {n}", cards=cards[n::3]) for n in range(3)]

    move = bench.does("move-cards", cards=[cards[0]], cluster=clusters[1])
    frame, parts = await _told(bench, screen, move)

    assert {part.removeprefix("cluster-") for part in parts} == set(clusters[:2])
    assert "kaartje 1" in frame
    assert "kaartje 2" not in frame


@pytest.mark.anyio
@pytest.mark.parametrize("screen", SCREENS)
async def test_indicator_that_joins_sends_what_it_hangs_in_only(bench: Workbench, screen: str):
    await bench.does("open-step", step="indicators")
    goals = [await bench.does("add-goal", parent="main", text=f"subdoel {n}") for n in range(3)]
    for n, goal in enumerate(goals):
        await bench.does("add-indicator", goal=goal, text=f"teken {n}")

    frame, parts = await _told(bench, screen, bench.does("add-indicator", goal=goals[0], text="nog een"))

    assert parts & {goals[0]} == parts & set(goals)
    assert "nog een" in frame
    assert "teken 1" not in frame
    assert "teken 2" not in frame


@pytest.mark.anyio
async def test_word_that_comes_late_leaves_other_parties_on_the_console(bench: Workbench):
    words = [await bench.says(f"woord {n}", bench.seats[n % 3]) for n in range(6)]
    await bench.does("reveal", step="associations")

    frame, parts = await _told(bench, "facilitator", bench.does("hide-card", card=words[0]))

    assert parts == {"municipality-1"}
    assert "woord 1" not in frame
