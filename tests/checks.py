"""Judges for pages: html-validate for markup, axe for accessibility. Without them a test fails."""

import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Page

from tools.files import ROOT

NODE = Path(sys.executable).parent / "node"
HTML_VALIDATE = ROOT / "node_modules/html-validate/bin/html-validate.mjs"
AXE = ROOT / "node_modules/axe-core/axe.min.js"
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SETTLED = """Promise.allSettled(document.getAnimations()
    .filter((each) => each instanceof CSSTransition).map((each) => each.finished))"""
AXE_COLOURS = ["color-contrast", "link-in-text-block"]
# Off: what only counts for hand-written files; soft hyphens and <bdi> need no entity of their own.
OFF = ("doctype-style", "no-trailing-whitespace", "no-raw-characters", "long-title", "void-style")


def html_problems(pages: Mapping[str, str]) -> list[str]:
    """What the HTML checker finds in pages, given as name to HTML. A run costs a second: give all at once."""
    with TemporaryDirectory() as folder:
        for name, html in pages.items():
            Path(folder, f"{name}.html").write_text(html, encoding="utf-8")
        rules = [f"--rule={rule}:off" for rule in OFF]
        command = [NODE, HTML_VALIDATE, "--preset=standard", "--formatter=text", *rules, folder]
        done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
        lines = [line.replace(f"{folder}/", "") for line in done.stdout.splitlines() if line.strip()]
        return lines if done.returncode == 0 or lines else [done.stderr]


def axe_problems(page: Page, within: str = "") -> list[str]:
    """What axe finds on the page as it stands now, or in one part of it: rule, and element that breaks it."""
    return _axe(page, {"type": "tag", "values": AXE_TAGS}, within)


def axe_problems_in_both_schemes(page: Page) -> list[str]:
    """The same, in light and in dark. Only colours may differ, so that in dark these are judged."""
    light = axe_problems(page)
    page.emulate_media(color_scheme="dark")
    assert page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    dark = _axe(page, {"type": "rule", "values": AXE_COLOURS})
    page.emulate_media(color_scheme="light")
    return light + [f"dark: {each}" for each in dark]


def _axe(page: Page, only: dict[str, Any], within: str = "") -> list[str]:
    # What glides from one colour to another has for a moment the colours of neither.
    page.evaluate(SETTLED)
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(_source())
    options = {"runOnly": only, "resultTypes": ["violations"]}
    run = "([within, options]) => axe.run(within || document, options)"
    found: list[dict[str, Any]] = page.evaluate(run, [within, options])["violations"]
    return [f"{rule['id']}: {rule['help']}: {node['html'][:200]}" for rule in found for node in rule["nodes"]]


@cache
def _source() -> str:
    return AXE.read_text(encoding="utf-8")
