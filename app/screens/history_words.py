"""One teller per event of the facilitator: what it did, in words. No words that the room may not see."""

from collections.abc import Callable, Mapping
from typing import Any

from markupsafe import Markup

from app.domain.cards import is_shown
from app.domain.state import MAIN, State
from app.screens.console_words import ONE, THE, capital, listed, seat_name, sentence
from app.screens.i18n import Translate
from app.screens.render import said
from app.screens.script import step_title
from app.screens.tree import number_of

Teller = Callable[[State, Mapping[str, Any], Translate, str], Markup]


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
    number = number_of(state, key)
    if not number:
        return _("het hoofddoel")
    return _("subdoel %(number)s") % {"number": number}


def _opened(state: State, data: Mapping[str, Any], _: Translate, language: str) -> Markup:
    went = _went(data, _, step_title(data["step"], language))
    if data["question"] == "":
        return went
    return Markup("{}: {}").format(went, _quoted(data["question"], _))


def _went(data: Mapping[str, Any], _: Translate, step: str) -> Markup:
    names = [_(THE[party]) for party in data["missing"]]
    if names:
        return sentence(_, "Naar ‘%(step)s’, zonder %(missing)s", step=step, missing=listed(names, _))
    again = "Nieuwe ronde bij ‘%(step)s’" if data["round"] > 1 else "Naar ‘%(step)s’"
    return sentence(_, again, step=step)


def _revealed(state: State, data: Mapping[str, Any], _: Translate, language: str) -> Markup:
    if data["step"] == "gather":
        return sentence(_, "Stippen getoond")
    if data["step"] == "the-check":
        return sentence(_, "Antwoorden getoond bij ‘%(step)s’", step=step_title(data["step"], language))
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
        proposal = state.proposals.get(data.get("proposal", ""))
        words = proposal.text if proposal else data.get("text")
        return sentence(_, text, text=_quoted(words, _), place=_place(state, data["parent"], _))

    return tell


def _thing(state: State, key: str, _: Translate) -> Markup:
    """A node in a sentence: the main goal, a subgoal by its number, and what has no number by its words."""
    place = _place(state, key, _)
    if key != MAIN and place == _("het hoofddoel"):
        return _node_text(state, key, _)
    return Markup("{}").format(place)


def _proposed_words(state: State, data: Mapping[str, Any], _: Translate, language: str) -> Markup:
    words = {"place": _thing(state, data["node"], _), "text": _quoted(data["text"], _)}
    if words["place"] == words["text"]:  # an indicator is called by these words since
        return sentence(_, "Andere woorden: %(text)s", text=words["text"])
    if data["party"] is None:
        return sentence(_, "Andere woorden voor %(place)s: %(text)s", **words)
    party = _(THE[data["party"]])
    return sentence(_, "Andere woorden van %(party)s voor %(place)s: %(text)s", party=party, **words)


def _adopted(state: State, data: Mapping[str, Any], _: Translate, language: str) -> Markup:
    wording = state.wordings.get(data["wording"])
    if wording is None:  # they were proposed by the facilitator, who took that back too
        return sentence(_, "Andere woorden gekozen")
    text = "Gekozen voor %(place)s: %(text)s"
    if data["carried"] is False:
        text = "Gekozen voor %(place)s, ook al was het niet gedragen: %(text)s"
    elif data["sources"] is not None:
        text = "Gekozen voor %(place)s, met de kaartjes waar het uit groeit: %(text)s"
    place, words = _thing(state, wording.node, _), _quoted(wording.text, _)
    if place == words and data["carried"] is not False:  # an indicator is called by these words already
        return sentence(_, "Anders gezegd: %(text)s", text=words)
    return sentence(_, text, place=place, text=words)


def _proposed(text: str) -> Teller:
    def tell(state: State, data: Mapping[str, Any], _: Translate, language: str) -> Markup:
        words = {"party": _(THE[data["party"]]), "place": _place(state, data["parent"], _)}
        return sentence(_, text, text=_quoted(data["text"], _), **words)

    return tell


def _linked(text: str) -> Teller:
    def tell(state: State, data: Mapping[str, Any], _: Translate, language: str) -> Markup:
        words = {"text": _node_text(state, data["from"], _), "place": _thing(state, data["to"], _)}
        return sentence(_, text, **words)

    return tell


def _aside(state: State, data: Mapping[str, Any], _: Translate, language: str) -> Markup:
    words = {"text": _node_text(state, data["node"], _), "reason": data["reason"] or ""}
    return sentence(
        _, "%(text)s apart gelegd: %(reason)s" if data["reason"] else "%(text)s apart gelegd", **words
    )


def _back(state: State, data: Mapping[str, Any], _: Translate, language: str) -> Markup:
    return sentence(_, "%(text)s teruggehaald in de boom", text=_node_text(state, data["node"], _))


def _asked(words: str, node: str, tree: str) -> Teller:
    """A question about words, about a place in the tree, or about the tree."""

    def tell(state: State, data: Mapping[str, Any], _: Translate, language: str) -> Markup:
        about = data["about"]
        wording = state.wordings.get(about)
        if wording:
            return sentence(_, words, text=_quoted(wording.text, _))
        return (
            sentence(_, node, text=_node_text(state, about, _)) if about in state.nodes else sentence(_, tree)
        )

    return tell


def _for_seat(text: str) -> Teller:
    """Entered for a seat without a phone: that it was, never what."""

    def tell(state: State, data: Mapping[str, Any], _: Translate, language: str) -> Markup:
        return sentence(_, text, seat=seat_name(state.seats[data["seat"]], _))

    return tell


def _spotlit(state: State, data: Mapping[str, Any], _: Translate, language: str) -> Markup:
    if data["card"]:
        return sentence(_, "Kaartje groot op het scherm")
    if data["node"]:
        return sentence(_, "%(text)s groot op het scherm", text=_node_text(state, data["node"], _))
    return sentence(_, "Weer het gewone scherm")


def _described(state: State, data: Mapping[str, Any], _: Translate, language: str) -> Markup:
    return sentence(_, "Indicator %(text)s beschreven", text=_node_text(state, data["indicator"], _))


def _goal_moved(state: State, data: Mapping[str, Any], _: Translate, language: str) -> Markup:
    words = {"text": _node_text(state, data["node"], _), "place": _place(state, data["parent"], _)}
    return sentence(_, "%(text)s onder %(place)s gezet", **words)


TELLERS: dict[str, Teller] = {
    "trajectory-opened": _simple("Traject begonnen"),
    "trajectory-imported": _simple("Uit een kopie begonnen"),
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
    "dots-placed": _for_seat("Stippen ingevoerd voor %(seat)s"),
    "wording-proposed": _proposed_words,
    "wording-adopted": _adopted,
    "goal-proposed": _proposed("Voorstel van %(party)s onder %(place)s: %(text)s"),
    "indicator-proposed": _proposed("Voorstel van %(party)s voor een indicator bij %(place)s: %(text)s"),
    "indicator-checked": _for_seat("Antwoord bij de toets ingevoerd voor %(seat)s"),
    "agreed": _words("Afgesproken: %(text)s"),
    "goals-linked": _linked("%(text)s draagt ook bij aan %(place)s"),
    "goals-unlinked": _linked("%(text)s draagt niet meer bij aan %(place)s"),
    "goal-set-aside": _aside,
    "goal-brought-back": _back,
    "support-opened": _asked(
        "Gevraagd wie achter %(text)s staat",
        "Gevraagd of %(text)s bij het hoofddoel hoort",
        "Gevraagd wie achter de hele boom staat",
    ),
    "support-closed": _asked(
        "Antwoorden getoond over %(text)s",
        "Antwoorden getoond over de plek van %(text)s",
        "Antwoorden getoond over de hele boom",
    ),
    "support-answered": _for_seat("Antwoord ingevoerd voor %(seat)s"),
    "spotlit": _spotlit,
}
