"""The short form of every fault against a real server. The long one: `make faults MINUTES=60`."""

from collections.abc import Iterator

import pytest

from tests.browser.hall import Hall
from tests.faults.chance import REGRESSIONS, Size, seeds
from tests.faults.scenarios import SCENARIOS

pytestmark = pytest.mark.anyio
PLANS = [(name, seed) for name in REGRESSIONS for seed in seeds(name)]


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    """One server for all faults: each has a trajectory of its own."""
    found = Hall(tmp_path_factory.mktemp("faults"))
    found.start()
    yield found
    found.close()


@pytest.mark.parametrize(("name", "seed"), PLANS)
async def test_nothing_is_lost_when(name: str, seed: int, hall: Hall):
    await SCENARIOS[name](hall, seed, Size())
