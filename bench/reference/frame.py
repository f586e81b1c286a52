"""The news that every program sends in `fan_out`: about 1000 bytes of HTML, its number, and when it left."""

import random
import time

WORDS = ("zorg", "buurt", "samen", "elkaar", "wachten", "loket", "helpen", "luisteren", "thuis", "avond")


def _items(size: int) -> str:
    dice, found = random.Random(1), ""
    while len(found) < size:
        said = " ".join(dice.choices(WORDS, k=5))
        found += f'<li class="card" data-card="{dice.getrandbits(64):016x}"><bdi>{said}</bdi></li>\n'
    return found[:size]


ITEMS: dict[int, str] = {}


def news(number: int, size: int) -> str:
    """One piece of HTML; the clock (ns) is the one that all processes of this machine share."""
    if size not in ITEMS:
        ITEMS[size] = _items(size)
    head = f'<ul id="region-bench" data-seq="{number}" data-at="{time.perf_counter_ns()}">'
    return head + ITEMS[size][len(head) + 5 :] + "</ul>"
