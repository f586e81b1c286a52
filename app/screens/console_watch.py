"""Let op: what the facilitator should know now, most urgent first, in sentences."""

from collections.abc import Iterator, Mapping
from typing import Any

from app.domain.script import BY_NAME
from app.domain.state import PARTIES, State
from app.screens.audiences import Audience
from app.screens.clusters import clusters_view
from app.screens.console_remarks import Remark, remarks_of_words
from app.screens.console_table import Side, holds, is_asking, table
from app.screens.console_words import THE, capital, sentence
from app.screens.i18n import Translate, translator
from app.screens.regions import Live
from app.screens.render import said
from app.screens.tree import tree_view

MOST = 6
MISSING = "Van <b>%(party)s</b> is er nu niemand. Dat staat ook op het scherm."
EMPTY_CHAIR = "<b>%(party)s</b>: nog 1 lege stoel."
EMPTY_CHAIRS = "<b>%(party)s</b>: nog %(n)s lege stoelen."
FEW_EACH = "Van elke partij zijn er maar een paar mensen. Dan is te raden wie wat schreef."
FEW = "<b>%(party)s</b>: maar een paar mensen. Dan is te raden wie wat schreef."


def watch(state: State, audience: Audience, live: Live) -> Mapping[str, Any]:
    """The remarks of now, who is missing (going on asks about them), and how many phones still hold cards."""
    _ = translator(audience.language)
    sides = table(state, live, audience.language)
    remarks = (
        []
        if state.here.finished
        else [*_table(sides, live, state, _), *_step(state, sides, audience.language)]
    )
    held = [holds(seat, live) for seat in state.seats.values() if not seat.left]
    return {
        "trajectory": state.id,
        "remarks": remarks[:MOST],
        "missing": missing(sides, _),
        "phones": sum(count > 0 for count in held),
        "cards": sum(held),
        "session": state.here.session,
    }


def missing(sides: tuple[Side, ...], _: Translate) -> list[str]:
    """The parties of which nobody is here, as words."""
    return [_(THE[side.party]) for side in sides if not side.here]


def _table(sides: tuple[Side, ...], live: Live, state: State, _: Translate) -> Iterator[Remark]:
    if any(side.here for side in sides):
        yield from _sides(sides, state, _)
    else:
        yield Remark("nobody", sentence(_, "Er is nog niemand."))
    for side in sides:
        for chair in side.chairs:
            if chair.id in live.stuck:
                text = "Van <b>%(chair)s</b> komen de kaartjes niet door. Kijk je even mee op die telefoon?"
                yield Remark(f"stuck-{chair.id}", sentence(_, text, chair=chair.name), icon="on-phone")
    if not live.has_projector:
        yield Remark("projector", sentence(_, "Er staat nog geen groot scherm aan."))


def _sides(sides: tuple[Side, ...], state: State, _: Translate) -> list[Remark]:
    """What is to be said of each party; when that is three times the same, it is said once."""
    found = [remark for side in sides if (remark := _side(side, state, _))]
    if len(found) == len(PARTIES) and all(remark.key.startswith("few-") for remark in found):
        return [Remark("few", sentence(_, FEW_EACH))]
    return found


def _side(side: Side, state: State, _: Translate) -> Remark | None:
    """At most one remark about a party: nobody here, still silent, chairs empty at the start, or few."""
    key, text, words, shape = _about(side, state) or ("", "", {}, "")
    if not key:
        return None
    party = _(THE[side.party]) if key == "missing" else capital(_(THE[side.party]))
    return Remark(f"{key}-{side.party}", sentence(_, text, party=party, **words), side.party, shape)


def _about(side: Side, state: State) -> tuple[str, str, dict[str, object], str] | None:
    """Key, sentence, what is filled in beside the party, and the shape that is drawn."""
    silent = [chair for chair in side.chairs if chair.state == "silent"]
    empty = len(side.chairs) - side.taken
    if not side.here:
        return "missing", MISSING, {}, "open"
    if len(silent) == 1:
        return (
            "silent",
            "<b>%(chair)s</b> zit er wel, maar stuurde nog niets.",
            {"chair": silent[0].name},
            "none",
        )
    if silent and len(silent) == side.here:
        return "silent", "<b>%(party)s</b>: nog niemand stuurde iets.", {}, "none"
    if empty and state.here.step == "welcome":
        return "empty", EMPTY_CHAIRS if empty > 1 else EMPTY_CHAIR, {"n": empty}, "open"
    if side.taken <= 2 and is_asking(state):
        return "few", FEW, {}, "full"
    return None


def _step(state: State, sides: tuple[Side, ...], language: str) -> Iterator[Remark]:
    """What the step itself asks for."""
    _ = translator(language)
    step = state.here.step
    yield from remarks_of_words(state, language)
    if is_asking(state):
        yield from _balance(sides, _)
    elif step == "gather":
        yield from _clusters(state, _)
    elif step in ("subgoals", "does-it-hold"):
        yield from _placeless(state, _)
    elif BY_NAME[step].session == 3:
        yield from _indicators(state, _)


def _balance(sides: tuple[Side, ...], _: Translate) -> Iterator[Remark]:
    """A party that has said less than half of what another said, per chair."""
    said_most = max((side.each or 0 for side in sides), default=0)
    for side in sides:
        if side.here and side.each is not None and side.cards and side.each * 2 < said_most:
            text = "<b>%(party)s</b>: veel minder kaartjes dan de anderen. Geef tijd erbij?"
            yield Remark(
                f"behind-{side.party}", sentence(_, text, party=capital(_(THE[side.party]))), side.party
            )


def _clusters(state: State, _: Translate) -> Iterator[Remark]:
    for cluster in clusters_view(state).clusters:
        spoke = [party for party in PARTIES if cluster.counts[party]]
        if len(spoke) == 1 and len(cluster.cards) > 1:
            text = "<b>%(name)s</b>: alleen van %(party)s. Kennen de anderen dit ook?"
            words = {
                "name": said(cluster.text) if cluster.text else _("Zonder naam"),
                "party": _(THE[spoke[0]]),
            }
            yield Remark(f"one-{cluster.id}", sentence(_, text, **words), spoke[0])


def _placeless(state: State, _: Translate) -> Iterator[Remark]:
    placed = {cluster for node in state.nodes.values() for cluster in node.clusters}
    left = [cluster for cluster in state.clusters if cluster not in placed]
    if left:
        one, more = "<b>1 groepje</b> heeft nog geen plek.", "<b>%(n)s groepjes</b> hebben nog geen plek."
        yield Remark("placeless", sentence(_, one if len(left) == 1 else more, n=len(left)), icon="nest")


def _indicators(state: State, _: Translate) -> Iterator[Remark]:
    tree = tree_view(state)
    bare = [goal for goal in tree.flat if goal.kind == "subgoal" and not goal.leaves and not goal.children]
    if state.here.step != "signs" and bare:
        numbers = ", ".join(goal.number for goal in bare)
        yield Remark(
            "bare", sentence(_, "Nog geen indicator bij subdoel <b>%(numbers)s</b>.", numbers=numbers)
        )
    forms = {leaf.form for leaf in tree.flat if leaf.kind == "indicator"}
    if forms == {"counting"}:
        yield Remark(
            "no-telling",
            sentence(_, "Alles wordt geteld. Wat moeten mensen ons <b>vertellen</b>?"),
            icon="telling",
        )
    if forms == {"telling"}:
        yield Remark(
            "no-counting",
            sentence(_, "Alles wordt verteld. Wat kunnen we ook <b>tellen</b>?"),
            icon="counting",
        )
