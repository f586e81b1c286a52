"""Python's collector of cycles, kept from looking at what stays: it holds everybody while it looks.

With thousands of screens one whole look took over a second, and what each heartbeat makes anew heaped up
until a small one took a tenth (docs/performance.md). So it looks each second at what is new, and no more at
what lived through that; a cycle that ends later waits for the whole look, once in ten minutes.
"""

import asyncio
import gc

EACH, BETWEEN = 1.0, 600
#: Of what people leave behind who come in all at once next to nothing is in circles.
SELDOM = (20_000, 20, 20)


async def keep_small() -> None:
    """As long as the process lives."""
    gc.set_threshold(*SELDOM)
    while True:
        gc.collect()
        gc.freeze()
        for _ in range(BETWEEN):
            await asyncio.sleep(EACH)
            gc.collect(1)
            gc.freeze()
        gc.unfreeze()
