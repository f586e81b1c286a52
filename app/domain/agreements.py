"""Agreements: who (a role) measures what, and when the parties meet to learn from it."""

from .acts import Command, Data, Decide, Evolve, Moment
from .refusals import refused
from .state import Actor, Agreement, Change, Event, State


def _agree(state: State, actor: Actor, command: Command, moment: Moment) -> Data:
    if command.id in state.agreements:
        raise refused("id-taken")
    data = command.data
    return {"text": data["text"], "who": data.get("who", ""), "when": data.get("when", "")}


def _agreed(state: State, event: Event) -> list[Change]:
    data, text = event.data, event.data["text"]
    agreement = Agreement(
        event.command,
        text or "",
        data["who"] or "",
        data["when"] or "",
        event.seq,
        redacted=text is None,
    )
    return [state.put("agreements", agreement)]


DECIDE: dict[str, Decide] = {"agree": _agree}
EVOLVE: dict[str, Evolve] = {"agreed": _agreed}
