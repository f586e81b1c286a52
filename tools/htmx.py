"""htmx's own upgrade check over our pages: what is written for version 2 silently does nothing in 4.

It knows `hx-*` only and we write `data-hx-*`, so it gets copies in which the prefix is gone.
"""

import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from tools.files import ROOT, ours

CHECKER = ROOT / "node_modules/htmx.org/dist/scripts/upgrade-check.py"


def problems(pages: Iterable[tuple[str, str]]) -> list[str]:
    """What it finds in files given as (name, text)."""
    with TemporaryDirectory() as folder:
        for name, text in pages:
            copy = Path(folder, name)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_text(text.replace("data-hx-", "hx-"), encoding="utf-8")
        command = [sys.executable, str(CHECKER), folder]
        done = subprocess.run(command, check=False, capture_output=True, text=True)
    lines = [line.removeprefix(f"{folder}/") for line in done.stdout.splitlines() if line.startswith(folder)]
    return lines if done.returncode == 0 or lines else [done.stderr or "the upgrade check did not run"]


def main() -> int:
    """The exit code."""
    found = problems(ours(".html", ".js", under="app/"))
    print(*found, f"htmx: {len(found)} problems", sep="\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
