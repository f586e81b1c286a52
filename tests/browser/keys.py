"""A console played with keys alone."""

from playwright.sync_api import Locator, Page, expect


def reach(page: Page, wanted: Locator) -> None:
    """With Tab alone, as far as it takes."""
    for _ in range(150):
        if wanted.evaluate("one => one === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"not reached: {wanted}")


def redo(page: Page) -> None:
    """As soon as the foot offers it: the stage may be drawn a moment before."""
    expect(page.locator("#region-foot form[data-do=redo]")).to_have_count(1)
    page.keyboard.press("Control+y")
