"""The report, the same for paper (`report.py`) and for Word (`word.py`): all that was said and decided.

The result stands first (the tree, what was agreed), then what lies below every word of it, then the sessions.
Nothing is dropped but what `api.md` withholds: what was not revealed, and numbers that would tell on people.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from babel.dates import format_date

from app.domain.seats import chairs
from app.domain.state import MAIN, PARTIES, State
from app.domain.tree import set_aside
from app.exports.carried import of_the_tree, rounds
from app.exports.facts import absence_in_words, notes, party_names, sessions
from app.exports.poster import form_name
from app.exports.report_blocks import (
    Block,
    Bullets,
    Contents,
    Heading,
    Item,
    Line,
    Outline,
    Paragraph,
    Report,
    Row,
    Run,
    Table,
    TreePicture,
    Twig,
)
from app.exports.report_nodes import goals, main_goal, set_aside_branch, text_of
from app.exports.report_scope import Scope, cards, ours, stand
from app.exports.report_sessions import all_sessions
from app.screens.cards import parked
from app.screens.i18n import translator
from app.screens.questions import GOALS, goal_name
from app.screens.tree import Branch, TreeView, tree_view


def report(state: State, language: str, now: datetime) -> Report:
    """All of it."""
    _, scope, tree = translator(language), Scope(state, language), tree_view(state)
    blocks = (
        *_opening(scope, tree),
        *_tree(scope, tree),
        *_agreements(scope),
        *_goals(scope, tree),
        *_aside(scope),
        *_proposals(scope),
        *all_sessions(scope),
        *_parked(scope),
        *_reading(scope),
    )
    return Report(
        language=language,
        spoken=state.here.language,
        name=_("Verslag van de doelenboom: %(theme)s") % {"theme": state.here.theme},
        kind=_("Verslag van de doelenboom"),
        date=format_date(now, format="long", locale=language),
        theme=state.here.theme,
        keywords=(_("doelenboom"), *party_names(_).values()),
        parties=dict(party_names(_)),
        blocks=tuple(blocks),
    )


def _opening(scope: Scope, tree: TreeView) -> Iterator[Block]:
    """What it is about, the main goal, and what must be said for ever."""
    _, here = scope.translate, scope.state.here
    if here.policy_goal:
        is_theirs = here.policy_goal not in GOALS
        yield Paragraph((Run(goal_name(here.policy_goal, scope.language), spoken=is_theirs),), "lead")
    if here.purpose:
        yield Paragraph((Run(here.purpose, spoken=True),))
    yield Paragraph(_main(scope, tree), "crown")
    yield Paragraph(ours(_size(scope, tree)))
    for each in of_the_tree(scope.state, scope.language):
        yield Paragraph(ours(each.line), "note")
    for note in (*_missing(scope), *notes(scope.state, scope.language)):
        yield Paragraph(ours(note), "note")
    yield Contents(_("Wat staat waar"))


def _main(scope: Scope, tree: TreeView) -> Line:
    if tree.text or tree.redacted:
        return (scope.theirs(tree.text),)
    return ours(scope.translate("Nog geen hoofddoel"))


def _size(scope: Scope, tree: TreeView) -> str:
    """How large the tree is, and how many chairs each party had."""
    _, n = scope.translate, len(chairs(scope.state, PARTIES[0]))
    goals_ = _("1 subdoel") if tree.goals == 1 else _("%(n)s subdoelen") % {"n": tree.goals}
    leaves = _("1 indicator") if tree.indicators == 1 else _("%(n)s indicatoren") % {"n": tree.indicators}
    chairs_ = _("Elke partij had 1 stoel.") if n == 1 else _("Elke partij had %(n)s stoelen.") % {"n": n}
    return f"{_('De boom heeft %(goals)s en %(leaves)s.') % {'goals': goals_, 'leaves': leaves}} {chairs_}"


def _missing(scope: Scope) -> Iterator[str]:
    _ = scope.translate
    for held in sessions(scope.state):
        who = ", ".join(absence_in_words(each, scope.language) for each in held.absences)
        if who:
            yield _("In sessie %(n)s misten: %(who)s.") % {"n": held.number, "who": who}


def _tree(scope: Scope, tree: TreeView) -> Iterator[Block]:
    """The tree as a picture, as a nested list, and who carries it."""
    _ = scope.translate
    yield TreePicture(_("De doelenboom"), _alt(scope, tree))
    yield Paragraph((Run(f"{_('Hoofddoel:')} ", voice="soft"), *_strong(_main(scope, tree))), "label")
    if tree.branches:
        yield Outline(tuple(_twig(scope, each) for each in tree.branches))
    for each in rounds(scope.state, "tree", _("De hele boom"), scope.language):
        yield from stand(scope, each)


def _strong(line: Line) -> Line:
    return tuple(replace(run, voice="strong") for run in line)


def _alt(scope: Scope, tree: TreeView) -> str:
    _ = scope.translate
    main = "".join(run.text for run in _main(scope, tree))
    said = {"main": main, "size": _size(scope, tree).split(". ")[0]}
    return (
        _("Tekening van de doelenboom. Hoofddoel: %(main)s. %(size)s. Alle woorden staan in de lijst hierna.")
        % said
    )


def _twig(scope: Scope, branch: Branch) -> Twig:
    _ = scope.translate
    leaves = tuple(
        Twig((scope.theirs(leaf.text),), form=leaf.form or "unset", word=form_name(leaf.form, _))
        for leaf in branch.leaves
    )
    below = (*leaves, *(_twig(scope, child) for child in branch.children))
    return Twig((scope.theirs(branch.text),), number=branch.number, below=below)


def _agreements(scope: Scope) -> Iterator[Block]:
    """Who measures what, and when the parties learn from it."""
    _, found = scope.translate, scope.state.agreements.values()
    if not found:
        return
    yield Heading(1, ours(_("Afspraken")))
    rows = tuple(
        Row(
            (
                (scope.theirs("" if each.redacted else each.text),),
                (Run("" if each.redacted else each.who, spoken=True),),
                (Run("" if each.redacted else each.when, spoken=True),),
            )
        )
        for each in found
    )
    yield Table(_("Afspraken"), (_("Wat"), _("Wie"), _("Wanneer")), rows, counts=False)


def _goals(scope: Scope, tree: TreeView) -> Iterator[Block]:
    told = [*main_goal(scope), *goals(scope, tree.branches)]
    if told:
        yield Heading(1, ours(scope.translate("Wat er onder elk woord ligt")))
        yield from told


def _aside(scope: Scope) -> Iterator[Block]:
    roots = set_aside(scope.state)
    if roots:
        yield Heading(1, ours(scope.translate("Apart gelegd")))
        for root in roots:
            yield from set_aside_branch(scope, root)


def _proposals(scope: Scope) -> Iterator[Block]:
    """What people proposed and did not get a place."""
    _, state = scope.translate, scope.state
    waiting = [each for each in state.proposals.values() if not each.node]
    if not waiting:
        return
    is_over = state.here.finished
    yield Heading(1, ours(_("Niet overgenomen voorstellen") if is_over else _("Voorstellen die nog wachten")))
    items = []
    for each in waiting:
        parent = state.nodes[each.parent]
        under = [Run(f" {_('Bij:')} ", voice="soft"), scope.theirs(text_of(state, parent), "soft")]
        line = (scope.theirs("" if each.redacted else each.text), *(under if parent.id != MAIN else []))
        items.append(Item(line, each.party))
    yield Bullets(tuple(items))


def _parked(scope: Scope) -> Iterator[Block]:
    found = parked(scope.state)
    if found:
        yield Heading(1, ours(scope.translate("Parkeerplek")))
        yield cards(scope, found)


def _reading(scope: Scope) -> Iterator[Block]:
    """How was counted, and what does not stand here."""
    _ = scope.translate
    yield Heading(1, ours(_("Hoe je dit leest")))
    for told in (
        _("In elke telling telt elke partij voor een derde, hoeveel mensen er ook waren."),
        _("Gedragen: in elke partij staat meer dan de helft erachter, of kan ermee leven."),
        _("Van een partij met minder dan 3 antwoorden staan er geen aantallen en geen redenen."),
        _("Wat nog niet getoond was, staat er niet in. Bij elk woord staat de partij, nooit de persoon."),
    ):
        yield Paragraph(ours(told))
