"""Whether the parts of a file that is read back fit together: what points somewhere finds it, no id occurs
twice, the nodes are a tree, and nothing is told that the room never saw.
"""

from collections.abc import Callable
from contextlib import suppress

from . import copy_tree
from .checks import STEP as CHECK
from .copy_faults import (
    MISPLACED,
    NO_WORDS,
    NOT_A_TABLE,
    TOO_LONG,
    UNKNOWN,
    UNSEEN,
    Content,
    Found,
    ids,
    placed,
    repeated,
    told,
)
from .copy_kinds import Enough, Faults
from .dots import HELD
from .dots import STEP as GATHER
from .fields import Fault
from .kinds import SHORT
from .script import BY_NAME, STEP_OF_KIND
from .state import PARTIES
from .support import TREE


def faults(content: Content) -> list[Fault]:
    """What does not fit, of a file whose form is right."""
    found = Faults()
    with suppress(Enough):
        for rule in _RULES:
            for at, said in rule(content):
                found.add(at, said)
    return found.found


def _once(content: Content) -> Found:
    """One command made one thing, so no id stands for two."""
    named = ("cards", "clusters", "formerClusters", "nodes", "wordings", "proposals", "asked", "checks")
    things = [(f"{at}.id", each["id"]) for at, each in placed(content, *named, "agreements")]
    things += [
        (f"{at}.answers[{place}].id", answer["id"])
        for at, each in placed(content, "asked")
        for place, answer in enumerate(each["answers"])
    ]
    yield from repeated(things)
    yield from repeated((f"{at}.label", each["label"]) for at, each in placed(content, "authors"))
    yield from repeated(
        (at, (each["author"], each["cluster"], each["round"])) for at, each in placed(content, "dots")
    )
    yield from repeated(
        (at, (each["author"], each["indicator"], each["round"])) for at, each in placed(content, "checks")
    )
    yield from repeated((at, (each["from"], each["to"])) for at, each in placed(content, "links"))


def _table(content: Content) -> Found:
    """As many chairs for each party, numbered from 1."""
    count = content["seatsPerParty"]
    wanted = [(party, number) for party in PARTIES for number in range(1, count + 1)]
    if sorted(wanted) != sorted((seat["party"], seat["number"]) for seat in content["seats"]):
        yield "seats", NOT_A_TABLE


def _room(content: Content) -> Found:
    room = content["room"]
    if BY_NAME[room["step"]].session != room["session"]:
        yield "room.step", MISPLACED
    for place, each in enumerate(room["revealed"]):
        if not BY_NAME[each["step"]].reveals:
            yield f"room.revealed[{place}].step", MISPLACED
    for step, turn in room["rounds"].items():
        if turn > room["highest"].get(step, 0):
            yield f"room.rounds.{step}", MISPLACED


def _authors(content: Content) -> Found:
    known = {each["label"] for each in content["authors"]} | {None}
    voices = list(placed(content, "cards", "dots", "wordings", "proposals", "checks"))
    for at, each in placed(content, "asked"):
        answers = [(f"{at}.answers[{place}]", answer) for place, answer in enumerate(each["answers"])]
        yield from repeated((f"{where}.author", answer["author"]) for where, answer in answers)
        voices += answers
    yield from ((f"{at}.author", UNKNOWN) for at, each in voices if each["author"] not in known)


def _revealed(content: Content) -> set[tuple[str, int]]:
    return {(each["step"], each["round"]) for each in content["room"]["revealed"]}


def _cards(content: Content) -> Found:
    seen, clusters = _revealed(content), ids(content, "clusters")
    goals = {node["id"] for node in content["nodes"] if node["kind"] == "subgoal"}
    for at, card in placed(content, "cards"):
        step, kept = STEP_OF_KIND.get(card["kind"]), card["status"] == "kept"
        yield from told(
            (f"{at}.step", MISPLACED, card["step"] != step),
            (at, UNSEEN, step is not None and (step, card["round"]) not in seen),
            (f"{at}.text", NO_WORDS, kept and card["text"] is None),
            (f"{at}.text", MISPLACED, not kept and (card["text"] or card["drawing"])),
            (f"{at}.text", TOO_LONG, card["kind"] == "association" and len(card["text"] or "") > SHORT),
            (f"{at}.drawing", MISPLACED, card["drawing"] and card["kind"] != "dream-image"),
            (f"{at}.about", UNKNOWN, (card["kind"] == "sign") != (card["about"] in goals)),
            (f"{at}.about", MISPLACED, card["kind"] != "sign" and card["about"]),
            (f"{at}.cluster", UNKNOWN, card["cluster"] and card["cluster"] not in clusters),
            (f"{at}.cluster", MISPLACED, card["cluster"] and not kept),
        )


def _dots(content: Content) -> Found:
    seen, clusters = _revealed(content), ids(content, "clusters")
    laid: dict[tuple[str, int], int] = {}
    for at, each in placed(content, "dots"):
        whose = each["author"], each["round"]
        laid[whose] = laid.get(whose, 0) + each["count"]
        yield from told(
            (at, UNSEEN, (GATHER, each["round"]) not in seen),
            (f"{at}.cluster", UNKNOWN, each["cluster"] not in clusters),
            (f"{at}.count", MISPLACED, laid[whose] > HELD),
        )


def _asked(content: Content) -> Found:
    known = ids(content, "nodes", "wordings") | {TREE}
    latest = {each["about"]: each["id"] for each in content["asked"]}
    for at, each in placed(content, "asked"):
        is_last = latest[each["about"]] == each["id"]
        yield from told(
            (f"{at}.about", UNKNOWN, each["about"] not in known),
            (f"{at}.open", MISPLACED, each["open"] and not is_last),
            (f"{at}.answers", UNSEEN, each["open"] and each["answers"]),
            (f"{at}.of", MISPLACED, each["of"] is None and not each["open"]),
        )


def _checks(content: Content) -> Found:
    seen = _revealed(content)
    leaves = {node["id"] for node in content["nodes"] if node["kind"] == "indicator"}
    words = {each["id"]: each["node"] for each in content["wordings"]} | {None: None}
    for at, each in placed(content, "checks"):
        yield from told(
            (at, UNSEEN, (CHECK, each["round"]) not in seen),
            (f"{at}.indicator", UNKNOWN, each["indicator"] not in leaves),
            (f"{at}.wording", UNKNOWN, words.get(each["wording"], "") not in (None, each["indicator"])),
        )


_RULES: tuple[Callable[[Content], Found], ...] = (
    _once,
    _table,
    _room,
    _authors,
    _cards,
    _dots,
    copy_tree.nodes,
    copy_tree.links,
    copy_tree.wordings,
    copy_tree.proposals,
    _asked,
    _checks,
)
