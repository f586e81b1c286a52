"""`python -m tools.pictures`: take the pictures in docs/pictures anew, from the example of `make demo`."""

import asyncio
import os
import re
import shutil
import subprocess
import sys
import tempfile

from playwright.sync_api import Browser, Page, sync_playwright

from bench.processes import running
from tools.files import ROOT

PICTURES = ROOT / "docs/pictures"
CALM = """() => !document.querySelector(".fresh")
    && document.getAnimations().every(({ playState }) => playState !== "running")"""
CHROMIUM = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


def main() -> None:
    """Play the example into an empty database, serve it, look at it."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {"SAMENBOOM_VAR": folder}
        demo = [sys.executable, "-m", "app", "demo"]
        told = subprocess.run(demo, env=os.environ | environment, capture_output=True, text=True, check=True)
        codes = re.findall(r"/j/(\w+)", told.stdout)
        secret = re.findall(r"sign-in#(\S+)", told.stdout)[-1]
        asyncio.run(_serve_and_look(environment, codes, secret))


async def _serve_and_look(environment: dict[str, str], codes: list[str], secret: str) -> None:
    port = 8765
    serve = [sys.executable, "-m", "app", "serve", "--port", str(port)]
    async with running(serve, port, environment) as server:
        await asyncio.to_thread(_look, server.url, codes, secret)


def _look(url: str, codes: list[str], secret: str) -> None:
    with sync_playwright() as playwright:
        path = shutil.which(os.environ.get("CHROMIUM", "chromium-headless-shell"))
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM)
        facilitator = _page(browser, 1280, 800)
        facilitator.goto(f"{url}/sign-in#{secret}")
        facilitator.get_by_role("button", name="Meld me aan").click()
        rows = facilitator.locator(".trajectories li")
        consoles = [rows.nth(n).locator("a").first.get_attribute("href") for n in range(rows.count())]
        by_code = {}
        for console in consoles:
            facilitator.goto(f"{url}{console}" if str(console).startswith("/") else str(console))
            by_code[facilitator.locator("header .code").inner_text()] = facilitator.url
        finished, halfway = (by_code[code] for code in codes)
        facilitator.goto(halfway)
        _take(facilitator, "console")
        facilitator.set_viewport_size({"width": 1920, "height": 1080})
        facilitator.goto(finished.replace("/console", "/projector"))
        _take(facilitator, "projector")
        phone = _page(browser, 360, 740)
        phone.goto(f"{url}/j/{codes[1]}")
        phone.locator("a.choice").first.click()
        phone.get_by_role("button", name="Ga zitten").click()
        _take(phone, "phone")
        browser.close()


def _page(browser: Browser, width: int, height: int) -> Page:
    return browser.new_context(viewport={"width": width, "height": height}, locale="nl-NL").new_page()


def _take(page: Page, name: str) -> None:
    """Once the type is there, and nothing is new or moves any more."""
    page.wait_for_load_state("networkidle")
    page.evaluate("document.fonts.ready")
    page.wait_for_function(CALM)
    page.screenshot(path=PICTURES / f"{name}.png")


if __name__ == "__main__":
    main()
