"""What is wrong with a file that is read back is told with its place; nothing of it is taken over."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest

from app.domain import copies
from app.domain.copy_kinds import MOST_FAULTS
from tests.exports.copying import told
from tests.exports.playing import Room

File = Any
ODD, UNKNOWN = "misplaced", "unknown-id"
OTHER = "11111111-1111-4111-8111-111111111111"


def rich() -> File:
    """A file with at least one of everything."""
    room = Room()
    room("open-step", step="associations")
    cards = [room.says(party, f"van {party}") for party in ("resident", "provider")]
    room("reveal", step="associations")
    room("open-step", step="dream-images")
    drawn = room.says("resident", "een huis", "dream-image", drawing=[[[1, 1], [2, 2]]])
    room("reveal", step="dream-images")
    room("hide-card", card=drawn)
    cluster = room("make-cluster", name="Samen", cards=cards)
    room("dissolve-cluster", cluster=room("make-cluster", name="Even"))
    room("open-step", step="gather")
    for party in ("resident", "provider"):
        room.lays(party, cluster, 2)
    room("reveal", step="gather")
    room("open-step", step="main-goal", question="Wat willen we?")
    room.asks(room("set-main-goal", text="Samen"), resident=["yes"], provider=["no omdat"])
    room("close-support", about=next(iter(room.state.wordings)))
    proposed = room.proposes("resident", "propose-goal", text="Buren", parent="main")
    goal = room("add-goal", proposal=proposed, parent="main", sources={"cards": cards, "clusters": [cluster]})
    other = room("add-goal", text="Straat", parent="main")
    room("add-goal", text="Hoek", parent=other)
    room("link-goals", **{"from": goal, "to": other})
    leaf = room("add-indicator", text="Groeten", goal=goal)
    room("describe-indicator", indicator=leaf, form="counting", source="telling")
    room("open-step", step="signs")
    room.says("resident", "zwaaien", "sign", about=goal)
    room("reveal", step="signs")
    room("open-step", step="the-check")
    room.checks("resident", leaf, "partly")
    room("reveal", step="the-check")
    room("agree", text="Tellen", who="buurt", when="juni")
    return told(room.state)


RICH = rich()


def _set(path: str, value: Any) -> Callable[[File], None]:
    """Puts a value at a place such as `cards.0.kind`; `…` takes it away."""

    def change(file: File) -> None:
        *way, last = [int(each) if each.isdecimal() else each for each in path.split(".")]
        for each in way:
            file = file[each]
        if value is ...:
            del file[last]
        else:
            file[last] = value(file) if callable(value) else value

    return change


def _card(kind: str) -> int:
    return next(place for place, card in enumerate(RICH["cards"]) if card["kind"] == kind)


def _again(name: str) -> Callable[[File], None]:
    """The first of a list stands there once more."""
    return lambda file: file[name].append(deepcopy(file[name][0]))


def _deeper(file: File) -> None:
    above = (
        file["nodes"][-1]["parent"] if file["nodes"][-1]["kind"] == "indicator" else file["nodes"][-1]["id"]
    )
    for level in range(3):
        id_ = f"33333333-3333-4333-8333-33333333333{level}"
        words = {**file["wordings"][-1], "id": f"{id_}-first", "node": id_}
        file["wordings"].append(words)
        node = {**file["nodes"][1], "id": id_, "kind": "subgoal", "parent": above, "wording": words["id"]}
        file["nodes"].append({**node, "description": {}})
        above = id_


LEAF = next(place for place, node in enumerate(RICH["nodes"]) if node["kind"] == "indicator")
KEPT, SIGN, DRAWN = _card("association"), _card("sign"), _card("dream-image")


def _six_dots(file: File) -> None:
    file["clusters"].append({"id": OTHER, "name": "Nog een"})
    file["dots"].append({**file["dots"][0], "cluster": OTHER, "count": 5})


BROKEN = {
    # The form
    "theme": (_set("theme", ...), "theme", "missing"),
    "theme is a number": (_set("theme", 7), "theme", "not-text"),
    "theme is huge": (_set("theme", "x" * 281), "theme", "too-long"),
    "room is a list": (_set("room", []), "room", "not-an-object"),
    "rounds is a list": (_set("room.rounds", []), "room.rounds", "not-an-object"),
    "cards is an object": (_set("cards", {}), "cards", "not-a-list"),
    "a million nodes": (_set("nodes", [{}] * 1_000_000), "nodes", "too-many"),
    "card without id": (_set("cards.0.id", ...), "cards[0].id", "missing"),
    "card's id is a name": (_set("cards.0.id", "Jan"), "cards[0].id", "not-an-id"),
    "round is text": (_set("cards.0.round", "1"), "cards[0].round", "not-a-number"),
    "round is true": (_set("cards.0.round", True), "cards[0].round", "not-a-number"),
    "no such step": (_set("room.step", "lunch"), "room.step", "not-a-choice"),
    "of is a list": (_set("asked.0.of", []), "asked[0].of", "not-an-object"),
    "drawing is markup": (_set("cards.0.drawing", "<svg>"), "cards[0].drawing", "not-a-drawing"),
    # The sense
    "card twice": (_again("cards"), f"cards[{len(RICH['cards'])}].id", "twice"),
    "author twice": (_again("authors"), f"authors[{len(RICH['authors'])}].label", "twice"),
    "dots twice": (_again("dots"), f"dots[{len(RICH['dots'])}]", "twice"),
    "link twice": (_again("links"), "links[1]", "twice"),
    "one id for two": (_set("agreements.0.id", RICH["cards"][0]["id"]), "agreements[0].id", "twice"),
    "a chair too few": (lambda file: file["seats"].pop(), "seats", "not-a-table"),
    "step of another session": (_set("room.session", 1), "room.step", ODD),
    "reveal of a step without": (_set("room.revealed.0.step", "welcome"), "room.revealed[0].step", ODD),
    "round beyond": (_set("room.rounds.gather", 9), "room.rounds.gather", ODD),
    "nobody's card": (_set("cards.0.author", "niemand"), "cards[0].author", UNKNOWN),
    "nobody's answer": (_set("asked.0.answers.1.author", "x"), "asked[0].answers[1].author", UNKNOWN),
    "one answers twice": (
        _set("asked.0.answers.1.author", RICH["asked"][0]["answers"][0]["author"]),
        "asked[0].answers[1].author",
        "twice",
    ),
    "card of another step": (_set(f"cards.{KEPT}.step", "gather"), f"cards[{KEPT}].step", ODD),
    "card not revealed": (_set(f"cards.{KEPT}.round", 2), f"cards[{KEPT}]", "not-revealed"),
    "kept without words": (_set(f"cards.{KEPT}.text", None), f"cards[{KEPT}].text", "empty"),
    "hidden with words": (_set(f"cards.{DRAWN}.text", "huis"), f"cards[{DRAWN}].text", ODD),
    "long association": (_set(f"cards.{KEPT}.text", "x" * 61), f"cards[{KEPT}].text", "too-long"),
    "drawn association": (_set(f"cards.{KEPT}.drawing", [[[1, 1]]]), f"cards[{KEPT}].drawing", ODD),
    "sign about nothing": (_set(f"cards.{SIGN}.about", None), f"cards[{SIGN}].about", UNKNOWN),
    "association about": (_set(f"cards.{KEPT}.about", OTHER), f"cards[{KEPT}].about", ODD),
    "association about a goal": (
        _set(f"cards.{KEPT}.about", RICH["cards"][SIGN]["about"]),
        f"cards[{KEPT}].about",
        UNKNOWN,
    ),
    "card in no cluster": (_set(f"cards.{KEPT}.cluster", OTHER), f"cards[{KEPT}].cluster", UNKNOWN),
    "hidden in a cluster": (
        _set(f"cards.{DRAWN}.cluster", RICH["clusters"][0]["id"]),
        f"cards[{DRAWN}].cluster",
        ODD,
    ),
    "dots not revealed": (_set("dots.0.round", 2), "dots[0]", "not-revealed"),
    "dots on nothing": (_set("dots.0.cluster", OTHER), "dots[0].cluster", UNKNOWN),
    "six dots": (
        _six_dots,
        f"dots[{len(RICH['dots'])}].count",
        ODD,
    ),
    "no nodes": (_set("nodes", []), "nodes", UNKNOWN),
    "main is a subgoal": (_set("nodes.0.kind", "subgoal"), "nodes[0].kind", ODD),
    "main has another id": (_set("nodes.0.id", OTHER), "nodes[0].id", ODD),
    "main is aside": (_set("nodes.0.setAside", True), "nodes[0]", ODD),
    "a loop": (_set("nodes.1.parent", RICH["nodes"][-1]["id"]), "nodes[1].parent", UNKNOWN),
    "under itself": (_set("nodes.1.parent", RICH["nodes"][1]["id"]), "nodes[1].parent", UNKNOWN),
    "indicator under main": (_set(f"nodes.{LEAF}.parent", "main"), f"nodes[{LEAF}].parent", UNKNOWN),
    "a fourth level": (_deeper, f"nodes[{len(RICH['nodes']) + 1}]", "too-deep"),
    "words of another": (_set("nodes.1.wording", RICH["nodes"][0]["wording"]), "nodes[1].wording", UNKNOWN),
    "no words": (_set("nodes.1.wording", None), "nodes[1].wording", UNKNOWN),
    "grew from no card": (_set("nodes.1.sources.cards", [OTHER]), "nodes[1].sources", UNKNOWN),
    "grew from no cluster": (_set("nodes.1.sources.clusters", [OTHER]), "nodes[1].sources", UNKNOWN),
    "described goal": (_set("nodes.1.description", {"who": "x"}), "nodes[1].description", ODD),
    "link to nothing": (_set("links.0.to", OTHER), "links[0]", UNKNOWN),
    "link to itself": (_set("links.0.to", RICH["links"][0]["from"]), "links[0]", ODD),
    "words of no node": (_set("wordings.1.node", OTHER), "wordings[1].node", UNKNOWN),
    "first words of another": (_set("wordings.1.id", f"{OTHER}-first"), "wordings[1].id", ODD),
    "two adopted": (
        lambda file: file["wordings"].append({**file["wordings"][0], "id": OTHER}),
        f"wordings[{len(RICH['wordings'])}].status",
        ODD,
    ),
    "facilitator sits": (
        _set("wordings.0.author", RICH["authors"][0]["label"]), "wordings[0].author", ODD,
    ),
    "proposal under nothing": (_set("proposals.0.parent", OTHER), "proposals[0].parent", UNKNOWN),
    "proposal became nothing": (_set("proposals.0.node", OTHER), "proposals[0].node", UNKNOWN),
    "two became one": (
        lambda file: file["proposals"].append({**file["proposals"][0], "id": OTHER}),
        "proposals[1].node",
        "twice",
    ),
    "asked about nothing": (_set("asked.0.about", OTHER), "asked[0].about", UNKNOWN),
    "open with answers": (_set("asked.0.open", True), "asked[0].answers", "not-revealed"),
    "open but asked again": (
        lambda file: file["asked"].insert(0, {**file["asked"][0], "id": OTHER, "open": True, "answers": []}),
        "asked[0].open",
        ODD,
    ),
    "closed without seats": (_set("asked.0.of", None), "asked[0].of", ODD),
    "check not revealed": (_set("checks.0.round", 2), "checks[0]", "not-revealed"),
    "check of a goal": (_set("checks.0.indicator", RICH["nodes"][1]["id"]), "checks[0].indicator", UNKNOWN),
    "check of other words": (
        _set("checks.0.wording", RICH["nodes"][0]["wording"]), "checks[0].wording", UNKNOWN,
    ),
}  # fmt: skip


def test_file_with_everything_is_right() -> None:
    empty = [name for name, each in RICH.items() if isinstance(each, list) and not each]

    assert copies.read(deepcopy(RICH))[1] == []
    assert empty == []


@pytest.mark.parametrize("name", BROKEN)
def test_fault_is_told_with_its_place(name: str) -> None:
    break_, place, code = BROKEN[name]
    file = deepcopy(RICH)
    break_(file)
    faults = copies.read(file)[1]

    assert (place, code) in [(fault.field, fault.code) for fault in faults]
    assert all(fault.nl and fault.en for fault in faults)


@pytest.mark.parametrize("content", [None, 7, "x", [], [[]]])
def test_what_is_no_object_is_no_file(content: Any) -> None:
    assert [fault.code for fault in copies.read(content)[1]] == ["not-an-object"]


def test_no_more_is_told_than_anyone_reads() -> None:
    for name, value in (("id", "x"), ("author", "niemand")):
        file = deepcopy(RICH)
        file["cards"] = [{**file["cards"][0], name: value} for _ in range(500)]
        assert len(copies.read(file)[1]) == MOST_FAULTS


def test_older_file_lacks_what_came_later() -> None:
    file = deepcopy(RICH)
    later = ("formerClusters", "dots", "links", "proposals", "asked", "checks", "agreements")
    for name in later:
        del file[name]
    for card in file["cards"]:
        del card["drawing"]
    for wording in file["wordings"]:
        wording["by"] = "facilitator"
        for name in ("author", "carriedWhenAdopted", "enteredBy"):
            del wording[name]
    found, faults = copies.read(file)

    assert faults == []
    assert [found[name] for name in later] == [[]] * len(later)


def test_what_a_newer_file_has_besides_is_left_alone() -> None:
    file = deepcopy(RICH) | {"mood": "good"}
    file["cards"][0]["mood"] = "good"

    assert copies.read(file) == copies.read(deepcopy(RICH))
