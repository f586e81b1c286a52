"""`make faults MINUTES=60`: every fault in its long form, each time with a new seed, until the time is up.

`SEED=7 ONLY=killed make faults` plays one plan again. It ends with 1 when anything was lost, and names the
seed: write that into REGRESSIONS (chance.py), and the short form plays it for ever.
"""

import asyncio
import os
import secrets
import shutil
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from tests.browser.hall import Hall
from tests.faults.chance import LONG, Size
from tests.faults.disks import small
from tests.faults.scenarios import AS_ROOT, ONCE, SCENARIOS, Scenario

KILLS = 100
EVERYTHING = SCENARIOS | AS_ROOT | ONCE
LONG_ENOUGH = 30  # minutes, for what takes ten


class Run:
    """Counts what was done, and keeps what failed."""

    def __init__(self, minutes: float, seed: int, only: str) -> None:
        self.began, self.minutes, self.seed, self.only = time.monotonic(), minutes, seed, only
        self.done: dict[str, list[int]] = {}
        self.failed: list[str] = []
        self.impossible = {} if os.geteuid() == 0 else dict.fromkeys(AS_ROOT, "needs root")

    @property
    def is_over(self) -> bool:
        """Whether the time is up; each fault is done once all the same."""
        return time.monotonic() - self.began > self.minutes * 60

    def names(self) -> list[str]:
        """What is to be done in one round."""
        found = [self.only] if self.only else [*SCENARIOS, *AS_ROOT]
        if not self.only and self.minutes >= LONG_ENOUGH and not ONCE.keys() & self.done.keys():
            found += ONCE
        return [name for name in found if name not in self.impossible]

    def round(self, folder: Path) -> None:
        """Each fault once, each on a server of its own."""
        for name in self.names():
            if self.is_over and name in self.done:
                return
            self.once(name, EVERYTHING[name], folder / f"{name}-{self.seed}")

    def once(self, name: str, scenario: Scenario, folder: Path) -> None:
        """One fault with the seed of this round."""
        since = time.monotonic()
        try:
            with _hall(name, folder) as hall:
                told = asyncio.run(scenario(hall, self.seed, _size(name, is_first=name not in self.done)))
        except Exception:
            traceback.print_exc()
            self.failed.append(f"{name} SEED={self.seed}")
            told = "FAILED"
        self.done.setdefault(name, []).append(self.seed)
        print(f"  {time.monotonic() - since:5.0f} s  {told}", flush=True)

    def summary(self) -> str:
        """In a few lines."""
        lines = [
            f"{name}: {len(seeds)} times, seeds {', '.join(map(str, seeds))}"
            for name, seeds in self.done.items()
        ]
        lines += [f"{name}: not done, it {why}" for name, why in self.impossible.items()]
        lines += [f"LOST OR BROKEN: {each}" for each in self.failed] or ["nothing lost"]
        return "\n".join([f"faults: {(time.monotonic() - self.began) / 60:.1f} minutes", *lines])


def _size(name: str, *, is_first: bool) -> Size:
    """A hundred kills the first time; afterwards as many as fit between other faults."""
    return replace(LONG, cards=3, faults=KILLS) if name == "killed" and is_first else LONG


@contextmanager
def _hall(name: str, folder: Path) -> Iterator[Hall]:
    if name == "filled":
        with small(folder, "6m"), _started(folder) as hall:
            yield hall
    else:
        with _started(folder) as hall:
            yield hall
    shutil.rmtree(folder)


@contextmanager
def _started(folder: Path) -> Iterator[Hall]:
    hall = Hall(folder)
    hall.start()
    try:
        yield hall
    finally:
        hall.close()


def main() -> int:
    """The exit code."""
    asked = os.environ.get("SEED")
    first = int(asked) if asked else secrets.randbelow(1_000_000)
    run = Run(float(os.environ.get("MINUTES", "0" if asked else "10")), first, os.environ.get("ONLY", ""))
    with tempfile.TemporaryDirectory(prefix="faults-") as folder:
        while True:
            run.round(Path(folder))
            run.seed += 1
            if run.is_over:
                break
    print(run.summary(), flush=True)
    return 1 if run.failed else 0


if __name__ == "__main__":
    sys.exit(main())
