"""What a report tells of the sessions: who was missing, what was asked, and every word that was revealed."""

from collections.abc import Iterable, Iterator

from app.domain.script import SESSIONS, STEPS, Step
from app.domain.state import PARTIES
from app.exports.carried import dotted, few_dots
from app.exports.facts import absence_in_words, sessions
from app.exports.report_blocks import Block, Drawn, Fields, Gallery, Heading, Line, Paragraph, Row, Run, Table
from app.exports.report_scope import Scope, cards, label, ours
from app.exports.walls import Wall, asked, round_title, walls
from app.screens import dots
from app.screens.cards import ShownCard
from app.screens.clusters import ShownCluster, clusters_view
from app.screens.console_words import capital
from app.screens.script import session_title


def all_sessions(scope: Scope) -> Iterator[Block]:
    """The sessions of which a step was opened, in their order."""
    for number in SESSIONS:
        opened = [step for step in STEPS if step.session == number and step.name in scope.state.here.opened]
        if opened:
            yield Heading(1, ours(session_title(number, scope.language)))
            yield from _absent(scope, number)
            yield from _without_wall(scope, opened)
            for step in opened:
                yield from _of_step(scope, step)


def _absent(scope: Scope, number: int) -> Iterator[Block]:
    """Who was missing, for ever."""
    _ = scope.translate
    for held in sessions(scope.state):
        if held.number == number:
            who = ", ".join(absence_in_words(each, scope.language) for each in held.absences)
            told = (
                _("Wie er misten: %(who)s.") % {"who": who} if who else _("Alle drie de partijen waren er.")
            )
            yield Paragraph(ours(told), "note")


def _without_wall(scope: Scope, opened: list[Step]) -> Iterator[Block]:
    """The steps from which no cards came, each with what was asked."""
    quiet = [step for step in opened if not _has_wall(scope, step)]
    turns = [
        (step.name, turn) for step in quiet for turn in range(1, scope.state.here.highest[step.name] + 1)
    ]
    pairs = tuple(
        (
            round_title(step, turn, scope.language),
            _question(scope, *asked(scope.state, step, turn, scope.language)),
        )
        for step, turn in turns
    )
    if pairs:
        yield Fields(pairs)


def _has_wall(scope: Scope, step: Step) -> bool:
    found = scope.state.clusters if step.name == "gather" else walls(scope.state, step.name, scope.language)
    return bool(found)


def _question(scope: Scope, text: str, lang: str) -> Line:
    is_theirs = lang != scope.language or text in scope.state.here.questions.values()
    return (Run(text, spoken=is_theirs),)


def _of_step(scope: Scope, step: Step) -> Iterator[Block]:
    for wall in walls(scope.state, step.name, scope.language):
        yield from _wall(scope, wall)
    if step.name == "gather" and scope.state.clusters:
        yield from _clusters(scope)


def _wall(scope: Scope, wall: Wall) -> Iterator[Block]:
    yield Heading(2, ours(wall.title))
    yield Paragraph(_question(scope, wall.question, wall.lang), "lead")
    for about, found in wall.groups:
        if about:
            yield Paragraph((scope.theirs(about, "strong"),), "label")
        yield from _said(scope, found)


def _said(scope: Scope, found: Iterable[ShownCard]) -> Iterator[Block]:
    """Words in a list; drawings beside one another, below it."""
    written = [card for card in found if not card.drawing]
    drawn = [card for card in found if card.drawing]
    if written:
        yield cards(scope, written)
    if drawn:
        yield Gallery(tuple(_drawn(scope, card) for card in drawn))


def _drawn(scope: Scope, card: ShownCard) -> Drawn:
    alt = scope.translate("Tekening: %(title)s") % {"title": card.text}
    return Drawn((scope.theirs(card.text),), card.party, card.drawing, alt)


def _clusters(scope: Scope) -> Iterator[Block]:
    """The clusters with their dots in a table, then the cards of each (a drawing by its title)."""
    _, view = scope.translate, clusters_view(scope.state)
    turn = scope.state.here.highest["gather"]
    yield Heading(2, ours(round_title("gather", 1, scope.language)))
    yield Paragraph(_question(scope, *asked(scope.state, "gather", turn, scope.language)), "lead")
    yield from _dots(scope, view.clusters)
    for cluster in view.clusters:
        if cluster.cards:
            yield Paragraph((_name(scope, cluster),), "label")
            yield cards(scope, cluster.cards)
    if view.loose:
        yield label(_("Kaartjes die in geen groepje liggen"))
        yield cards(scope, view.loose)


def _name(scope: Scope, cluster: ShownCluster, voice: str = "strong") -> Run:
    if not cluster.text and not cluster.redacted:
        return Run(scope.translate("Nog zonder naam"), voice=voice)
    return scope.theirs(cluster.text, voice)


def _dots(scope: Scope, clusters: tuple[ShownCluster, ...]) -> Iterator[Block]:
    """How many dots each party laid where, of the parties of which three people or more laid some."""
    _, laid, withheld = scope.translate, dotted(scope.state), few_dots(scope.state, scope.language)
    told = [party for party in PARTIES if any(party in found for found in laid.values())]
    if told and any(said for said, _of in dots.answered(scope.state).values()):
        head = (_("groepje"), *(scope.names[party] for party in told))
        rows = tuple(
            Row(((_name(scope, cluster, ""),), *(ours(str(laid[cluster.id][party])) for party in told)))
            for cluster in clusters
        )
        yield label(_("Stippen: wat mensen het belangrijkst vinden"))
        yield Table(_("Stippen per groepje"), tuple(map(capital, head)), rows)
    if withheld:
        yield Paragraph(ours(withheld), "soft")
