"""docs/events.md says what the house does."""

from app.domain.fields import COMMANDS
from app.domain.refusals import codes
from app.domain.workshop import EVENT_TYPES
from app.screens.regions import all_regions
from tools.events_doc import PLACE, page


def test_page_is_what_the_tables_say():
    assert PLACE.read_text(encoding="utf-8") == page(), "run `make docs`"


def test_page_names_every_command_event_refusal_and_region():
    regions = [region.name for region in all_regions()]
    names = [*COMMANDS, *EVENT_TYPES, *(refusal.code for refusal in codes()), *regions]

    assert [name for name in names if f"`{name}`" not in page()] == []


def test_regions_wait_only_for_events_that_exist():
    awaited = {event for region in all_regions() for event in region.stale_on}

    assert awaited - {"*", *EVENT_TYPES} == set()


def test_regions_of_one_screen_have_names_of_their_own():
    places = [(region.screen, region.name) for region in all_regions()]

    assert len(places) == len(set(places))
