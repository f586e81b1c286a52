"""What a report tells of every goal and indicator: what it grew from, other words, support, the check."""

from collections.abc import Iterator

from app.domain.lineage import Origin, origin
from app.domain.state import MAIN, PARTIES, Node, State, Wording
from app.domain.tree import branch
from app.domain.wordings import FACILITATOR, of_node
from app.exports.carried import few, rounds
from app.exports.checked import Verdict, verdicts
from app.exports.poster import form_name
from app.exports.report_blocks import Block, Bullets, Fields, Heading, Item, Line, Paragraph, Row, Run, Table
from app.exports.report_scope import Scope, check_reasons, label, ours, stand
from app.screens.console_words import capital, listed
from app.screens.indicator_words import CHOICES, LABELS, described
from app.screens.tree import Branch

__all__ = ["few", "goals", "main_goal", "set_aside_branch"]


def main_goal(scope: Scope) -> list[Block]:
    """The main goal; nothing when there is none yet."""
    node = scope.state.nodes[MAIN]
    if not of_node(scope.state, MAIN):
        return []
    heading = Heading(2, (Run(f"{scope.translate('Hoofddoel:')} "), _words(scope, node)))
    return [heading, *_told(scope, node)]


def goals(scope: Scope, branches: tuple[Branch, ...], level: int = 2) -> Iterator[Block]:
    """Subgoals with their own indicators, then with what stands below."""
    for each in branches:
        node = scope.state.nodes[each.id]
        yield Heading(level, (_words(scope, node),), each.number)
        yield from _told(scope, node)
        for leaf in each.leaves:
            yield from _indicator(scope, scope.state.nodes[leaf.id], level + 1)
        yield from goals(scope, each.children, level + 1)


def set_aside_branch(scope: Scope, root: Node) -> Iterator[Block]:
    """A branch that was set aside, with the reason and all that was said of what hangs in it."""
    _ = scope.translate
    for node in branch(scope.state, root.id):
        if node.kind == "indicator":
            yield from _indicator(scope, node, 2 if node is root else 3, _reason(scope, node))
        else:
            yield Heading(2 if node is root else 3, (_words(scope, node),))
            yield from _reason(scope, node)
            yield from _told(scope, node)


def _reason(scope: Scope, node: Node) -> list[Block]:
    if not node.reason:
        return []
    return [Paragraph((Run(f"{scope.translate('Reden:')} ", voice="strong"), scope.theirs(node.reason)))]


def _indicator(scope: Scope, node: Node, level: int, first: list[Block] | None = None) -> Iterator[Block]:
    form = node.description.get("form")
    word = form_name(form, scope.translate)
    yield Heading(level, (_words(scope, node),), form=form or "unset", word=word)
    yield from first or []
    yield from _told(scope, node)
    for each in verdicts(scope.state, node.id, scope.language):
        yield from _checked(scope, each)


def _words(scope: Scope, node: Node) -> Run:
    return scope.theirs(_text(scope.state.wordings.get(node.wording or "")))


def _text(wording: Wording | None) -> str:
    return "" if wording is None or wording.redacted else wording.text


def _told(scope: Scope, node: Node) -> list[Block]:
    """What is told of every node."""
    _ = scope.translate
    pairs = [*_described(scope, node), *_lineage(scope, node), *_chosen(scope, node)]
    return [
        *([Fields(tuple(pairs))] if pairs else []),
        *_stands(scope, node.wording or "", _("Woorden")),
        *_stands(scope, node.id, _("Plek in de boom")),
        *_others(scope, node),
    ]


def _stands(scope: Scope, about: str, name: str, line: Line = ()) -> list[Block]:
    found = rounds(scope.state, about, name, scope.language) if about else ()
    return [block for each in found for block in stand(scope, each, line)]


def _described(scope: Scope, node: Node) -> list[tuple[str, Line]]:
    """The description of an indicator in words; what people filled in is in their language."""
    _, chosen = scope.translate, {scope.translate(LABELS[field]) for field in (*CHOICES, "existsAlready")}
    return [(name, (Run(said, spoken=name not in chosen),)) for name, said in described(node.description, _)]


def _lineage(scope: Scope, node: Node) -> list[tuple[str, Line]]:
    _, found = scope.translate, origin(scope.state, node.id)
    names = [scope.theirs(cluster.name if not cluster.redacted else "") for cluster in found.clusters]
    by, elsewhere = found.proposal, scope.elsewhere.get(node.id)
    return [
        *([(_("Gegroeid uit"), ours(_grown(scope, found)))] if found.cards or found.gone else []),
        *([(_("Uit de groepjes"), _with_commas(names))] if names else []),
        *([(_("Voorgesteld door"), ours(scope.the(by.party)))] if by else []),
        *([(_("Helpt ook bij"), ours(elsewhere))] if elsewhere else []),
    ]


def _with_commas(runs: list[Run]) -> Line:
    first, *others = runs
    return (first, *(piece for run in others for piece in (Run(", "), run)))


def _grown(scope: Scope, found: Origin) -> str:
    """From how many cards of which parties; those that were taken back count, for the voice was there."""
    _ = scope.translate
    total, gone = sum(found.counts.values()), sum(found.gone.values())
    if total == 1:
        who = next(party for party in PARTIES if found.counts[party])
        return _("1 kaartje van %(who)s") % {"who": scope.the(who)} + (
            _(" (teruggenomen of weggehaald)") if gone else ""
        )
    by = [
        _("%(n)s van %(who)s") % {"n": found.counts[party], "who": scope.the(party)}
        for party in PARTIES
        if found.counts[party]
    ]
    told = _("%(n)s kaartjes") % {"n": total}
    taken = _("%(n)s daarvan teruggenomen of weggehaald") % {"n": gone}
    return f"{told}: {listed(by, _)}" + (f" ({taken})" if gone else "")


def _chosen(scope: Scope, node: Node) -> list[tuple[str, Line]]:
    """Whether the words that stand were carried when they were chosen: said for ever."""
    _, wording = scope.translate, scope.state.wordings.get(node.wording or "")
    if wording is None or wording.carried is None:
        return []
    told = (
        _("gedragen door alle drie de partijen")
        if wording.carried
        else _("ook al droeg niet elke partij het")
    )
    return [(_("Gekozen"), ours(told))]


def _others(scope: Scope, node: Node) -> list[Block]:
    """Words that it does not have (any more), by whom, and what the parties said of them."""
    _ = scope.translate
    others = [each for each in of_node(scope.state, node.id) if each.status != "adopted"]
    items = tuple(
        Item((scope.theirs(_text(each)), Run(f" ({_by(scope, each)})", voice="soft"))) for each in others
    )
    asked = [
        block
        for each in others
        for block in _stands(scope, each.id, _("Andere woorden"), (scope.theirs(_text(each), "strong"),))
    ]
    return [label(_("Andere woorden")), Bullets(items), *asked] if items else []


def _by(scope: Scope, wording: Wording) -> str:
    """Whose words these are and what became of them."""
    _ = scope.translate
    who = (
        _("van de begeleider")
        if wording.by == FACILITATOR
        else _("van %(who)s") % {"who": scope.the(wording.by)}
    )
    stood = [_("stond er eerder")] if wording.status == "replaced" else []
    uncarried = [_("toen gekozen, ook al droeg niet elke partij het")] if wording.carried is False else []
    return ", ".join([who, *stood, *uncarried])


def _checked(scope: Scope, each: Verdict) -> list[Block]:
    """One round of the check: does it still say something of the main goal?"""
    _ = scope.translate
    name = _("De check") if each.round == 1 else _("De check, ronde %(n)s") % {"n": each.round}
    asked = _("zegt dit nog iets over het hoofddoel?")
    share = _("Elke partij telt voor een derde: %(share)s.") % {"share": each.weighed}
    line = (Run(name, voice="strong"), Run(f": {asked}{f' {share}' if each.weighed else ''}"))
    rows = tuple(
        Row(
            (
                ours(capital(scope.names[party])),
                *(ours(str(n)) for n in (by.yes, by.partly, by.no)),
                ours(_("%(n)s van %(of)s") % {"n": by.answered, "of": by.of}),
            ),
            party,
        )
        for party, by in each.parties
    )
    head = tuple(map(capital, (_("partij"), _("ja"), _("een beetje"), _("nee"), _("van de stoelen"))))
    about = [
        Paragraph((Run(f"{_('Toen stond er:')} ", voice="soft"), scope.theirs(words)), "soft")
        for words in each.about
    ]
    return [
        Paragraph(line, "label" if rows else "text"),
        *about,
        *([Table(name, head, rows)] if rows else []),
        *([Paragraph(ours(each.few), "soft")] if each.few else []),
        *check_reasons(scope, each.reasons),
    ]


def text_of(state: State, node: Node) -> str:
    """The words of a node, "" when they are gone."""
    return _text(state.wordings.get(node.wording or ""))
