"""The third evening as people hold it, played at a table: signs, indicators, the check, agreements.

The tree has eight subgoals and thirty indicators, in words as municipalities use them (paraphrased from
public budgets and monitors).
"""

from collections.abc import Mapping, Sequence

from app.domain import checks
from app.domain.state import MAIN
from tests.screens.meetings import Meeting

TOP = "Mantelzorgers houden balans tussen zorgen, werken en tijd voor zichzelf"
#: t counts, v tells.
REAL: Mapping[str, Sequence[str]] = {
    "Mantelzorgers worden gehoord door zorgverleners": (
        "v Mantelzorgers vertellen dat er goed naar hen is geluisterd",
        "t Percentage mantelzorgers dat meepraat over het zorgplan",
        "t Aantal gezinnen met één vaste contactpersoon",
        "v Wat mensen zeggen over hoe vaak zij hun verhaal moeten doen",
    ),
    "Mantelzorgers kunnen op tijd uitrusten": (
        "t Percentage mantelzorgers dat zich zwaar belast voelt",
        "t Hoe lang het duurt voordat vervangende zorg er is",
        "v Mantelzorgers vertellen hoe zij zijn uitgerust",
        "t Percentage dat minstens één weekend per jaar weg kon",
    ),
    "Werk en zorgen gaan samen": (
        "t Aantal werkgevers met afspraken over zorgverlof",
        "v Je durft op je werk te vertellen dat je zorgt",
        "t Netto arbeidsparticipatie van mantelzorgers",
        "v Collega’s tonen begrip",
    ),
    "Jonge mantelzorgers kunnen gewoon kind zijn": (
        "t Verzuim per duizend leerlingen",
        "v Jongeren hebben iemand om mee te praten",
        "t Percentage jongeren dat een diploma haalt",
        "v Ze doen mee aan sport of een hobby",
    ),
    "Geld is geen extra zorg": (
        "v Mantelzorgers kunnen rondkomen",
        "t Percentage dat moeite heeft om rond te komen",
        "v Een aanvraag doen lukt zonder hulp",
    ),
    "Familie en buurt helpen mee": (
        "t Percentage dat terechtkan bij familie, vrienden of buren",
        "v Mantelzorgers durven om hulp te vragen",
        "t Percentage buren dat zegt klaar te staan voor elkaar",
        "t Aantal bezoekers van de mantelzorgsalon",
    ),
    "Hulp is makkelijk te vinden": (
        "t Percentage mantelzorgers dat het ene loket kent",
        "v De uitleg is te begrijpen, ook in andere talen",
        "t Percentage dat binnen twee weken hulp heeft",
        "v Mensen vertellen dat de oplossing bij hen past",
    ),
    "Mantelzorgers blijven ook zichzelf": (
        "t Score op de elf stellingen over eenzaamheid",
        "v Ze houden tijd over voor vrienden",
        "v Ze zijn trots op wat ze doen",
    ),
}
SAID = (
    ("no", "Ik kwam er wel, maar ik ging net zo moe weer naar huis"),
    ("partly", "Het zegt alleen of mensen ons weten te vinden"),
    ("yes", ""),
    ("yes", "Want dan hoor je het van de mensen zelf"),
    ("partly", ""),
)


def planted(meeting: Meeting, below: Mapping[str, Sequence[str]] = REAL, top: str = TOP) -> list[str]:
    """A tree with its indicators, some told how they are measured; the indicators."""
    meeting.does("open-step", step="main-goal")
    meeting.does("set-main-goal", text=top)
    meeting.does("open-step", step="indicators")
    found = []
    for text, leaves in below.items():
        goal = meeting.does("add-goal", parent=MAIN, text=text)
        found += [hung(meeting, goal, leaf) for leaf in leaves]
    return found


def hung(meeting: Meeting, goal: str, leaf: str) -> str:
    """One indicator under a subgoal; `t ` counts, `v ` tells."""
    form = {"t ": "counting", "v ": "telling"}.get(leaf[:2])
    made = meeting.does("add-indicator", goal=goal, text=leaf[2:] if form else leaf)
    if form:
        meeting.does("describe-indicator", indicator=made, form=form)
    return made


def answered(
    meeting: Meeting,
    indicators: Sequence[str],
    said: Sequence[tuple[str, str]] = SAID,
    *,
    silent: Sequence[str] = (),
) -> None:
    """Everyone answers about these indicators, each a bit otherwise; not the silent parties."""
    for seat, (party, actor) in enumerate(
        (party, actor) for party, actors in meeting.people.items() for actor in actors if party not in silent
    ):
        for place, indicator in enumerate(indicators):
            answer, reason = said[(seat * 3 + place * (1 + seat % 2)) % len(said)]
            why = {"reason": reason} if reason else {}
            meeting.each("check-indicator", actor, indicator=indicator, answer=answer, **why)
        assert party in meeting.people


def checked(meeting: Meeting, *, silent: Sequence[str] = (), reveal: bool = True) -> list[str]:
    """The check of all indicators that stand; they are given back."""
    if meeting.state.here.step != "the-check":
        meeting.does("open-step", step="the-check")
    found = [node.id for node in checks.indicators(meeting.state)]
    answered(meeting, found, silent=silent)
    if reveal:
        meeting.does("reveal", step="the-check")
    return found


def reworded(meeting: Meeting, indicator: str, text: str) -> None:
    """Other words for an indicator."""
    wording = meeting.does("propose-wording", node=indicator, text=text)
    meeting.does("adopt-wording", wording=wording)
