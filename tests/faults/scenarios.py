"""All faults by name: each is a coroutine (hall, seed, size) that judges at its end and tells what it did."""

from collections.abc import Awaitable, Callable

from tests.browser.hall import Hall
from tests.faults.chance import Size
from tests.faults.copies import restored
from tests.faults.crashes import killed
from tests.faults.crowds import facilitators, repeated
from tests.faults.disks import filled, full, read_only
from tests.faults.lines import gone, network
from tests.faults.strangers import rubbish

Scenario = Callable[[Hall, int, Size], Awaitable[str]]
SCENARIOS: dict[str, Scenario] = {
    "killed": killed,
    "full": full,
    "network": network,
    "repeated": repeated,
    "facilitators": facilitators,
    "rubbish": rubbish,
    "restored": restored,
}
#: These need root: a small file system that is mounted, files of which the kernel forbids every change.
AS_ROOT: dict[str, Scenario] = {"filled": filled, "read_only": read_only}
#: Long, and so once in an hour; the short form is a cut network.
ONCE: dict[str, Scenario] = {"gone": gone}
