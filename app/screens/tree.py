"""The goal tree as plain data: numbered, in order, ready to be drawn on every screen."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from string import ascii_lowercase

from app.domain.state import MAIN, Node, State

Children = dict[str | None, list[Node]]


@dataclass(frozen=True)
class Support:
    """What the parties said of a node, in their order: (party, `full`, `half`, `open` or `none`: not known).

    `carried` is None while a party has not answered at all.
    """

    marks: tuple[tuple[str, str], ...]
    carried: bool | None = None


@dataclass(frozen=True)
class SetAside:
    """A subgoal or indicator that was taken out of the tree, with the reason that was given ("" for none)."""

    id: str
    kind: str
    text: str
    reason: str = ""
    redacted: bool = False


@dataclass(frozen=True)
class Branch:
    """A subgoal (with `children` and `leaves`) or an indicator (a leaf).

    `number` is "1", "1a", "1a1" for subgoals on level 1, 2, 3 and "" for indicators; `position` (from 0)
    and `of` count among siblings of a kind; `form` is counting, telling or None; `text` is "" when redacted.
    `links` are the numbers of the subgoals to which it also contributes; `lineage` says from how many cards
    of each party it grew; `wordings` how many other ways of saying it compete with these words. These and
    `support` are filled for the projector only (`tree_said`).
    """

    id: str
    kind: str
    text: str
    level: int
    number: str
    form: str | None
    position: int
    of: int
    parent: str
    changed_at: int
    redacted: bool = False
    children: tuple["Branch", ...] = ()
    leaves: tuple["Branch", ...] = ()
    links: tuple[str, ...] = ()
    support: Support | None = None
    lineage: tuple[tuple[str, int], ...] = ()
    wordings: int = 0

    @property
    def goals_below(self) -> int:
        """How many subgoals stand below, on all levels."""
        return sum(1 + child.goals_below for child in self.children)

    @property
    def leaves_below(self) -> int:
        """How many indicators hang in this branch, on all levels."""
        return len(self.leaves) + sum(child.leaves_below for child in self.children)


@dataclass(frozen=True)
class TreeView:
    """The main goal's text ("" when there is none yet), its subgoals, and all that stands below it `flat`.

    `support` is that of the main goal; `set_aside` is kept, but not drawn in the tree (see `tree_said`).
    """

    text: str
    changed_at: int
    redacted: bool = False
    branches: tuple[Branch, ...] = ()
    goals: int = 0
    indicators: int = 0
    flat: tuple[Branch, ...] = field(default=(), repr=False)
    support: Support | None = None
    wordings: int = 0
    set_aside: tuple[SetAside, ...] = ()

    @property
    def is_empty(self) -> bool:
        """No main goal and no subgoals yet."""
        return not (self.text or self.redacted or self.branches)


def tree_view(state: State) -> TreeView:
    """The tree of this moment; siblings by (rank, id)."""
    below: Children = {}
    standing = [node for node in state.nodes.values() if not node.aside]
    for node in sorted(standing, key=lambda node: (node.rank, node.id)):
        below.setdefault(node.parent, []).append(node)
    changed = _changes(state)
    branches = _goals(state, below, changed, MAIN, "", 1)
    flat = tuple(branch for top in branches for branch in walk(top))
    text, redacted = _text(state, state.nodes[MAIN])
    return TreeView(
        text=text,
        changed_at=changed.get(MAIN, 0),
        redacted=redacted,
        branches=branches,
        goals=sum(branch.kind == "subgoal" for branch in flat),
        indicators=sum(branch.kind == "indicator" for branch in flat),
        flat=flat,
    )


def walk(branch: Branch) -> Iterator[Branch]:
    """A branch and all that stands below it: subgoals, each with its own, then indicators."""
    yield branch
    for child in branch.children:
        yield from walk(child)
    yield from branch.leaves


def number_below(number: str, position: int) -> str:
    """The number of the child at a position: 1, 2 …; under those a, b …; under those 1, 2 …: 2, 2b, 2b1."""
    if number and number[-1].isdigit() and number.isdigit():
        return number + _letters(position)
    return f"{number}{position + 1}"


def number_of(state: State, key: str) -> str:
    """The number of one subgoal, "" when it does not stand in the tree; without drawing up all of it."""
    node = state.nodes.get(key)
    if node is None or node.parent is None or node.aside or node.kind != "subgoal":
        return ""
    above = "" if node.parent == MAIN else number_of(state, node.parent)
    if node.parent != MAIN and not above:
        return ""
    beside = [
        (each.rank, each.id)
        for each in state.nodes.values()
        if each.parent == node.parent and each.kind == "subgoal" and not each.aside
    ]
    return number_below(above, sorted(beside).index((node.rank, node.id)))


def _letters(position: int) -> str:
    rounds, letter = divmod(position, len(ascii_lowercase))
    return ascii_lowercase[letter] * (rounds + 1)


def _goals(
    state: State, below: Children, changed: dict[str, int], parent: str, number: str, level: int
) -> tuple[Branch, ...]:
    goals = [node for node in below.get(parent, []) if node.kind == "subgoal"]
    found = []
    for position, node in enumerate(goals):
        own = number_below(number, position)
        text, redacted = _text(state, node)
        found.append(
            Branch(
                id=node.id, kind=node.kind, text=text, redacted=redacted, level=level, number=own, form=None,
                position=position, of=len(goals), parent=parent, changed_at=changed.get(node.id, 0),
                children=_goals(state, below, changed, node.id, own, level + 1),
                leaves=_leaves(state, below, changed, node.id, level + 1),
            )
        )  # fmt: skip
    return tuple(found)


def _leaves(
    state: State, below: Children, changed: dict[str, int], parent: str, level: int
) -> tuple[Branch, ...]:
    leaves = [node for node in below.get(parent, []) if node.kind == "indicator"]
    found = []
    for position, node in enumerate(leaves):
        text, redacted = _text(state, node)
        found.append(
            Branch(
                id=node.id, kind=node.kind, text=text, redacted=redacted, level=level, number="",
                form=node.description.get("form"), position=position, of=len(leaves), parent=parent,
                changed_at=changed.get(node.id, 0),
            )
        )  # fmt: skip
    return tuple(found)


def _text(state: State, node: Node) -> tuple[str, bool]:
    """The words of a node and whether they were redacted."""
    wording = state.wordings.get(node.wording or "")
    if wording is None or wording.redacted:
        return "", wording is not None
    return wording.text, False


def _changes(state: State) -> dict[str, int]:
    """Node to the seq of the latest command that stands and touched it or its words."""
    changed: dict[str, int] = {}
    for deed in state.deeds.values():
        for change in () if deed.undone else deed.changes:
            thing = change.after if change.after is not None else change.before
            node = {"nodes": change.key, "wordings": getattr(thing, "node", None)}.get(change.table)
            if node:
                changed[node] = max(changed.get(node, 0), deed.seq)
    return changed
