"""`python -m bench [NAME …] [--quick]`: measures, and says for each goal whether it is met."""

import argparse
import asyncio
import time
from collections.abc import Awaitable, Callable

import uvloop

from . import big_walls, cards, commits, deaf, draws, fan_out, many, memory, opening, page_weight, waves
from .figures import Figure, table
from .servers import on_own_core

Program = Callable[[bool], Awaitable[list[Figure]]]
#: In the order of the goals.
PROGRAMS: dict[str, Program] = {
    "fan_out": fan_out.run,
    "fan_out_500": fan_out.wider,
    "cards": cards.steady,
    "burst": cards.burst,
    "commits": commits.run,
    "memory": memory.run,
    "deaf": deaf.run,
    "draws": draws.run,
    "waves": waves.run,
    "many": many.run,
    "page_weight": page_weight.run,
    "opening": opening.run,
}
#: No goal of the table, and a browser that needs both cores.
BROWSER = "big_walls"


async def _all(names: list[str], quick: bool) -> list[Figure]:
    figures = []
    with on_own_core():
        for name in names:
            if name != BROWSER:
                began = time.perf_counter()
                figures += await PROGRAMS[name](quick)
                print(f"  ({name}: {time.perf_counter() - began:.0f} s)", flush=True)
    if BROWSER in names:
        await big_walls.run()
    return figures


def main() -> None:
    """Run the programs in turn and print what they found."""
    parser = argparse.ArgumentParser(prog="bench")
    parser.add_argument("names", nargs="*", help=f"which ones: {', '.join([*PROGRAMS, BROWSER])}")
    parser.add_argument("--quick", action="store_true", help="fewer rounds, all of it under a minute")
    given = parser.parse_args()
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        print(
            "\n"
            + table(
                runner.run(_all(given.names or [*PROGRAMS, *([] if given.quick else [BROWSER])], given.quick))
            )
        )


main()
