"""A municipality's own colours, in light, in dark and on paper."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page

from tools.files import ROOT

pytestmark = pytest.mark.browser
BASE = (ROOT / "app/static/css/base.css").read_text(encoding="utf-8")
LIGHT = ".gemeente { --basis-color-action-1-inverse-bg-default: #123456; --sb-paper: #fffaf0 }"
OWN_DARK = "@media (prefers-color-scheme: dark) { :root.gemeente { --sb-paper: #000814 } }"


@pytest.fixture
def themed(device: Callable[..., BrowserContext]) -> Callable[..., Page]:
    def make(theme: str, **media: str) -> Page:
        page = device().new_page()
        page.emulate_media(**media)  # type: ignore[arg-type] # as Playwright names them
        html = f"<html lang=nl class=gemeente><style>{BASE}</style><style>{theme}</style><p>Samen</p></html>"
        page.set_content(html)
        return page

    return make


def token(page: Page, name: str) -> str:
    return str(
        page.evaluate("name => getComputedStyle(document.documentElement).getPropertyValue(name)", name)
    )


def test_theme_for_light_paper_has_its_say_in_light(themed):
    page = themed(LIGHT, color_scheme="light")

    assert (token(page, "--sb-action"), token(page, "--sb-paper")) == ("#123456", "#fffaf0")


def test_theme_for_light_paper_leaves_the_dark_scheme_alone(themed):
    plain, page = themed("", color_scheme="dark"), themed(LIGHT, color_scheme="dark")

    for name in ("--sb-action", "--sb-paper", "--sb-ink"):
        assert token(page, name) == token(plain, name)
    assert token(plain, "--sb-paper") != token(themed("", color_scheme="light"), "--sb-paper")


def test_theme_with_a_dark_face_of_its_own_shows_it(themed):
    page = themed(LIGHT + OWN_DARK, color_scheme="dark")

    assert token(page, "--sb-paper") == "#000814"


def test_paper_is_light_whatever_the_screen_is(themed):
    assert token(themed("", color_scheme="dark", media="print"), "--sb-paper") == "#f6f7f2"
