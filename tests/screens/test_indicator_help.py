"""Examples of indicators: sound in both languages, found by what was chosen, filling only what is empty."""

import pytest

from app.domain import fields
from app.domain.hints import of_goal, of_indicator
from app.screens.console_forms import blank, filled
from app.screens.i18n import catalog
from app.screens.indicator_help import _data, choices, examples, fill, matching, themes
from tests.screens import console_stand as stand

FREE_WORDS = ("text", "name", "note", "source", "instrument", "unit", "direction", "frequency")
DUTCH = examples("nl")


def test_every_word_has_its_english() -> None:
    data = _data()
    words = [
        each[name] for each in data["indicator"] + data["instrument"] for name in FREE_WORDS if name in each
    ]
    assert [text for text in (*words, *data["themes"].values()) if text not in catalog("en")] == []


def test_every_example_is_a_description_that_is_taken() -> None:
    node = "6d3c1f9e-0d2b-4d5a-9a55-3a4f6d2f1c01"
    for language in ("nl", "en"):
        for each in examples(language):
            _, faults = fields.check("describe-indicator", {"indicator": node, **each.fills})
            assert faults == [], each
            assert set(each.themes) <= set(themes(language))
            assert each.forms
    assert [each.key for each in examples("en")] == [each.key for each in DUTCH]
    assert len({each.name for each in DUTCH}) == len(DUTCH)


def test_no_example_would_itself_get_a_hint() -> None:
    for language in ("nl", "en"):
        for each in examples(language):
            assert of_goal(each.text, language, {}) == []
            assert of_indicator(each.text, str(each.fills.get("unit", "")), language, {}) == []


def test_every_choice_finds_something() -> None:
    found = choices("nl")
    for name, values in found.items():
        assert [value for value in values if not matching("nl", **{name: value})] == []
    assert list(found["theme"]) == list(themes("nl"))


@pytest.mark.parametrize(
    ("by", "names"),
    [
        ({"form": "telling", "theme": "caring", "level": "person"}, ["gewone week"]),
        ({"words": "Eenzaam gierveld"}, ["eenzaam"]),
        ({"words": "trampoline"}, []),
        ({"form": "telling", "words": "CBS"}, []),
        ({"theme": "no such theme"}, []),
    ],
)
def test_examples_are_found_by_all_that_was_asked(by: dict[str, str], names: list[str]) -> None:
    found = matching("nl", **by)
    assert len(found) == len(names)
    assert all(part in each.name for part, each in zip(names, found, strict=True))


def test_example_fills_only_what_is_empty() -> None:
    lonely = next(each for each in DUTCH if "eenzaam" in each.name)
    values = fill({"form": "telling", "unit": "", "existsAlready": False}, lonely.key, "nl")
    assert (values["form"], values["existsAlready"]) == ("telling", False)
    assert (values["unit"], values["nature"], values["text"]) == (
        "% dat zich eenzaam voelt",
        "experience",
        lonely.text,
    )
    assert fill({"form": "telling"}, "no such key", "nl") == {"form": "telling"}


def test_way_to_find_out_leaves_the_form_open_when_it_has_two() -> None:
    ways = [each for each in DUTCH if not each.text]
    assert {len(each.forms) for each in ways} == {1, 2}
    assert [each.name for each in ways if ("form" in each.fills) != (len(each.forms) == 1)] == []


def test_sheet_of_its_own_is_filled_with_an_example_and_keeps_what_was_described() -> None:
    table = stand.grown()
    told = next(node.id for node in table.state.nodes.values() if node.kind == "indicator")
    key = next(each.key for each in DUTCH if "eenzaam" in each.name)
    values = filled(table.state, "describe", {"indicator": told, "example": key}, "en")["f"]
    assert (values["form"], values["source"], values["existsAlready"]) == ("telling", "gesprekken", False)
    assert values["text"] == "Zij lacht"
    assert values["frequency"] == "elke vier jaar"
    fresh = filled(table.state, "indicator", {"example": key}, "nl")["f"]
    assert fresh["text"] == "Minder mensen voelen zich eenzaam"
    assert filled(table.state, "indicator", {}, "nl")["f"]["text"] == ""
    assert blank("nl")["f"]["text"] == ""
