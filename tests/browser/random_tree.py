"""Random trees as the projector may have to draw them, from a seed: long words, long texts, three levels."""

from collections.abc import Callable
from dataclasses import replace
from random import Random

from app.domain.state import PARTIES
from app.screens import leiboom, stages
from app.screens.render import environment
from app.screens.tree import Branch, SetAside, Support, TreeView, number_below, walk
from tests.screens.rooms import room

SHORT = (
    "zorg", "tijd", "rust", "samen", "wonen", "werk", "school", "buurt", "hulp", "geld", "familie", "buren",
    "thuis", "gehoord", "op", "in", "de", "het", "een", "van", "voor", "met", "en", "iedereen", "durft",
    "kan", "weet", "mee", "te", "doen", "dichtbij", "gewoon", "ook", "minder", "meer",
)  # fmt: skip
LONG = (
    "verantwoordelijkheidsgevoelens", "mantelzorgondersteuningsplanne", "arbeidsongeschiktheidspensioen",
    "leerlingenvervoersvoorzieningen", "gemeenschapsaccommodatiebeheer", "vrijwilligersondersteuning",
)  # fmt: skip
STATES = ("full", "half", "open", "none")
#: How many top subgoals, indicators in all, how long texts are, and how often a subgoal has subgoals.
SHAPES = {
    "small": ((1, 3), (0, 14), (10, 70), 0.2),
    "usual": ((4, 8), (8, 30), (12, 60), 0.0),
    "tight": ((6, 8), (26, 30), (40, 110), 0.1),
    "nested": ((2, 6), (6, 30), (12, 60), 0.8),
    "large": ((7, 12), (30, 80), (12, 90), 0.4),
    "long": ((1, 12), (1, 80), (200, 280), 0.3),
}
MAIN_LONGEST = {"small": 70, "usual": 80, "tight": 120, "nested": 90, "large": 110, "long": 280}


class Grower:
    """Grows one tree; the same seed grows the same tree."""

    def __init__(self, seed: int) -> None:
        self.seed, self.random = seed, Random(seed)
        self.shape = list(SHAPES)[seed % len(SHAPES)]
        self.goals, self.leaves, self.length, self.nests = SHAPES[self.shape]
        self.count = 0

    def tree(self) -> TreeView:
        """The whole tree, with everything that can be told beside its words."""
        number = self.random.randint(*self.goals)
        tops = [self.goal("main", "", position, number) for position in range(number)]
        for _ in range(self.random.randint(*self.leaves)):
            place = self.random.randrange(len(tops)) if self.random.random() < 0.8 else 0
            tops[place] = self.hang(tops[place])
        flat = tuple(each for top in tops for each in walk(top))
        kinds = [each.kind for each in flat]
        return TreeView(
            text=self.text(8, MAIN_LONGEST[self.shape]), changed_at=1, branches=tuple(tops), flat=flat,
            goals=kinds.count("subgoal"), indicators=kinds.count("indicator"), support=self.support(0.3),
            set_aside=tuple(
                SetAside(f"aside-{n}", "subgoal", self.text(*self.length), self.text(5, 90))
                for n in range(self.random.choice((0, 0, 1, 3)))
            ),
        )  # fmt: skip

    def goal(self, parent: str, number: str, position: int, of: int, level: int = 1) -> Branch:
        """A subgoal with the subgoals below it."""
        own, below = number_below(number, position), 0
        if level < 3 and self.random.random() < self.nests:
            below = self.random.randint(1, 3)
        made = self.node(parent, "subgoal", level, own, position, of)
        children = (self.goal(made.id, own, place, below, level + 1) for place in range(below))
        return replace(made, children=tuple(children))

    def hang(self, branch: Branch) -> Branch:
        """One indicator more, somewhere in the branch."""
        if branch.children and self.random.random() < 0.7:
            place = self.random.randrange(len(branch.children))
            children = list(branch.children)
            children[place] = self.hang(children[place])
            return replace(branch, children=tuple(children))
        leaf = self.node(branch.id, "indicator", branch.level + 1, "", len(branch.leaves), 0)
        return replace(branch, leaves=(*branch.leaves, leaf))

    def node(self, parent: str, kind: str, level: int, number: str, position: int, of: int) -> Branch:
        self.count += 1
        chance = self.random.random
        return Branch(
            id=f"{self.seed}-{self.count}", kind=kind, text=self.text(*self.length), level=level,
            number=number, form=self.random.choice(("counting", "telling", None)), position=position, of=of,
            parent=parent, changed_at=1, support=self.support(0.5 if level == 1 else 0.1),
            links=tuple(self.random.sample(("1", "2a", "3", "4b1", "5", "6"), 2)) if chance() < 0.08 else (),
            lineage=tuple((party, self.random.randint(0, 40)) for party in PARTIES) if chance() < 0.6 else (),
            wordings=self.random.randint(1, 9) if chance() < 0.1 else 0,
        )  # fmt: skip

    def support(self, chance: float) -> Support | None:
        if self.random.random() > chance:
            return None
        marks = tuple((party, self.random.choice(STATES)) for party in PARTIES)
        return Support(marks, self.random.choice((True, False, None)))

    def text(self, shortest: int, longest: int) -> str:
        """Words, now and then one of 30 letters, of which no dictionary knows one in four."""
        words, wanted = [self.word()], self.random.randint(shortest, longest)
        while len(" ".join(words)) < wanted:
            words.append(self.word())
        return " ".join(words)[:longest].strip().capitalize()

    def word(self) -> str:
        if self.random.random() > 0.07:
            return self.random.choice(SHORT)
        if self.random.random() < 0.25:
            return "".join(self.random.choice("bdegklmnoprst") for _ in range(30))
        return self.random.choice(LONG)


def stage(view: TreeView, seq: int, step: str = "indicators", *, asks: bool = True) -> str:
    """The projector's stage with this tree. Another step: another tree, so that sizes are chosen anew."""
    bare = stages.stage(room("indicators"), "nl")
    found = environment("nl").get_template("regions/projector/stage.html")
    drawn = leiboom.drawing(view, asks=asks)
    return found.render({**bare, **drawn, "step": step, "region": "region-stage", "seq": seq})


def changed(view: TreeView, change: Callable[[Branch], Branch]) -> TreeView:
    """The same tree with every top subgoal changed."""
    tops = tuple(change(branch) for branch in view.branches)
    return replace(view, branches=tops, flat=tuple(each for top in tops for each in walk(top)))
