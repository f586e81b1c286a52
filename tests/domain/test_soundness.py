"""What cannot be is found, each in its own sentence; what was played through the door is sound."""

from dataclasses import replace

import pytest

from app.domain.soundness import faults
from app.domain.state import Card, Cluster, Link, Node, Seat, State, Wording
from tests.store.golden_logs import folded, kept, names


def whole() -> State:
    """A small room in which all hangs together."""
    state = State("t")
    state.seats["s"] = Seat("s", "resident", 1, taken=True)
    state.clusters["g"] = Cluster("g", "rust", 3)
    state.former["f"] = Cluster("f", "tijd", 4)
    state.cards["k"] = Card("k", "sign", "resident", "s", "x", "signs", 1, 2, about="a", cluster="g")
    state.cards["p"] = Card("p", "parking", "provider", None, "x", None, 1, 2)
    for id_, kind, parent in (("a", "subgoal", "main"), ("b", "subgoal", "a"), ("i", "indicator", "b")):
        state.nodes[id_] = Node(id_, kind, parent, wording=f"{id_}-first", cards=("k",), clusters=("g", "f"))
        state.wordings[f"{id_}-first"] = Wording(f"{id_}-first", id_, "x", "facilitator")
    state.links["l"] = Link("l", "i", "a")
    return state


@pytest.mark.parametrize("name", names())
def test_what_came_through_the_door_is_sound(name: str):
    assert list(faults(folded(kept(name)))) == []


def test_room_in_which_all_hangs_together_is_sound():
    assert list(faults(whole())) == []


@pytest.mark.parametrize(
    ("table", "id_", "fields", "says"),
    [
        ("cards", "k", {"cluster": "no"}, "kaartje k ligt in een groepje dat er niet is"),
        ("cards", "k", {"seat": "no"}, "kaartje k komt van een stoel die er niet is"),
        ("cards", "k", {"about": "no"}, "kaartje k gaat over een subdoel dat er niet is"),
        ("nodes", "i", {"parent": "no"}, "i hangt niet aan het hoofddoel"),
        ("nodes", "i", {"parent": None}, "i hangt niet aan het hoofddoel"),
        ("nodes", "i", {"parent": "main"}, "indicator i hangt niet onder een subdoel"),
        ("nodes", "i", {"cards": ("no",)}, "i komt voort uit kaartjes of groepjes die er niet zijn"),
        ("nodes", "i", {"clusters": ("no",)}, "i komt voort uit kaartjes of groepjes die er niet zijn"),
        ("nodes", "main", {"wording": "no"}, "main heeft woorden die er niet zijn"),
        ("wordings", "a-first", {"node": "no"}, "formulering a-first hoort bij niets"),
        ("links", "l", {"target": "no"}, "lijn l hangt in de lucht"),
    ],
)
def test_what_cannot_be_is_told(table: str, id_: str, fields: dict[str, object], says: str):
    state = whole()
    getattr(state, table)[id_] = replace(getattr(state, table)[id_], **fields)
    assert list(faults(state)) == [says]


def test_circle_is_found():
    state = whole()
    state.nodes["a"] = replace(state.nodes["a"], parent="b")
    assert set(faults(state)) == {f"{each} hangt niet aan het hoofddoel" for each in "abi"}


def test_branch_that_is_too_deep_is_found():
    state = whole()
    for above, id_ in zip("bcd", "cde", strict=True):
        state.nodes[id_] = Node(id_, "subgoal", above)
    assert list(faults(state)) == ["d hangt te diep", "e hangt te diep"]
