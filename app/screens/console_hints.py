"""The hints on the console: for everything in the tree, for words that compete, for proposals that wait."""

from collections.abc import Iterator, Mapping

from app.domain.hints import of_forms
from app.domain.state import MAIN, Node, State
from app.domain.tree import branch
from app.screens.hint_words import ShownHint, about_goal, about_indicator, in_words


def hints(state: State, language: str) -> dict[str, list[ShownHint]]:
    """By the id of a node, of proposed words, or of a proposal; none once the tree is finished."""
    if state.here.finished:
        return {}
    return {key: found for key, found in _all(state, language) if found}


def about(state: State, kind: str, text: str, unit: str, language: str) -> list[ShownHint]:
    """About words for a thing of a kind: main, subgoal or indicator."""
    if kind == "indicator":
        return about_indicator(text, unit, state.here, language)
    return about_goal(text, state.here, language)


def _all(state: State, language: str) -> Iterator[tuple[str, list[ShownHint]]]:
    nodes = list(branch(state, MAIN))
    below: dict[str | None, list[Node]] = {}
    for node in nodes:
        below.setdefault(node.parent, []).append(node)
    for node in nodes:
        yield node.id, [*_of_words(state, node, language), *_of_below(below.get(node.id, []), language)]
    for wording in state.wordings.values():
        if wording.status == "proposed" and not wording.redacted:
            kind = state.nodes[wording.node].kind
            yield wording.id, about(state, kind, wording.text, "", language)
    for proposal in state.proposals.values():
        if not proposal.node and not proposal.redacted:
            yield proposal.id, about(state, proposal.kind, proposal.text, "", language)


def _of_words(state: State, node: Node, language: str) -> list[ShownHint]:
    wording = state.wordings.get(node.wording or "")
    if wording is None or wording.redacted:
        return []
    return about(state, node.kind, wording.text, _unit(node.description), language)


def _unit(description: Mapping[str, object]) -> str:
    return str(description.get("unit") or "")


def _of_below(below: list[Node], language: str) -> list[ShownHint]:
    forms = [node.description.get("form") for node in below if node.kind == "indicator"]
    return in_words(of_forms(forms), language)
