"""`python -m bench [--quick]`: the weight of the first page, big walls on a slow phone, the way of a card."""

import argparse

import uvloop

from . import big_walls, end_to_end, page_weight


def main() -> None:
    """Run all programs in turn and print what they found."""
    parser = argparse.ArgumentParser(prog="bench")
    parser.add_argument("--quick", action="store_true", help="fewer cards and rounds, under a minute")
    quick = parser.parse_args().quick
    uvloop.run(page_weight.run())
    uvloop.run(big_walls.run())
    uvloop.run(end_to_end.run(cards=60 if quick else 200, rounds=1 if quick else 4))


main()
