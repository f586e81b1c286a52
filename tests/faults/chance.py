"""Where the plan of a fault comes from: a seed that is printed. `SEED=…` plays one again, alone."""

import asyncio
import os
import random
from dataclasses import dataclass

#: Seeds that once found a fault stay here for ever, by scenario: the short form plays them all, each time.
REGRESSIONS: dict[str, tuple[int, ...]] = {
    "killed": (1,),
    "full": (1,),
    "network": (1,),
    "repeated": (1,),
    "facilitators": (1,),
    "rubbish": (1,),
    "restored": (1,),
}


def seeds(scenario: str) -> tuple[int, ...]:
    """Those of the short form, or the one that is asked for."""
    asked = os.environ.get("SEED")
    return (int(asked),) if asked else REGRESSIONS[scenario]


@dataclass(frozen=True)
class Size:
    """How much of it: the short form is for every day, the long one for `make faults`.

    A bad network `lasts` so long each time; a slow one takes `delay` longer, each way.
    """

    people: int = 6
    cards: int = 4
    faults: int = 3
    lasts: float = 0.5
    delay: float = 0.3


LONG = Size(people=15, cards=12, faults=8, lasts=10.0, delay=2.0)


def dice(scenario: str, seed: int) -> random.Random:
    """All chance of one plan. What it does is told first: a test that fails shows it."""
    print(f"faults: {scenario} SEED={seed}", flush=True)
    return random.Random(f"{scenario} {seed}")


async def passes(seconds: float) -> None:
    """Time as a fault: a slow line, a network that is away. Never to wait until something happened."""
    if seconds > 0:
        await asyncio.wait({pause := asyncio.ensure_future(asyncio.Event().wait())}, timeout=seconds)
        pause.cancel()
