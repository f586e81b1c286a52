"""How an indicator is described, in words: what is asked, and what each choice is called and means."""

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
#: What each choice means, for who never heard the word.
MEANS: dict[str, dict[str, str]] = {
    "form": {"counting": "Een getal: hoeveel, of hoe vaak.", "telling": "Wat mensen erover zeggen."},
    "nature": {
        "fact": "Iets wat gebeurt. Een ander kan het ook zien.",
        "experience": "Wat iemand voelt of vindt. Dat moet je vragen.",
    },
    "level": {
        "society": "De hele wijk, of de hele gemeente.",
        "service": "Hulp of een plek, zoals een buurthuis.",
        "intervention": "Iets wat we doen, zoals een cursus.",
        "person": "Wat er verandert in iemands leven.",
        "process": "Hoe het werk gaat, en hoe we met elkaar omgaan.",
    },
}
#: The question to a field, with what may stand there.
ASKED: dict[str, tuple[str, str]] = {
    "form": ("Tellen of vertellen?", ""),
    "nature": ("Feit of ervaring?", ""),
    "level": ("Over wie of wat gaat het?", ""),
    "source": ("Waar halen we het vandaan?", "bijvoorbeeld gesprekken, of cijfers van de huisarts"),
    "instrument": ("Hoe komen we erachter?", "bijvoorbeeld met een vragenlijst"),
    "unit": ("Wat tellen we dan?", "bijvoorbeeld mensen, of keren per week"),
    "direction": ("Welke kant moet het op?", "meer, minder, of zoals het is"),
    "frequency": ("Hoe vaak kijken we?", "bijvoorbeeld elk jaar"),
    "existsAlready": ("Houdt iemand dit al bij?", ""),
    "baseline": ("Hoe is het nu?", "bijvoorbeeld 3 van de 10 mensen"),
    "target": ("Waar willen we naartoe?", "bijvoorbeeld 6 van de 10 mensen"),
    "term": ("Wanneer willen we daar zijn?", "bijvoorbeeld over 3 jaar"),
    "who": ("Wie houdt het bij?", "een rol of organisatie, geen naam van een mens"),
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
