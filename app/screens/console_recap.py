"""Looking back on the console: what stands, what is still hidden or lies nowhere, and who was missing."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.cards import is_shown
from app.domain.dots import STEP, of_round
from app.domain.script import STEPS
from app.domain.state import MAIN, PARTIES, Card, State
from app.domain.tree import set_aside
from app.screens import dots
from app.screens.cards import ShownCard, alternating, is_revealed, of_step
from app.screens.clusters import clusters_view
from app.screens.console_cards import Shown, shown
from app.screens.console_gather import GATHERED, are_waiting
from app.screens.console_support import uncarried
from app.screens.console_words import THE, capital, listed
from app.screens.i18n import Translate, translator
from app.screens.script import session_title, step_title
from app.screens.tree import tree_view


@dataclass(frozen=True)
class Hidden:
    """What was said in a step and never shown: so many cards, or dots."""

    step: str
    title: str
    count: int
    dots: bool = False


@dataclass(frozen=True)
class Recap:
    """`lines` say what stands; `missing` who was not there, and when; `unplaced` lies nowhere yet."""

    session: int
    title: str
    lines: tuple[str, ...]
    missing: tuple[str, ...]
    hidden: tuple[Hidden, ...]
    unplaced: tuple[Shown, ...]


def recap(state: State, language: str) -> Recap:
    """Of the session before the present one."""
    session, _ = max(1, state.here.session - 1), translator(language)
    tells = _of_first if session == 1 else _of_tree
    return Recap(
        session=session,
        title=session_title(session, language),
        lines=tuple(tells(state, _)),
        missing=tuple(_missing(state, session, language, _)),
        hidden=tuple(_hidden(state, language)),
        unplaced=tuple(shown(state, unplaced(state))),
    )


def _of_first(state: State, _: Translate) -> list[str]:
    cards = [card for card in state.cards.values() if card.kind in GATHERED and is_shown(state, card)]
    clusters = clusters_view(state).clusters
    lines = [
        _counted(len(cards), _("1 kaartje"), _("%(n)s kaartjes")),
        _counted(len(clusters), _("1 groepje"), _("%(n)s groepjes")),
    ]
    counted = dots.counted(state)
    ranked = sorted((found.rank, key) for key, found in counted.items() if found.rank)
    most = [_name(state, key, _) for rank, key in ranked if rank <= 3][:3]
    said = [f"{listed(lines, _)}."]
    return said + ([_("De meeste stippen: %(names)s.") % {"names": listed(most, _)}] if most else [])


def _name(state: State, cluster: str, _: Translate) -> str:
    found = state.clusters[cluster]
    return f"‘{found.name}’" if found.name and not found.redacted else _("Zonder naam")


def _of_tree(state: State, _: Translate) -> list[str]:
    tree, wording = tree_view(state), state.wordings.get(state.nodes[MAIN].wording or "")
    top = f"‘{tree.text}’" if tree.text else _("nog geen hoofddoel")
    lines = [f"{_('Hoofddoel')}: {top}.", f"{_counted(tree.goals, _('1 subdoel'), _('%(n)s subdoelen'))}."]
    if wording and wording.carried is False:
        lines.append(_("Het hoofddoel is gekozen, ook al was het niet gedragen."))
    others = len([node for node in uncarried(state) if node != MAIN])
    if others:
        lines.append(
            _counted(
                others,
                _("1 subdoel is gekozen, ook al was het niet gedragen."),
                _("%(n)s subdoelen zijn gekozen, ook al waren ze niet gedragen."),
            )
        )
    aside = len(set_aside(state))
    if aside:
        lines.append(_counted(aside, _("1 tak is apart gelegd."), _("%(n)s takken zijn apart gelegd.")))
    return lines


def _counted(n: int, one: str, more: str) -> str:
    return one if n == 1 else more % {"n": n}


def _missing(state: State, session: int, language: str, _: Translate) -> Iterable[str]:
    """One sentence a party: the whole session, or at which steps."""
    moments = [gap for gap in state.here.missing if gap.session == session]
    for party in PARTIES:
        gaps = [gap for gap in moments if party in gap.parties]
        if gaps and len(gaps) == len(moments):
            yield _("%(party)s: er was de hele sessie niemand.") % {"party": capital(_(THE[party]))}
        elif gaps:
            steps = [step_title(gap.step, language) if gap.step else _("het einde") for gap in gaps]
            words = {"party": capital(_(THE[party])), "steps": listed(list(dict.fromkeys(steps)), _)}
            yield _("%(party)s: er was niemand bij %(steps)s.") % words


def _hidden(state: State, language: str) -> Iterable[Hidden]:
    """Of each step its present round, as far as it was never shown."""
    for step in STEPS:
        cards = of_step(state, step.name) if step.collects else []
        if cards and not is_revealed(state, step.name) and step.name != state.here.step:
            yield Hidden(step.name, step_title(step.name, language), len(cards))
    if are_waiting(state) and state.here.step != STEP:
        laid = of_round(state, state.here.round_of(STEP))
        yield Hidden(STEP, step_title(STEP, language), sum(each.count for each in laid), dots=True)


def unplaced(state: State) -> list[ShownCard]:
    """Cards of session 1 that lie in no cluster and from which nothing grew."""
    used = {card for node in state.nodes.values() for card in node.cards}
    return alternating(state, (card for card in state.cards.values() if _lies_loose(card, used)), "gather")


def _lies_loose(card: Card, used: set[str]) -> bool:
    return card.kind in GATHERED and card.cluster is None and card.id not in used
