"""The console's page without a server: drawn from a table that was played at."""

from markupsafe import Markup

from app.domain.state import Actor, State
from app.screens import console, render
from app.screens.audiences import Audience
from app.screens.console_forms import SYMBOLS, blank
from app.screens.regions import Live
from tests.screens.rooms import SAID
from tests.table import Table

NOW = "2026-03-02T19:40:00+00:00"
PARTIES = ("municipality", "provider", "resident")
LINK = "http://zaal.example/t/1"


def here(table: Table, *but: str, projectors: int = 1, **held: int) -> Live:
    """Everyone who has a seat looks at a phone, but for these seats."""
    seats = {seat.id for seat in table.state.seats.values() if seat.taken}
    return Live(frozenset(seats - set(but)), held, projectors, NOW)


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
        exports=[("/t/1/exports/pdf", "Poster", "Om op te hangen")],
        symbols=SYMBOLS,
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
