"""The real application for every test of the web."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desk import Desk, opened


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk with a trajectory, seats of all parties free, standing in `welcome`."""
    with opened(tmp_path) as found:
        yield found.begins()
