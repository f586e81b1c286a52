"""What a page says, sets in motion or marks only for a moment, kept for who looks a little later.

A busy machine looks late: `expect` on what passes by would fail by chance.
"""

from playwright.sync_api import Page

from tests.waiting import until

#: Runs before the page's own scripts (conftest.py): every sentence of the polite region is kept.
LISTEN = """document.addEventListener("DOMContentLoaded", () => {
    window.said = [];
    const note = (all) => {
        for (const { addedNodes } of all)
            for (const node of addedNodes) window.said.push(node.textContent.trim());
    };
    const status = document.getElementById("status");
    if (status) new MutationObserver(note).observe(status, { childList: true });
});"""

_MOVED = """() => {
    window.moved = [];
    const { animate } = Element.prototype;
    Element.prototype.animate = function (steps, how) {
        window.moved.push(how.duration);
        return animate.call(this, steps, how);
    };
}"""

_MARKED = """() => {
    window.marked = new Set();
    const look = () => document.querySelectorAll(".fresh").forEach(({ id }) => window.marked.add(id));
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributes: true });
}"""


def hears(page: Page, words: str) -> None:
    """A screen reader was told these words since the page was loaded (which may be only half there yet)."""
    until(lambda: any(words in each for each in page.evaluate("window.said ?? []")), what=f"hears {words!r}")


def watch_motion(page: Page) -> None:
    """From now on, what is set in motion is kept."""
    page.evaluate(_MOVED)


def moved(page: Page) -> list[float]:
    """How long each motion lasts (ms) that was begun since `watch_motion`."""
    return list(page.evaluate("window.moved"))


def watch_marks(page: Page) -> None:
    """From now on, what is marked as new is kept."""
    page.evaluate(_MARKED)


def marked(page: Page) -> set[str]:
    """The ids of all that was marked as new since `watch_marks`."""
    return set(page.evaluate("[...window.marked]"))
