"""Rooms to draw: states made by hand, with words as people say them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any
from uuid import UUID

from app.domain.script import BY_NAME, STEP_OF_KIND
from app.domain.state import MAIN, PARTIES, Card, Cluster, Deed, Node, Seat, State, Wording

THEME = "Mantelzorg in onze gemeente"
WHY = "Wat willen we samen bereiken voor mensen die voor een naaste zorgen? En waaraan zien we dat het lukt?"
SAID = {
    "municipality": "zorgen|moe|tijd|regels|familie|vrijwilligers|overbelast|Wmo|informele zorg|budget"
    "|eigen kracht|langer thuis|netwerk|kosten|beleidsplan",
    "provider": "Zorgen|moe|tijd|Regels.|familie|vrijwilligers|wachtlijst|overbelast|niet gezien|respijtzorg"
    "|ondersteunen|casemanager|samenwerken|draagkracht|huisbezoek|grenzen stellen|signaleren|overdracht",
    "resident": "zorgen|Moe!|tijd|regels|familie|wachtlijst|niet gezien|mijn moeder|altijd aan staan"
    "|liefde|schuldgevoel|geen vakantie|bellen, bellen, bellen|alleen|dat doe je gewoon",
}
DREAMS = (
    "Ik kan een middag weg zonder dat ik me schuldig voel",
    "Er is één telefoonnummer, en wie opneemt kent mij",
    "Mijn baas vraagt hoe het thuis gaat en regelt dan iets",
    "De buren weten dat ik zorg en nemen de boodschappen mee",
    "We vragen eerst wat iemand zelf wil, dan pas wat er mag",
    "Niemand hoeft zijn verhaal drie keer te vertellen",
    "Jonge mantelzorgers zitten gewoon op voetbal, elke zaterdag, ook als het thuis een slechte week is",
    "Een logeerhuis in de buurt waar mijn man graag heen gaat",
    "Formulieren passen op één bladzijde",
)
LELYSTAD = (
    "Meer sociaal krachtige wijken in Lelystad door buurtinitiatieven",
    {
        "Bewoners hebben duurzaam en blijvend contact met elkaar": [
            "Inwoners komen elkaar regelmatig tegen",
            "Inwoners maken regelmatig een praatje met elkaar",
            "Inwoners ondernemen samen dingen",
            "Er is onderling respect tussen inwoners",
        ],
        "Bewoners voelen zich verantwoordelijk voor elkaar en hun directe woon- en leefomgeving": [
            "Inwoners doen iets voor hun wijk",
            "Inwoners doen iets voor een ander in hun wijk",
            "Inwoners zijn trots op hun wijk",
            "Inwoners voelen zich prettig in hun wijk",
            "Inwoners leren vaardigheden",
            "Inwoners vragen en krijgen tips en hulp van elkaar",
        ],
    },
)
FULL = (
    "Mantelzorgers houden balans tussen zorgen, werken en tijd voor zichzelf",
    {
        "Mantelzorgers worden gehoord door zorgverleners": [
            "Mantelzorgers voelen zich serieus genomen",
            "Ze zitten aan tafel als er een plan wordt gemaakt",
            "Ze hebben één vaste contactpersoon",
            "Ze vertellen hun verhaal maar één keer",
        ],
        "Mantelzorgers kunnen op tijd uitrusten": [
            "Er is vervangende zorg als iemand even weg wil",
            "Mantelzorgers slapen goed",
            "Minder mantelzorgers zijn overbelast",
            "Een weekend weg is gewoon te regelen",
        ],
        "Werk en zorgen gaan samen": [
            "Werkgevers hebben afspraken over zorgverlof",
            "Je durft het op je werk te vertellen",
            "Minder mensen stoppen met werken om te zorgen",
            "Collega’s tonen begrip",
        ],
        "Jonge mantelzorgers kunnen gewoon kind zijn": [
            "School weet welke leerlingen thuis zorgen",
            "Jongeren hebben iemand om mee te praten",
            "Jongeren halen hun diploma",
            "Ze doen mee aan sport of een hobby",
        ],
        "Geld is geen extra zorg": [
            "Mantelzorgers kunnen rondkomen",
            "Ze kennen de regelingen",
            "Aanvragen lukt zonder hulp",
        ],
        "Familie en buurt helpen mee": [
            "De zorg is verdeeld over meer mensen",
            "Mantelzorgers durven om hulp te vragen",
            "Buren weten wie er zorgt",
            "Wie hulp zoekt, vindt een vrijwilliger",
        ],
        "Hulp is makkelijk te vinden": [
            "Er is één plek voor alle vragen",
            "Mantelzorgers kennen die plek",
            "Uitleg is te begrijpen, ook in andere talen",
            "Hulp begint binnen twee weken",
        ],
        "Mantelzorgers blijven ook zichzelf": [
            "Ze houden tijd voor vrienden",
            "Ze zijn trots op wat ze doen",
            "Minder mantelzorgers voelen zich eenzaam",
        ],
    },
)
LONG = (
    "Inwoners van de gemeenschappelijke samenwerkingsorganisatie Zuidoost-Noordoostpolder ervaren dat arbeids"
    "ongeschiktheidsverzekeringsmaatschappijen en zorgverzekeraars, wijkteams, huisartsen en buren samen "
    "om hen heen staan, op tijd, in gewone woorden, en zonder dat iemand twee keer hetzelfde moet zeggen."
)

Under = Sequence[str] | Mapping[str, "Under"]


def uuid(number: int) -> str:
    """The same id for the same number, in no order that tells anything."""
    return str(UUID(int=(number * 0x9E3779B97F4A7C15F39CC0605CEDC835) % 2**128))


def room(step: str = "welcome", **here: Any) -> State:
    """Six chairs a party: all taken by the municipality and the providers, four by residents."""
    state = State("00000000-0000-4000-8000-000000000001", seq=1)
    room = replace(
        state.here, theme=THEME, purpose=WHY, step=step, session=BY_NAME[step].session, highest={step: 1}
    )
    state.room["room"] = replace(room, **here)
    for party in PARTIES:
        for number in range(1, 7):
            is_taken = party != "resident" or number < 5
            seat = Seat(uuid(1000 + len(state.seats)), party, number, taken=is_taken)
            state.seats[seat.id] = seat
    return state


def say(state: State, kind: str, texts: Mapping[str, Iterable[str]], about: str | None = None) -> list[Card]:
    """Cards per party, spread over its chairs."""
    added = []
    for party, said in texts.items():
        chairs = [seat.id for seat in state.seats.values() if seat.party == party and seat.taken]
        step = STEP_OF_KIND.get(kind)
        for index, text in enumerate(said):
            card = Card(
                uuid(len(state.cards) + 1), kind, party, chairs[index % len(chairs)], text, step,
                state.here.round_of(step or ""), len(state.cards) + 2, about=about,
            )  # fmt: skip
            state.cards[card.id] = card
            added.append(card)
    return added


def reveal(state: State, *steps: str) -> State:
    """As the facilitator does."""
    shown = state.here.revealed | {(step, state.here.round_of(step)) for step in steps}
    state.room["room"] = replace(state.here, revealed=frozenset(shown))
    return state


def associations(state: State) -> list[Card]:
    """The words of the mock-up."""
    return say(state, "association", {party: words.split("|") for party, words in SAID.items()})


def gathered(state: State, clusters: Mapping[str, int]) -> State:
    """Clusters, each with the next so many cards of the room; the rest stays loose."""
    free = iter(sorted(state.cards.values(), key=lambda card: card.id))
    for seq, (name, count) in enumerate(clusters.items(), 100):
        cluster = Cluster(uuid(2000 + seq), name, seq)
        state.clusters[cluster.id] = cluster
        for _, card in zip(range(count), free, strict=False):
            state.cards[card.id] = replace(card, cluster=cluster.id)
    return state


def grow(
    state: State, text: str, below: Under, forms: Sequence[str | None] = ("counting", "telling")
) -> State:
    """A tree: subgoals are keys, indicators the strings in a list; forms in turn."""
    _word(state, replace(state.nodes[MAIN], wording="main-words"), text)
    _grow(state, MAIN, below, forms)
    return state


def _grow(state: State, parent: str, below: Under, forms: Sequence[str | None]) -> None:
    kind = "subgoal" if isinstance(below, Mapping) else "indicator"
    for rank, text in enumerate(below):
        number = 3000 + len(state.nodes)
        form = {"form": forms[rank % len(forms)]} if kind == "indicator" else {}
        node = Node(uuid(number), kind, parent, Fraction(rank), wording=uuid(number + 5000), description=form)
        _word(state, node, text)
        if isinstance(below, Mapping):
            _grow(state, node.id, below[text], forms)


def _word(state: State, node: Node, text: str) -> None:
    state.nodes[node.id] = node
    wording = Wording(node.wording or "", node.id, text, "facilitator")
    state.wordings[wording.id] = wording
    state.seq += 1
    state.deeds[state.seq] = Deed(state.seq, "goal-added", {}, (state.put("nodes", node),))
