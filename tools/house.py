"""All rules of the house over all files: prints what is wrong, ends with 1 if anything is."""

import sys

from tools import arrows, sizes, words
from tools.files import ours


def problems() -> list[str]:
    """Everything that breaks a rule, as `place: reason`."""
    found = []
    for name, text in ours():
        found += words.problems(name, text)
        if name.endswith(sizes.COUNTED):
            found += sizes.problems(name, text)
        if name.startswith("app/") and name.endswith(".py"):
            found += arrows.problems(name, text)
    return found


def main() -> int:
    """The exit code."""
    found = problems()
    print(*found, f"house: {len(found)} problems" if found else "house: in order", sep="\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
