"""What stands on the projector's stage: by the step, by whether it was revealed, by how much there is.

Sizes never slide: a text has one of a few sizes by its length (`fit`); what does not fit pages or scrolls.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from app.domain.balance import counts
from app.domain.script import BY_NAME
from app.domain.seats import chairs, taken
from app.domain.state import PARTIES, State
from app.domain.support import open_now
from app.screens import (
    aloud,
    candidates,
    cards,
    check_stage,
    clusters,
    gallery,
    laid,
    leiboom,
    line,
    look_back,
    questions,
    script,
    sign_counts,
    tree,
    whole,
)

View = dict[str, Any]
IN_A_ROW = 4
LOOSE_IN_A_ROW = 8
SHORT = 26


def stage(state: State, language: str) -> View:
    """The stage's data: `kind` names the template in regions/projector/."""
    here, found = state.here, kind(state)
    text, spoken = questions.question(here, here.step, language)
    common = {
        "kind": found,
        "step": here.step,
        "title": script.step_title(here.step, language),
        "question": text,
        "question_lang": spoken,
        "question_fit": fit(text, 42, 95),
        "hint": questions.hint(here.step, language),
        "theme": "" if is_said(here.theme, text) else here.theme,
        "spoken": here.language,
        "say": "",
    }
    return common | (_TELL[found](state, language) if found in _TELL else _FILL[found](state))


def is_said(theme: str, question: str) -> bool:
    """Whether a question names the theme itself, so that the screen need not."""
    words, asked = (" ".join(text.casefold().split()) for text in (theme, question))
    return words.strip(".?! ") in asked


def kind(state: State) -> str:
    """Which drawing belongs to this moment."""
    here = state.here
    if here.session in here.closed and here.session < 3:
        return "closed"
    if here.step == "welcome":
        return "lobby"
    if BY_NAME[here.step].collects:
        return _of_cards(state)
    if here.step == "gather" or (here.step == "look-back-2" and tree.tree_view(state).is_empty):
        return "clusters" if state.clusters else "loose"
    if candidates.node_on_stage(state):
        return "candidates"
    return _of_check(state) if here.step == "the-check" and not open_now(state) else "tree"


def _of_check(state: State) -> str:
    return "check" if cards.is_revealed(state, "the-check") else "checking"


def _of_cards(state: State) -> str:
    step = state.here.step
    if not cards.is_revealed(state, step):
        return "tally" if step == "signs" else "counting"
    if any(card.drawing for card in cards.wall(state, step)):
        return "gallery"
    return {"associations": "words", "signs": "signs"}.get(step, "sentences")


def fit(text: str, *limits: int) -> int:
    """0 for a text up to the first limit of characters, 1 up to the second …: a class, not a calculation."""
    return sum(len(text) > limit for limit in limits)


def _lobby(state: State) -> View:
    here = state.here
    return {
        "theme": here.theme,
        "theme_fit": fit(here.theme, 30, 70),
        "purpose": here.purpose,
        "purpose_fit": fit(here.purpose, 200, 420),
        "parties": [
            {"party": party, "taken": taken(state, party), "chairs": len(chairs(state, party))}
            for party in PARTIES
        ],
    }


def _counting(state: State) -> View:
    """How much each party has written, and how many of its people; nothing of what."""
    step, found = state.here.step, cards.of_step(state, state.here.step)
    said, writing = counts(found), {card.seat for card in found}
    most = max(said.values())
    return {
        "round": state.here.round_of(step),
        "pile": sum(most > limit for limit in (30, 80, 180, 500)),
        "parties": [
            {
                "party": party,
                "cards": said[party],
                "writing": sum(seat.id in writing for seat in chairs(state, party)),
                "taken": taken(state, party),
            }
            for party in PARTIES
        ],
    }


def _words(state: State) -> View:
    words = cards.shared_words(cards.wall(state, "associations"))
    return {
        "words": words,
        "three_fit": fit("".join(word.text + "  " for word in words.three), 54, 130),
        "two_fit": fit("".join(word.text + "    " for word in words.two), 110, 260),
        "is_empty": not (words.three or words.two or any(words.one.values())),
    }


def _sentences(state: State) -> View:
    return _shown(cards.wall(state, state.here.step))


def _loose(state: State) -> View:
    return {**_shown(clusters.clusters_view(state).loose), "seen": look_back.seen(state)}


def _shown(found: Sequence[cards.ShownCard]) -> View:
    size = 0 if _fills(found, 33, 52, 64) < 1450 else 1 if _fills(found, 25, 46, 46) < 2150 else 2
    is_short = size == 2 and max(len(card.text) for card in found) <= SHORT
    return {"cards": found, "size": "short" if is_short else size}


def _fills(found: Sequence[cards.ShownCard], a_line: int, high: int, around: int) -> int:
    """About how high all cards are together: signs on a line, its height, and what stands around each."""
    return sum((1 + len(card.text) // a_line) * high + around for card in found)


def _clusters(state: State) -> View:
    view, rows = clusters.clusters_view(state), laid.laid(state)
    groups = [
        _group(f"cluster-{each.id}", "", each, each.cards) | {"laid": rows.get(each.id)}
        for each in view.clusters
    ]
    return {
        **_table(groups, () if rows else view.loose),
        "left": _by_party(view.loose) if rows and view.loose else {},
        "laying": laid.laying(state),
        "seen": look_back.seen(state),
    }


def _by_party(found: Sequence[cards.ShownCard]) -> Mapping[str, int]:
    return {party: sum(card.party == party for card in found) for party in PARTIES}


def _signs(state: State) -> View:
    """The signs under the subgoal that they are about, and those about a subgoal that is gone."""
    said, view = cards.wall(state, "signs"), tree.tree_view(state)
    goals = [branch for branch in view.flat if branch.kind == "subgoal"]
    groups = [
        _group(f"about-{goal.id}", goal.number, goal, (card for card in said if card.about == goal.id))
        for goal in goals
    ]
    known = {goal.id for goal in goals}
    loose = tuple(card for card in said if card.about not in known)
    return _table(groups, loose)


def _group(
    key: str, number: str, named: tree.Branch | clusters.ShownCluster, inside: Iterable[cards.ShownCard]
) -> View:
    """Cards under a name: a cluster or a subgoal."""
    return {
        "id": key,
        "number": number,
        "text": named.text,
        "redacted": named.redacted,
        "cards": tuple(inside),
        "laid": None,
    }


def _table(groups: Sequence[View], loose: Sequence[cards.ShownCard]) -> View:
    """Four columns: for the groups, and at the right for the loose cards when these are more than a row."""
    has_rest = len(loose) > LOOSE_IN_A_ROW
    share = min(len(groups), IN_A_ROW - 1) if has_rest else IN_A_ROW
    return {
        "groups": groups,
        "loose": loose,
        "has_rest": has_rest,
        "share": share,
        "flows": len(groups) > share,
    }


def _tree(state: State, language: str) -> View:
    above = line.line(state, language)
    found = leiboom.tree_of(state)
    return {
        **found,
        "line": above,
        "say": above.text,
        "seen": look_back.seen(state),
        "sheets": whole.view(state, found["tree"], language) or aloud.view(state, language),
    }


_FILL: Mapping[str, Callable[[State], View]] = {
    "lobby": _lobby,
    "counting": _counting,
    "words": _words,
    "sentences": _sentences,
    "gallery": lambda state: gallery.gallery(cards.wall(state, state.here.step)),
    "loose": _loose,
    "clusters": _clusters,
    "signs": _signs,
    "tally": sign_counts.tally,
    "checking": check_stage.counting_view,
    "closed": lambda state: {"session": state.here.session},
}

#: Drawings with sentences of their own.
_TELL: Mapping[str, Callable[[State, str], View]] = {
    "candidates": candidates.stage,
    "check": check_stage.overview,
    "tree": _tree,
}
