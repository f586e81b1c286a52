"""Random commands about the tree: goals, words, links, what is set aside, support."""

from typing import Any

from app.domain.state import MAIN
from app.domain.support import TREE, open_now
from app.domain.tree import set_aside
from tests.domain.random_dice import Dice


class TreeDice(Dice):
    """Data for the commands about the tree."""

    def _sources(self) -> dict[str, list[str]]:
        return {"cards": self.some_cards(), "clusters": [self.id_in("clusters")] if self.chance(2) else []}

    def _grown(self) -> dict[str, Any]:
        return self.some(sources=self._sources, position=lambda: self.dice.randrange(4))

    def _set_main_goal(self) -> dict[str, Any]:
        return {"text": self.words, **self.some(sources=self._sources)}

    def _add_goal(self) -> dict[str, Any]:
        said = {"proposal": self.id_in("proposals")} if self.chance(3) else {"text": self.words}
        return {"parent": self.id_in("nodes", MAIN), **said, **self._grown()}

    def _add_indicator(self) -> dict[str, Any]:
        return {"goal": self.id_in("nodes"), "text": self.words, **self._grown()}

    def _describe_indicator(self) -> dict[str, Any]:
        free = {name: lambda: self.words for name in ("who", "unit", "target")}
        return {
            "indicator": self.id_in("nodes"),
            "form": self.of(["counting", "telling"]),
            **self.some(**free),
        }

    def _move_goal(self) -> dict[str, Any]:
        place = self.some(position=lambda: self.dice.randrange(5))
        return {"node": self.id_in("nodes"), "parent": self.id_in("nodes", MAIN), **place}

    def _propose_wording(self) -> dict[str, Any]:
        return {"node": self.id_in("nodes", MAIN), "text": self.words, **self.for_seat()}

    def _adopt_wording(self) -> dict[str, Any]:
        asked = [each.about for each in open_now(self.state) if each.about in self.state.wordings]
        wording = self.id_of(asked) if asked and self.chance(3) else self.id_in("wordings")
        return {"wording": wording, **self.some(sources=self._sources)}

    def _propose_goal(self) -> dict[str, Any]:
        return {"parent": self.id_in("nodes", MAIN), "text": self.words, **self.for_seat()}

    _propose_indicator = _propose_goal

    def _link_goals(self) -> dict[str, Any]:
        return {
            "from": self.id_in("nodes"),
            "to": self.id_in("nodes"),
            **self.some(reason=lambda: self.words),
        }

    def _unlink_goals(self) -> dict[str, Any]:
        links = list(self.state.links.values())
        if not links or self.chance(5):
            return self._link_goals()
        link = self.of(links)
        return {"from": link.source, "to": link.target}

    def _set_aside(self) -> dict[str, Any]:
        asked = [each.about for each in open_now(self.state) if each.about in self.state.nodes]
        node = self.id_of(asked) if asked and self.chance(3) else self.id_in("nodes")
        return {"node": node, **self.some(reason=lambda: self.words)}

    def _bring_back(self) -> dict[str, Any]:
        aside = [node.id for node in set_aside(self.state)]
        return {"node": self.id_of(aside) if not self.chance(6) else self.id_in("nodes")}

    def _open_support(self) -> dict[str, Any]:
        known = [*self.state.nodes, *self.state.wordings, *self.state.wordings]
        asked = [each.about for each in self.state.asked.values()]
        return {"about": self.of([TREE, self.id_of(known), self.id_of(asked)])}

    def _close_support(self) -> dict[str, Any]:
        asked = [each.about for each in open_now(self.state)]
        return {"about": self.id_of(asked)} if not self.chance(5) else self._open_support()

    def _answer_support(self) -> dict[str, Any]:
        """Mostly about what was asked last: only when all parties answer there is something to count."""
        asked = [each.about for each in open_now(self.state)][-1:]
        about = self._close_support() if self.chance(4) else {"about": self.id_of(asked)}
        answer = {"answer": self.of(["yes", "yes", "yes-if", "no"]), **self.some(reason=lambda: self.words)}
        return {**about, **answer, **self.for_seat()}
