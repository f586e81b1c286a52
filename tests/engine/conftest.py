"""An engine on a real database, without the web."""

from collections.abc import AsyncIterator

import pytest

from tests.engine.workbench import Workbench, opened
from tests.stores import Store


@pytest.fixture
async def bench(store: Store, anyio_backend: str) -> AsyncIterator[Workbench]:
    """An engine with one trajectory, in the step for associations, and three seats."""
    async with opened(store) as found:
        await found.begins()
        yield found
