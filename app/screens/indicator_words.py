"""How an indicator is described, in words: a label per field, a word per choice."""

from collections.abc import Mapping
from typing import Any

from app.screens.i18n import Translate

#: In the order in which they are asked.
LABELS = {
    "form": "Vorm",
    "nature": "Soort",
    "level": "Niveau",
    "source": "Bron",
    "instrument": "Manier van meten",
    "unit": "Eenheid",
    "direction": "Richting",
    "frequency": "Hoe vaak",
    "existsAlready": "Wordt al gemeten",
    "baseline": "Nu",
    "target": "Streven",
    "term": "Termijn",
    "who": "Wie meet",
}
CHOICES: dict[str, dict[str, str]] = {
    "form": {"counting": "tellen", "telling": "vertellen"},
    "nature": {"fact": "feit", "experience": "ervaring"},
    "level": {
        "society": "samenleving",
        "service": "voorziening",
        "intervention": "aanpak",
        "person": "mensen zelf",
        "process": "manier van werken",
    },
}


def described(description: Mapping[str, Any], _: Translate) -> list[tuple[str, str]]:
    """What was filled in, as label and words; people's own words stay as they are."""
    return [
        (_(label), _word(field, description[field], _))
        for field, label in LABELS.items()
        if description.get(field) not in (None, "")
    ]


def _word(field: str, value: Any, _: Translate) -> str:
    if isinstance(value, bool):
        return _("ja") if value else _("nee")
    return _(CHOICES[field][value]) if field in CHOICES else str(value)
