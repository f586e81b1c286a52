"""An engine on a real database, without the web."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.engine.workbench import Workbench, opened


@pytest.fixture
async def bench(tmp_path: Path, anyio_backend: str) -> AsyncIterator[Workbench]:
    """An engine with one trajectory, in the step for associations, and three seats."""
    async with opened(tmp_path) as found:
        await found.begins()
        yield found
