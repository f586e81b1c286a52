"""Whether the nodes of a file that is read back are a tree, and what is said of them belongs to them."""

from .copy_faults import MISPLACED, TOO_DEEP, UNKNOWN, Content, Found, ids, placed, repeated, told
from .state import MAIN
from .tree import DEEPEST

#: Branches that were set aside may have come to hang deeper; this deep no person brings them.
BOTTOM = 50


def nodes(content: Content) -> Found:
    """Main first, each node after what it hangs under: so there can be no loop."""
    above: dict[str | None, tuple[str, int, bool]] = {}
    cards, clusters = ids(content, "cards"), ids(content, "clusters", "formerClusters")
    words = {each["id"]: each["node"] for each in content["wordings"]}
    for place, (at, node) in enumerate(placed(content, "nodes")):
        kind, level, is_aside = above.get(node["parent"], ("", 0, False))
        is_goal, level, is_aside = (
            node["kind"] == "subgoal",
            level + (place > 0),
            is_aside or node["setAside"],
        )
        fitting = ("main", "subgoal") if is_goal else ("subgoal",)
        yield from told(
            (f"{at}.kind", MISPLACED, (node["kind"] == "main") != (place == 0)),
            (f"{at}.id", MISPLACED, (node["id"] == MAIN) != (place == 0)),
            (at, MISPLACED, place == 0 and (node["setAside"] or node["parent"])),
            (f"{at}.parent", UNKNOWN, place > 0 and kind not in fitting),
            (at, TOO_DEEP, level > BOTTOM or (is_goal and level > DEEPEST and not is_aside)),
            (f"{at}.wording", UNKNOWN, words.get(node["wording"], node["id"]) != node["id"]),
            (f"{at}.wording", UNKNOWN, node["wording"] not in words and (place > 0 or node["wording"])),
            (f"{at}.sources", UNKNOWN, not cards.issuperset(node["sources"]["cards"])),
            (f"{at}.sources", UNKNOWN, not clusters.issuperset(node["sources"]["clusters"])),
            (f"{at}.description", MISPLACED, node["description"] and node["kind"] != "indicator"),
        )
        above[node["id"]] = (node["kind"], level, is_aside)
    if not content["nodes"]:
        yield "nodes", UNKNOWN


def links(content: Content) -> Found:
    """Between two that do not stand under one another; never to an indicator."""
    parents = {node["id"]: node["parent"] for node in content["nodes"]}
    kinds = {node["id"]: node["kind"] for node in content["nodes"]}
    for at, link in placed(content, "links"):
        source, target = link["from"], link["to"]
        if source not in kinds or kinds.get(target) != "subgoal":
            yield at, UNKNOWN
        elif target in _line(parents, source) or source in _line(parents, target):
            yield at, MISPLACED


def _line(parents: dict[str, str | None], node: str) -> list[str]:
    """A node and what it stands under, up to main."""
    found, at = list[str](), str(node)
    while at in parents and len(found) <= BOTTOM:
        found.append(at)
        at = parents[at] or ""
    return found


def wordings(content: Content) -> Found:
    """The words of a node are among its wordings; the first of a node is named after it."""
    known, adopted = ids(content, "nodes"), {node["wording"] for node in content["nodes"]}
    for at, each in placed(content, "wordings"):
        own = each["id"].removesuffix("-first")
        yield from told(
            (f"{at}.node", UNKNOWN, each["node"] not in known),
            (f"{at}.id", MISPLACED, own != each["id"] and own != each["node"]),
            (f"{at}.status", MISPLACED, (each["status"] == "adopted") != (each["id"] in adopted)),
            (f"{at}.author", MISPLACED, each["by"] == "facilitator" and each["author"] is not None),
        )


def proposals(content: Content) -> Found:
    """A proposal hangs somewhere, and became one node at most."""
    kinds = {node["id"]: node["kind"] for node in content["nodes"]}
    for at, each in placed(content, "proposals"):
        parent, node = kinds.get(each["parent"]), each["node"]
        yield from told(
            (f"{at}.parent", UNKNOWN, parent not in ("main", "subgoal")),
            (f"{at}.node", UNKNOWN, node and kinds.get(node) != each["kind"]),
        )
    used = [(f"{at}.node", each["node"]) for at, each in placed(content, "proposals") if each["node"]]
    yield from repeated(used)
