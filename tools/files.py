"""The files of this repository, as git sees them: tracked, and new ones that are not ignored."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
VENDORED = ("app/static/vendor/", "app/static/fonts/")


def names() -> list[str]:
    """Paths relative to the root, sorted; deleted files are left out."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return sorted(name for name in set(listed.split("\0")) if name and (ROOT / name).is_file())


def ours(*suffixes: str, under: str = "") -> Iterator[tuple[str, str]]:
    """Name and text of every file of our own with one of these suffixes (none given: every text file)."""
    for name in names():
        if not name.startswith(under) or name.startswith(VENDORED) or not name.endswith(suffixes or ("",)):
            continue
        content = (ROOT / name).read_bytes()
        if b"\0" not in content:
            yield name, content.decode("utf-8")
