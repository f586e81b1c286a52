"""What the facilitator is told of one node beside its place: its words, what was asked, links across."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.state import Node, State
from app.screens.console_support import Question, question
from app.screens.console_wordings import Candidate, candidates
from app.screens.support import ShownSupport


@dataclass(frozen=True)
class LinkTo:
    """A subgoal to which a node also contributes."""

    id: str
    number: str


@dataclass(frozen=True)
class About:
    """`place`: whether it belongs here; `marks`: the outcome that stands beside its words, of the place, or
    else of the words; `rivals`: how many other words are proposed.
    """

    wordings: list[Candidate]
    place: Question
    marks: ShownSupport | None
    rivals: int
    is_open: bool
    uncarried: bool
    links: list[LinkTo]


def about(state: State, node: Node, numbers: Mapping[str, str], language: str) -> About:
    """All of it; `numbers` are those of the subgoals in the tree."""
    wordings, place = candidates(state, node.id, language), question(state, node.id, language)
    standing = next((each for each in wordings if each.status == "adopted"), None)
    asked = [place, *(each.question for each in wordings)]
    outcomes = [place.shown, standing.question.shown if standing else None]
    return About(
        wordings=wordings,
        place=place,
        marks=next((shown for shown in outcomes if shown and not shown.open), None),
        rivals=sum(each.status == "proposed" and not each.redacted for each in wordings),
        is_open=any(each.is_open for each in asked),
        uncarried=standing is not None and standing.carried is False,
        links=sorted(
            (
                LinkTo(link.target, numbers[link.target])
                for link in state.links.values()
                if link.source == node.id and numbers.get(link.target)
            ),
            key=lambda link: link.number,
        ),
    )
