"""For who was not there: what happened until now, in a few sentences that are read in two minutes."""

from collections.abc import Iterator, Sequence

from app.domain.seats import chairs
from app.domain.state import PARTIES, State
from app.screens import dots
from app.screens.cards import Word, alternating, shared_words
from app.screens.clusters import ShownCluster, clusters_view
from app.screens.console_words import MANY, ONE, THE, listed
from app.screens.i18n import Translate, translator
from app.screens.look_back import seen
from app.screens.tree import tree_view

MOST = 5


def story(state: State, language: str) -> list[tuple[str, str]]:
    """Sentences of ours, each with the group's own words that belong to it ("" for none)."""
    _ = translator(language)
    return [each for part in (_table, _cards, _words, _clusters, _tree) for each in part(state, _)]


def _table(state: State, _: Translate) -> Iterator[tuple[str, str]]:
    taken = {party: sum(seat.taken for seat in chairs(state, party)) for party in PARTIES}
    people = [f"{n} {_(_people(party, n))}" for party, n in taken.items()]
    yield _("Aan tafel zitten %(people)s.") % {"people": listed(people, _)}, ""
    found = seen(state)
    if found and found.missing:
        names = listed([_(THE[party]) for party in found.missing], _)
        yield _("Vorige keer niet aan tafel: %(names)s.") % {"names": names}, ""


def _people(party: str, n: int) -> str:
    if party == "municipality":
        return "van de gemeente"
    return ONE[party] if n == 1 else MANY[party]


def _cards(state: State, _: Translate) -> Iterator[tuple[str, str]]:
    found = seen(state)
    total = sum(found.cards.values()) if found else 0
    if total:
        yield _("Samen schreven we %(n)s kaartjes.") % {"n": total}, ""


def _words(state: State, _: Translate) -> Iterator[tuple[str, str]]:
    said = [card for card in state.cards.values() if card.kind == "association"]
    shared = shared_words(alternating(state, said, "associations"))
    if shared.three:
        yield _("Deze woorden zeiden alle drie de partijen:"), _first(shared.three)
    elif shared.two:
        yield _("Deze woorden zeiden twee partijen:"), _first(shared.two)


def _clusters(state: State, _: Translate) -> Iterator[tuple[str, str]]:
    found = [cluster for cluster in clusters_view(state).clusters if cluster.text]
    if not found:
        return
    one, many = _("Van de kaartjes maakten we 1 groepje."), _("Van de kaartjes maakten we %(n)s groepjes.")
    yield one if len(found) == 1 else many % {"n": len(found)}, ""
    counted = dots.counted(state)
    heavy = [cluster for cluster in found if (laid := counted.get(cluster.id)) and laid.rank and laid.total]
    heavy.sort(key=lambda cluster: (counted[cluster.id].rank or 0, cluster.seq))
    if heavy:
        yield _("De stippen lagen het meest bij:"), _first(heavy[:3])


def _tree(state: State, _: Translate) -> Iterator[tuple[str, str]]:
    found = tree_view(state)
    if found.text:
        yield _("Dit werd ons hoofddoel:"), found.text
    if found.branches:
        texts = [branch.text for branch in found.branches if branch.text]
        yield _("Daaronder staan deze subdoelen:"), "; ".join(texts)


def _first(named: Sequence[Word | ShownCluster]) -> str:
    return ", ".join(each.text for each in named[:MOST])
