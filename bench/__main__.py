"""`python -m bench [NAME …] [--quick]`: measures, and says for each goal whether it is met."""

import argparse
import asyncio
import time
from collections.abc import Awaitable, Callable

import uvloop

from . import big_walls, cards, commits, deaf, draws, fan_out, many, memory, opening, page_weight, waves
from .figures import Figure, table
from .processes import on_own_core
from .servers import POOL, all_up
from .sizes import FULL, QUICK, Sizes

Program = Callable[[Sizes], Awaitable[list[Figure]]]
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
#: In the quick form: it wants a server with no memory of others; and it stops one for good.
FIRST, LAST = "memory", "waves"
#: No goal of the table, and a browser that needs both cores.
BROWSER = "big_walls"
#: What a quick measurement says of itself.
HINT = (
    "Quick form: few rounds, fewer screens, servers that other programs have used.\n"
    "A hint, too short to judge by; the verdict is `make bench`.\n"
)


async def _all(names: list[str]) -> list[Figure]:
    figures = []
    with on_own_core():
        for name in names:
            if name != BROWSER:
                figures += await _one(name, FULL)
    if BROWSER in names:
        await big_walls.run()
    return figures


async def _quickly(names: list[str]) -> list[Figure]:
    """Told in the order of the goals all the same."""
    found: dict[str, list[Figure]] = {}
    measured = [name for name in names if name != BROWSER]
    async with POOL.open():
        if len(measured) > 1:
            await all_up()
        with on_own_core():
            for name in sorted(measured, key=lambda each: (each == LAST) - (each == FIRST)):
                found[name] = await _one(name, QUICK)
    if BROWSER in names:
        await big_walls.run()
    return [figure for name in measured for figure in found[name]]


async def _one(name: str, sizes: Sizes) -> list[Figure]:
    began = time.perf_counter()
    figures = await PROGRAMS[name](sizes)
    print(f"  ({name}: {time.perf_counter() - began:.0f} s)", flush=True)
    return figures


def main() -> None:
    """Run the programs in turn and print what they found."""
    parser = argparse.ArgumentParser(prog="bench")
    parser.add_argument("names", nargs="*", help=f"which ones: {', '.join([*PROGRAMS, BROWSER])}")
    parser.add_argument("--quick", action="store_true", help="fewer rounds, all of it under a minute")
    given = parser.parse_args()
    print(HINT if given.quick else "", end="", flush=True)
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        if given.quick:
            figures = runner.run(_quickly(given.names or [*PROGRAMS]))
        else:
            figures = runner.run(_all(given.names or [*PROGRAMS, BROWSER]))
    print(f"\n{HINT if given.quick else ''}{table(figures)}")


main()
