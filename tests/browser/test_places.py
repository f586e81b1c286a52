"""The frame around the parts of a region, laid anew in a real browser: who stays stays the same element."""

from typing import Any

from playwright.sync_api import Page

#: A frame as a phone has it: places, a line that a script filled, and a stretch within.
NOW = """
<section id="region-x" data-seq="3"><h2>Groepjes</h2><div>
<p id="x.a" data-part data-seq="3">een</p><p id="x.b" data-part data-seq="2">twee</p>
<section><h3>Los</h3><ul id="x.l" data-part data-seq="1"><li>drie</li></ul></section></div>
<p id="left"><b>5</b></p></section>
"""
LAYS = """async ([now, next]) => {
  const { relay } = await import("/static/js/places.js");
  document.body.innerHTML = now;
  const current = document.getElementById("region-x");
  for (const each of document.querySelectorAll("[id]")) each.wasHere = true;
  const given = new DOMParser().parseFromString(next, "text/html").getElementById("region-x");
  const left = relay(current, given);
  const parts = [...document.querySelectorAll("[data-part]")];
  return {
    left: left?.map(([stands, wanted]) => [stands.id, wanted.outerHTML]),
    order: parts.map(({ id }) => id),
    stayed: parts.filter((part) => part.wasHere).map(({ id }) => id),
    seq: current.dataset.seq,
  };
}"""


def lays(page: Page, next_: str, now: str = NOW) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate(LAYS, [now, next_])
    return found


def empty(id_: str, tag: str = "p") -> str:
    return f'<{tag} id="{id_}" data-part></{tag}>'


def frame(places: str, loose: str = empty("x.l", "ul"), left: str = "", head: str = "Groepjes") -> str:
    return (
        f'<section id="region-x" data-seq="4"><h2>{head}</h2><div>{places}<section><h3>Los</h3>{loose}'
        f'</section></div><p id="left">{left}</p></section>'
    )


def test_places_are_laid_anew_and_who_stays_is_not_drawn_again(workbench: Page) -> None:
    found = lays(workbench, frame(empty("x.c") + empty("x.b") + empty("x.a"), ""))
    assert found["order"] == ["x.c", "x.b", "x.a"], "one more, turned round, and the loose stretch gone"
    assert found["stayed"] == ["x.b", "x.a"]
    assert found["seq"] == "4"


def test_what_leaves_one_frame_comes_to_stand_in_another(workbench: Page) -> None:
    """A leaf that goes to a later branch: its row is not sent anew, for it did not change."""
    branches = '<ol id="region-x" data-seq="3"><li id="one">{}</li><li id="two">{}</li></ol>'
    part = '<p id="x.a" data-part data-seq="3">een</p>'
    for place, stands, at in ("one", ("", part), (empty("x.a"), "")), ("two", (part, ""), ("", empty("x.a"))):
        found = lays(workbench, branches.format(*at), branches.format(*stands))
        assert found["stayed"] == ["x.a"]
        assert workbench.locator("[data-part]").locator("..").get_attribute("id") == place


def test_what_changed_beside_the_places_is_left_to_whoever_morphs(workbench: Page) -> None:
    found = lays(workbench, frame(empty("x.a"), left="4", head="De groepjes"))
    assert found["left"] == [["", "<h2>De groepjes</h2>"], ["left", '<p id="left">4</p>']]
    assert found["order"] == ["x.a", "x.l"]


def test_a_frame_that_became_another_one_is_left_alone(workbench: Page) -> None:
    found = lays(workbench, '<section id="region-x" data-seq="4" hidden></section>')
    assert found.get("left") is None
    assert found["order"] == ["x.a", "x.b", "x.l"]
    assert found["seq"] == "3"
