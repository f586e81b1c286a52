"""The line above the tree: the step's question, what is asked now, or what was answered last.

Beside it how many answered, or what people proposed and still waits. It always takes the same room.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.state import MAIN, PARTIES, Asked, State
from app.domain.support import TREE, open_now
from app.screens import lineage
from app.screens.console_words import listed
from app.screens.i18n import Translate, translator
from app.screens.support import PartySupport, ShownSupport, asked_now, support_of
from app.screens.whole import carried

Waiting = tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Line:
    """`text` is "" when nothing was asked in this step: then the question stands there. `parties`: while
    something is asked, per party (party, answered, of); `waiting`: proposals per party, as far as there are.
    """

    text: str
    parties: tuple[tuple[str, int, int], ...]
    waiting: Waiting


def line(state: State, language: str) -> Line:
    """The line of this moment."""
    _, now = translator(language), asked_now(state, language)
    if now:
        text = _("Nu gevraagd: %(what)s") % {"what": listed(_all_called(state, now, _), _)}
        return Line(text, _together(now), ())
    return Line(_answered(state, language), (), () if state.here.finished else waiting(state))


def waiting(state: State) -> Waiting:
    """Proposed goals that have no place in the tree yet, by party."""
    found = [each.party for each in state.proposals.values() if not each.node and not each.redacted]
    return tuple((party, found.count(party)) for party in PARTIES if party in found)


def last_answered(state: State) -> Asked | None:
    """What was asked last since this step was opened, when nothing is being asked any more."""
    opened = max((gap.seq for gap in state.here.missing if gap.step), default=0)
    found = [] if open_now(state) else [each for each in state.asked.values() if each.seq > opened]
    return found[-1] if found else None


def _closed_together(state: State) -> list[str]:
    """The subgoals whose questions were closed since something was asked last: one tap closes them all."""
    abouts: list[str] = []
    for deed in reversed(state.deeds.values()):
        if deed.type == "support-opened":
            break
        if deed.type == "support-closed":
            abouts.append(deed.data["about"])
    goals = [about for about in abouts if about in state.nodes and state.nodes[about].kind == "subgoal"]
    return goals if len(goals) == len(abouts) > 1 else []


def _answered(state: State, language: str) -> str:
    asked, _ = last_answered(state), translator(language)
    together = _closed_together(state) if asked else []
    if asked and asked.about in together:
        numbers = lineage.numbers(state)
        goals = [number for number in numbers if number in together]
        outcomes = [(goal, support_of(state, goal, language)) for goal in goals]
        told = [(numbers[goal], found.carried) for goal, found in outcomes if found]
        return " ".join(carried(told, language))
    found = support_of(state, asked.about, language) if asked else None
    if asked is None or found is None:
        return ""
    sentence = found.sentence
    return f"{_capital(called(state, asked.about, _))}: {sentence[:1].lower()}{sentence[1:]}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def called(state: State, about: str, _: Translate) -> str:
    """How the room calls what is asked: subdoel 2, het hoofddoel, de hele boom."""
    if about == TREE:
        return _("de hele boom")
    wording = state.wordings.get(about)
    node = wording.node if wording else about
    number = lineage.numbers(state).get(node, "")
    if node == MAIN:
        return _("woorden voor het hoofddoel") if wording else _("het hoofddoel")
    if state.nodes[node].kind == "indicator":
        return _("een indicator bij subdoel %(n)s") % {"n": number}
    return (_("woorden voor subdoel %(n)s") if wording else _("subdoel %(n)s")) % {"n": number}


def _all_called(state: State, now: Sequence[ShownSupport], _: Translate) -> list[str]:
    """What is asked; many subgoals by their numbers alone, so that it stays one line."""
    names = list(dict.fromkeys(called(state, each.about, _) for each in now))
    if len(names) < 3:
        return names
    return [_("%(n)s vragen") % {"n": len(now)}]


def _together(now: Sequence[ShownSupport]) -> tuple[tuple[str, int, int], ...]:
    """Per party how many answers are in, of how many, over all that is asked."""
    by_party: dict[str, list[PartySupport]] = {party: [] for party in PARTIES}
    for each in now:
        for party in each.parties:
            by_party[party.party].append(party)
    return tuple(
        (party, sum(one.answered for one in found), sum(one.of for one in found))
        for party, found in by_party.items()
    )
