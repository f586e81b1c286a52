"""How long files and functions are: hard caps for the check, `python -m tools.sizes` for the whole."""

import ast
from statistics import median

from tools.files import ours

FILE_CAP, FUNCTION_CAP = 400, 60
COUNTED = (".py", ".js", ".css", ".html")
GENERATED = ("migrations/versions/",)


def problems(name: str, text: str) -> list[str]:
    """Files and functions over the cap. Long is a smell; this long is not accepted."""
    if name.startswith(GENERATED):
        return []
    wrong = []
    if (lines := len(text.splitlines())) > FILE_CAP:
        wrong.append(f"{name}: {lines} lines, the cap is {FILE_CAP}")
    if name.endswith(".py"):
        long = ((where, size) for where, size in functions(name, text) if size > FUNCTION_CAP)
        wrong += [f"{where}: a function of {size} lines, the cap is {FUNCTION_CAP}" for where, size in long]
    return wrong


def functions(name: str, text: str) -> list[tuple[str, int]]:
    """Place and length of every function, from `def` to its last line."""
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    found = [node for node in ast.walk(ast.parse(text)) if isinstance(node, kinds)]
    return [(f"{name}:{n.lineno} {n.name}", (n.end_lineno or n.lineno) - n.lineno + 1) for n in found]


def main() -> None:
    """Print median and maximum of files and functions under app/."""
    texts = list(ours(*COUNTED, under="app/"))
    _line("files", [(name, len(text.splitlines())) for name, text in texts if text.strip()], aim=80)
    python = [(name, text) for name, text in texts if name.endswith(".py")]
    _line("functions", [found for name, text in python for found in functions(name, text)], aim=7)


def _line(what: str, sizes: list[tuple[str, int]], aim: int) -> None:
    if sizes:
        place, longest = max(sizes, key=lambda size: size[1])
        middle = median(size for _, size in sizes)
        print(f"{what}: {len(sizes)}, median {middle:g} (aim {aim}), longest {longest} ({place})")


if __name__ == "__main__":
    main()
