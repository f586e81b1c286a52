"""A piece of a wall made as its next one, in a real browser: what is equal at its beginning and end stays."""

from typing import Any

from playwright.sync_api import Page

RENEWS = """async ([now, next]) => {
  const { renew } = await import("/static/js/renew.js");
  document.body.innerHTML = now;
  const current = document.body.firstElementChild;
  for (const each of [current, ...current.querySelectorAll("*")]) each.wasHere = true;
  renew(current, new DOMParser().parseFromString(next, "text/html").body.firstElementChild);
  const stands = document.body.firstElementChild;
  return {
    html: stands.outerHTML,
    isItself: stands.wasHere === true,
    stayed: [...stands.querySelectorAll("*")].filter((each) => each.wasHere).map((each) => each.textContent),
  };
}"""


def cards(*names: str, **marked: str) -> str:
    inside = "".join(f'<li data-card="{name}">{name}</li>' for name in names)
    attributes = "".join(f' {name}="{value}"' for name, value in marked.items())
    return f"<ul{attributes}>{inside}</ul>"


def renews(page: Page, now: str, next_: str) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate(RENEWS, [now, next_])
    assert found["html"] == next_
    assert found["isItself"]
    return found


def test_card_that_leaves_comes_or_is_said_anew_leaves_all_others_as_they_are(workbench: Page) -> None:
    assert renews(workbench, cards("a", "b", "c", "d"), cards("a", "c", "d"))["stayed"] == ["a", "c", "d"]
    assert renews(workbench, cards("a", "b"), cards("a", "c", "b"))["stayed"] == ["a", "b"]
    assert renews(workbench, cards(), cards("a"))["stayed"] == []
    assert renews(workbench, cards("a"), cards())["stayed"] == []
    anew = cards("a", "b", "c").replace(">b<", ">beter<")
    assert renews(workbench, cards("a", "b", "c"), anew)["stayed"] == ["a", "beter", "c"]


def test_another_card_in_the_same_place_is_another_element(workbench: Page) -> None:
    assert renews(workbench, cards("a", "b", "c"), cards("a", "x", "c"))["stayed"] == ["a", "c"]


def test_marks_of_the_element_itself_come_change_and_go(workbench: Page) -> None:
    renews(
        workbench, cards("a", id="w", hidden="", title="oud"), cards("a", id="w", title="nieuw", lang="nl")
    )


def test_what_differs_deep_inside_is_all_that_is_replaced(workbench: Page) -> None:
    fold = "<details><summary>7 kaartjes</summary><p>uit</p></details>"
    now = f"<section><h3>Rust</h3>{fold}<p>einde</p></section>"
    found = renews(workbench, now, now.replace("7", "6"))
    assert found["stayed"] == ["Rust", "6 kaartjesuit", "6 kaartjes", "uit", "einde"]
