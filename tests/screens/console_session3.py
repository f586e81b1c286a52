"""The console in the third session, played at a table: the check and what follows it."""

from tests.screens import console_stand as stand
from tests.screens.console_stand import PARTIES, actor, people
from tests.table import Table


def checking() -> tuple[Table, list[str]]:
    """Three indicators of two subgoals in the check; someone sits without a phone; nobody has answered."""
    table = stand.grown()
    stand.by_hand(table, "resident")
    first = next(node for node in table.state.nodes.values() if node.kind == "indicator")
    other = next(
        node.id for node in table.state.nodes.values() if node.parent == "main" and node.id != first.parent
    )
    more = [
        table.does("add-indicator", goal=goal, text=text)
        for goal, text in ((first.parent, "Zij slaapt"), (other, "Zij komt rond"))
    ]
    table.does("open-step", step="the-check")
    return table, [first.id, *more]


def says(
    table: Table, indicator: str, answer: str, reason: str = "", parties: tuple[str, ...] = PARTIES
) -> None:
    """Everyone of these parties who has a phone answers the same."""
    for party in parties:
        for seat in people(table, party):
            if not table.state.seats[seat].by_hand:
                table.asks(actor(seat), "check-indicator", indicator=indicator, answer=answer, reason=reason)


def shown() -> tuple[Table, list[str]]:
    """The answers are shown: the first holds, the second fails by the residents, the third is new."""
    table, found = checking()
    says(table, found[0], "yes")
    says(table, found[1], "partly", parties=("municipality", "provider"))
    says(table, found[1], "no", "slapen is geen balans", parties=("resident",))
    table.does("reveal", step="the-check")
    return table, found


def walking() -> tuple[Table, list[str]]:
    """The second indicator is in the light."""
    table, found = shown()
    table.does("spotlight", node=found[1])
    return table, found


def asked_again() -> tuple[Table, list[str]]:
    """The second indicator was worded anew, and a new round asks about it and about the third."""
    table, found = shown()
    wording = table.does("propose-wording", node=found[1], text="Zij is uitgerust")
    table.does("adopt-wording", wording=wording)
    table.does("open-step", step="the-check", newRound=True)
    return table, found


def proposed() -> Table:
    """Two indicators are proposed, one of them with a subgoal that was set aside since."""
    table = stand.grown()
    stand.by_hand(table, "resident")
    for step in ("main-goal", "indicators"):
        table.does("open-step", step=step)
    goals = [
        node.id for node in table.state.nodes.values() if node.kind == "subgoal" and node.parent == "main"
    ]
    resident = actor(people(table, "resident")[0])
    for goal, text in zip(goals, ("Zij zingt weer", "Zij telt haar geld"), strict=True):
        table.asks(resident, "propose-indicator", parent=goal, text=text)
    table.does("set-aside", node=goals[1])
    return table


def agreed() -> Table:
    """The whole tree is carried, and something was agreed; the tree is being read aloud."""
    table = shown()[0]
    table.does("open-step", step="whole-tree")
    table.does("open-support", about="tree")
    for party in PARTIES:
        stand.says(table, "tree", party, "yes-if", "we elkaar blijven zien")
    table.does("close-support", about="tree")
    table.does("agree", text="De wijkverpleging houdt de gesprekken bij", who="wijkverpleging", when="in mei")
    table.does("spotlight", node="main")
    return table


def ending() -> Table:
    """At the end a dream image was never shown, nor what was answered in the check; a question is open."""
    table = stand.recalled()
    goal = table.does("add-goal", parent="main", text="Rust")
    told = table.does("add-indicator", goal=goal, text="Zij lacht")
    table.does("open-step", step="the-check")
    says(table, told, "yes", parties=("resident",))
    table.does("open-support", about="tree")
    table.does("agree", text="We komen weer bij elkaar")
    table.does("open-step", step="thanks")
    return table


def ended() -> Table:
    """The tree is finished all the same."""
    table = ending()
    table.does("finish")
    return table
