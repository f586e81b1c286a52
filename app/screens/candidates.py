"""Words that compete for a place in the tree, side by side, each with its support by party."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from string import ascii_uppercase
from typing import Any

from app.domain.state import MAIN, PARTIES, Asked, State, Wording
from app.domain.wordings import of_node
from app.screens import i18n, lineage
from app.screens.support import PartySupport, Reason, ShownSupport, support_of

#: Deeds that say that the group went on from the words that were asked about.
GOES_ON = frozenset(
    {
        "main-goal-set", "wording-adopted", "goal-added", "indicator-added", "goal-moved", "goal-set-aside",
        "goal-brought-back", "goals-linked", "goals-unlinked",
    }
)  # fmt: skip
#: The most shapes that stand in a row; of more people the numbers are told.
MOST_SHAPES = 9

Group = tuple[str, int]


@dataclass(frozen=True)
class Candidate:
    """One way of saying it. `groups`: per party its shapes (state, how many) in the order behind it, can live
    with it, not behind it, nothing said; while it is asked `said` and nothing said. `verdict`: in words.
    """

    id: str
    letter: str
    text: str
    redacted: bool
    by: str
    status: str
    verdict: str
    support: ShownSupport | None
    groups: Sequence[tuple[str, Sequence[Group]]]

    @property
    def is_carried(self) -> bool:
        """Whether all three parties carry it by the last answers."""
        return bool(self.support and self.support.carried)


def node_on_stage(state: State) -> str | None:
    """The node whose words are being chosen: they are asked, were just asked, or compete for the top."""
    last = _last_asked(state)
    if last and (last.open or not _went_on(state, last)):
        return state.wordings[last.about].node
    competing = state.here.step == "main-goal" and any(each.by in PARTIES for each in of_node(state, MAIN))
    return MAIN if competing or (last and state.here.step == "main-goal") else None


def _last_asked(state: State) -> Asked | None:
    """Of the wordings that were asked since this step was opened: the one that is open, else the last."""
    opened = max((gap.seq for gap in state.here.missing if gap.step), default=0)
    found = [each for each in state.asked.values() if each.about in state.wordings and each.seq > opened]
    preferred = [each for each in found if each.open] or found
    return preferred[-1] if preferred else None


def _went_on(state: State, asked: Asked) -> bool:
    return any(
        deed.type in GOES_ON and not deed.undone for deed in state.deeds.values() if deed.seq > asked.seq
    )


def stage(state: State, language: str) -> dict[str, Any]:
    """What the template draws."""
    node = node_on_stage(state) or MAIN
    found = candidates(state, node, language)
    return {
        "node": node,
        "number": lineage.numbers(state).get(node, ""),
        "candidates": found,
        "fit": max((_fit(each.text) for each in found), default=0),
        "few": has_few(found),
        "states": _states(found),
        "say": _say(state, found, language),
    }


def _say(state: State, found: Sequence[Candidate], language: str) -> str:
    """What a screen reader is told: what is asked, or what came of it."""
    last, _ = _last_asked(state), i18n.translator(language)
    each = next((each for each in found if last and each.id == last.about), None)
    if each is None:
        return ""
    if last and last.open:
        return _("Nu gevraagd: %(what)s") % {"what": f"{each.letter}. {each.text}"}
    return f"{each.letter}. {each.text}. {each.verdict}"


def candidates(state: State, node: str, language: str) -> list[Candidate]:
    """The ways of saying a node that compete; the facilitator's own words of before do no longer."""
    return [
        each
        for each in ways(state, node, language)
        if each.by in PARTIES or each.status != "replaced" or each.support
    ]


def ways(state: State, node: str, language: str) -> list[Candidate]:
    """All ways of saying a node, in the order in which they came. A letter stays with its words."""
    return [
        _candidate(state, wording, letter(place), language)
        for place, wording in enumerate(of_node(state, node))
    ]


def letter(place: int) -> str:
    """A, B … Z, AA: by which the room calls words."""
    rounds, rest = divmod(place, len(ascii_uppercase))
    return ascii_uppercase[rest] * (rounds + 1)


def _candidate(state: State, wording: Wording, called: str, language: str) -> Candidate:
    found = support_of(state, wording.id, language)
    return Candidate(
        id=wording.id,
        letter=called,
        text="" if wording.redacted else wording.text,
        redacted=wording.redacted,
        by=wording.by,
        status=wording.status,
        verdict=verdict(wording, found, i18n.translator(language)),
        support=replace(found, reasons=in_turn(found)) if found else None,
        groups=[(party.party, groups(party, found.open)) for party in found.parties] if found else [],
    )


def in_turn(found: ShownSupport) -> tuple[Reason, ...]:
    """What people said with their answers, the parties in turn."""
    rows = [[reason for reason in found.reasons if reason.party == party] for party in PARTIES]
    return tuple(reason for row in zip_longest(*rows) for reason in row if reason)


def groups(party: PartySupport, is_open: bool) -> list[Group]:
    """A party's shapes as (state, how many): behind it, can live with it, not behind it, nothing said."""
    silent = ("none", party.of - party.answered)
    if is_open:
        said = [("said", party.answered), silent]
    else:
        said = [("full", party.yes), ("half", party.yes_if), ("open", party.no), silent]
    return [group for group in said if group[1] > 0]


def verdict(wording: Wording, found: ShownSupport | None, _: i18n.Translate) -> str:
    """What became of it, in words; that it was chosen although not carried is said for ever."""
    chosen = {
        "adopted": _chosen(wording, found, _),
        "replaced": _("Eerder gekozen."),
    }.get(wording.status, "")
    answers = found.sentence if found else "" if chosen else _("Nog niet gevraagd.")
    return " ".join(part for part in (chosen, answers) if part)


def _chosen(wording: Wording, found: ShownSupport | None, _: i18n.Translate) -> str:
    if wording.carried is False and found and found.carried:
        return _("Gekozen toen nog niet alle drie het droegen.")
    return _("Gekozen.") if wording.carried is not None or found else _("Gekozen, zonder te vragen.")


def _fit(text: str) -> int:
    return sum(len(text) > limit for limit in (80, 150))


def has_few(found: Sequence[Candidate]) -> bool:
    """Whether there are so few seats that each can be a shape."""
    return max((of for each in found for of in _seats(each)), default=0) <= MOST_SHAPES


def _seats(each: Candidate) -> list[int]:
    return [party.of for party in each.support.parties] if each.support else []


def _states(found: Sequence[Candidate]) -> list[str]:
    """Which shapes stand in the table, for the key."""
    present = {state for each in found for _, groups in each.groups for state, _ in groups}
    return [state for state in ("full", "half", "open", "said", "none") if state in present]
