"""The way back, and the way to do something again: in an order that works, with no step too many."""

from app.screens.history_way import way
from tests.screens import console_stand as stand
from tests.table import Table


def seq_of(table: Table, command: str) -> int:
    return next(seq for seq, deed in table.state.deeds.items() if deed.data["id"] == command)


def walk(table: Table, command: str, seq: int) -> list[tuple[str, int]]:
    """Every step of the way is taken by the rules; the steps."""
    found = way(table.state, command, seq, "nl")
    assert not found.stuck
    steps = [(each, line.seq) for each, line in found.steps]
    for each, number in steps:
        table.does(each, seq=number)
    return steps


def test_way_back_names_what_stands_on_it_in_an_order_that_works():
    table = stand.gathered()
    one = table.does("add-goal", parent="main", text="Eerst")
    below = table.does("add-goal", parent=one, text="Daaronder")
    table.does("add-goal", parent=below, text="Helemaal onder")
    wanted = seq_of(table, one)
    assert walk(table, "undo", wanted) == [("undo", wanted + 2), ("undo", wanted + 1), ("undo", wanted)]
    assert list(table.state.nodes) == ["main"]


def test_way_is_stuck_on_what_a_seat_said():
    table = stand.grown()
    first = next(deed.seq for deed in table.state.deeds.values() if deed.type == "goal-added")
    found = way(table.state, "undo", first, "nl")
    assert found.stuck  # a sign was written about it
    assert [line.seq for line in found.lines] == [first]


def test_way_leaves_the_room_as_it_is():
    table = stand.gathered()
    one = table.does("add-goal", parent="main", text="Eerst")
    table.does("add-goal", parent=one, text="Daaronder")
    seq = table.state.seq
    way(table.state, "undo", seq - 1, "nl")
    assert (table.state.seq, len(table.state.nodes), table.state.redoable) == (seq, 3, [])


def test_way_again_puts_back_what_it_stands_under_and_nothing_else():
    table = stand.gathered()
    one = table.does("add-goal", parent="main", text="Eerst")
    other = table.does("add-goal", parent="main", text="Iets anders")
    below = table.does("add-goal", parent=one, text="Daaronder")
    first, wanted = seq_of(table, one), seq_of(table, below)
    for seq in (wanted, seq_of(table, other), first):
        table.does("undo", seq=seq)
    assert way(table.state, "redo", wanted, "nl").is_alike
    assert walk(table, "redo", wanted) == [("redo", first), ("redo", wanted)]
    assert other not in table.state.nodes


def test_way_again_first_takes_back_what_came_in_its_place():
    table = stand.gathered()
    one, two = (table.does("add-goal", parent="main", text=text) for text in ("Een", "Twee"))
    moves = [(one, two), (one, "main"), (two, one)]
    for node, parent in moves:
        table.does("move-goal", node=node, parent=parent)
    last = table.state.seq
    for _ in moves:
        table.does("undo")
    table.does("redo", seq=last)  # two stands under one now: one cannot go under two
    assert not way(table.state, "redo", last - 2, "nl").is_alike
    assert walk(table, "redo", last - 2) == [("undo", last), ("redo", last - 2)]


def test_way_again_is_stuck_on_dots_that_came_since():
    table = stand.gathered()
    cluster = next(iter(table.state.clusters))
    table.does("dissolve-cluster", cluster=cluster)
    dissolved = table.state.seq
    table.does("undo")
    resident = stand.actor(stand.people(table, "resident")[0])
    table.asks(resident, "place-dots", cluster=cluster, count=1)
    assert way(table.state, "redo", dissolved, "en").stuck
