"""What a workbook tells beside the tree: agreements, proposals, groups with dots, cards, and the day."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from babel.dates import format_date

from app.domain.script import STEPS
from app.domain.state import PARTIES, State
from app.exports.carried import dotted, few_dots, of_the_tree
from app.exports.facts import absence_in_words, notes, party_names, sessions
from app.exports.table import MIDDLE, NARROW, WIDE, Column, Table
from app.exports.table_said import stand_cells, support_columns, voices
from app.exports.walls import walls
from app.screens.cards import ShownCard, parked
from app.screens.clusters import clusters_view
from app.screens.i18n import Translate, translator
from app.screens.questions import goal_name
from app.screens.script import session_title


def agreements(state: State, language: str) -> Table:
    """Who does what, and when."""
    _ = translator(language)
    columns = (Column(_("Afspraak"), WIDE), Column(_("Door wie")), Column(_("Tegen wanneer")))
    found = state.agreements.values()
    rows = [(_("gewist") if each.redacted else each.text, each.who, each.when) for each in found]
    return Table(_("Afspraken"), columns, tuple(rows))


def proposals(state: State, language: str) -> Table:
    """What seats proposed, and whether it came into the tree."""
    _, names = translator(language), party_names(translator(language))
    kinds = {"goal": _("subdoel"), "subgoal": _("subdoel"), "indicator": _("indicator")}
    columns = (
        Column(_("Voorstel"), WIDE),
        Column(_("Soort"), NARROW),
        Column(_("Van")),
        Column(_("In de boom"), NARROW),
    )
    rows = [
        (
            _("gewist") if each.redacted else each.text,
            kinds.get(each.kind, each.kind),
            names[each.party],
            _("ja") if each.node else _("nee"),
        )
        for each in state.proposals.values()
    ]
    return Table(_("Voorstellen"), columns, tuple(rows))


def clusters(state: State, language: str) -> Table:
    """The groups of cards with the dots of each party, as far as they may be told."""
    _, laid = translator(language), dotted(state)
    names, few = party_names(_), few_dots(state, language)
    columns = (
        Column(_("Groepje"), WIDE),
        *(Column(f"{_('Kaartjes')}: {party}", NARROW) for party in names.values()),
        *(Column(f"{_('Stippen')}: {party}", NARROW) for party in names.values()),
        *([Column(few, WIDE)] if few else []),
    )
    rows = [
        (
            _("gewist") if each.redacted else each.text,
            *(str(each.counts[party]) for party in PARTIES),
            *(str(laid.get(each.id, {}).get(party, "")) for party in PARTIES),
            *([""] if few else []),
        )
        for each in clusters_view(state).clusters
    ]
    return Table(_("Groepjes"), columns, tuple(rows))


def cards(state: State, language: str) -> Table:
    """Every card that was shown, with its step and question."""
    _ = translator(language)
    heads = (
        _("Sessie"),
        _("Stap"),
        _("Vraag"),
        _("Partij"),
        _("Kaartje"),
        _("Getekend"),
        _("Gaat over"),
        _("Groepje"),
    )
    widths = (NARROW, MIDDLE, WIDE, NARROW, WIDE, NARROW, MIDDLE, MIDDLE)
    columns = tuple(Column(head, width) for head, width in zip(heads, widths, strict=True))
    return Table(_("Kaartjes"), columns, tuple(_cards(state, language)))


def _cards(state: State, language: str) -> Iterator[tuple[str, ...]]:
    _ = translator(language)
    for step in STEPS:
        for wall in walls(state, step.name, language):
            for about, group in wall.groups:
                yield from _rows(state, (str(step.session), wall.title, wall.question), about, group, _)
    yield from _rows(state, ("", _("Parkeerplek"), ""), "", parked(state), _)


def _rows(
    state: State, where: tuple[str, str, str], about: str, group: Iterable[ShownCard], _: Translate
) -> Iterator[tuple[str, ...]]:
    names = party_names(_)
    for card in group:
        lies_in = state.clusters.get(card.cluster or "")
        name = "" if lies_in is None else _("gewist") if lies_in.redacted else lies_in.name
        drawn = _("ja") if card.drawing else ""
        yield (*where, names[card.party], card.text, drawn, about, name)


def about(state: State, language: str, now: datetime) -> Table:
    """What this file is about, who was missing, what is withheld, and what was said of the whole tree."""
    _, here = translator(language), state.here
    told = [
        (_("Thema"), here.theme),
        (_("Waarvoor"), here.purpose),
        (_("Beleidsdoel"), goal_name(here.policy_goal, language)),
        (_("Gemaakt op"), format_date(now, format="long", locale=language)),
        *((_("Let op"), note) for note in notes(state, language)),
        *_missing(state, language),
        *_of_the_tree(state, language),
    ]
    columns = (Column(_("Over dit bestand"), 30), Column(_("Gegevens"), 80))
    return Table(_("Over dit bestand"), columns, tuple(row for row in told if row[1]))


def _missing(state: State, language: str) -> Iterator[tuple[str, str]]:
    _ = translator(language)
    for held in sessions(state):
        who = ", ".join(absence_in_words(each, language) for each in held.absences)
        if who:
            yield (f"{session_title(held.number, language)}: {_('wie er misten')}", who)


def _of_the_tree(state: State, language: str) -> Iterator[tuple[str, str]]:
    _ = translator(language)
    for stand in of_the_tree(state, language):
        cells = stand_cells(voices(state, language), stand)
        yield from zip(support_columns(stand.label, _), cells, strict=True)
