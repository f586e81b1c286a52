"""The console says per party whether all that was written has arrived."""

import re
from dataclasses import replace

from app.screens.audiences import Audience
from app.screens.console_phones import Phones, phones
from app.screens.regions import Live
from tests.screens.console_stand import here, people, region, seated
from tests.table import Table


def told(table: Table, live: Live, language: str = "nl") -> str:
    """The one line, as it is read."""
    html = region(table.state, "phones", live, language)
    line = re.search(r'<p class="sum.*?</p>', html, re.DOTALL)[0]
    return " ".join(re.sub(r"<[^>]+>", " ", line).split())


def is_green(table: Table, live: Live) -> bool:
    return 'class="sum good"' in region(table.state, "phones", live)


def test_line_is_green_only_when_all_phones_that_can_be_reached_are_empty():
    table = seated()
    one, two = people(table, "municipality")
    assert told(table, here(table)) == "Alles is binnen"
    assert is_green(table, here(table))
    assert told(table, here(table, one)) == "Alles is binnen 1 niet bereikbaar"
    assert is_green(table, here(table, one))
    assert told(table, here(table, **{one: 1})) == "Nog 1 kaartje op een telefoon"
    assert told(table, here(table, **{one: 2})) == "Nog 2 kaartjes op 1 telefoon"
    assert told(table, here(table, **{one: 2, two: 1})) == "Nog 3 kaartjes op 2 telefoons"
    assert told(table, here(table, **{one: 2, two: 1}), "en") == "3 cards still on 2 phones"
    assert told(table, Live()) == "Geen telefoon verbonden 6 niet bereikbaar"
    assert told(Table(), Live()) == "Er is nog geen telefoon."
    for live in (here(table, **{one: 1}), Live()):
        assert not is_green(table, live)
    assert not is_green(Table(), Live())


def test_each_party_tells_who_is_connected_away_holding_and_stuck():
    table = seated()
    one, two = people(table, "resident")
    (gone, _) = people(table, "provider")
    by_hand = next(s.id for s in table.state.seats.values() if s.party == "provider" and not s.taken)
    table.does("seat-by-hand", seat=by_hand)  # has no phone: neither here nor away
    live = replace(here(table, gone, **{one: 2, two: 1, gone: 4}), stuck=frozenset({one, gone}))

    found = phones(table.state, Audience("facilitator", "nl"), live)

    assert dict(found["sides"]) == {
        "municipality": Phones(2, 0, 0, 0, 0, 0),
        "provider": Phones(1, 1, 0, 0, 0, 1),  # what a phone that is away holds, nobody knows
        "resident": Phones(2, 0, 3, 2, 1, 0),
    }
    assert found["all"] == Phones(5, 1, 3, 2, 1, 1)
    assert "1 hier, 1 weg, 1 op papier" in region(table.state, "phones", live)  # as the header counts them


def test_phone_that_is_stuck_is_named_under_let_op():
    table = seated()
    one, _ = people(table, "resident")
    live = replace(here(table, **{one: 2}), stuck=frozenset({one}))
    assert "Van <b>Inwoner 1</b> komen de kaartjes niet door" in region(table.state, "watch", live)
    assert "komen de kaartjes niet door" not in region(table.state, "watch", here(table, **{one: 2}))
