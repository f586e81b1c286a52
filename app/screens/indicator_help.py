"""Examples of indicators and of ways to find out, and what they fill in of a description."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from app.screens.i18n import Translate, translator
from app.screens.indicator_words import CHOICES

DATA = Path(__file__).parent / "indicators.toml"
#: What an example fills in, by the name of the field; of these the free words are translated.
FILLS = ("form", "nature", "level", "source", "instrument", "unit", "direction", "frequency")
FREE = frozenset({"source", "instrument", "unit", "direction", "frequency"})


@dataclass(frozen=True)
class Example:
    """`text`: the words of an indicator, "" for a way to find out; `name`: what it is called; `forms`:
    counting, telling, or both; `facts` are read under it; `fills`: field to value, `existsAlready` too.
    """

    key: str
    text: str
    name: str
    note: str
    forms: tuple[str, ...]
    level: str
    themes: tuple[str, ...]
    facts: tuple[str, ...]
    fills: Mapping[str, Any]

    @property
    def read(self) -> str:
        """All that is read of it, in lower case."""
        return " ".join((self.name, *self.facts, self.note)).lower()


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(DATA.read_text(encoding="utf-8"))


@cache
def themes(language: str) -> dict[str, str]:
    """The themes by which examples are found, with their names."""
    _ = translator(language)
    return {key: _(name) for key, name in _data()["themes"].items()}


@cache
def examples(language: str) -> tuple[Example, ...]:
    """All of them: indicators, then ways to find out. The keys are the same in every language."""
    _ = translator(language)
    found = [_indicator(f"i{n}", each, _) for n, each in enumerate(_data()["indicator"], 1)]
    return (*found, *(_instrument(f"w{n}", each, _) for n, each in enumerate(_data()["instrument"], 1)))


def matching(
    language: str, form: str = "", level: str = "", theme: str = "", words: str = ""
) -> tuple[Example, ...]:
    """Those that fit each choice that was made, and hold every word that is looked for."""
    return tuple(
        each
        for each in examples(language)
        if (not form or form in each.forms)
        and (not level or level == each.level)
        and (not theme or theme in each.themes)
        and all(word in each.read for word in words.lower().split())
    )


def choices(language: str) -> dict[str, dict[str, str]]:
    """What can be chosen to find examples: form, level, theme; value to word."""
    _ = translator(language)
    found = {name: {value: _(word) for value, word in CHOICES[name].items()} for name in ("form", "level")}
    return {**found, "theme": themes(language)}


def fill(values: Mapping[str, Any], key: str, language: str) -> dict[str, Any]:
    """The fields of a sheet with what an example adds to them: only what was empty."""
    found = next((each for each in examples(language) if each.key == key), None)
    added = {**found.fills, "text": found.text} if found else {}
    return dict(values) | {name: said for name, said in added.items() if values.get(name) in (None, "")}


def _indicator(key: str, given: Mapping[str, Any], _: Translate) -> Example:
    fills: dict[str, Any] = {
        name: _(given[name]) if name in FREE else given[name] for name in FILLS if name in given
    }
    if given.get("exists"):
        fills["existsAlready"] = True
    return Example(
        key,
        text=_(given["text"]),
        name=_(given["text"]),
        note=_(given["note"]) if "note" in given else "",
        forms=(given["form"],),
        level=given["level"],
        themes=tuple(given["themes"]),
        facts=_facts(fills, _),
        fills=fills,
    )


def _instrument(key: str, given: Mapping[str, Any], _: Translate) -> Example:
    """One that both counts and tells leaves the form to the group: an indicator has one form."""
    forms, name = tuple(given["forms"]), _(given["name"])
    fills = {"level": given["level"], "instrument": name} | ({"form": forms[0]} if len(forms) == 1 else {})
    if given.get("exists"):
        fills["existsAlready"] = True
    return Example(
        key,
        text="",
        name=name,
        note=_(given["note"]),
        forms=forms,
        level=given["level"],
        themes=tuple(given["themes"]),
        facts=(),
        fills=fills,
    )


def _facts(fills: Mapping[str, Any], _: Translate) -> tuple[str, ...]:
    """What is read under the words: what is counted, with what, from where, how often."""
    return tuple(fills[name] for name in ("unit", "instrument", "source", "frequency") if name in fills)
