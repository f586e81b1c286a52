"""The facilitator's screen: its regions, and which events make each of them stale."""

from app.screens import (
    console_next,
    console_phones,
    console_script,
    console_stage,
    console_table,
    console_watch,
    history,
)
from app.screens.regions import Region, View

SCREEN = "facilitator"
#: What moves the group or turns its flags, back and forth.
ROOM = frozenset(
    {"trajectory-opened", "step-opened", "step-revealed", "session-closed", "paused", "resumed"}
    | {"door-opened", "door-closed", "finished", "undone", "redone", "redacted"}
)
CARDS = frozenset(
    {
        "trajectory-opened",
        "card-added",
        "card-edited",
        "card-withdrawn",
        "card-restored",
        "card-hidden",
        "redacted",
        "undone",
        "redone",
    }
)
ALL = frozenset({"*"})


def _region(name: str, view: View, stale_on: frozenset[str] = ALL, live: bool = False) -> Region:
    return Region(name, SCREEN, f"regions/console/{name}.html", view, stale_on, live)


REGIONS = (
    _region("where", console_script.where, ROOM),
    _region("present", console_table.present, live=True),
    _region("script", console_script.script, ROOM),
    _region("stage", console_stage.stage),
    _region("balance", console_table.balance, live=True),
    _region("watch", console_watch.watch, live=True),
    _region("phones", console_phones.phones, live=True),
    _region("chairs", console_table.seats, live=True),
    _region("parked", console_stage.aside, CARDS),
    _region("history", history.history),
    _region("timer", console_next.timer, live=True),
    _region("foot", console_next.foot),
)
