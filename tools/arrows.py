"""Import order: who may know whom. Arrows point downwards only (docs/architecture.md)."""

import ast
import sys
from collections.abc import Iterator

BELOW = {
    "settings": set[str](),
    "domain": set[str](),
    "live": set[str](),
    "store": {"domain"},
    "screens": {"domain"},
    "engine": {"domain", "live", "screens", "store"},
    "exports": {"domain", "screens"},
    "web": {"domain", "engine", "exports", "live", "screens", "settings", "store"},
}
# The entrance wires everything and may know all; nothing below may know the entrance.
ENTRANCE = {"__init__", "__main__", "main", "commandline", "demo", "demo_play", "keeping", "room"}
# The rules have no clock, no chance and no outside world, so that a log folds the same for ever.
IMPURE = {
    "asyncio",
    "logging",
    "os",
    "pathlib",
    "random",
    "secrets",
    "socket",
    "sqlite3",
    "threading",
    "time",
}


def problems(name: str, text: str) -> list[str]:
    """What is wrong with the imports of one file under app/."""
    here = _room(name)
    if here in ENTRANCE:
        return []
    if here not in BELOW:
        return [
            f"{name}: no such room as {here!r}; draw it in tools/arrows.py and docs/architecture.md first"
        ]
    wrong = []
    for line, module in _imports(name, ast.parse(text)):
        if complaint := _complaint(here, module):
            wrong.append(f"{name}:{line}: {complaint}")
    return wrong


def _room(name: str) -> str:
    return name.removesuffix(".py").split("/")[1]


def _complaint(here: str, module: str) -> str:
    top, _, rest = module.partition(".")
    if top == "app":
        there = rest.split(".")[0]
        return "" if there in BELOW[here] | {here} else f"{here} may not know {there or 'app'}"
    if here == "domain" and top not in sys.stdlib_module_names:
        return f"the domain stands on the standard library only, not on {top}"
    if here == "domain" and top in IMPURE:
        return f"the rules are pure: no {top}"
    return ""


def _imports(name: str, tree: ast.AST) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = _absolute(name, node)
            # `from app import engine` names the room only in what is imported
            yield from ((node.lineno, f"{base}.{a.name}" if base == "app" else base) for a in node.names)


def _absolute(name: str, node: ast.ImportFrom) -> str:
    if not node.level:
        return node.module or ""
    package = name.removesuffix(".py").split("/")[: -node.level]
    return ".".join([*package, *([node.module] if node.module else [])])
