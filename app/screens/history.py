"""The facilitator's commands in plain words, newest first, by number. No words that the room may not see."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from app.domain.state import MAIN, Deed, State
from app.domain.undo import can_be_undone
from app.screens.audiences import Audience
from app.screens.cards import is_shown
from app.screens.console_words import ONE, THE, capital, listed, sentence
from app.screens.i18n import Translate, translator
from app.screens.render import said
from app.screens.script import step_title
from app.screens.tree import tree_view

#: How many commands stand on the console; the rest is on a page of its own.
RECENT = 25
UNTOLD = frozenset({"timer-set"})

Teller = Callable[[State, Mapping[str, Any], Translate, str], Markup]


@dataclass(frozen=True)
class Line:
    """One command: its number, what it did, whether it can be taken back (or put back) by that number."""

    seq: int
    text: Markup
    can_undo: bool
    undone: bool
    can_redo: bool


def history(state: State, audience: Audience, most: int | None = RECENT) -> Mapping[str, Any]:
    """The lines of the console; `earlier` are the ones that are left out."""
    deeds = [deed for deed in reversed(state.deeds.values()) if deed.type not in UNTOLD]
    shown = deeds if most is None else deeds[:most]
    lines = [in_words(state, deed, audience.language) for deed in shown]
    return {
        "trajectory": state.id,
        "lines": lines,
        "earlier": len(deeds) - len(shown),
        "finished": state.here.finished,
    }


def in_words(state: State, deed: Deed, language: str) -> Line:
    """A command as a line of the history."""
    tell = _TELLERS[deed.type]
    is_open = not state.here.finished or deed.type == "finished"
    return Line(
        seq=deed.seq,
        text=tell(state, deed.data, translator(language), language),
        can_undo=can_be_undone(deed) and not deed.undone and is_open,
        undone=deed.undone,
        can_redo=deed.undone and deed.seq in state.redoable,
    )


def _simple(text: str) -> Teller:
    return lambda state, data, _, language: sentence(_, text)


def _quoted(text: str | None, _: Translate) -> Markup:
    """Words of people in quotes; words that were erased are named so."""
    return Markup("‘{}’").format(said(text)) if text else Markup("{}").format(_("(gewist)"))


def _cluster(state: State, key: str | None, _: Translate) -> Markup:
    cluster = state.clusters.get(key or "")
    if cluster is None:
        return Markup("{}").format(_("een groepje"))
    return _quoted(cluster.name or _("Zonder naam"), _) if not cluster.redacted else _quoted(None, _)


def _place(state: State, key: str, _: Translate) -> str:
    """Where in the tree: the main goal, or a subgoal by its number."""
    number = next((branch.number for branch in tree_view(state).flat if branch.id == key), "")
    if key == MAIN or not number:
        return _("het hoofddoel")
    return _("subdoel %(number)s") % {"number": number}


def _opened(state: State, data: Mapping[str, Any], _: Translate, language: str) -> Markup:
    names = [_(THE[party]) for party in data["missing"]]
    step = step_title(data["step"], language)
    if names:
        return sentence(_, "Naar ‘%(step)s’, zonder %(missing)s", step=step, missing=listed(names, _))
    again = "Nieuwe ronde bij ‘%(step)s’" if data["round"] > 1 else "Naar ‘%(step)s’"
    return sentence(_, again, step=step)


def _revealed(state: State, data: Mapping[str, Any], _: Translate, language: str) -> Markup:
    return sentence(_, "Kaartjes getoond bij ‘%(step)s’", step=step_title(data["step"], language))


def _closed(state: State, data: Mapping[str, Any], _: Translate, language: str) -> Markup:
    return sentence(_, "Sessie %(session)s gesloten", session=data["session"])


def _seat(text: str) -> Teller:
    def tell(state: State, data: Mapping[str, Any], _: Translate, language: str) -> Markup:
        seat = state.seats.get(data.get("seat", ""))
        party, number = (seat.party, seat.number) if seat else (data.get("party"), data.get("number", ""))
        name = (
            f"{capital(_(ONE[data.get('from', party)]))} {data.get('fromNumber', data.get('number', number))}"
        )
        return sentence(_, text, seat=name, party=_(THE[data.get("party", party)]))

    return tell


def _seats_set(state: State, data: Mapping[str, Any], _: Translate, language: str) -> Markup:
    return sentence(_, "%(n)s stoelen voor elke partij", n=data["count"])


def _card_added(state: State, data: Mapping[str, Any], _: Translate, language: str) -> Markup:
    """An entered card; its words only once everyone may read them."""
    card = state.cards.get(data["id"])
    words = {"party": _(THE[data["party"]])}
    if card is None or not is_shown(state, card):
        return sentence(_, "Kaartje ingevoerd voor %(party)s", **words)
    return sentence(_, "Kaartje ingevoerd voor %(party)s: %(text)s", text=_quoted(card.text, _), **words)


def _card(text: str) -> Teller:
    def tell(state: State, data: Mapping[str, Any], _: Translate, language: str) -> Markup:
        card = state.cards.get(data["card"])
        return sentence(_, text, party=_(THE[card.party]) if card else "")

    return tell


def _cluster_made(state: State, data: Mapping[str, Any], _: Translate, language: str) -> Markup:
    name = _quoted(data["name"] if data["name"] != "" else _("Zonder naam"), _)
    if len(data["cards"]) == 1:
        return sentence(_, "Groepje %(name)s gemaakt met 1 kaartje", name=name)
    return sentence(_, "Groepje %(name)s gemaakt met %(n)s kaartjes", name=name, n=len(data["cards"]))


def _cluster_renamed(state: State, data: Mapping[str, Any], _: Translate, language: str) -> Markup:
    name = data["name"] if data["name"] != "" else _("Zonder naam")
    return sentence(_, "Groepje heet nu %(name)s", name=_quoted(name, _))


def _moved(state: State, data: Mapping[str, Any], _: Translate, language: str) -> Markup:
    count, cluster = len(data["cards"]), data["cluster"]
    number = _("1 kaartje") if count == 1 else _("%(n)s kaartjes") % {"n": count}
    if cluster is None:
        return sentence(_, "%(cards)s losgemaakt", cards=number)
    return sentence(_, "%(cards)s naar %(name)s", cards=number, name=_cluster(state, cluster, _))


def _words(text: str) -> Teller:
    return lambda state, data, _, language: sentence(_, text, text=_quoted(data["text"], _))


def _node_text(state: State, key: str, _: Translate) -> Markup:
    node = state.nodes.get(key)
    wording = state.wordings.get(node.wording or "") if node else None
    return _quoted(wording.text if wording else None, _)


def _added(text: str) -> Teller:
    def tell(state: State, data: Mapping[str, Any], _: Translate, language: str) -> Markup:
        return sentence(_, text, text=_quoted(data["text"], _), place=_place(state, data["parent"], _))

    return tell


def _described(state: State, data: Mapping[str, Any], _: Translate, language: str) -> Markup:
    return sentence(_, "Indicator %(text)s beschreven", text=_node_text(state, data["indicator"], _))


def _goal_moved(state: State, data: Mapping[str, Any], _: Translate, language: str) -> Markup:
    words = {"text": _node_text(state, data["node"], _), "place": _place(state, data["parent"], _)}
    return sentence(_, "%(text)s onder %(place)s gezet", **words)


_TELLERS: dict[str, Teller] = {
    "trajectory-opened": _simple("Traject begonnen"),
    "step-opened": _opened,
    "step-revealed": _revealed,
    "session-closed": _closed,
    "timer-set": _simple("Klok gezet"),
    "paused": _simple("Pauze"),
    "resumed": _simple("Weer verder"),
    "door-opened": _simple("Deur opengezet"),
    "door-closed": _simple("Deur dichtgedaan"),
    "finished": _simple("De boom is af"),
    "seat-taken-by-hand": _seat("%(seat)s doet mee zonder telefoon"),
    "seat-freed": _seat("%(seat)s: stoel vrijgemaakt"),
    "seat-moved": _seat("%(seat)s ging naar %(party)s"),
    "seat-code-renewed": _seat("%(seat)s: nieuwe code"),
    "seats-set": _seats_set,
    "card-added": _card_added,
    "card-edited": _card("Kaartje van %(party)s aangepast"),
    "card-withdrawn": _card("Kaartje van %(party)s teruggenomen"),
    "card-restored": _card("Kaartje van %(party)s teruggehaald"),
    "card-hidden": _card("Kaartje van %(party)s weggehaald"),
    "redacted": _simple("Woorden voorgoed gewist"),
    "cluster-made": _cluster_made,
    "cluster-renamed": _cluster_renamed,
    "cluster-dissolved": _simple("Groepje uit elkaar gehaald"),
    "cards-moved": _moved,
    "main-goal-set": _words("Hoofddoel: %(text)s"),
    "goal-added": _added("%(text)s onder %(place)s gezet"),
    "indicator-added": _added("Indicator %(text)s bij %(place)s"),
    "indicator-described": _described,
    "goal-moved": _goal_moved,
}
