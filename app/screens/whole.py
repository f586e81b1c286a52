"""The whole tree, in words: who carries it, which subgoals are not carried yet, and what was agreed."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from app.domain.state import State
from app.domain.support import TREE, latest
from app.screens import candidates
from app.screens.aloud import agreements
from app.screens.console_words import listed
from app.screens.i18n import translator
from app.screens.support import support_of
from app.screens.tree import Branch, TreeView, walk

STEP = "whole-tree"


def view(state: State, drawn: TreeView, language: str) -> dict[str, Any] | None:
    """What lies over the tree in its step, as soon as there is something to tell. `news` changes when support
    was asked and closed, or something was agreed: then it shows by itself.
    """
    asked, agreed = latest(state, TREE), agreements(state)
    support = support_of(state, TREE, language) if asked and not asked.open else None
    if state.here.step != STEP or not (support or agreed):
        return None
    shown = replace(support, reasons=candidates.in_turn(support)) if support else None
    newest = agreed[-1].id if agreed and (asked is None or agreed[-1].seq > asked.seq) else ""
    return {
        "kind": "whole",
        "news": f"agreed {newest}" if newest else f"closed {asked.id if asked else ''}",
        "support": shown,
        "groups": [(each.party, candidates.groups(each, False)) for each in shown.parties] if shown else [],
        "few": not shown or max(each.of for each in shown.parties) <= candidates.MOST_SHAPES,
        "goals": subgoals(drawn.branches, language),
        "agreements": agreed,
        "say": agreed[-1].text if newest else shown.sentence if shown else "",
    }


def subgoals(branches: Iterable[Branch], language: str) -> list[str]:
    """Of the subgoals that were asked about: which are carried, which not yet, which are not known."""
    asked = [each for top in branches for each in walk(top) if each.kind == "subgoal" and each.support]
    return carried([(each.number, each.support.carried) for each in asked if each.support], language)


def carried(found: Iterable[tuple[str, bool | None]], language: str) -> list[str]:
    """The numbers of subgoals, each with whether it is carried, in sentences."""
    _, outcomes = translator(language), list(found)
    sentences = {
        True: _("Subdoelen die alle drie dragen: %(names)s."),
        False: _("Subdoelen die nog niet gedragen zijn: %(names)s."),
        None: _("Subdoelen waarvan we het nog niet weten: %(names)s."),
    }
    names = {key: [number for number, is_carried in outcomes if is_carried is key] for key in sentences}
    return [sentences[key] % {"names": listed(found, _)} for key, found in names.items() if found]
