"""What the sheets of the console need: empty in the shell of the page, filled on a page of their own."""

from collections.abc import Mapping
from typing import Any

from app.domain.links import are_family, key
from app.domain.state import MAIN, PARTIES, State
from app.screens.cards import is_shown
from app.screens.console_stage import places
from app.screens.console_words import KINDS, party_words, seat_name
from app.screens.i18n import Translate, translator
from app.screens.indicator_help import fill
from app.screens.indicator_words import ASKED, CHOICES, LABELS, MEANS

SHEETS = (
    "paper", "question", "cluster", "main", "goal", "indicator", "describe", "move", "card", "erase", "timer",
    "wording", "propose", "place", "link", "aside", "answer", "dots",
    "check", "reword", "hang", "suggest", "agree",
)  # fmt: skip
#: The drawings that the console takes in itself.
SYMBOLS = (
    "brand",
    *(f"{party}{state}" for party in PARTIES for state in ("", "-half", "-open", "-none")),
    *("on-phone", "more", "note", "nest", "undo", "redo", "up", "down", "left", "right", "close", "pause"),
    *("check", "counting", "telling", "unset", "offline"),
)
FREE = tuple(name for name in LABELS if name not in CHOICES and name != "existsAlready")
#: What an address may bring along; never words.
IDS = frozenset(
    {
        "step",
        "newRound",
        "cluster",
        "sources.clusters",
        "cards",
        "parent",
        "goal",
        "indicator",
        "node",
        "card",
        "target",
        "asked",
    }
    | {"forSeat", "forParty", "kind", "proposal", "about", "from", "to"}
)


class Fields(dict[str, Any]):
    """The values of a sheet; what is not there is empty."""

    def __missing__(self, key: str) -> str:
        return ""


def blank(language: str) -> dict[str, Any]:
    """For the sheets in the shell: they do not depend on the state."""
    _ = translator(language)
    return {
        "f": Fields(cards=[]),
        "goals": [],
        "clusters": [],
        "hands": [],
        "indicators": [],
        "parties": party_words(_),
        "kinds": {kind: _(name) for kind, name in KINDS.items()},
        "asked": {name: [text and _(text) for text in texts] for name, texts in ASKED.items()},
        "choices": {name: _choices(name, _) for name in CHOICES},
        "free": FREE,
        "sheets": SHEETS,
    }


def _choices(field: str, _: Translate) -> list[tuple[str, str, str]]:
    """Value, word, and what it means."""
    return [(value, _(word), _(MEANS[field][value])) for value, word in CHOICES[field].items()]


def filled(state: State, sheet: str, given: Mapping[str, Any], language: str) -> dict[str, Any]:
    """For a sheet that is a page: the ids of the address, and the words that the state has for them."""
    values = Fields({name: value for name, value in given.items() if name in IDS})
    values["cards"] = given.get("cards", [])
    values["text"] = words_about(state, values) or (_main_goal(state) if sheet == "main" else "")
    seat = state.seats.get(values["forSeat"])
    values["name"] = seat_name(seat, translator(language)) if seat else ""
    indicator = state.nodes.get(values["indicator"])
    values |= dict(indicator.description) if indicator else {}
    values.update(fill(values, given.get("example", ""), state.here.language))
    offered = places(state, language)
    if sheet == "link":
        offered["goals"] = [goal for goal in offered["goals"] if _can_link(state, values["from"], goal["id"])]
    return {**blank(language), **offered, "f": values}


def _can_link(state: State, source: str, target: str) -> bool:
    return not are_family(state, source, target) and key(source, target) not in state.links


def words_about(state: State, values: Mapping[str, Any]) -> str:
    """The words of the thing that a sheet is about, as far as everyone may see them."""
    card = state.cards.get(values["card"]) or state.cards.get(values["target"])
    if card is not None:
        return card.text if is_shown(state, card) else ""
    proposal = state.proposals.get(values["proposal"]) or state.proposals.get(values["target"])
    if proposal is not None:
        return proposal.text
    agreement = state.agreements.get(values["target"])
    if agreement is not None:
        return agreement.text
    cluster = state.clusters.get(values["cluster"] or values["sources.clusters"] or values["target"])
    if cluster is not None:
        return cluster.name
    return _of_node(state, values)


def _of_node(state: State, values: Mapping[str, Any]) -> str:
    if values["asked"]:
        return _question(state, str(values["asked"]))
    about = values["node"] or values["indicator"] or values["from"] or values["about"]
    node = state.nodes.get(about)
    wording = state.wordings.get((node.wording or "") if node else values["target"] or about)
    return wording.text if wording else ""


def _question(state: State, seq: str) -> str:
    """What was asked with the command of this number."""
    deed = state.deeds.get(int(seq)) if seq.isascii() and seq.isdecimal() else None
    return (deed.data["question"] or "") if deed and deed.type == "step-opened" else ""


def _main_goal(state: State) -> str:
    wording = state.wordings.get(state.nodes[MAIN].wording or "")
    return wording.text if wording else ""
