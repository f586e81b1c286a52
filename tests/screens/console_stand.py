"""The console's page without a server: drawn from a table that was played at."""

from markupsafe import Markup

from app.domain.state import Actor, State
from app.screens import console, render
from app.screens.audiences import Audience
from app.screens.console_forms import SYMBOLS, blank
from app.screens.regions import Live
from app.web.export_words import offered
from tests.screens.rooms import SAID
from tests.table import Table

NOW = "2026-03-02T19:40:00+00:00"
PARTIES = ("municipality", "provider", "resident")
LINK = "http://zaal.example/t/1"


def here(table: Table, *but: str, projectors: int = 1, **held: int) -> Live:
    """Everyone who has a seat looks at a phone, but for these seats."""
    seats = {seat.id for seat in table.state.seats.values() if seat.taken}
    return Live(frozenset(seats - set(but)), held, projectors > 0, NOW)


def region(state: State, name: str, live: Live | None = None, language: str = "nl") -> str:
    """One region of the console."""
    found = next(each for each in console.REGIONS if each.name == name)
    return render.draw(found, state, Audience("facilitator", language), state.seq, live or Live(now=NOW))


def _safe(html: str) -> Markup:
    return Markup(html)  # noqa: S704 drawn by our own templates


def page_of(state: State, live: Live | None = None, language: str = "nl") -> str:
    """The whole page, as the server would send it."""
    names = [each.name for each in console.REGIONS]
    return render.page(
        "pages/console.html",
        language,
        regions={name: _safe(region(state, name, live, language)) for name in names},
        seq=state.seq,
        trajectory=state.id,
        live_url="",
        regions_url="",
        do_url="/t/1/do/",
        next="/t/1/console",
        theme=state.here.theme,
        join_code="K7F429",
        join_host="samenboom.example",
        links={"join": LINK, "project": LINK, "facilitate": LINK},
        project_url="/t/1/projector",
        phone_url="/t/1",
        exports=offered("1", language),
        symbols=SYMBOLS,
        is_owner=True,
        **blank(language),
    )


def seated(each: int = 2) -> Table:
    """A table where some people of every party sit."""
    table = Table(seats_per_party=3, theme="Mantelzorg")
    for party in PARTIES:
        for _ in range(each):
            table.sits(party)
    return table


def people(table: Table, party: str) -> list[str]:
    """The seats of a party that are taken, by number."""
    sitting = [seat for seat in table.state.seats.values() if seat.party == party and seat.taken]
    return [seat.id for seat in sorted(sitting, key=lambda seat: seat.number)]


def asked() -> Table:
    """Associations are written; nobody has seen them."""
    table = seated()
    table.does("open-step", step="associations", seconds=900)
    for party, words in SAID.items():
        actors = [actor(seat) for seat in people(table, party)]
        for turn, word in enumerate(words.split("|")[:6]):
            table.says(actors[turn % 2], "association", word)
    return table


def gathered() -> Table:
    """Two clusters, and cards that lie loose."""
    table = asked()
    table.does("reveal", step="associations")
    table.does("open-step", step="gather")
    cards = list(table.state.cards)
    table.does("make-cluster", name="Even op adem komen", cards=cards[:4])
    table.does("make-cluster", name="", cards=cards[6:9])
    return table


def dotted() -> Table:
    """Dots lie on the clusters, of some; nobody has seen them. Someone sits without a phone."""
    table = gathered()
    by_hand(table, "resident")
    first, second = table.state.clusters
    for party in PARTIES:
        for seat, count in zip(people(table, party), (3, 2), strict=False):
            table.asks(actor(seat), "place-dots", cluster=first, count=count)
            table.asks(actor(seat), "place-dots", cluster=second, count=1)
    return table


def counted() -> Table:
    """The dots were shown."""
    table = dotted()
    table.does("reveal", step="gather")
    return table


def recalled() -> Table:
    """Looking back: a step was never shown, some cards lie loose, a party was missing."""
    table = counted()
    table.does("open-step", step="dream-images")
    drawing = [[[100, 100], [900, 900]], [[100, 900], [900, 100]]]
    table.says(actor(people(table, "resident")[0]), "dream-image", "een huis", drawing=drawing)
    table.does("close-session", session=1)
    table.does("open-step", step="look-back-2")
    return table


def drawn() -> Table:
    """Dream images are shown, one of them drawn, and that one is large on the screen."""
    table = recalled()
    table.does("open-step", step="dream-images")
    table.does("reveal", step="dream-images")
    card = next(card.id for card in table.state.cards.values() if card.drawing)
    table.does("spotlight", card=card)
    return table


SAYINGS = {
    "resident": "Mantelzorgers houden balans tussen zorg, werk en tijd voor zichzelf",
    "provider": "Mantelzorgers raken niet overbelast",
    "municipality": "Zorgen voor een ander gaat nooit ten koste van jezelf",
}


def proposed() -> Table:
    """Three wordings of the main goal, and the questions about them are open; some have answered."""
    table = counted()
    table.does("open-step", step="main-goal")
    for party, words in SAYINGS.items():
        table.asks(actor(people(table, party)[0]), "propose-wording", node="main", text=words)
    for wording in list(table.state.wordings):
        table.does("open-support", about=wording)
        says(table, wording, "municipality", "yes")
    return table


def says(table: Table, about: str, party: str, answer: str, reason: str = "") -> None:
    """Everyone of a party who has a phone answers the same."""
    for seat in people(table, party):
        if not table.state.seats[seat].by_hand:
            table.asks(actor(seat), "answer-support", about=about, answer=answer, reason=reason)


def chosen() -> Table:
    """The answers are shown: the first is carried, the second is not and was chosen all the same."""
    table = proposed()
    first, second, third = list(table.state.wordings)
    for party in ("provider", "resident"):
        says(table, first, party, "yes-if", "er ook geld voor is")
        says(table, third, party, "yes")
    says(table, second, "provider", "yes")
    says(table, second, "resident", "no", "het klinkt alsof het aan ons ligt")
    for wording in (first, second, third):
        table.does("close-support", about=wording)
    table.does("adopt-wording", wording=second)
    return table


def branched() -> Table:
    """Subgoals, two proposals that wait, rivals, a link across, one set aside."""
    table = chosen()
    table.does("open-step", step="subgoals")
    clusters = list(table.state.clusters)
    one = table.does("add-goal", parent="main", text="Op tijd uitrusten", sources={"clusters": clusters[:1]})
    two = table.does("add-goal", parent="main", text="Werk en zorgen gaan samen")
    below = table.does("add-goal", parent=one, text="Rust is ook echt rust")
    out = table.does("add-goal", parent="main", text="Familie en buurt helpen mee")
    resident, provider = people(table, "resident")[0], people(table, "provider")[0]
    table.asks(actor(resident), "propose-goal", parent="main", text="Jonge mantelzorgers gaan naar school")
    table.asks(actor(provider), "propose-goal", parent=one, text="De huisarts vraagt ernaar")
    table.asks(actor(provider), "propose-wording", node=one, text="Er is genoeg respijtzorg")
    table.does("link-goals", **{"from": below, "to": two})
    table.does("set-aside", node=out, reason="Dat hoort bij een ander traject")
    return table


def held() -> Table:
    """Every subgoal was asked about; one is carried, one is open still."""
    table = branched()
    table.does("open-step", step="does-it-hold")
    one, two = (node.id for node in table.state.nodes.values() if node.parent == "main" and not node.aside)
    for node in (one, two):
        table.does("open-support", about=node)
        for party in PARTIES:
            says(table, node, party, "yes")
    table.does("close-support", about=one)
    return table


def by_hand(table: Table, party: str) -> str:
    """Someone of a party takes part without a phone; the seat."""
    seat = next(s.id for s in table.state.seats.values() if s.party == party and not s.taken)
    table.does("seat-by-hand", seat=seat)
    return seat


def grown() -> Table:
    """A tree of three levels, with signs and indicators, in the step in which those are made."""
    table = gathered()
    table.does("set-main-goal", text="Mantelzorgers houden balans")
    cluster = next(iter(table.state.clusters))
    first = table.does("add-goal", parent="main", text="Rust", sources={"clusters": [cluster], "cards": []})
    below = table.does("add-goal", parent=first, text="Er is op tijd iemand die het overneemt")
    table.does("add-goal", parent=below, text="Rust is ook echt rust")
    table.does("add-goal", parent="main", text="Geld is geen extra zorg")
    table.does("open-step", step="signs")
    signs = [
        table.says(actor(people(table, "resident")[0]), "sign", word, about=first)
        for word in ("ik zie haar lachen", "zij gaat weer zwemmen")
    ]
    table.does("reveal", step="signs")
    table.does("open-step", step="indicators")
    told = table.does(
        "add-indicator", goal=first, text="Zij lacht", sources={"cards": signs[:1], "clusters": []}
    )
    table.does("describe-indicator", indicator=told, form="telling", source="gesprekken", existsAlready=False)
    return table


def actor(seat: str) -> Actor:
    """Who holds this seat."""
    return Actor("seat", seat)
