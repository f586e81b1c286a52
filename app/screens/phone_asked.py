"""What every seat is asked now, in words: does it stand behind these words, this place, the tree?"""

from dataclasses import dataclass

from app.domain.state import MAIN, Asked, Node, State, Wording
from app.domain.support import TREE, open_now
from app.domain.wordings import of_node
from app.screens.candidates import letter
from app.screens.console_words import capital
from app.screens.i18n import translator
from app.screens.lineage import numbers


@dataclass(frozen=True)
class Question:
    """A question in its round `asked`: `what` it is about, the words themselves, and what is asked of them.

    `beside`: the words under which it stands, or that it would replace.
    """

    about: str
    asked: str
    what: str
    text: str
    ask: str
    beside: str = ""


class Asking:
    """Questions of one state, in one language."""

    def __init__(self, state: State, language: str) -> None:
        self._state, self._ = state, translator(language)
        self._numbers = numbers(state)

    def open_now(self) -> list[Question]:
        """All that is being asked, in the order of asking."""
        return [self.question(asked) for asked in open_now(self._state)]

    def question(self, asked: Asked) -> Question:
        """One round of asking in words."""
        if asked.about == TREE:
            return self._tree(asked)
        if asked.about in self._state.wordings:
            return self._wording(asked, self._state.wordings[asked.about])
        return self._node(asked, self._state.nodes[asked.about])

    def _tree(self, asked: Asked) -> Question:
        text = self._text(self._state.nodes[MAIN])
        return Question(
            asked.about, asked.id, self._("De hele boom"), text, self._("Is dit samen onze boom?")
        )

    def _wording(self, asked: Asked, wording: Wording) -> Question:
        node = self._state.nodes[wording.node]
        place = [each.id for each in of_node(self._state, node.id)].index(wording.id)
        what = self._("Voorstel %(letter)s voor %(node)s") % {
            "letter": letter(place),
            "node": self._called(node),
        }
        beside = "" if node.wording == wording.id else self._text(node)
        text = "" if wording.redacted else wording.text
        ask = self._("Zeggen we het zo? Nu staat er:") if beside else self._("Zeggen we het zo?")
        return Question(asked.about, asked.id, what, text, ask, beside)

    def _node(self, asked: Asked, node: Node) -> Question:
        what, text = capital(self._called(node)), self._text(node)
        if node.id == MAIN:
            return Question(asked.about, asked.id, what, text, self._("Is dit ons hoofddoel?"))
        parent = self._state.nodes[node.parent or MAIN]
        ask = self._("Hoort dit bij %(node)s?") % {"node": self._called(parent)}
        return Question(asked.about, asked.id, what, text, ask, self._text(parent))

    def _called(self, node: Node) -> str:
        if node.id == MAIN:
            return self._("het hoofddoel")
        if node.kind == "subgoal":
            return self._("subdoel %(n)s") % {"n": self._numbers.get(node.id, "")}
        return self._("de indicator bij subdoel %(n)s") % {"n": self._numbers.get(node.id, "")}

    def _text(self, node: Node) -> str:
        wording = self._state.wordings.get(node.wording or "")
        return "" if wording is None or wording.redacted else wording.text
