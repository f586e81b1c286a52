"""What one seat said: cards, proposals, answers, dots. Only here does someone find out what is theirs."""

from collections.abc import Iterator
from typing import Any

from app.domain import checks, dots
from app.domain.cards import is_revealed
from app.domain.script import BY_NAME
from app.domain.state import Card, Proposal, State, Wording
from app.domain.support import latest
from app.screens.console_words import KINDS, capital
from app.screens.i18n import Translate, translator
from app.screens.paths import Paths
from app.screens.phone_asked import Asking
from app.screens.phone_check import asked_key, words_of

Told = dict[str, Any]


def own(state: State, seat: str, language: str) -> list[Told]:
    """Oldest first, as in GET /t/{id}/mine: `kind` tells cards from `goal`, `indicator`, `wording`, `answer`,
    `check`, `dots`. `hidden`: not revealed yet; `text` is null when erased; `way` is what became of it, in
    words.
    """
    cards = sorted((card for card in state.cards.values() if card.seat == seat), key=lambda card: card.seq)
    paths = Paths(state, language)
    return [
        *(_card(state, card, paths, language) for card in cards),
        *(_goal(each, paths) for each in state.proposals.values() if each.seat == seat),
        *(_wording(each, paths) for each in _wordings(state, seat)),
        *_answers(state, seat, language),
        *_checks(state, seat),
        *_dots(state, seat),
    ]


def _card(state: State, card: Card, paths: Paths, language: str) -> Told:
    cluster = state.clusters.get(card.cluster or "")
    return {
        "id": card.id,
        "kind": card.kind,
        "what": _what(card, translator(language)),
        "step": card.step,
        "round": card.round,
        "text": None if card.redacted else card.text or None,
        "drawing": card.drawing if card.status == "kept" else None,
        "status": card.status,
        "hidden": not is_revealed(state, card),
        "about": card.about,
        "cluster": cluster.name if cluster and not cluster.redacted else None,
        "clusterId": cluster.id if cluster else None,
        "becameIds": paths.nodes_of(card.id),
        "way": paths.of_card(card),
    }


def _what(card: Card, _: Translate) -> str:
    """Associatie, sessie 1."""
    kind = capital(_(KINDS[card.kind]))
    if card.step is None:
        return kind
    return _("%(kind)s, sessie %(n)s") % {"kind": kind, "n": BY_NAME[card.step].session}


def _goal(proposal: Proposal, paths: Paths) -> Told:
    became = [proposal.node] if proposal.node else []
    kind = "goal" if proposal.kind == "subgoal" else "indicator"
    return _proposal(proposal, kind, became, paths.of_proposal(proposal)) | {"at": proposal.parent}


def _wording(wording: Wording, paths: Paths) -> Told:
    became = [wording.node] if wording.status == "adopted" else []
    return _proposal(wording, "wording", became, paths.of_wording(wording)) | {"at": wording.node}


def _proposal(said: Proposal | Wording, kind: str, became: list[str], way: list[Told]) -> Told:
    """A proposal is seen at once by all, and cannot be taken back."""
    return {
        "id": said.id,
        "kind": kind,
        "text": None if said.redacted else said.text,
        "status": "redacted" if said.redacted else "kept",
        "hidden": False,
        "becameIds": became,
        "way": way,
    }


def _wordings(state: State, seat: str) -> Iterator[Wording]:
    """Not the first words of a goal: those are the seat's proposal of that goal."""
    own_words = (wording for wording in state.wordings.values() if wording.seat == seat)
    return (wording for wording in own_words if not wording.id.endswith("-first"))


def _answers(state: State, seat: str, language: str) -> Iterator[Told]:
    """Its answer in the last round of each question; `asked` is that round."""
    asking = Asking(state, language)
    for answer in (each for each in state.answers.values() if each.seat == seat):
        asked = state.asked[answer.asked]
        if latest(state, asked.about) == asked:
            yield {
                "id": answer.command,
                "kind": "answer",
                "about": asked.about,
                "asked": asked.id,
                "open": asked.open,
                "what": asking.question(asked).what,
                "answer": answer.answer,
                "text": None if answer.redacted else answer.reason,
            }


def _checks(state: State, seat: str) -> Iterator[Told]:
    """Its answers in the check, as long as the indicator stands; `reworded`: about other words than these."""
    standing = {node.id: node for node in checks.indicators(state)}
    for check in (each for each in state.checks.values() if each.seat == seat):
        if check.indicator in standing:
            node = standing[check.indicator]
            yield {
                "id": check.command,
                "kind": "check",
                "indicator": node.id,
                "asked": asked_key(node.id, check.round),
                "round": check.round,
                "what": words_of(state, node),
                "answer": check.answer,
                "text": None if check.redacted else check.reason,
                "reworded": check.wording != node.wording,
            }


def _dots(state: State, seat: str) -> Iterator[Told]:
    """Where its dots lie in the present round of gathering."""
    for laid in dots.of_seat(state, seat, state.here.round_of(dots.STEP)):
        yield {
            "id": laid.command,
            "kind": "dots",
            "cluster": laid.cluster,
            "round": laid.round,
            "count": laid.count,
        }


def laying(state: State, seat: str) -> list[Told]:
    """For a phone without script: the clusters on which dots can be laid now; `left` of its five."""
    turn = state.here.round_of(dots.STEP)
    if state.here.step != dots.STEP or (dots.STEP, turn) in state.here.revealed:
        return []
    laid = {each.cluster: each.count for each in dots.of_seat(state, seat, turn)}
    left = dots.HELD - sum(laid.values())
    return [
        {"id": cluster.id, "name": cluster.name, "count": laid.get(cluster.id, 0), "left": left}
        for cluster in state.clusters.values()
    ]
